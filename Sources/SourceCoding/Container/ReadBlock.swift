/// A block of a file that is being decoded, with memory that is used again.
struct ReadBlock: Sendable {
  /// Its number in the member, from 0.
  private(set) var number = 0

  /// The offset of the block, in bytes from the beginning of the input.
  private(set) var byteOffset = 0

  /// The number of its bytes, including the frame.
  private(set) var byteCount = 0

  /// The frame that precedes its bits.
  private(set) var frame = BlockFrame(symbolCount: 0, bitCount: 0, junctions: [])

  /// The reason why its bits cannot be decoded; `nil` if they can.
  private(set) var failure: QZError.Reason?

  /// The spellings of the spelled-out symbols, in order.
  private(set) var spelled: [[UInt8]] = []

  /// The number of bits that spell them out.
  private(set) var escapeBitCount = 0

  /// The frame of a block of messages; `nil` for other blocks.
  private(set) var messages: MessageFrame?

  /// The number of bits of the frame that say where messages end, and the number that
  /// the code wrote.
  private(set) var indexBitCount = 0
  private(set) var messageBitCount = 0

  /// The index among the symbols at which each message ends.
  private(set) var messageEnds: [Int] = []

  /// The bytes for which the messages stand, including separators.
  private(set) var messageContent: [UInt8] = []

  private var bits = EncodedBlock()

  // The symbols; only one of both widths is in use.
  private var isNarrow = true
  private var narrow: [UInt8] = []
  private var wide: [UInt32] = []

  /// The symbols, with the escape in place of each spelled-out one.
  var symbols: Message.Symbols { isNarrow ? .narrow(narrow) : .wide(wide) }

  /// Reads the block with the given number, after its beginning was read.
  ///
  /// - Throws: the reason if it is damaged.
  mutating func read(
    _ start: BlockFraming.Start, number: Int, from byteOffset: Int, in framing: BlockFraming,
    hasEscape: Bool, _ input: inout FrameInput
  ) throws(QZError.Reason) {
    switch start {
    case .end: throw .malformed
    case .symbols(let count):
      try readSymbols(
        number: number, from: byteOffset, symbolCount: count, seed: framing.seed,
        hasEscape: hasEscape, &input)
    case .messages:
      guard let layout = framing.layout else { throw .malformed }
      try readMessages(
        number: number, from: byteOffset, in: layout, seed: framing.seed, &input)
    }
  }

  private mutating func readSymbols(
    number: Int, from byteOffset: Int, symbolCount: Int, seed: UInt64, hasEscape: Bool,
    _ input: inout FrameInput
  ) throws(QZError.Reason) {
    self.number = number
    self.byteOffset = byteOffset
    messages = nil
    frame = try Self.frame(symbolCount: symbolCount, hasEscape: hasEscape, &input)
    bits.buffer.removeAll(keepingCapacity: true)
    try input.payload(bitCount: frame.bitCount, into: &bits.buffer)
    try input.checkChecksum(seed: seed &+ UInt64(number), bits.buffer)
    guard EncodedTable.isPadded(bits.buffer, bitCount: frame.bitCount) else { throw .malformed }
    bits.bitCount = frame.bitCount
    bits.junctions = frame.junctions
    byteCount = input.offset - byteOffset
  }

  /// Reads the frame of a block, after its number of symbols was read.
  static func frame(
    symbolCount: Int, hasEscape: Bool, _ input: inout FrameInput
  ) throws(QZError.Reason) -> BlockFrame {
    let bitCount = try input.number(
      .bits, limit: BlockFrame.mostBits(symbolCount: symbolCount, hasEscape: hasEscape))
    var junctions: [Int] = []
    var previous = 0
    for _ in 0..<(try input.number(.junctionCount, limit: BlockFrame.mostJunctions)) {
      previous += try input.number(.junction, limit: bitCount - previous)
      junctions.append(previous)
    }
    return BlockFrame(symbolCount: symbolCount, bitCount: bitCount, junctions: junctions)
  }

  private mutating func readMessages(
    number: Int, from byteOffset: Int, in layout: StoreLayout, seed: UInt64,
    _ input: inout FrameInput
  ) throws(QZError.Reason) {
    self.number = number
    self.byteOffset = byteOffset
    let fieldsBefore = input.fields.count
    let messages = try MessageFrame(from: &input, usual: layout.usualSeparator)
    indexBitCount = messages.indexBitCount(
      ofFields: input.fields.count - fieldsBefore)
    try input.checkChecksum(seed: seed &+ UInt64(number))
    bits.buffer.removeAll(keepingCapacity: true)
    try input.payload(bitCount: messages.payloadByteCount * 8, into: &bits.buffer)
    input.beginPart()
    try input.checkChecksum(seed: seed &+ UInt64(number), bits.buffer)
    messageBitCount = messages.entries.reduce(0) { $0 + $1.bitCount }
    frame = BlockFrame(
      symbolCount: messages.symbolCount, bitCount: messageBitCount, junctions: [])
    self.messages = messages
    byteCount = input.offset - byteOffset
  }

  private mutating func decodeMessages(
    _ messages: MessageFrame, by member: MemberCoding, in layout: StoreLayout
  ) throws(QZError.Reason) {
    var decoder = MessageDecoder(member, layout)
    var start = 0
    for entry in messages.entries {
      try decoder.decode(
        bits.buffer[start..<start + entry.byteCount], entry, continues: messages.continues)
      start += entry.byteCount
    }
    guard decoder.ends.last ?? 0 == messages.symbolCount else { throw .malformed }
    (narrow, wide) = (decoder.narrow, decoder.wide)
    (messageEnds, messageContent) = (decoder.ends, decoder.content)
    (spelled, escapeBitCount) = (decoder.spelled, decoder.escapeBitCount)
    messageBitCount = decoder.bitCount
  }

  /// Decodes the bits to symbols, or sets ``failure``.
  mutating func decode(by member: MemberCoding, in layout: StoreLayout? = nil) {
    isNarrow = member.isNarrow
    do throws(QZError.Reason) {
      if let messages, let layout {
        try decodeMessages(messages, by: member, in: layout)
        failure = nil
        return
      }
      try takeSpelled(by: member)
      if isNarrow {
        try Self.decode(bits, symbolCount: frame.symbolCount, by: member.code, into: &narrow)
      } else {
        try Self.decode(bits, symbolCount: frame.symbolCount, by: member.code, into: &wide)
      }
      failure = nil
    } catch {
      failure = error
    }
  }

  /// Removes from the bits the spelled-out symbols at their beginning.
  private mutating func takeSpelled(by member: MemberCoding) throws(QZError.Reason) {
    spelled = []
    escapeBitCount = 0
    guard let spelling = member.spelling else { return }
    do throws(DecodeError) {
      (spelled, bits) = try spelling.split(
        bits, atMost: frame.symbolCount,
        byteLimit: frame.symbolCount > 1 ? ContentJoiner.mostBytes : .max)
    } catch {
      throw .undecodable(error)
    }
    guard spelled.allSatisfy(member.alphabet.lacks) else { throw .malformed }
    escapeBitCount = frame.bitCount - bits.bitCount
  }

  private static func decode<Word: SymbolWord>(
    _ bits: EncodedBlock, symbolCount: Int, by code: any Coder, into symbols: inout [Word]
  ) throws(QZError.Reason) {
    if symbols.count != symbolCount { symbols = Array(repeating: 0, count: symbolCount) }
    var span = symbols.mutableSpan
    do throws(DecodeError) { try Word.decode(bits, by: code, into: &span) } catch {
      throw .undecodable(error)
    }
  }
}
