/// The byte sequences that UTF-8 uses for scalars, and no others.
///
/// The first byte determines the length, and all others begin with the bits 10.
/// Overlong sequences, surrogates, and values beyond U+10FFFF are not valid UTF-8.
///
/// Source: Yergeau, *UTF-8, a transformation format of ISO 10646*, RFC 3629, 2003.
public enum UTF8Sequence {
  /// The scalar value of the sequence at `offset`, and its number of bytes, which is 0
  /// if no sequence begins there.
  ///
  /// - Precondition: `offset` lies within `bytes`.
  @inline(__always)
  public static func decode(_ bytes: Span<UInt8>, at offset: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    let left = bytes.count - offset
    if first < 0xE0 {
      guard first >= 0xC2, left >= 2, isTail(bytes[offset + 1]) else { return (0, 0) }
      return ((first & 0x1F) << 6 | tail(bytes[offset + 1]), 2)
    }
    if first < 0xF0 {
      guard left >= 3, isTail(bytes[offset + 1]), isTail(bytes[offset + 2]) else { return (0, 0) }
      let scalar = (first & 0x0F) << 12 | tail(bytes[offset + 1]) << 6 | tail(bytes[offset + 2])
      return scalar >= 0x800 && scalar >> 11 != 0x1B ? (scalar, 3) : (0, 0)
    }
    guard first < 0xF5, left >= 4, isTail(bytes[offset + 1]), isTail(bytes[offset + 2]),
      isTail(bytes[offset + 3])
    else { return (0, 0) }
    let scalar =
      (first & 0x07) << 18 | tail(bytes[offset + 1]) << 12 | tail(bytes[offset + 2]) << 6
      | tail(bytes[offset + 3])
    return 0x10000...0x10FFFF ~= scalar ? (scalar, 4) : (0, 0)
  }

  /// Appends the sequence of a scalar value, in as few bytes as hold its bits.
  ///
  /// - Precondition: The value is at most U+10FFFF. Surrogates are written in three
  ///   bytes, which are not valid UTF-8.
  public static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    precondition(scalar <= 0x10FFFF, "no scalar value is greater")
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(scalar >> shift & 0x3F) }
    switch scalar {
    case ..<0x80: bytes.append(UInt8(scalar))
    case ..<0x800: bytes += [0xC0 | UInt8(scalar >> 6), tail(0)]
    case ..<0x1_0000: bytes += [0xE0 | UInt8(scalar >> 12), tail(6), tail(0)]
    default: bytes += [0xF0 | UInt8(scalar >> 18), tail(12), tail(6), tail(0)]
    }
  }

  @inline(__always)
  private static func isTail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  @inline(__always)
  private static func tail(_ byte: UInt8) -> UInt32 { UInt32(byte & 0x3F) }
}
