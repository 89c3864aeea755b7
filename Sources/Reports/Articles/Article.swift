/// An article of the documentation, as it is embedded in the binary.
package struct Article: Sendable {
  /// The name as an argument of `qz explain`: `reading-a-bill`.
  package let name: String

  /// The title: `Reading a bill`.
  package let title: String

  /// The subject of the article, in one sentence.
  package let summary: String

  /// The content of its file, in Markdown.
  package let markdown: String

  /// Every article, in the order in which they are listed.
  package static let all = PageAsset.articles.map {
    Article(fileName: $0.fileName, markdown: $0.text)
  }

  /// The article with the given name, in any case, with blanks or hyphens; `nil` if
  /// there is none.
  package static func named(_ name: String) -> Article? {
    let key = name.lowercased().replacing(" ", with: "-")
    return all.first { $0.name == key || $0.fileName.lowercased() == key }
  }

  /// The name of its file, which other articles use in links.
  let fileName: String

  /// The article made from a file: a title, a summary below it, then the rest.
  init(fileName: String, markdown: String) {
    self.fileName = fileName
    self.markdown = markdown
    name = Self.name(ofFile: fileName)
    let blocks = markdown.split(separator: "\n\n", omittingEmptySubsequences: true)
    title = blocks.first.map { String($0.drop { $0 == "#" || $0 == " " }) } ?? fileName
    summary = blocks.count > 1 ? String(blocks[1].map { $0 == "\n" ? " " : $0 }) : ""
  }

  /// The article's name for the name of its file: `reading-a-bill` for `ReadingABill`
  /// and `readingABill`.
  static func name(ofFile fileName: some StringProtocol) -> String {
    let words = fileName.reduce(into: "") { name, letter in
      name += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
    }
    return words.hasPrefix("-") ? String(words.dropFirst()) : words
  }
}
