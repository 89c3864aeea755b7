internal import Kernels

/// The spelling of units that are smaller than a byte or overlap bytes.
///
///     bit, nibble   one byte, its value
///     utf16         three bytes: 0 and the code unit, upper half first;
///                   or 1, 0, and a byte that belongs to no character
enum ElementSpelling {
  /// The number of bytes in the spelling of one element; `nil` for units that are
  /// spelled as the data are.
  static func width(of unit: SymbolUnit) -> Int? {
    switch unit {
    case .bit, .nibble: 1
    case .utf16: 3
    default: nil
    }
  }

  /// The spellings of the elements of `bytes`, one after another.
  ///
  /// - Precondition: The unit is the byte, or one that is spelled in elements.
  static func elements(of bytes: [UInt8], unit: SymbolUnit) -> [UInt8] {
    guard unit != .byte else { return bytes }
    var text: [UInt8] = []
    var invalidByteCount = 0
    append(bytes.span, unit: unit, to: &text, &invalidByteCount)
    return text
  }

  /// Appends the elements of the bytes in `range`.
  ///
  /// - Returns: the offset of the next element: the end of the range, or a later one if
  ///   a scalar extends beyond it.
  @discardableResult
  static func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>? = nil, unit: SymbolUnit, to text: inout [UInt8],
    _ invalidByteCount: inout Int
  ) -> Int {
    let range = range ?? bytes.indices
    var offset = range.lowerBound
    switch unit {
    case .bit:
      text.append(addingCapacity: range.count * 8) { text in
        for index in range {
          for shift in 1...8 { text.append(bytes[index] >> UInt8(8 - shift) & 1) }
        }
      }
      offset = range.upperBound
    case .nibble:
      text.append(addingCapacity: range.count * 2) { text in
        for index in range {
          text.append(bytes[index] >> 4)
          text.append(bytes[index] & 0x0F)
        }
      }
      offset = range.upperBound
    case .utf16:
      // Each byte makes at most one code unit.
      text.append(addingCapacity: range.count * 3 + 6) { text in
        func append(_ kind: UInt8, _ unit: UInt32) {
          text.append(kind)
          text.append(UInt8(truncatingIfNeeded: unit >> 8))
          text.append(UInt8(truncatingIfNeeded: unit))
        }
        while offset < range.upperBound {
          let (scalar, length) = UTF8Sequence.decode(bytes, at: offset)
          if length == 0 {
            append(1, UInt32(bytes[offset]))
            invalidByteCount += 1
          } else if scalar < 0x1_0000 {
            append(0, scalar)
          } else {
            append(0, 0xD800 + (scalar - 0x1_0000) >> 10)
            append(0, 0xDC00 + scalar & 0x3FF)
          }
          offset += max(1, length)
        }
      }
    default:
      preconditionFailure("\(unit) is spelled as the data are")
    }
    return offset
  }

  /// The bytes whose elements are spelled in `text`.
  ///
  /// Elements that cannot result from bytes give the nearest result: bits that do not
  /// fill a byte are followed by zeros, and one half of a surrogate pair is written in
  /// three bytes, like a scalar of its value.
  static func bytes(ofElements text: [UInt8], unit: SymbolUnit) -> [UInt8] {
    switch unit {
    case .bit: packed(text, bitCount: 1)
    case .nibble: packed(text, bitCount: 4)
    case .utf16: bytes(ofUTF16: text)
    default: text
    }
  }

  private static func packed(_ elements: [UInt8], bitCount: Int) -> [UInt8] {
    let perByte = 8 / bitCount
    return stride(from: 0, to: elements.count, by: perByte).map { start in
      (start..<start + perByte).reduce(0) {
        $0 << UInt8(bitCount) | ($1 < elements.count ? elements[$1] : 0)
      }
    }
  }

  private static func bytes(ofUTF16 text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 3)
    var offset = 0
    func unit(at offset: Int) -> UInt32? {
      guard offset + 2 < text.count, text[offset] == 0 else { return nil }
      return UInt32(text[offset + 1]) << 8 | UInt32(text[offset + 2])
    }
    while offset + 2 < text.count {
      defer { offset += 3 }
      guard var scalar = unit(at: offset) else {
        bytes.append(text[offset + 2])
        continue
      }
      if scalar >> 10 == 0x36, let low = unit(at: offset + 3), low >> 10 == 0x37 {
        scalar = 0x1_0000 + (scalar & 0x3FF) << 10 + low & 0x3FF
        offset += 3
      }
      UTF8Sequence.append(scalar, to: &bytes)
    }
    return bytes
  }
}
