/// The description of a code as bits, for a reader who does not share the code.
public struct EncodedTable: Hashable, Sendable {
  /// The bits, the last byte padded with zeros.
  public let bytes: [UInt8]

  /// The number of bits before the padding.
  public let bitCount: Int

  init(_ written: (bytes: [UInt8], bitCount: Int)) {
    (bytes, bitCount) = written
  }
}
