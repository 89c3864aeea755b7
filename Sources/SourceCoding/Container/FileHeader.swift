internal import Kernels

/// What a member of a file begins with: how to read the rest.
///
///     magic      F1 71 7A 0A   text turned upside down: no UTF-8, and a line feed
///                              that a transfer as text would spoil
///     version    01
///     length     of the fields, a number
///     fields     the name of the design; where the code is; the code or its hash
///     checksum   the lower 32 bits of XXH64 of all before it
public struct FileHeader: Hashable, Sendable {
  /// How the code was designed, for people: `huffman`.
  public let design: String

  /// The code of the blocks.
  public let code: Code

  /// Where a reader finds the code.
  public enum Code: Hashable, Sendable {
    /// Here.
    case inside(CodeDescription)
    /// With those who share it, under this number.
    case shared(CodeHash)
    /// Nowhere: there are no blocks.
    case none
  }

  /// The header of a member in a code.
  public init(design: String, code: Code) {
    self.design = design
    self.code = code
  }

  static let magic: [UInt8] = [0xF1, 0x71, 0x7A, 0x0A]
  static let version: UInt8 = 1

  /// The greatest length of the fields, 256 MiB; only alphabets of many words come
  /// near it.
  static let greatestLength = 1 << 28

  /// The header as it stands in a file.
  var bytes: [UInt8] { Self.bytes(fields: fields) }

  /// A header with the given fields.
  static func bytes(fields: [UInt8]) -> [UInt8] {
    var bytes = magic + [version]
    bytes.append(field: fields)
    bytes.append(word: XXH64.value(of: bytes.span), byteCount: 4)
    return bytes
  }

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
    return fields
  }

  /// Reads the fields.
  ///
  /// - Throws: the reason why they are not those of a header.
  init(fields: [UInt8]) throws(FileError.Reason) {
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
    guard reader.isAtEnd else { throw .malformed }
  }
}

extension FileHeader {
  /// Reads a header, the magic number first.
  ///
  /// The length and the checksum stand in the headers of all versions, so that a version from the
  /// future and a damaged byte can be told apart.
  ///
  /// - Throws: the reason why there is none.
  init(from input: inout FrameInput) throws(FileError.Reason) {
    for (index, expected) in Self.magic.enumerated() {
      guard let byte = try input.byte() else { throw index == 0 ? .notQz : .truncated }
      guard byte == expected else { throw .notQz }
    }
    guard let version = try input.byte() else { throw .truncated }
    let fields = try input.bytes(input.number(limit: Self.greatestLength))
    try input.checkChecksum(seed: 0)
    guard version == Self.version else { throw .unsupported("version \(version)") }
    try self.init(fields: fields)
  }
}
