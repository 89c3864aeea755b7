/// Reads one JSON value from bytes.
///
/// Source: *The JavaScript Object Notation (JSON) Data Interchange Format*, RFC 8259,
/// 2017, with the extensions of ``JSONTree``.
struct JSONTreeParser {
  private let bytes: [UInt8]
  private var index: Int
  private let end: Int

  /// The greatest depth of nested brackets, which is more than any format needs.
  private static let greatestDepth = 200

  /// A parser of the bytes of `range`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    (index, end) = (range.lowerBound, range.upperBound)
  }

  /// The value in the bytes; `nil` if they do not contain exactly one value.
  mutating func value() -> JSONTree? {
    guard let value = value(depth: 0) else { return nil }
    skipSpaces()
    return index == end ? value : nil
  }

  private mutating func value(depth: Int) -> JSONTree? {
    skipSpaces()
    guard index < end, depth < Self.greatestDepth else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return list(depth)
    case UInt8(ascii: "\""): return text().map { .text($0) }
    default: return word()
    }
  }

  private mutating func object(_ depth: Int) -> JSONTree? {
    index += 1
    var members: [(key: String, value: JSONTree)] = []
    skipSpaces()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpaces()
      guard index < end, bytes[index] == UInt8(ascii: "\""), let key = text() else { return nil }
      skipSpaces()
      guard take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else { return nil }
      members.append((String(decoding: key, as: UTF8.self), value))
      skipSpaces()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { return nil }
    }
  }

  private mutating func list(_ depth: Int) -> JSONTree? {
    index += 1
    var items: [JSONTree] = []
    skipSpaces()
    if take(UInt8(ascii: "]")) { return .list(items) }
    while true {
      guard let value = value(depth: depth + 1) else { return nil }
      items.append(value)
      skipSpaces()
      if take(UInt8(ascii: "]")) { return .list(items) }
      guard take(UInt8(ascii: ",")) else { return nil }
    }
  }

  /// A number, or one of the words without quotes.
  private mutating func word() -> JSONTree? {
    let start = index
    while index < end, !Self.isBoundary(bytes[index]) { index += 1 }
    let range = start..<index
    if let number = DecimalField.value(bytes, range) {
      let isRead =
        number.isNormal
        || !NumberBeyondDoubles.isWritten(String(decoding: bytes[range], as: UTF8.self))
      return isRead ? .number(number) : nil
    }
    return switch String(decoding: bytes[range], as: UTF8.self) {
    case "null": .null
    case "true": .truth(true)
    case "false": .truth(false)
    default: nil
    }
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ":")
  }

  /// A text in quotes, with its escapes decoded.
  private mutating func text() -> [UInt8]? {
    index += 1
    let start = index
    while index < end, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") {
      index += 1
    }
    var text = Array(bytes[start..<index])
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return text }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard index < end, append(escape: bytes[index], to: &text) else { return nil }
    }
    return nil
  }

  /// Appends the meaning of the escape whose letter is at the index.
  private mutating func append(escape letter: UInt8, to text: inout [UInt8]) -> Bool {
    index += 1
    switch letter {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "u"):
      guard let unit = codeUnit() else { return false }
      append(unit, to: &text)
    default: return false
    }
    return true
  }

  private mutating func append(_ unit: UInt32, to text: inout [UInt8]) {
    var scalar = Unicode.Scalar(unit)
    if unit >> 10 == 0x36, index + 1 < end, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let place = index
      index += 2
      if let low = codeUnit(), low >> 10 == 0x37 {
        scalar = Unicode.Scalar(0x1_0000 + (unit & 0x3FF) << 10 + (low & 0x3FF))
      } else {
        index = place
      }
    }
    if scalar == nil, 0xDC80...0xDCFF ~= unit {
      text.append(UInt8(truncatingIfNeeded: unit))
    } else {
      text += Array(String(scalar ?? "\u{FFFD}").utf8)
    }
  }

  /// Four hexadecimal digits.
  private mutating func codeUnit() -> UInt32? {
    guard index + 4 <= end else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    index += 4
    return unit
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < end, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpaces() {
    while index < end, bytes[index] <= 0x20 { index += 1 }
  }
}
