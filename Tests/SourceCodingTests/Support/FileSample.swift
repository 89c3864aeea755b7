@testable import SourceCoding

/// How a file of a test is written.
struct FileSample {
  /// Every code that files can be in, by the designs that reach all of its forms.
  static let codes = [
    "huffman", "limited:9", "shannon", "range", "rans", "rans:12", "ppm", "ppmc:2",
    "letters:3", "move-to-front", "elias-gamma", "fano", "tans", "tans:8", "adaptive-kt",
    "adaptive-z:16", "ctw", "ctw:2", "order:0", "order:2", "order-huffman:1", "block:1", "block:2",
    "tunstall:9", "vitter",
  ]

  /// The bytes of the file.
  let bytes: [UInt8]
  /// The code that its blocks are in.
  let description: CodeDescription
  /// What its bits are for.
  let size: QZSize

  /// Writes `content` in the code that the designer called `name` makes of it.
  ///
  /// - Parameters:
  ///   - content: the bytes.
  ///   - unit: what they are cut by.
  ///   - name: the designer.
  ///   - isShared: whether the code stays outside of the file.
  ///   - blockSize: the number of symbols in a block, if not that of the code.
  ///   - version: the version of the format.
  /// - Throws: an error if the code cannot be made, or files do not know it.
  init(
    _ content: [UInt8], unit: SymbolUnit = .byte, code name: String, isShared: Bool = false,
    blockSize: Int? = nil, version: UInt8 = QZHeader.version
  ) throws {
    let source = MessageSource(try Message(content, unit: unit))
    let tally = try BatchTallies(of: source, threads: 1).total
    let proxy = try Proxy(
      learntFrom: tally, by: content.isEmpty ? .krichevskyTrofimov : .maximumLikelihood,
      data: source)
    let design = try CodeCatalog.designer(named: name).design(for: proxy)
    let code = try QZCoding(design, named: name, over: source.alphabet, isShared: isShared)
    try self.init(source, in: code, blockSize: blockSize, version: version)
  }

  /// Writes `content` in a code that is made of `known`, with an escape for what that lacks.
  ///
  /// - Throws: an error if the code cannot be made, or files do not know it.
  init(
    _ content: [UInt8], knowing known: [UInt8], unit: SymbolUnit, code name: String,
    isShared: Bool = false, blockSize: Int? = nil
  ) throws {
    let learnt = MessageSource(try Message(known, unit: unit))
    let counts = try BatchTallies(of: learnt, threads: 1).total.counts + [0]
    let proxy = try Proxy(
      learntFrom: Tally(counts: counts), by: EscapeRule.wittenBell.estimator, data: learnt)
    let design = try CodeCatalog.designer(named: name).design(for: proxy)
    let code = try QZCoding(
      design, named: name, over: learnt.alphabet, hasEscape: true, isShared: isShared)
    let source = MessageSource(try Message(content, unit: unit))
    try self.init(
      source, in: source.alphabet == code.alphabet ? code : code.escaping(for: source.alphabet),
      blockSize: blockSize)
  }

  private init(
    _ source: MessageSource, in code: QZCoding, blockSize: Int?, version: UInt8 = QZHeader.version
  ) throws {
    var writer =
      version == QZHeader.version
      ? QZWriter(code, blockSize: blockSize)
      : QZWriter(
        header: QZHeader(design: code.header.design, code: code.header.code, version: version),
        code: code.code, alphabet: code.alphabet, blockSize: blockSize)
    while try writer.appendBlocks(of: source) {}
    writer.finish()
    bytes = writer.output
    size = writer.size
    description = code.description
  }
}

/// What a file decodes to.
struct DecodedFile {
  /// The content that was let through.
  var content: [UInt8] = []
  /// The parts that were found sound.
  var parts: [QZReader.Part] = []
  /// The error that ended it, if any.
  var error: QZError?

  /// The blocks among the parts.
  var blocks: [QZBlock] {
    parts.compactMap { part in if case .block(let block) = part { block } else { nil } }
  }
}

/// What a file decodes to for those who share `codes`.
func decodedFile(
  _ bytes: [UInt8], sharing codes: [CodeDescription] = [], threads: Int = 1
) -> DecodedFile {
  var reader = QZReader(ByteInput(bytes), threads: threads) { hash, _ in
    codes.first { $0.hash == hash }
  }
  var file = DecodedFile()
  do throws(QZError) {
    while let part = try reader.next() {
      file.parts.append(part)
      if case .block = part { file.content += reader.content }
    }
  } catch {
    file.error = error
  }
  return file
}
