internal import Kernels

/// The header of a member of a file, which says how to read the rest.
///
///     magic      F1 71 7A 0A   not UTF-8, and with a line feed that a transfer as
///                              text would change
///     version    02; 01 in older files
///     length     the number of bytes of the fields
///     fields     the name of the design; where the code is; the code or its hash; in
///                version 02 also a byte, 0, or 1 and how the content is divided into
///                messages
///     checksum   the lower 32 bits of XXH64 of everything before it
///
/// In version 02 the seed of block checksums is all 64 bits of the header's checksum,
/// so that a block of another file is detected, and each block begins with a byte for
/// its kind.
public struct QZHeader: Hashable, Sendable {
  /// The name of the code's design, for people: `huffman`.
  public let design: String

  /// The code of the blocks.
  public let code: CodeReference

  /// The version of the format, 1 or 2.
  package let version: UInt8

  /// How the content is divided into messages; `nil` if it is one.
  package let layout: StoreLayout?

  /// The place where a reader finds the code.
  public enum CodeReference: Hashable, Sendable {
    /// In the file.
    case inside(CodeDescription)
    /// With those who share it, who know it by this hash.
    case shared(CodeHash)
    /// Nowhere: there are no blocks.
    case none
  }

  /// Makes the header of a member in a code.
  public init(design: String, code: CodeReference) {
    self.init(design: design, code: code, layout: nil)
  }

  /// Makes the header of a member, which is a store of messages if it has a layout.
  package init(design: String, code: CodeReference, layout: StoreLayout?) {
    self.init(design: design, code: code, layout: layout, version: Self.version)
  }

  /// Makes the header of a member of the given version; version 1 has no layouts.
  package init(design: String, code: CodeReference, layout: StoreLayout? = nil, version: UInt8) {
    precondition(version > 1 || layout == nil, "messages came with version 2")
    self.version = version
    self.design = design
    self.code = code
    self.layout = layout
  }

  static let magic: [UInt8] = [0xF1, 0x71, 0x7A, 0x0A]

  /// The version that is written.
  package static let version: UInt8 = 2

  /// The first version, which can still be read.
  package static let firstVersion: UInt8 = 1

  /// The greatest length of the fields, 256 MiB; only alphabets of many words need
  /// nearly as much.
  static let greatestLength = 1 << 28

  /// The bytes of the header in a file.
  var bytes: [UInt8] {
    Self.bytes(fields: fields, version: version)
  }

  /// Returns the bytes of a header with the given fields.
  static func bytes(fields: [UInt8], version: UInt8) -> [UInt8] {
    var bytes = magic + [version]
    bytes.append(field: fields)
    bytes.append(word: XXH64.value(of: bytes.span), byteCount: 4)
    return bytes
  }

  /// The seed of block checksums without the block number: the header's checksum in
  /// version 02, and 0 in version 01.
  var seed: UInt64 { version == 1 ? 0 : XXH64.value(of: bytes.span.extracting(droppingLast: 4)) }

  /// The fields.
  var fields: [UInt8] {
    var fields: [UInt8] = []
    fields.append(field: design.utf8)
    switch code {
    case .inside(let description):
      fields.append(0)
      fields.append(contentsOf: description.fields)
    case .shared(let hash):
      fields.append(1)
      fields.append(word: hash.value)
    case .none:
      fields.append(2)
    }
    guard version > 1 else { return fields }
    fields.append(layout == nil ? 0 : 1)
    layout?.write(to: &fields)
    return fields
  }

  /// Reads the fields.
  ///
  /// - Throws: the reason why they are not those of a header.
  private init(_ reader: inout FieldReader, version: UInt8) throws(QZError.Reason) {
    self.version = version
    design = try reader.string(.design)
    // The name is shown to people, so it must not contain control characters for their
    // terminal.
    guard design.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw .malformed
    }
    switch try reader.byte(.codePlace) {
    case 0: code = .inside(try CodeDescription(&reader))
    case 1: code = .shared(CodeHash(value: try reader.word(.codeHash)))
    case 2: code = .none
    default: throw .malformed
    }
    switch version == Self.firstVersion ? 0 : try reader.byte(.layout) {
    case 0: layout = nil
    case 1: layout = try StoreLayout(&reader)
    case let kind: throw .unsupported("layout \(kind)")
    }
    guard reader.isAtEnd else { throw .malformed }
  }
}

extension QZHeader {
  /// Reads a header, the magic number first.
  ///
  /// All versions have the length and the checksum in their headers, so that a future
  /// version can be told from a damaged byte.
  ///
  /// - Throws: the reason why there is none.
  init(from input: inout FrameInput) throws(QZError.Reason) {
    for (index, expected) in Self.magic.enumerated() {
      guard let byte = try input.byte() else { throw index == 0 ? .notQz : .truncated }
      guard byte == expected else { throw .notQz }
    }
    input.note(.magic, .raw, byteCount: Self.magic.count)
    guard let version = try input.byte(.version) else { throw .truncated }
    let fields = try input.bytes(input.number(.length, limit: Self.greatestLength))
    let start = input.offset - fields.count
    try input.checkChecksum(seed: 0)
    guard version == Self.version || version == Self.firstVersion else {
      throw .unsupported("version \(version)")
    }
    var reader = FieldReader(fields, noting: input.notes, at: start)
    try self.init(&reader, version: version)
  }
}
