internal import Kernels

/// What a reader knows of the member of a file that it is reading.
struct MemberReading {
  /// The code of the blocks as the file describes it; `nil` if the member has none, or it is not
  /// at hand.
  let description: CodeDescription?

  /// The code that is made of the description once there is a block: a table of a few bytes can
  /// describe a code that takes long to make.
  var code: MemberCoding?

  /// Where the member begins, in bytes from the beginning of the input.
  let byteOffset: Int

  /// How blocks are framed.
  let framing: BlockFraming

  /// Whether there can be blocks, in whatever code.
  let hasBlocks: Bool

  /// What its bits were for so far.
  var size: QZSize

  private var joiner: ContentJoiner?
  private var symbolCount = 0
  private var byteCount = 0
  private var checksum = XXH64()

  /// A member that begins at `byteOffset` with a header of `byteCount` bytes, and is in the code of
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

  /// Whether blocks can begin with what is spelled out, as far as that is known.
  var mayHaveEscape: Bool { description?.hasEscape ?? true }

  /// Whether symbols take a byte each.
  var isNarrow: Bool { description?.isNarrow ?? true }

  /// Takes note of a block, which comes behind those before.
  ///
  /// - Returns: the bytes that it stands for; none without a code.
  /// - Throws: the reason if its symbols stand for none.
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

  /// Checks that what the member ends with, in so many bytes, is true.
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

/// The code of a member, with what a reader needs besides.
struct MemberCoding: Sendable {
  /// The code.
  let code: any Coder

  /// The symbols of the content, as far as they are not spelled out.
  let alphabet: Alphabet

  /// Whether the numbers of all symbols, the escape included, are bytes.
  let isNarrow: Bool

  /// Reads what is spelled out; `nil` if the code has no escape.
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
  /// Whether the numbers of all symbols, the escape included, are bytes.
  fileprivate var isNarrow: Bool { codeAlphabetSize <= 256 }
}
