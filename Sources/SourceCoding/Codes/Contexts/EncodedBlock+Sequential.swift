internal import Kernels

/// What the codes have in common that write a block as one range-coded number.
extension EncodedBlock {
  /// Notes what was written into the buffer.
  mutating func finish(bitCount: Int, information: [InformationSum]) {
    finish(
      bitCount: bitCount,
      information: information.map { -Mathematics.log2($0.significand) - Double($0.exponent) })
  }

  /// Checks that the symbols read are those that the bits say.
  ///
  /// - Parameter end: the number of bits that would have been written for the
  ///   symbols; `nil` if others would.
  /// - Throws: ``DecodeError`` if it is not that of the block.
  func expectEnd(_ end: Int?) throws(DecodeError) {
    guard let end else { throw .damaged(bitOffset: 0) }
    guard end <= bitCount else { throw .truncated(bitOffset: bitCount) }
    guard end == bitCount else { throw .unread(bitOffset: end) }
  }
}
