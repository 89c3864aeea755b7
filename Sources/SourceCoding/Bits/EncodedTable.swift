/// The description of a code as bits, for a reader who does not share the code.
package struct EncodedTable: Hashable, Sendable {
  /// The bits, the last byte padded with zeros.
  package let bytes: [UInt8]

  /// The number of bits, without the padding.
  package let bitCount: Int

  /// The table of a code that needs no description.
  package static let empty = EncodedTable(bytes: [], bitCount: 0)

  /// The table of the first `bitCount` bits of `bytes`, or of all bits if there are
  /// fewer.
  package init(bytes: [UInt8], bitCount: Int) {
    self.bitCount = max(0, min(bitCount, bytes.count * 8))
    self.bytes = Array(bytes.prefix((self.bitCount + 7) / 8))
  }

  /// Whether the bits after the first `bitCount`, in the last byte, are zeros.
  static func isPadded(_ bytes: [UInt8], bitCount: Int) -> Bool {
    guard bitCount % 8 > 0 else { return true }
    return bytes[bitCount / 8] << UInt8(bitCount % 8) == 0
  }

  init(_ written: (bytes: [UInt8], bitCount: Int)) {
    self.init(bytes: written.bytes, bitCount: written.bitCount)
  }
}
