import SourceCoding

/// Words in the output of `query -v word` of KenLM, with a sentence a line.
struct KenLMReader: TokenReader {
  let placeName = "line"

  private var lines: TextLines

  init(_ file: FileSource, path: String) {
    lines = TextLines(file, path: path)
  }

  mutating func next() throws(Failure) -> TokenDocument? {
    while let line = try lines.nextFilled() {
      if KenLMLine.isSummary(line) { continue }
      let sentence = try KenLMLine(line, at: lines.place)
      var document = TokenDocument()
      for word in sentence.words {
        var token = TokenRecord(text: word.text)
        token.byteCount = word.byteCount
        token.logProbability = word.logProbability
        token.isUnknown = word.isUnknown
        token.place = lines.lineNumber
        document.tokens.append(token)
      }
      return document
    }
    return nil
  }
}
