import SourceCoding

/// A line printed by `query -v word` of KenLM: the words of a sentence, each with the
/// model's result.
///
///     the=12 1 -1.5	cat=0 1 -3.2	</s>=2 2 -0.8	Total: -5.5 OOV: 1
///
/// A word is followed by its number in the vocabulary, which is 0 for an unknown word,
/// by the length of the n-gram that was found, and by log10 p. The sum and the number
/// of unknown words end the line, and are checked.
struct KenLMLine {
  /// The words of the sentence.
  private(set) var words: [Word] = []

  /// A word with the model's result.
  struct Word {
    /// The word.
    let text: [UInt8]
    /// The number of bytes that it has in the text: a space before every word except
    /// the first, and a line feed for the end of the sentence.
    let byteCount: Int
    /// log10 of its probability.
    let logProbability: Double
    /// Whether it is outside the vocabulary.
    let isUnknown: Bool
  }

  /// Whether a line looks like one of these: its first item is a word with three
  /// numbers.
  static func looksLike(_ bytes: ArraySlice<UInt8>) -> Bool {
    let items = bytes.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
    return items.first.flatMap { word($0, isFirst: true) } != nil
      || items.first.flatMap { sum($0) } != nil
  }

  /// Whether a line belongs to the summary after the last sentence.
  static func isSummary(_ bytes: ArraySlice<UInt8>) -> Bool {
    ["Perplexity ", "OOVs:", "Tokens:", "Name:", "VmPeak:"].contains { bytes.starts(with: $0.utf8) }
  }

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - bytes: the line.
  ///   - place: the place of the line, for failures.
  /// - Throws: a failure if it is not such a line, or if its sums are wrong.
  init(_ bytes: ArraySlice<UInt8>, at place: String) throws(Failure) {
    let items = bytes.split(separator: UInt8(ascii: "\t"))
    guard let last = items.last, let (total, unknownCount) = Self.sum(last) else {
      throw .job(
        "\(place) does not end with 'Total:' and 'OOV:'",
        remedy: "give it the whole output of 'query -v word'")
    }
    for item in items.dropLast() {
      guard let word = Self.word(item, isFirst: words.isEmpty) else {
        throw .job(
          "\(place): '\(String(decoding: item.prefix(40), as: UTF8.self))' is not a word with three "
            + "numbers", remedy: "it is written like the=12 2 -1.5")
      }
      words.append(word)
    }
    // Numbers are printed with six digits, and the total was summed in single
    // precision.
    let sum = words.reduce(0) { $0 + $1.logProbability }
    let relative = 1e-5 + 0x1p-23 * Double(words.count)
    let rounding = relative * words.reduce(1) { $0 + abs($1.logProbability) }
    guard sum == total || abs(sum - total) <= rounding else {
      throw .job(
        "\(place): the words sum to \(sum.inDigits), and the total is \(total.inDigits)",
        remedy: "give it the whole output of 'query -v word'")
    }
    let found = words.count { $0.isUnknown }
    guard found == unknownCount else {
      throw .job(
        "\(place): \(found.grouped) words are number 0, and \(unknownCount.grouped) are said to be unknown",
        remedy: "give it the whole output of 'query -v word'")
    }
  }

  private static func word(_ item: ArraySlice<UInt8>, isFirst: Bool) -> Word? {
    let parts = item.split(separator: UInt8(ascii: " "))
    guard parts.count == 3, let equals = parts[0].lastIndex(of: UInt8(ascii: "=")),
      let number = Int(String(decoding: parts[0][(equals + 1)...], as: UTF8.self)),
      Int(String(decoding: parts[1], as: UTF8.self)) != nil, let log = real(parts[2])
    else { return nil }
    let name = parts[0][..<equals]
    let isEnd = name.elementsEqual("</s>".utf8)
    return Word(
      text: isEnd ? [0x0A] : (isFirst ? [] : [0x20]) + name,
      byteCount: isEnd ? 1 : name.count + (isFirst ? 0 : 1), logProbability: log,
      isUnknown: number == 0)
  }

  private static func sum(_ item: ArraySlice<UInt8>) -> (total: Double, unknownCount: Int)? {
    let parts = item.split(separator: UInt8(ascii: " "))
    guard parts.count == 4, parts[0].elementsEqual("Total:".utf8), let total = real(parts[1]),
      parts[2].elementsEqual("OOV:".utf8),
      let count = Int(String(decoding: parts[3], as: UTF8.self))
    else { return nil }
    return (total, count)
  }

  private static func real(_ bytes: ArraySlice<UInt8>) -> Double? {
    DecimalField.value(Array(bytes), 0..<bytes.count)
  }
}
