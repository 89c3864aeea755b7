/// An article of the documentation, as the binary has it.
package struct Article: Sendable {
  /// The name that `qz explain` takes: `reading-a-bill`.
  package let name: String

  /// The title: `Reading a bill`.
  package let title: String

  /// What it is about, in a sentence.
  package let summary: String

  /// The text in Markdown, as its file has it.
  package let markdown: String

  /// Every article, in the order in which they are listed.
  package static let all = PageAsset.articles.map {
    Article(fileName: $0.fileName, markdown: $0.text)
  }

  /// The article called `name`, in any case, with blanks or hyphens; `nil` if there is none.
  package static func named(_ name: String) -> Article? {
    let key = name.lowercased().replacing(" ", with: "-")
    return all.first { $0.name == key || $0.fileName.lowercased() == key }
  }

  /// The name of its file, by which other articles link to it.
  let fileName: String

  /// An article by its file: a title, a summary below it, then the rest.
  init(fileName: String, markdown: String) {
    self.fileName = fileName
    self.markdown = markdown
    name = Self.name(ofFile: fileName)
    let blocks = markdown.split(separator: "\n\n", omittingEmptySubsequences: true)
    title = blocks.first.map { String($0.drop { $0 == "#" || $0 == " " }) } ?? fileName
    summary = blocks.count > 1 ? String(blocks[1].map { $0 == "\n" ? " " : $0 }) : ""
  }

  /// `reading-a-bill` for `ReadingABill` and for `readingABill`.
  static func name(ofFile fileName: some StringProtocol) -> String {
    let words = fileName.reduce(into: "") { name, letter in
      name += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
    }
    return words.hasPrefix("-") ? String(words.dropFirst()) : words
  }
}
