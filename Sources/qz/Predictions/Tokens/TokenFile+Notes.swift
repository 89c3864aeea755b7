import SourceCoding

extension TokenFile {
  /// The rule by which the bytes of the text are counted.
  var byteRule: String {
    switch format {
    case .json, .table: "bytes are those of the tokens, by 'bytes' or else by 'text' in UTF-8"
    case .kenLM, .srilm:
      "bytes are those of the words, a space before each but the first of a line, and a line feed "
        + "for </s>"
    }
  }

  /// Remarks on the tokens, in sentences without their full stop.
  func sentences(_ notes: TokenNotes) -> [String] {
    var sentences: [String] = []
    if let response { sentences.append("the form is that of \(response.name)") }
    if let failures = notes.failures.sentence { sentences.append(failures) }
    if let note = spelling.note {
      sentences.append(note + "; --token-text raw takes them unchanged")
    }
    let texts = notes.textBytes
    if texts.documents > 0 {
      sentences.append(
        "bytes are counted from the text of the response where its tokens have others: "
          + "\(texts.text.grouped) bytes and not \(texts.tokens.grouped), in "
          + "\(texts.documents.counted("response"))")
    }
    sentences += notes.padding.sentences
    for sentinel in Sentinel.allCases {
      guard let count = notes.sentinels[sentinel] else { continue }
      sentences.append(
        "\(count.counted("token")) \(count == 1 ? "has" : "have") "
          + sentinel.meaning(of: response))
    }
    if notes.aboveZero.count > 0 {
      sentences.append(
        "\(notes.aboveZero.count.grouped) \("log-probability".plural(by: notes.aboveZero.count)) above 0 "
          + "by rounding, up to \(notes.aboveZero.greatest.inDigits), count as 0")
    }
    return sentences
  }
}

extension String {
  fileprivate func plural(by count: Int) -> String {
    count == 1 ? self : dropLast() + "ies"
  }
}
