/// The lengths of codewords, as they stand in tables.
///
///     runs   which symbols have a codeword
///     first  the length of the first codeword plus 1; in γ
///     rest   the difference d of each further length from the previous one: 2d + 1 for
///            d ≥ 0, −2d for d < 0; in γ
extension BitWriter {
  /// Appends lengths; `nil` stands for a symbol without a codeword.
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
  /// Reads the lengths of `count` symbols; some may be below 0 or above `longest`.
  ///
  /// - Throws: ``DecodeError`` at the end, or if two neighbours differ by more than
  ///   `longest`.
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
