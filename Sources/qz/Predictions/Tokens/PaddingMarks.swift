import SourceCoding

/// Marks of the vocabulary that fill up the ends of documents to a common length.
///
/// A mark whose name says so, such as `<pad>` or `[PAD]`, is padding wherever it stands at an end;
/// another, such as `<|endoftext|>`, if it is repeated there.
struct PaddingMarks {
  private var document = -1
  private var run: (text: [UInt8], length: Int) = ([], 0)
  private var found: [[UInt8]: (tokens: Int, documents: Int)] = [:]

  /// Takes the next token.
  mutating func add(_ item: TokenItem) {
    if item.document != document {
      endDocument()
      document = item.document
    }
    guard item.isSpecial || TokenSpelling.isSpecial(item.text) else {
      run = ([], 0)
      return
    }
    run = item.text == run.text ? (run.text, run.length + 1) : (item.text, 1)
  }

  /// Ends the document of the tokens so far.
  mutating func endDocument() {
    defer { run = ([], 0) }
    guard run.length > (Self.isPadding(run.text) ? 0 : 1) else { return }
    let (tokens, documents) = found[run.text, default: (0, 0)]
    found[run.text] = (tokens + run.length, documents + 1)
  }

  private static func isPadding(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).lowercased().contains("pad")
  }

  /// What was found, in sentences without their full stop.
  var sentences: [String] {
    found.sorted { ($1.value.tokens, $0.key.description) < ($0.value.tokens, $1.key.description) }
      .map { text, count in
        let name = String(decoding: text, as: UTF8.self)
        return
          "\(count.tokens.counted("token")) '\(name)' at the end of "
          + "\(count.documents.counted("document")) "
          + "\(count.tokens == 1 ? "is" : "are") padding, which counts as tokens but not as bytes: leave "
          + "\(count.tokens == 1 ? "it" : "them") out of the file for the loss of the text"
      }
  }
}
