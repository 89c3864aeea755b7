/// Shares as a table.
///
///     bits      the precision; γ
///     shares    as below
extension QuantizedDistribution {
  /// The shares as bits.
  var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: bits)
    writer.append(shares: shares)
    return EncodedTable(writer.finish())
  }

  /// The shares over `alphabetSize` symbols that `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    try self.init(table: table, alphabetSize: alphabetSize, precisions: Self.precisions)
  }

  /// The shares that `table` describes, whose precision is one of `precisions`.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
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

/// Shares as bits: runs of symbols that have none or one at least, and of each such
/// symbol in turn
///
///     digits    how many binary digits its share has, by the difference d from the
///               one before, beginning at 1: 2d + 1 for d ≥ 0, −2d for d < 0; γ
///     share     all digits but the first, which is 1
///
/// So a symbol costs about 3 bits, and one more for each halving of the precision
/// that its share can bear.
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
  /// The shares of the next `count` symbols, of at most so many binary digits each.
  ///
  /// - Throws: ``DecodeError`` at the end, or if one has more.
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
