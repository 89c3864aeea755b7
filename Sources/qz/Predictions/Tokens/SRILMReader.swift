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
/// predict. Their lines name `<unk>`: the words themselves are in the line of the sentence.
/// Other lines, such as `reading 12 1-grams`, are skipped.
///
/// Source: SRILM, manual page *ngram(1)*, option `-debug 2`.
struct SRILMReader: TokenReader {
  let placeName = "line"

  private var lines: TextLines

  /// The greatest number of lines before the first word, by which the output is recognised.
  static let greatestPreface = 100

  init(_ file: FileSource, path: String) {
    lines = TextLines(file, path: path)
  }

  /// Whether a line is that of a word.
  static func looksLike(_ line: ArraySlice<UInt8>) -> Bool { word(line) != nil }

  mutating func next() throws(Failure) -> TokenDocument? {
    var document = TokenDocument()
    // The line before the first word of a sentence is the sentence.
    var sentence: [ArraySlice<UInt8>] = []
    while let line = try lines.nextFilled() {
      if var token = Self.word(line) {
        token.place = lines.lineNumber
        document.tokens.append(token)
      } else if let sum = Self.sum(line), !document.tokens.isEmpty {
        let found = document.tokens.compactMap(\.logProbability).filter(\.isFinite).reduce(0, +)
        let rounding = 1e-3 * (1 + abs(found))
        guard abs(found - sum) <= rounding else {
          throw .job(
            "\(lines.place): the words sum to \(found.inDigits), and logprob is \(sum.inDigits)",
            remedy: "give it the whole output of 'ngram -ppl -debug 2'")
        }
        Self.spell(&document.tokens, sentence)
        return document
      } else if document.tokens.isEmpty {
        sentence = line.split { $0 == 0x20 || $0 == 0x09 }
      }
    }
    guard !document.tokens.isEmpty else { return nil }
    Self.spell(&document.tokens, sentence)
    return document
  }

  /// Gives the words of a sentence their bytes: a space before every word except the first, and a
  /// line feed for the end of the sentence.
  private static func spell(_ tokens: inout [TokenRecord], _ sentence: [ArraySlice<UInt8>]) {
    let words = tokens.prefix { !isEnd($0) }
    let isSentence =
      words.count == sentence.count
      && zip(words, sentence).allSatisfy { isUnknown($0) || $0.text.elementsEqual($1) }
    for index in tokens.indices {
      if isEnd(tokens[index]) {
        tokens[index].text = [0x0A]
      } else if isUnknown(tokens[index]) {
        tokens[index].isUnknown = true
        tokens[index].lacksText = !isSentence
        tokens[index].text = isSentence ? Array(sentence[index]) : []
      }
      if index > 0, !tokens[index].lacksText, tokens[index].text != [0x0A] {
        tokens[index].text.insert(0x20, at: 0)
      }
      tokens[index].byteCount = tokens[index].text.count
    }
  }

  private static func isEnd(_ token: TokenRecord) -> Bool {
    token.text.elementsEqual("</s>".utf8)
  }

  /// Whether a line hides its word.
  private static func isUnknown(_ token: TokenRecord) -> Bool {
    token.isUnknown || token.text.elementsEqual("<unk>".utf8)
  }

  private static func word(_ line: ArraySlice<UInt8>) -> TokenRecord? {
    var parts = line.split { $0 == 0x20 || $0 == 0x09 }
    // Beyond -debug 2 the sum over the vocabulary follows: / 1
    if parts.count > 2, parts[parts.count - 2].elementsEqual("/".utf8) { parts.removeLast(2) }
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
