internal import Kernels

/// The input of a file reader, which keeps the fields of the part that is being read,
/// for its checksum.
struct FrameInput: ~Copyable {
  private var input: ByteInput

  /// The fields of the part, as they are in the file.
  private(set) var fields: [UInt8] = []

  /// The fields with their names, if these are to be shown.
  let notes: FieldNotes?

  init(_ input: consuming ByteInput, noting notes: FieldNotes? = nil) {
    self.input = input
    self.notes = notes
  }

  /// The number of bytes read.
  var offset: Int { input.offset }

  /// Returns whether there is another byte.
  mutating func hasMore() throws(QZError.Reason) -> Bool {
    do throws(SourceError) { return try input.hasMore() } catch { throw .unreadable(error) }
  }

  /// Begins another part.
  mutating func beginPart() { fields.removeAll(keepingCapacity: true) }

  /// Reads the next byte; `nil` at the end.
  mutating func byte(_ name: QZField.Name) throws(QZError.Reason) -> UInt8? {
    let byte = try byte()
    if let byte { note(name, .number(Int(byte)), byteCount: 1) }
    return byte
  }

  /// Reads the next byte, which is a part of a field.
  mutating func byte() throws(QZError.Reason) -> UInt8? {
    let byte: UInt8?
    do throws(SourceError) { byte = try input.next() } catch { throw .unreadable(error) }
    if let byte { fields.append(byte) }
    return byte
  }

  /// Reads the next number, which is at most `limit`.
  mutating func number(_ name: QZField.Name, limit: Int) throws(QZError.Reason) -> Int {
    var number = FieldNumber()
    let start = fields.count
    while true {
      guard let byte = try byte() else { throw .truncated }
      if number.takes(byte) { break }
    }
    guard let value = number.value else { throw .malformed }
    note(name, .number(value), byteCount: fields.count - start)
    guard value <= limit else { throw .malformed }
    return value
  }

  /// Reads the next bytes as a word, the lowest first.
  mutating func word(_ name: QZField.Name, byteCount: Int) throws(QZError.Reason) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<byteCount {
      guard let byte = try byte() else { throw .truncated }
      word |= UInt64(byte) << UInt64(8 * place)
    }
    note(name, .hash(word), byteCount: byteCount)
    return word
  }

  /// Reads the next `count` bytes, which are also fields.
  mutating func bytes(_ count: Int) throws(QZError.Reason) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(count, into: &bytes)
    fields.append(contentsOf: bytes)
    return bytes
  }

  /// Appends the next bytes, which hold `bitCount` bits and are not fields, to `bytes`.
  mutating func payload(bitCount: Int, into bytes: inout [UInt8]) throws(QZError.Reason) {
    let start = bytes.count
    try read((bitCount + 7) / 8, into: &bytes)
    notes?.add(
      .payload, at: offset - (bytes.count - start), bytes[start...], .bits(bitCount))
  }

  /// Appends the next `count` bytes, which are not fields, to `bytes`.
  mutating func read(_ count: Int, into bytes: inout [UInt8]) throws(QZError.Reason) {
    let isWhole: Bool
    do throws(SourceError) { isWhole = try input.read(count, into: &bytes) } catch {
      throw .unreadable(error)
    }
    guard isWhole else { throw .truncated }
  }

  /// Notes the last `byteCount` bytes of the fields as one that has a name.
  func note(_ name: QZField.Name, _ value: QZField.Value, byteCount: Int) {
    notes?.add(name, at: offset - byteCount, fields.suffix(byteCount), value)
  }

  /// Checks that the next four bytes are the lower half of the checksum of the fields
  /// and of `rest`.
  mutating func checkChecksum(seed: UInt64, _ rest: [UInt8] = []) throws(QZError.Reason) {
    let checksum = Self.checksum(of: fields, rest, seed: seed)
    guard try word(.checksum, byteCount: 4) == checksum & 0xFFFF_FFFF else { throw .checksum }
  }

  /// Returns the checksum of the fields of a part and of the bytes after them.
  static func checksum(of fields: [UInt8], _ rest: [UInt8] = [], seed: UInt64) -> UInt64 {
    var checksum = XXH64(seed: seed)
    checksum.update(fields.span)
    checksum.update(rest.span)
    return checksum.value
  }
}
