/// A `.qz` file of bytes in memory: what it begins with, what it stands for, and its bytes.
///
///     let file = try QZFile(of: Array("abracadabra".utf8), in: .huffman)
///     let read = try QZFile(file.bytes)
///     print(read.header)  // huffman, the code is inside
///     read.content == Array("abracadabra".utf8)  // true
///
/// `QZWriter` and `QZReader` do the same piece by piece for messages of any length and
/// any symbols, and for codes that both sides share.
public struct QZFile: Hashable, Sendable {
  /// What the first member begins with.
  public let header: QZHeader

  /// The bytes that the file stands for.
  public let content: [UInt8]

  /// The file itself.
  public let bytes: [UInt8]

  /// Writes `content` in the code that `designer` makes for it; the code is in the file.
  ///
  /// - Throws: ``DesignError`` if the family has none for it, and `UnwritableQZ` if it is
  ///   a code that files do not know.
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

  /// Reads a file of which the codes are inside or standard.
  ///
  /// - Throws: ``QZError`` for a file that is damaged, unknown, or in a code that only its
  ///   writer has.
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
  /// How the code was designed and where a reader finds it.
  public var description: String {
    switch code {
    case .inside(let code):
      "\(design), the code is inside: \(code.alphabet.unit)s, a table of \(code.tableBitCount) bits"
    case .shared(let hash): "\(design), in the shared code \(hash)"
    case .none: "\(design), no symbols"
    }
  }
}
