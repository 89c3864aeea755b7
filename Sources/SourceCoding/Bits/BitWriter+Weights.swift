/// Weights, as they stand in the tables of codes that both sides make from z.
///
/// Counts, and counts plus a half, are written as whole numbers; other reals take 64
/// bits each:
///
///     runs      which symbols have a weight above 0
///     kind      1 for whole numbers, 2 for halves, 3 for others; in γ
///     weights   each that is above 0: the whole number, or twice the half, in δ, or the
///               64 bits of the real
///
/// The reader gets the weights exact to the last bit, and so makes the same code.
extension BitWriter {
  /// Appends weights that are finite and at least 0.
  mutating func append(weights: [Double]) {
    append(runsOf: weights.map { $0 > 0 })
    let present = weights.filter { $0 > 0 }
    let limit = 0x1p52
    let kind =
      present.allSatisfy { $0 == $0.rounded(.down) && $0 <= limit }
      ? 1 : present.allSatisfy { 2 * $0 == (2 * $0).rounded(.down) && $0 <= limit } ? 2 : 3
    append(gamma: kind)
    for weight in present {
      guard kind < 3 else {
        append(weight.bitPattern, bitCount: 64)
        continue
      }
      let number = UInt64(kind == 2 ? 2 * weight : weight)
      let digits = digitCount(of: number)
      append(gamma: digits)
      append(number, bitCount: digits - 1)
    }
  }
}

extension BitReader {
  /// Reads the weights of `count` symbols.
  ///
  /// - Throws: ``DecodeError`` at the end, or if the weights do not form a
  ///   distribution.
  mutating func nextDistribution(count: Int) throws(DecodeError) -> Distribution {
    let start = bitOffset
    let isPresent = try nextRuns(count: count)
    let kind = try nextGamma(limit: 3)
    var weights: [Double] = []
    for isPresent in isPresent {
      guard isPresent else {
        weights.append(0)
        continue
      }
      guard kind < 3 else {
        weights.append(Double(bitPattern: try next(bitCount: 64)))
        continue
      }
      let digits = try nextGamma(limit: 54)
      let number = 1 << UInt64(digits - 1) | (try next(bitCount: digits - 1))
      weights.append(kind == 2 ? Double(number) / 2 : Double(number))
    }
    do throws(InvalidDistribution) {
      return try Distribution(weights: weights)
    } catch {
      throw .damaged(bitOffset: start)
    }
  }
}
