import SourceCoding

/// The tokens of several files, one after another.
struct ChainedTokenReader: TokenReader {
  private let sources: [TokenFile.Source]
  private var reader: any TokenReader
  private var index = 0

  /// A reader of the tokens of all files.
  ///
  /// - Precondition: There is a file.
  init(_ sources: [TokenFile.Source]) throws(Failure) {
    self.sources = sources
    reader = try TokenFile.reader(of: sources[0])
  }

  var placeName: String { reader.placeName }

  mutating func next() throws(Failure) -> TokenDocument? {
    while true {
      if var document = try reader.next() {
        // Documents of two files may have the same name.
        document.key = document.key.map { "\(index) \($0)" }
        return document
      }
      guard index + 1 < sources.count else { return nil }
      index += 1
      reader = try TokenFile.reader(of: sources[index])
      // A document that was open in the previous file ends with it.
      return TokenDocument(isEnd: true)
    }
  }
}
