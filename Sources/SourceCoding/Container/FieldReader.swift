/// Reads the fields of a header that is in memory.
///
/// A field that extends beyond the end, is out of range or is longer than necessary is
/// malformed.
struct FieldReader {
  private let bytes: [UInt8]

  /// The index of the next byte.
  private(set) var offset: Int

  /// The fields with their names, if these are to be shown, and where the bytes begin in the
  /// input.
  private let notes: FieldNotes?
  private let byteOffset: Int

  init(
    _ bytes: [UInt8], from offset: Int = 0, noting notes: FieldNotes? = nil, at byteOffset: Int = 0
  ) {
    self.bytes = bytes
    self.offset = offset
    self.notes = notes
    self.byteOffset = byteOffset
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { offset == bytes.count }

  /// Reads the next byte.
  mutating func byte(_ name: QZField.Name) throws(QZError.Reason) -> UInt8 {
    let byte = try byte()
    note(name, from: offset - 1, .number(Int(byte)))
    return byte
  }

  private mutating func byte() throws(QZError.Reason) -> UInt8 {
    guard offset < bytes.count else { throw .malformed }
    defer { offset += 1 }
    return bytes[offset]
  }

  /// Reads the next number, which is at most `limit`.
  mutating func number(limit: Int) throws(QZError.Reason) -> Int {
    var number = FieldNumber()
    while try !number.takes(byte()) {}
    guard let value = number.value, value <= limit else { throw .malformed }
    return value
  }

  /// Reads the next `byteCount` bytes as a word, the lowest byte first.
  mutating func word(
    _ name: QZField.Name, byteCount: Int = 8
  ) throws(QZError.Reason) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<byteCount { word |= UInt64(try byte()) << UInt64(8 * place) }
    note(name, from: offset - byteCount, .hash(word))
    return word
  }

  /// Reads the next bytes, whose number precedes them.
  mutating func field() throws(QZError.Reason) -> ArraySlice<UInt8> {
    try bytes(number(limit: bytes.count))
  }

  /// Reads the next `count` bytes.
  mutating func bytes(_ count: Int) throws(QZError.Reason) -> ArraySlice<UInt8> {
    guard count <= bytes.count - offset else { throw .malformed }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  /// Reads the next string.
  mutating func string(_ name: QZField.Name) throws(QZError.Reason) -> String {
    let start = offset
    guard let string = String(validating: try field(), as: UTF8.self) else { throw .malformed }
    note(name, from: start, .text(string))
    return string
  }

  /// Reads the next table: the number of its bits, and its bytes.
  mutating func table(_ name: QZField.Name) throws(QZError.Reason) -> EncodedTable {
    let start = offset
    let bitCount = try number(limit: bytes.count * 8)
    let table = Array(try bytes((bitCount + 7) / 8))
    note(name, from: start, .bits(bitCount))
    guard EncodedTable.isPadded(table, bitCount: bitCount) else { throw .malformed }
    return EncodedTable(bytes: table, bitCount: bitCount)
  }

  private func note(_ name: QZField.Name, from start: Int, _ value: QZField.Value) {
    notes?.add(name, at: byteOffset + start, bytes[start..<offset], value)
  }
}

/// A number that is read byte by byte.
struct FieldNumber {
  /// The greatest number: eight bytes hold 56 bits.
  static let greatest = 1 << 56 - 1

  private var sum: UInt64 = 0
  private var shift: UInt64 = 0
  private var last: UInt8 = 0

  /// Adds the next byte, and returns whether it was the last.
  mutating func takes(_ byte: UInt8) -> Bool {
    sum |= UInt64(byte & 0x7F) << shift
    shift += 7
    last = byte
    return byte < 0x80 || shift == 56
  }

  /// The number; `nil` if it has more bytes than necessary, or more than eight.
  var value: Int? { last < 0x80 && (last > 0 || shift == 7) ? Int(sum) : nil }
}
