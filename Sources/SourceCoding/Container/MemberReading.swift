internal import Kernels

/// The state of reading one member of a file.
struct MemberReading {
  /// The code of the blocks as the file describes it; `nil` if the member has none, or
  /// if it is not available.
  let description: CodeDescription?

  /// The code, which is made only when there is a block, because a table of a few bytes
  /// can describe a code that takes long to make.
  var code: MemberCoding?

  /// The offset of the member in bytes from the beginning of the input.
  let byteOffset: Int

  /// The framing of the blocks.
  let framing: BlockFraming

  /// Whether the member can have blocks, in any code.
  let hasBlocks: Bool

  /// The use of the bits read so far.
  var size: QZSize

  private var joiner: ContentJoiner?
  private var symbolCount = 0
  private var byteCount = 0
  private var checksum = XXH64()

  /// Begins a member at `byteOffset` with a header of `byteCount` bytes, in the code of
  /// `description`.
  ///
  /// - Throws: the reason if blocks of that kind cannot be read.
  init(
    _ header: QZHeader, at byteOffset: Int, byteCount: Int, in description: CodeDescription?
  ) throws(QZError.Reason) {
    var size = QZSize()
    size.add(header, byteCount: byteCount)
    self.size = size
    self.byteOffset = byteOffset
    framing = BlockFraming(of: header)
    self.description = description
    if let coding = description?.coding, BlockCoding.type(named: coding) == nil {
      throw .unsupported("the coding '\(coding)'")
    }
    hasBlocks = header.code != .none
    joiner = description.flatMap { $0.alphabet.isBytes ? nil : ContentJoiner($0.alphabet) }
  }

  /// Whether blocks can begin with spelled-out symbols, as far as that is known.
  var mayHaveEscape: Bool { description?.hasEscape ?? true }

  /// Whether each symbol fits in a byte.
  var isNarrow: Bool { description?.isNarrow ?? true }

  /// Adds a block that follows the earlier ones.
  ///
  /// - Returns: the bytes for which it stands; none without a code.
  /// - Throws: the reason if its symbols are not valid.
  mutating func add(_ block: ReadBlock) throws(QZError.Reason) -> [UInt8] {
    let content = description == nil ? [] : try bytes(of: block)
    checksum.update(content.span)
    symbolCount += block.frame.symbolCount
    byteCount += content.count
    if let messages = block.messages {
      size.add(
        messages, byteCount: block.byteCount, bitCount: block.messageBitCount,
        indexBitCount: block.indexBitCount)
      size.escapeBitCount += block.escapeBitCount
    } else {
      size.add(
        block.frame, byteCount: block.byteCount, escapeBitCount: block.escapeBitCount)
    }
    return content
  }

  private mutating func bytes(of block: ReadBlock) throws(QZError.Reason) -> [UInt8] {
    if block.messages != nil { return block.messageContent }
    if let joined = try joiner?.bytes(of: block.symbols, spelled: block.spelled) { return joined }
    guard case .narrow(let bytes) = block.symbols else { throw .malformed }
    return bytes
  }

  /// Checks that the end mark, of `byteCount` bytes, is correct.
  ///
  /// - Throws: the reason if it is not.
  mutating func finish(with end: QZEnd, byteCount: Int) throws(QZError.Reason) {
    guard end.symbolCount == symbolCount else { throw .malformed }
    if description != nil || !hasBlocks {
      guard end.byteCount == self.byteCount, joiner?.isWhole ?? true else { throw .malformed }
      guard end.contentChecksum == checksum.value else { throw .checksum }
    }
    size.frameBitCount += byteCount * 8
  }
}

/// The code of a member, with everything else that a reader needs.
struct MemberCoding: Sendable {
  /// The code.
  let code: any Coder

  /// The symbols of the content that are not spelled out.
  let alphabet: Alphabet

  /// Whether the numbers of all symbols, including the escape, fit in bytes.
  let isNarrow: Bool

  /// The reader of spelled-out symbols; `nil` if the code has no escape.
  let spelling: SpellingCode?

  init(_ description: CodeDescription) throws(QZError.Reason) {
    let known: (any Coder)?
    do throws(DecodeError) { known = try description.code() } catch { throw .undecodable(error) }
    guard let known else { throw .unsupported("the coding '\(description.coding)'") }
    code = known
    alphabet = description.alphabet
    isNarrow = description.isNarrow
    spelling = description.hasEscape ? SpellingCode(of: description.alphabet) : nil
  }
}

extension CodeDescription {
  /// Whether the numbers of all symbols, including the escape, fit in bytes.
  fileprivate var isNarrow: Bool { codeAlphabetSize <= 256 }
}
