/// A `.qz` file in memory: its header, its content and its bytes.
///
///     let file = try QZFile(of: Array("abracadabra".utf8), in: .huffman)
///     let read = try QZFile(file.bytes)
///     print(read.header)  // huffman, the code is inside
///     read.content == Array("abracadabra".utf8)  // true
///
/// `QZWriter` and `QZReader` do the same piece by piece for messages of any length and
/// any symbols, and for codes that both sides share.
public struct QZFile: Hashable, Sendable {
  /// The header of the first member.
  public let header: QZHeader

  /// The content: the bytes for which the file stands.
  public let content: [UInt8]

  /// The bytes of the file itself.
  public let bytes: [UInt8]

  /// Encodes `content` in the code that `designer` makes for it; the file includes the
  /// code.
  ///
  /// - Throws: ``DesignError`` if the family has no code for it, and `UnwritableQZ` if
  ///   files do not have such a code.
  public init(of content: [UInt8], in designer: CodeDesigner) throws {
    let source = MemorySource(content)
    let tally = Tally(of: content)
    let z =
      (try? Proxy(learntFrom: tally, by: .maximumLikelihood, data: source))
      ?? Proxy(known: Distribution(uniformOver: 256, alphabetSize: 256))
    let code = try QZCoding(
      try designer.design(for: z), named: designer.name, over: .bytes, isShared: false)
    var writer = QZWriter(code, tally: tally)
    while try writer.appendBlocks(of: source) {}
    writer.finish()
    header = code.header
    self.content = content
    bytes = writer.output
  }

  /// Decodes a file whose codes are in it or are standard codes.
  ///
  /// - Throws: ``QZError`` for a file that is damaged, of an unknown version, or in a
  ///   code that only its writer has.
  public init(_ bytes: [UInt8]) throws(QZError) {
    var reader = QZReader(ByteInput(bytes), findingCode: { hash, _ in .standard(hash) })
    var header = QZHeader(design: "", code: .none)
    var content: [UInt8] = []
    while let part = try reader.next() {
      switch part {
      case .header(let found, _): if reader.member == 0 { header = found }
      case .block: content += reader.content
      case .end: break
      }
    }
    self.header = header
    self.content = content
    self.bytes = bytes
  }
}

extension QZHeader: CustomStringConvertible {
  /// How the code was designed, and where a reader finds it.
  public var description: String {
    switch code {
    case .inside(let code):
      "\(design), the code is inside: \(code.alphabet.unit)s, a table of \(code.tableBitCount.counted("bit"))"
    case .shared(let hash): "\(design), in the shared code \(hash)"
    case .none: "\(design), no symbols"
    }
  }
}
