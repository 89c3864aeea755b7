internal import Kernels

/// Reads a file part by part, and lets nothing through that is damaged.
///
/// Each call of ``next()`` reads one part, checks it, and tells what it is; after a
/// block, ``content`` is what it stands for. Memory does not grow with the file, and
/// what the fields of a damaged one claim costs none: a buffer grows with the bytes
/// that come, and nothing is decoded before its checksum has been found right.
///
///     var reader = FileReader(ByteInput(bytes))
///     while let part = try reader.next() {
///       if case .block = part { sink(reader.content) }
///     }
public struct FileReader: ~Copyable {
  /// The bytes that the last block stands for.
  ///
  /// Where a block ends inside a byte or a scalar, what is missing comes with the next.
  public var content: [UInt8] { alphabet.isBytes ? narrow : joined }

  /// The symbols of the last block; in the place of those that are spelled out stands the
  /// escape, the number after the symbols of the alphabet.
  public var symbols: Message.Symbols { isNarrow ? .narrow(narrow) : .wide(wide) }

  /// The spellings of the symbols of the last block that are spelled out, in order.
  public private(set) var spelled: [[UInt8]] = []

  /// The number of the member that is read, from 0.
  public private(set) var member = 0

  private var input: FrameInput
  private let findCode: (_ hash: CodeHash, _ design: String) -> CodeDescription?
  private var open: OpenMember?
  private var block = EncodedBlock()

  // The last block, of which only one of both widths is in use, and its bytes if these
  // are not the symbols.
  private var alphabet = Alphabet.bytes
  private var isNarrow = true
  private var narrow: [UInt8] = []
  private var wide: [UInt32] = []
  private var joined: [UInt8] = []

  /// The part that is being read, and where it begins.
  private var place = (part: FileError.Part.header, byteOffset: 0)

  private var failure: FileError?

  /// A part of a file that was found sound.
  public enum Part: Hashable, Sendable {
    /// What a member begins with, and the code of its blocks, if there are any.
    case header(FileHeader, CodeDescription?)
    /// A block.
    case block(FileBlock)
    /// What a member ends with, and what its bits were for.
    case end(FileEnd, FileSize)
  }

  /// The member that is being read.
  private struct OpenMember {
    var code: (any Code)?
    /// Makes bytes of symbols that are none.
    var joiner: ContentJoiner?
    /// Reads what is spelled out, if the code has an escape.
    var spelling: SpellingCode?
    var size: FileSize
    var symbolCount = 0
    var byteCount = 0
    var checksum = XXH64()
  }

  /// A reader of `input`.
  ///
  /// - Parameters:
  ///   - input: the file.
  ///   - findCode: gives the shared code of a hash, for a member that has none inside;
  ///     its second argument says how that was designed. A code of another hash is
  ///     no code.
  public init(
    _ input: consuming ByteInput,
    findingCode findCode:
      @escaping (
        _ hash: CodeHash, _ design: String
      ) -> CodeDescription? = { _, _ in nil }
  ) {
    self.input = FrameInput(input)
    self.findCode = findCode
  }

  /// Reads the next part; `nil` if the file ends where a member does.
  ///
  /// - Throws: ``FileError`` at what is damaged, unknown or missing, and for every
  ///   call after that.
  public mutating func next() throws(FileError) -> Part? {
    if let failure { throw failure }
    place = (open.map { .block($0.size.blockCount) } ?? .header, input.offset)
    do throws(FileError.Reason) {
      if let member = open { return try blockOrEnd(of: member) }
      if place.byteOffset > 0, try !input.hasMore() { return nil }
      return try header()
    } catch {
      let failure = FileError(
        member: member, part: place.part, byteOffset: place.byteOffset, reason: error)
      self.failure = failure
      throw failure
    }
  }

  private mutating func header() throws(FileError.Reason) -> Part {
    input.beginPart()
    for (index, expected) in FileHeader.magic.enumerated() {
      guard let byte = try input.byte() else { throw index == 0 ? .notQz : .truncated }
      guard byte == expected else { throw .notQz }
    }
    guard let version = try input.byte() else { throw .truncated }
    guard version == FileHeader.version else { throw .unsupported("version \(version)") }
    let fields = try input.bytes(input.number(limit: FileHeader.greatestLength))
    try input.checkChecksum(seed: 0)
    let header = try FileHeader(fields: fields)
    let description: CodeDescription?
    switch header.code {
    case .inside(let inside): description = inside
    case .shared(let hash):
      guard let found = findCode(hash, header.design), found.hash == hash else {
        throw .missingCode(hash, design: header.design)
      }
      description = found
    case .none: description = nil
    }
    var size = FileSize()
    size.add(header, byteCount: input.offset - place.byteOffset)
    alphabet = description?.alphabet ?? .bytes
    let hasEscape = description?.hasEscape ?? false
    isNarrow = description.map { $0.codeAlphabetSize <= 256 } ?? true
    open = OpenMember(
      code: try description.map(Self.code),
      joiner: alphabet.isBytes ? nil : ContentJoiner(alphabet),
      spelling: hasEscape ? SpellingCode(of: alphabet) : nil, size: size)
    return .header(header, description)
  }

