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
        let difference = length - previous
        append(gamma: difference >= 0 ? 2 * difference + 1 : -2 * difference)
      } else {
        append(gamma: length + 1)
      }
      previous = length
    }
  }
}

extension BitReader {
  /// The next lengths, of `count` symbols; some may be none that a codeword can have.
  ///
  /// - Throws: ``DecodeError`` at the end, or where two differ by more than codewords can.
  mutating func nextLengths(count: Int) throws(DecodeError) -> [Int?] {
    var lengths: [Int?] = []
    var previous: Int?
    for isCoded in try nextRuns(count: count) {
      guard isCoded else {
        lengths.append(nil)
        continue
      }
      let length: Int
      if let previous {
        let number = try nextGamma(limit: 2 * Codeword.longest + 1)
        length = previous + (number % 2 == 1 ? number / 2 : -number / 2)
      } else {
        length = try nextGamma(limit: Codeword.longest + 1) - 1
      }
      lengths.append(length)
      previous = length
    }
    return lengths
  }
}
