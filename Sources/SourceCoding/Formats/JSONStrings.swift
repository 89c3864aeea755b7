/// Finds the strings under a path in a JSON value, in one pass over its bytes.
///
/// Values that are skipped are checked for their brackets, quotes and separators. A
/// string is returned as its characters in UTF-8; half of a surrogate pair, which JSON
/// allows alone, is returned as the three bytes that UTF-8 would use for its number.
///
/// Source: Bray, *The JavaScript Object Notation (JSON) Data Interchange Format*, RFC
/// 8259, 2017.
struct JSONStrings {
  private let path: [JSONPath.Step]
  private var place = 0
  private var end = 0

  /// The bytes of the strings found, one string after another, and the offset at which
  /// each ends.
  private(set) var content: [UInt8] = []
  private(set) var ends: [Int] = []

  /// The number of values under the path that are not strings.
  private(set) var otherCount = 0

  /// The greatest depth of nested values; deeper ones are damaged or malicious.
  private static let greatestDepth = 256

  /// Bytes that are not JSON.
  struct Fault: Error { let place: Int }

  init(_ path: JSONPath) { self.path = path.steps }

  /// Reads the value that fills the bytes in `range`.
  ///
  /// - Throws: `Fault` if they are not exactly one JSON value.
  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Fault) {
    (place, end) = (range.lowerBound, range.upperBound)
    try readValue(bytes, matching: 0, depth: 0)
    skipSpaces(bytes)
    guard place == end else { throw Fault(place: place) }
  }

  /// Reads a value to which the first `matched` steps of the path lead; `nil` if the
  /// path does not lead to it.
  private mutating func readValue(
    _ bytes: Span<UInt8>, matching matched: Int?, depth: Int
  ) throws(Fault) {
    skipSpaces(bytes)
    guard place < end, depth < Self.greatestDepth else { throw Fault(place: place) }
    let isFound = matched == path.count
    let start = place
    switch bytes[place] {
    case UInt8(ascii: "\""):
      try readString(bytes, isFound)
      return
    case UInt8(ascii: "{"):
      try readMembers(bytes, matching: isFound ? nil : matched, depth: depth)
    case UInt8(ascii: "["):
      try readElements(bytes, matching: isFound ? nil : matched, depth: depth)
    default:
      while place < end, Self.isLiteral(bytes[place]) { place += 1 }
      guard Self.isLiteral(bytes, start..<place) else { throw Fault(place: start) }
    }
    if isFound { otherCount += 1 }
  }

  private mutating func readMembers(
    _ bytes: Span<UInt8>, matching matched: Int?, depth: Int
  ) throws(Fault) {
    place += 1
    if take(UInt8(ascii: "}"), bytes) { return }
    repeat {
      skipSpaces(bytes)
      guard place < end, bytes[place] == UInt8(ascii: "\"") else { throw Fault(place: place) }
      let step = matched.map { path[$0] }
      var child: Int?
      switch step {
      case .name(let name):
        // The name is appended to the content, and removed again.
        let start = content.count
        try readString(bytes, true)
        ends.removeLast()
        if content[start...].elementsEqual(name.utf8) { child = matched.map { $0 + 1 } }
        content.removeLast(content.count - start)
      case .any:
        try readString(bytes, false)
        child = matched.map { $0 + 1 }
      case .key: try readString(bytes, true)
      case nil: try readString(bytes, false)
      }
      guard take(UInt8(ascii: ":"), bytes) else { throw Fault(place: place) }
      try readValue(bytes, matching: child, depth: depth + 1)
    } while take(UInt8(ascii: ","), bytes)
    guard take(UInt8(ascii: "}"), bytes) else { throw Fault(place: place) }
  }

  private mutating func readElements(
    _ bytes: Span<UInt8>, matching matched: Int?, depth: Int
  ) throws(Fault) {
    place += 1
    if take(UInt8(ascii: "]"), bytes) { return }
    var number = 0
    repeat {
      let leads =
        switch matched.map({ path[$0] }) {
        case .any: true
        case .name(let name): name == String(number)
        case .key, nil: false
        }
      try readValue(bytes, matching: leads ? matched.map { $0 + 1 } : nil, depth: depth + 1)
      number += 1
    } while take(UInt8(ascii: ","), bytes)
    guard take(UInt8(ascii: "]"), bytes) else { throw Fault(place: place) }
  }

  /// Reads a string, and keeps it if `isKept` is true.
  private mutating func readString(_ bytes: Span<UInt8>, _ isKept: Bool) throws(Fault) {
    place += 1
    while place < end {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        if isKept { ends.append(content.count) }
        return
      case UInt8(ascii: "\\"):
        place += 1
        guard place < end else { throw Fault(place: end) }
        try readEscape(bytes, isKept)
      case 0..<0x20: throw Fault(place: place)
      default:
        if isKept { content.append(byte) }
        place += 1
      }
    }
    throw Fault(place: end)
  }

  private mutating func readEscape(_ bytes: Span<UInt8>, _ isKept: Bool) throws(Fault) {
    let byte: UInt8
    switch bytes[place] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte = bytes[place]
    case UInt8(ascii: "b"): byte = 0x08
    case UInt8(ascii: "f"): byte = 0x0C
    case UInt8(ascii: "n"): byte = 0x0A
    case UInt8(ascii: "r"): byte = 0x0D
    case UInt8(ascii: "t"): byte = 0x09
    case UInt8(ascii: "u"):
      place += 1
      var number = try readDigits(bytes)
      if number >> 10 == 0x36, place + 1 < end, bytes[place] == UInt8(ascii: "\\"),
        bytes[place + 1] == UInt8(ascii: "u")
      {
        let start = place
        place += 2
        let low = try readDigits(bytes)
        if low >> 10 == 0x37 {
          number = 0x1_0000 + (number & 0x3FF) << 10 + low & 0x3FF
        } else {
          place = start
        }
      }
      if isKept { append(number) }
      return
    default: throw Fault(place: place)
    }
    if isKept { content.append(byte) }
    place += 1
  }

  private mutating func readDigits(_ bytes: Span<UInt8>) throws(Fault) -> UInt32 {
    guard end - place >= 4 else { throw Fault(place: end) }
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else {
        throw Fault(place: place)
      }
      number = number << 4 | UInt32(digit)
      place += 1
    }
    return number
  }

  /// Appends the character with this number, encoded in UTF-8.
  private mutating func append(_ number: UInt32) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | number >> shift & 0x3F) }
    switch number {
    case ..<0x80: content.append(UInt8(number))
    case ..<0x800: content += [UInt8(0xC0 | number >> 6), tail(0)]
    case ..<0x1_0000: content += [UInt8(0xE0 | number >> 12), tail(6), tail(0)]
    default: content += [UInt8(0xF0 | number >> 18), tail(12), tail(6), tail(0)]
    }
  }

  private mutating func skipSpaces(_ bytes: Span<UInt8>) {
    while place < end, bytes[place] == 0x20 || 9...10 ~= bytes[place] || bytes[place] == 13 {
      place += 1
    }
  }

  private mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    skipSpaces(bytes)
    guard place < end, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  /// Whether a byte can occur in a number, or in `true`, `false` or `null`.
  private static func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private static func isLiteral(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let text = String(
      decoding: range.prefix(1 << 10).map { bytes[$0] }, as: UTF8.self)
    guard let first = text.unicodeScalars.first else { return false }
    return ["true", "false", "null"].contains(text)
      || (first == "-" || ("0"..."9").contains(first)) && Double(text) != nil
  }
}
