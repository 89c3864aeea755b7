internal import Kernels

/// Reads a damaged file, and continues after damaged parts.
///
/// Each block has its own checksum, so the blocks before and after a damaged one can be
/// trusted. If the length of a damaged part is still readable, the next part begins
/// directly after it; otherwise bytes are searched for the next block, end mark or
/// header with a correct checksum. If the header of a member is intact, a damaged block
/// affects no other; without a header the blocks after it cannot be read.
///
///     var recovery = QZRecovery(source) { hash, design in … }
///     while let part = try recovery.next() {
///       if case .content(let bytes) = part { sink(bytes) }
///     }
///
/// The file is read in pieces, and only one block at a time is in memory.
package struct QZRecovery<Source: SymbolSource> {
  /// The next part of a damaged file.
  package enum Part: Hashable, Sendable {
    /// The content of an intact block.
    case content([UInt8])
    /// Bytes of the file that are lost.
    case loss(Loss)
  }

  /// Bytes of a file whose content is lost.
  package struct Loss: Hashable, Sendable {
    /// The error at the beginning of these bytes.
    package let error: QZError
    /// The range of the bytes, from the beginning of the file.
    package let range: Range<Int>
    /// The numbers of the lost blocks, as far as the next block tells them.
    package let blocks: Range<Int>?
    /// The number of bytes of content that were read before.
    package let contentOffset: Int
  }

  private let search: PartSearch<Source>
  private let findCode: (_ hash: CodeHash, _ design: String) -> CodeDescription?

  /// The offset of the next part, in bytes from the beginning of the file.
  package private(set) var offset = 0

  private var member = 0
  private var contentOffset = 0
  private var open: OpenMember?

  /// A member whose header was read.
  private struct OpenMember {
    var code: MemberCoding?
    var joiner: ContentJoiner?
    /// The framing of the blocks.
    let framing: BlockFraming
    var blockCount = 0
    var content = XXH64()
    /// Whether all blocks so far are present, so that the end mark can be checked.
    var isWhole = true

    mutating func add(_ bytes: [UInt8]) { content.update(bytes.span) }
  }

  /// Makes a recovery of the file in `source`, a message of bytes.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - findCode: returns the shared code with a hash, as for ``QZReader``.
  package init(
    _ source: Source,
    findingCode findCode:
      @escaping (_ hash: CodeHash, _ design: String) -> CodeDescription? = { _, _ in nil }
  ) {
    search = PartSearch(source)
    self.findCode = findCode
  }

  /// Returns the next part; `nil` at the end of the file.
  ///
  /// - Throws: ``SourceError`` if the file cannot be read.
  package mutating func next() throws(SourceError) -> Part? {
    while offset < search.byteCount {
      do throws(QZError.Reason) {
        guard open != nil else {
          try readHeader()
          continue
        }
        if let content = try readPart() {
          contentOffset += content.count
          return .content(content)
        }
      } catch .unreadable(let error) {
        throw error
      } catch {
        return .loss(try skip(error))
      }
    }
    guard open != nil else { return nil }
    open = nil
    return .loss(loss(.truncated, to: offset, blocks: nil))
  }

  // MARK: - Parts that are sound

  private mutating func readHeader() throws(QZError.Reason) {
    let (header, end) = try search.header(at: offset)
    let description: CodeDescription? =
      switch header.code {
      case .inside(let inside): inside
      case .shared(let hash): findCode(hash, header.design).flatMap { $0.hash == hash ? $0 : nil }
      case .none: nil
      }
    if case .shared(let hash) = header.code, description == nil {
      throw .missingCode(hash, design: header.design)
    }
    var member = OpenMember(framing: BlockFraming(of: header))
    if let description {
      member.code = try MemberCoding(description)
      member.joiner = description.alphabet.isBytes ? nil : ContentJoiner(description.alphabet)
    }
    open = member
    offset = end
  }

  /// Reads the block or the end mark at the current offset, and returns the content of
  /// a block.
  private mutating func readPart() throws(QZError.Reason) -> [UInt8]? {
    guard var member = open else { return nil }
    switch try search.part(
      at: offset, number: member.blockCount, in: member.framing, member.code)
    {
    case .block(var block, let end):
      guard let code = member.code else { throw .malformed }
      block.decode(by: code, in: member.framing.layout)
      if let failure = block.failure { throw failure }
      let content: [UInt8]
      if block.messages != nil {
        content = block.messageContent
      } else if let joined = try member.joiner?.bytes(of: block.symbols, spelled: block.spelled) {
        content = joined
      } else if case .narrow(let bytes) = block.symbols {
        content = bytes
      } else {
        throw .malformed
      }
      member.add(content)
      member.blockCount += 1
      open = member
      offset = end
      return content
    case .end(let mark, let end):
      let isRight = !member.isWhole || mark.contentChecksum == member.content.value
      guard isRight else { throw .checksum }
      open = nil
      self.member += 1
      offset = end
      return nil
    }
  }

  // MARK: - Parts that are lost

  /// Finds the next undamaged part after a damaged one.
  private mutating func skip(_ reason: QZError.Reason) throws(SourceError) -> Loss {
    let found = try search.next(
      from: offset, number: open?.blockCount, in: open?.framing, open?.code)
    let end = found?.offset ?? search.byteCount
    let blocks = open.flatMap { member in
      found?.number.map { member.blockCount..<$0 }
    }
    let loss = loss(reason, to: end, blocks: blocks)
    switch found?.number {
    case let number?:
      open?.blockCount = number
      open?.isWhole = false
      // An incomplete character can no longer be completed.
      if let code = open?.code, open?.joiner != nil { open?.joiner = ContentJoiner(code.alphabet) }
    case nil:
      // A header follows, or the end of the file.
      if open != nil || found != nil { member += 1 }
      open = nil
    }
    offset = end
    return loss
  }

  private func loss(_ reason: QZError.Reason, to end: Int, blocks: Range<Int>?) -> Loss {
    let part: QZError.Part = open.map { .block($0.blockCount) } ?? .header
    return Loss(
      error: QZError(member: member, part: part, byteOffset: offset, reason: reason),
      range: offset..<end, blocks: blocks, contentOffset: contentOffset)
  }
}