  private static func code(
    _ description: CodeDescription
  ) throws(FileError.Reason) -> any Code {
    do throws(DecodeError) {
      if let code = try description.code() { return code }
    } catch {
      throw .undecodable(error)
    }
    throw .unsupported("the coding '\(description.coding)'")
  }

  private mutating func blockOrEnd(of member: OpenMember) throws(FileError.Reason) -> Part {
    // What is held once can be changed in place.
    open = nil
    input.beginPart()
    let symbolCount = try input.number(limit: BlockFrame.mostSymbols)
    guard symbolCount > 0 else {
      place.part = .end
      return try end(of: member)
    }
    var member = member
    guard let code = member.code else { throw .malformed }
    let frame = try frame(symbolCount: symbolCount, hasEscape: member.spelling != nil)
    block.buffer.removeAll(keepingCapacity: true)
    try input.read(frame.byteCount, into: &block.buffer)
    try input.checkChecksum(seed: member.size.blockCount, block.buffer)
    guard EncodedTable.isPadded(block.buffer, bitCount: frame.bitCount) else { throw .malformed }
    block.bitCount = frame.bitCount
    block.junctions = frame.junctions
    let escapeBitCount = try takeSpelled(by: member.spelling, symbolCount: symbolCount)
    if isNarrow {
      try Self.decode(block, symbolCount: symbolCount, by: code, into: &narrow)
    } else {
      try Self.decode(block, symbolCount: symbolCount, by: code, into: &wide)
    }
    if let bytes = try member.joiner?.bytes(of: symbols, spelled: spelled) { joined = bytes }
    member.checksum.update(content.span)
    member.symbolCount += symbolCount
    member.byteCount += content.count
    member.size.add(
      frame, byteCount: input.offset - place.byteOffset, escapeBitCount: escapeBitCount)
    open = member
    return .block(
      FileBlock(
        number: member.size.blockCount - 1, byteOffset: place.byteOffset,
        byteCount: input.offset - place.byteOffset, symbolCount: symbolCount,
        bitCount: frame.bitCount, junctionCount: frame.junctions.count))
  }

  /// Takes off the block what is spelled out at its beginning.
  ///
  /// - Returns: how many bits that were.
  private mutating func takeSpelled(
    by spelling: SpellingCode?, symbolCount: Int
  ) throws(FileError.Reason) -> Int {
    guard let spelling else {
      spelled = []
      return 0
    }
    let bitCount = block.bitCount
    do throws(DecodeError) {
      (spelled, block) = try spelling.split(block, atMost: symbolCount)
    } catch {
      throw .undecodable(error)
    }
    guard spelled.allSatisfy(alphabet.lacks) else { throw .malformed }
    return bitCount - block.bitCount
  }

  private mutating func frame(
    symbolCount: Int, hasEscape: Bool
  ) throws(FileError.Reason) -> BlockFrame {
    let bitCount = try input.number(
      limit: BlockFrame.mostBits(symbolCount: symbolCount, hasEscape: hasEscape))
    var junctions: [Int] = []
    var previous = 0
    for _ in 0..<(try input.number(limit: BlockFrame.mostJunctions)) {
      previous += try input.number(limit: bitCount - previous)
      junctions.append(previous)
    }
    return BlockFrame(symbolCount: symbolCount, bitCount: bitCount, junctions: junctions)
  }

  private static func decode<Word: SymbolWord>(
    _ block: EncodedBlock, symbolCount: Int, by code: any Code, into symbols: inout [Word]
  ) throws(FileError.Reason) {
    if symbols.count != symbolCount { symbols = Array(repeating: 0, count: symbolCount) }
    var span = symbols.mutableSpan
    do throws(DecodeError) { try Word.decode(block, by: code, into: &span) } catch {
      throw .undecodable(error)
    }
  }

  private mutating func end(of member: OpenMember) throws(FileError.Reason) -> Part {
    var member = member
    let end = FileEnd(
      symbolCount: try input.number(limit: FieldNumber.greatest),
      byteCount: try input.number(limit: FieldNumber.greatest),
      contentChecksum: try input.word(byteCount: 8))
    try input.checkChecksum(seed: member.size.blockCount)
    guard end.symbolCount == member.symbolCount, end.byteCount == member.byteCount,
      member.joiner?.isWhole ?? true
    else { throw .malformed }
    guard end.contentChecksum == member.checksum.value else { throw .checksum }
    member.size.frameBitCount += (input.offset - place.byteOffset) * 8
    self.member += 1
    return .end(end, member.size)
  }
}

/// A block of a file.
public struct FileBlock: Hashable, Sendable {
  /// Its number in the member, from 0.
  public let number: Int
  /// Where it begins, in bytes from the beginning of the input.
  public let byteOffset: Int
  /// How many bytes it has, frame included.
  public let byteCount: Int
  /// The number of symbols.
  public let symbolCount: Int
  /// The number of bits that the code wrote.
  public let bitCount: Int
  /// The number of places at which a decoder may begin.
  public let junctionCount: Int
}
