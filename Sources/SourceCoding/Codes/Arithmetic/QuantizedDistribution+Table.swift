/// The table of quantised probabilities.
///
///     bits      the precision; in γ
///     shares    as below
extension QuantizedDistribution {
  /// The precision and the shares, encoded as bits.
  var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: bits)
    writer.append(shares: shares)
    return EncodedTable(writer.finish())
  }

  /// Reads the shares over `alphabetSize` symbols that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe shares.
  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    try self.init(table: table, alphabetSize: alphabetSize, precisions: Self.precisions)
  }

  /// Reads the shares that `table` describes, with a precision in `precisions`.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe such shares.
  init(
    table: EncodedTable, alphabetSize: Int, precisions: ClosedRange<Int>
  ) throws(DecodeError) {
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let bits = try reader.nextGamma(limit: precisions.upperBound)
    let shares = try reader.nextShares(count: alphabetSize, mostDigits: bits + 1)
    try reader.finish()
    guard precisions.contains(bits),
      let quantized = QuantizedDistribution(shares: shares, bits: bits)
    else { throw .damaged(bitOffset: reader.bitOffset) }
    self = quantized
  }
}

/// Shares as bits: runs of symbols with and without a share, then for each symbol that
/// has one
///
///     digits    the number of binary digits of its share, as the difference d from the
///               previous one, starting at 1: 2d + 1 for d ≥ 0, −2d for d < 0; in γ
///     share     all digits except the first, which is 1
///
/// A symbol costs about 3 bits, and one more for each binary digit by which its share
/// exceeds 1.
extension BitWriter {
  /// Appends the shares.
  mutating func append(shares: [UInt32]) {
    append(runsOf: shares.map { $0 > 0 })
    var previous = 1
    for share in shares where share > 0 {
      let digits = digitCount(of: UInt64(share))
      append(difference: digits - previous)
      append(UInt64(share), bitCount: digits - 1)
      previous = digits
    }
  }
}

extension BitReader {
  /// Reads the shares of `count` symbols, each of at most `mostDigits` binary digits.
  ///
  /// - Throws: ``DecodeError`` at the end, or if a share has more digits.
  /// - Precondition: mostDigits ≤ 32.
  mutating func nextShares(count: Int, mostDigits: Int) throws(DecodeError) -> [UInt32] {
    var shares: [UInt32] = []
    var previous = 1
    for hasShare in try nextRuns(count: count) {
      guard hasShare else {
        shares.append(0)
        continue
      }
      let start = bitOffset
      let digits = previous + (try nextDifference(limit: mostDigits))
      guard 1...mostDigits ~= digits else { throw .damaged(bitOffset: start) }
      let rest = try next(bitCount: digits - 1)
      shares.append(UInt32(truncatingIfNeeded: 1 << UInt64(digits - 1) | rest))
      previous = digits
    }
    return shares
  }
}
