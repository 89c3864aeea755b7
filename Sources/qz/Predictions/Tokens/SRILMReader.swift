import SourceCoding

/// Words in the output of SRILM's `ngram -ppl FILE -debug 2`: a sentence, its words
/// with their probabilities, and its sums.
///
///     the cat
///       p( the | <s> )  = [2gram] 0.0523 [ -1.2815 ]
///       p( <unk> | the ...)  = [OOV] 0 [ -inf ]
///       p( </s> | cat ...)  = [2gram] 0.2 [ -0.69897 ]
///     1 sentences, 2 words, 1 OOVs
///     0 zeroprobs, logprob= -1.9805 ppl= 9.77 ppl1= 95.6
///
/// The number in brackets is log10 p. SRILM's sums exclude words outside the
/// vocabulary, which have no probability; here they are tokens that the model did not
/// predict.
///
/// Source: SRILM, manual page *ngram(1)*, option `-debug 2`.
struct SRILMReader: TokenReader {
  let placeName = "line"

  private var lines: TextLines

  init(_ file: FileSource, path: String) {
    lines = TextLines(file, path: path)
  }

  /// Whether a line is that of a word.
  static func looksLike(_ line: ArraySlice<UInt8>) -> Bool { word(line) != nil }

  mutating func next() throws(Failure) -> TokenDocument? {
    var document = TokenDocument()
    while let line = try lines.nextFilled() {
      if var token = Self.word(line) {
        token.place = lines.lineNumber
        let isEnd = token.text.elementsEqual("</s>".utf8)
        if isEnd {
          token.text = [0x0A]
        } else if !document.tokens.isEmpty {
          token.text.insert(0x20, at: 0)
        }
        token.byteCount = token.text.count
        document.tokens.append(token)
      } else if let sum = Self.sum(line), !document.tokens.isEmpty {
        let found = document.tokens.reduce(0.0) { $0 + ($1.logProbability ?? 0) }
        let rounding = 1e-3 * (1 + abs(found))
        guard abs(found - sum) <= rounding else {
          throw .job(
            "\(lines.place): the words sum to \(found.inDigits), and logprob is \(sum.inDigits)",
            remedy: "give it the whole output of 'ngram -ppl -debug 2'")
        }
        return document
      }
    }
    return document.tokens.isEmpty ? nil : document
  }

  private static func word(_ line: ArraySlice<UInt8>) -> TokenRecord? {
    let parts = line.split { $0 == 0x20 || $0 == 0x09 }
    // p( word | … ) = [ngram] probability [ logarithm ]
    guard parts.count >= 8, parts[0].elementsEqual("p(".utf8), parts[2].elementsEqual("|".utf8),
      parts[parts.count - 1].elementsEqual("]".utf8),
      parts[parts.count - 3].elementsEqual("[".utf8)
    else { return nil }
    let kind = parts[parts.count - 5]
    let number = Array(parts[parts.count - 2])
    guard kind.first == UInt8(ascii: "["),
      let log = DecimalField.value(number, 0..<number.count)
    else { return nil }
    var token = TokenRecord(text: Array(parts[1]))
    let isOutside = kind.elementsEqual("[OOV]".utf8)
    token.isUnknown = isOutside
    token.logProbability = isOutside ? nil : log
    return token
  }

  private static func sum(_ line: ArraySlice<UInt8>) -> Double? {
    let parts = line.split(separator: 0x20)
    guard let place = parts.firstIndex(where: { $0.elementsEqual("logprob=".utf8) }),
      place + 1 < parts.count
    else { return nil }
    let number = Array(parts[place + 1])
    return DecimalField.value(number, 0..<number.count)
  }
}
