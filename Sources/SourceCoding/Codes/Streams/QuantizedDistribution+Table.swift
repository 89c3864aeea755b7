/// Shares as a table.
///
///     bits      the precision; γ
///     runs      which symbols have a share
///     shares    of each such symbol in turn, the number of binary digits of its
///               share by its difference d from the one before, beginning at 1:
///               2d + 1 for d ≥ 0, −2d for d < 0; γ; and then all digits but the
///               first, which is 1
///
/// So a symbol costs about 3 bits, and one for each halving of the precision that
/// its share can bear.
extension QuantizedDistribution {
  /// The shares as bits.
  var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: bits)
    writer.append(runsOf: shares.map { $0 > 0 })
    var previous = 1
    for share in shares where share > 0 {
      let digitCount = UInt32.bitWidth - share.leadingZeroBitCount
      let difference = digitCount - previous
      writer.append(gamma: difference >= 0 ? 2 * difference + 1 : -2 * difference)
      for digit in (0..<digitCount - 1).reversed() { writer.append(bit: Int(share >> digit & 1)) }
      previous = digitCount
    }
    return EncodedTable(writer.finish())
  }

  /// The shares over `alphabetSize` symbols that `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let bits = try reader.nextGamma(limit: Self.precisions.upperBound)
    var shares: [UInt32] = []
    var previous = 1
    for hasShare in try reader.nextRuns(count: alphabetSize) {
      guard hasShare else {
        shares.append(0)
        continue
      }
      let start = reader.bitOffset
      let number = try reader.nextGamma(limit: 2 * Self.precisions.upperBound + 1)
      let digitCount = previous + (number % 2 == 1 ? number / 2 : -number / 2)
      guard 1...Self.precisions.upperBound + 1 ~= digitCount else {
        throw .damaged(bitOffset: start)
      }
      var share: UInt32 = 1
      for _ in 1..<digitCount { share = share << 1 | UInt32(try reader.next()) }
      shares.append(share)
      previous = digitCount
    }
    try reader.finish()
    guard let quantized = QuantizedDistribution(shares: shares, bits: bits) else {
      throw .damaged(bitOffset: reader.bitOffset)
    }
    self = quantized
  }
}
