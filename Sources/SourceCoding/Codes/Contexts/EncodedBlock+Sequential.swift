internal import Kernels

/// The end of a block, for codes that write a block as one range-coded number.
extension EncodedBlock {
  /// Records the bits that were written into the buffer.
  mutating func finish(bitCount: Int, information: [InformationSum]) {
    finish(
      bitCount: bitCount,
      information: information.map { -Mathematics.log2($0.significand) - Double($0.exponent) })
  }

  /// Records the output of a kernel.
  ///
  /// - Parameter written: the number of bits and the cost of each batch of symbols;
  ///   `nil` if a symbol has no probability.
  /// - Throws: ``UnwritableSymbol`` if `written` is `nil`.
  mutating func finish(
    _ written: (bitCount: Int, information: [InformationSum])?
  ) throws(UnwritableSymbol) {
    guard let (bitCount, information) = written else { throw UnwritableSymbol() }
    finish(bitCount: bitCount, information: information)
  }

  /// Checks that the bits are those that an encoder writes for the symbols read.
  ///
  /// - Parameter end: the number of bits that an encoder would have written for the
  ///   symbols; `nil` if it would have written others.
  /// - Throws: ``DecodeError`` if it is not the number of bits of the block.
  func expectEnd(_ end: Int?) throws(DecodeError) {
    guard let end else { throw .damaged(bitOffset: 0) }
    guard end <= bitCount else { throw .truncated(bitOffset: bitCount) }
    guard end == bitCount else { throw .unread(bitOffset: end) }
  }
}
