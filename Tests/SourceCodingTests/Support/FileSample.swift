@testable import SourceCoding

/// How a file of a test is written.
struct FileSample {
  /// The bytes of the file.
  let bytes: [UInt8]
  /// The code that its blocks are in.
  let description: CodeDescription
  /// What its bits are for.
  let size: FileSize

  /// Writes `message` in the code that the designer called `name` makes of it.
  ///
  /// - Parameters:
  ///   - message: the content.
  ///   - name: the designer.
  ///   - isShared: whether the code stays outside of the file.
  ///   - blockSize: the number of symbols in a block, if not that of the code.
  /// - Throws: an error if the code cannot be made, or files do not know it.
  init(
    _ message: [UInt8], code name: String, isShared: Bool = false, blockSize: Int? = nil
  ) throws {
    let tally = Tally(of: message)
    let proxy = try Proxy(
      learntFrom: tally, by: message.isEmpty ? .krichevskyTrofimov : .maximumLikelihood,
      data: MemorySource(message))
    let design = try CodeCatalog.designer(named: name).design(for: proxy)
    guard let code = design.code, let description = CodeDescription(of: code, over: .bytes) else {
      throw Unwritable()
    }
    let header = FileHeader(
      design: name, code: isShared ? .shared(description.hash) : .inside(description))
    var writer = FileWriter(header: header, code: code)
    let blockSize = blockSize ?? writer.blockSize
    for start in stride(from: 0, to: message.count, by: blockSize) {
      let piece = message.span.extracting(start..<min(message.count, start + blockSize))
      try writer.append(piece)
      writer.append(content: piece)
    }
    writer.finish()
    bytes = writer.output
    size = writer.size
    self.description = description
  }

  /// A code that files do not know.
  struct Unwritable: Error {}
}

/// What a file decodes to.
struct DecodedFile {
  /// The content that was let through.
  var content: [UInt8] = []
  /// The parts that were found sound.
  var parts: [FileReader.Part] = []
  /// The error that ended it, if any.
  var error: FileError?

  /// The blocks among the parts.
  var blocks: [FileBlock] {
    parts.compactMap { part in if case .block(let block) = part { block } else { nil } }
  }
}

/// What a file decodes to for those who share `codes`.
func decodedFile(_ bytes: [UInt8], sharing codes: [CodeDescription] = []) -> DecodedFile {
  var reader = FileReader(ByteInput(bytes)) { hash, _ in codes.first { $0.hash == hash } }
  var file = DecodedFile()
  do throws(FileError) {
    while let part = try reader.next() {
      file.parts.append(part)
      if case .block = part { file.content += reader.content }
    }
  } catch {
    file.error = error
  }
  return file
}
