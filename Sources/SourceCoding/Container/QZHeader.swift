internal import Kernels

/// What a member of a file begins with: how to read the rest.
///
///     magic      F1 71 7A 0A   text turned upside down: no UTF-8, and a line feed
///                              that a transfer as text would spoil
///     version    02; 01 of files that were written before
///     length     of the fields, a number
///     fields     the name of the design; where the code is; the code or its hash; and in version
///                02 a byte: 0, or 1 and how the content is cut into messages
///     checksum   the lower 32 bits of XXH64 of all before it
///
/// In version 02 the checksum of each block begins from all 64 bits of the header's, so that a
/// block of another file is seen, and each block begins with a byte for its kind.
public struct QZHeader: Hashable, Sendable {
  /// How the code was designed, for people: `huffman`.
  public let design: String

  /// The code of the blocks.
  public let code: CodeReference

  /// The version of the format, 1 or 2.
  package let version: UInt8

  /// How the content is cut into messages; `nil` if it is one.
  package let layout: StoreLayout?

  /// Where a reader finds the code.
  public enum CodeReference: Hashable, Sendable {
    /// Here.
    case inside(CodeDescription)
    /// With those who share it, under this number.
    case shared(CodeHash)
    /// Nowhere: there are no blocks.
    case none
  }

  /// The header of a member in a code.
  public init(design: String, code: CodeReference) {
    self.init(design: design, code: code, layout: nil)
  }

  /// The header of a member that is a store of messages, if it has a layout.
  package init(design: String, code: CodeReference, layout: StoreLayout?) {
    self.init(design: design, code: code, layout: layout, version: Self.version)
  }

  /// The header of a member of the given version; only the first has none of messages.
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

  /// The first version, which is read.
  package static let firstVersion: UInt8 = 1

  /// The greatest length of the fields, 256 MiB; only alphabets of many words come
  /// near it.
  static let greatestLength = 1 << 28

  /// The header as it stands in a file.
  var bytes: [UInt8] {
    Self.bytes(fields: fields, version: version)
  }

  /// A header with the given fields.
  static func bytes(fields: [UInt8], version: UInt8) -> [UInt8] {
    var bytes = magic + [version]
    bytes.append(field: fields)
    bytes.append(word: XXH64.value(of: bytes.span), byteCount: 4)
    return bytes
  }

  /// What the checksums of blocks begin from, less the number of the block: the checksum of the
  /// header in version 02, and nothing in version 01.
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
  init(fields: [UInt8], version: UInt8) throws(QZError.Reason) {
    self.version = version
    var reader = FieldReader(fields)
    design = try reader.string()
    // What is shown to people must not speak to their terminal.
    guard design.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw .malformed
    }
    switch try reader.byte() {
    case 0: code = .inside(try CodeDescription(&reader))
    case 1: code = .shared(CodeHash(value: try reader.word()))
    case 2: code = .none
    default: throw .malformed
    }
    switch version == Self.firstVersion ? 0 : try reader.byte() {
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
  /// The length and the checksum stand in the headers of all versions, so that a version from the
  /// future and a damaged byte can be told apart.
  ///
  /// - Throws: the reason why there is none.
  init(from input: inout FrameInput) throws(QZError.Reason) {
    for (index, expected) in Self.magic.enumerated() {
      guard let byte = try input.byte() else { throw index == 0 ? .notQz : .truncated }
      guard byte == expected else { throw .notQz }
    }
    guard let version = try input.byte() else { throw .truncated }
    let fields = try input.bytes(input.number(limit: Self.greatestLength))
    try input.checkChecksum(seed: 0)
    guard version == Self.version || version == Self.firstVersion else {
      throw .unsupported("version \(version)")
    }
    try self.init(fields: fields, version: version)
  }
}
