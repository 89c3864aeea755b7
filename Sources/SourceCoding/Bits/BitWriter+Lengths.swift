/// The lengths of codewords, as tables have them.
///
///     runs   which symbols have a codeword
///     first  the length of the first codeword plus 1; γ
///     rest   each further length by its difference d from the one before: 2d + 1 for
///            d ≥ 0, −2d for d < 0; γ
extension BitWriter {
  /// Appends lengths, `nil` for a symbol without a codeword.
  mutating func append(lengths: [Int?]) {
    append(runsOf: lengths.map { $0 != nil })
    var previous: Int?
    for case let length? in lengths {
      if let previous {
        append(difference: length - previous)
      } else {
        append(gamma: length + 1)
      }
      previous = length
    }
  }
}

extension BitReader {
  /// The next lengths, of `count` symbols; some may be below 0, or above the longest.
  ///
  /// - Throws: ``DecodeError`` at the end, or where two differ by more than the longest.
  mutating func nextLengths(count: Int, longest: Int) throws(DecodeError) -> [Int?] {
    var lengths: [Int?] = []
    var previous: Int?
    for isCoded in try nextRuns(count: count) {
      guard isCoded else {
        lengths.append(nil)
        continue
      }
      let length: Int
      if let previous {
        length = previous + (try nextDifference(limit: longest))
      } else {
        length = try nextGamma(limit: longest + 1) - 1
      }
      lengths.append(length)
      previous = length
    }
    return lengths
  }
}
