/// A field of a file: its place, its bytes and its value.
package struct QZField: Hashable, Sendable {
  /// What the field is, as *The file format* names it.
  package let name: Name

  /// The offset of the field, in bytes from the beginning of the input.
  package let byteOffset: Int

  /// The number of its bytes.
  package let byteCount: Int

  /// Its first bytes, at most ``greatestShown``.
  package let bytes: [UInt8]

  /// What the bytes say.
  package let value: Value

  /// The number of bytes of a field that are kept.
  package static let greatestShown = 8

  /// The names of all fields.
  package enum Name: String, CaseIterable, Sendable {
    // Of a header.
    case magic, version, length, design
    case codePlace = "place"
    case codeHash = "code"
    case unit, alphabet, coding, table, layout
    case messageUnit = "message unit"
    case usualSeparator = "usual separator"
    // Of a block.
    case kind, symbols, bits
    case junctionCount = "junctions"
    case junction
    case payload = "content"
    // Of a block of messages.
    case messages, bytes, form, padding, separator
    case sizeDigits = "size digits"
    case countDigits = "count digits"
    case index
    // Of an end mark.
    case totalSymbols = "total symbols"
    case totalBytes = "total bytes"
    case contentHash = "content hash"
    // Of all.
    case checksum = "check"
  }

  /// What the bytes of a field say.
  package enum Value: Hashable, Sendable {
    /// A number.
    case number(Int)
    /// A hash or a checksum.
    case hash(UInt64)
    /// A text.
    case text(String)
    /// As many bits of a table or of a stream.
    case bits(Int)
    /// What the bytes themselves are.
    case raw
  }
}

/// The fields that were read, for people who look at the bytes of a file.
final class FieldNotes {
  private(set) var fields: [QZField] = []

  /// Adds a field of `bytes` that begins at `byteOffset`.
  func add(
    _ name: QZField.Name, at byteOffset: Int, _ bytes: some Collection<UInt8>,
    _ value: QZField.Value
  ) {
    fields.append(
      QZField(
        name: name, byteOffset: byteOffset, byteCount: bytes.count,
        bytes: Array(bytes.prefix(QZField.greatestShown)), value: value))
  }

  /// Returns the fields by their places, and begins anew.
  func take() -> [QZField] {
    defer { fields = [] }
    return fields.sorted { $0.byteOffset < $1.byteOffset }
  }
}
