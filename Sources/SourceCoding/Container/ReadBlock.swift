/// A block of a file on its way to symbols, with room that is used again.
struct ReadBlock: Sendable {
  /// Its number in the member, from 0.
  private(set) var number = 0

  /// Where it begins, in bytes from the beginning of the input.
  private(set) var byteOffset = 0

  /// How many bytes it has, frame included.
  private(set) var byteCount = 0

  /// What stands before its bits.
  private(set) var frame = BlockFrame(symbolCount: 0, bitCount: 0, junctions: [])

  /// Why its bits are no symbols, if that is so.
  private(set) var failure: QZError.Reason?

  /// The spellings of the symbols that are spelled out, in order.
  private(set) var spelled: [[UInt8]] = []

  /// How many bits spell them out.
  private(set) var escapeBitCount = 0

  /// The frame, where it is a block of messages; otherwise `nil`.
  private(set) var messages: MessageFrame?

  /// How many bits of the frame tell where messages end, and how many the code wrote.
  private(set) var indexBitCount = 0
  private(set) var messageBitCount = 0

  /// Where among the symbols each message ends.
  private(set) var messageEnds: [Int] = []

  /// The bytes that messages stand for, separators among them.
  private(set) var messageContent: [UInt8] = []

  private var bits = EncodedBlock()

  // The symbols, of which only one of both widths is in use.
  private var isNarrow = true
  private var narrow: [UInt8] = []
  private var wide: [UInt32] = []

  /// The symbols; in the place of those that are spelled out stands the escape.
  var symbols: Message.Symbols { isNarrow ? .narrow(narrow) : .wide(wide) }

  /// Reads the block of the given number behind what begins it, which was read.
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
    try input.read(frame.byteCount, into: &bits.buffer)
    try input.checkChecksum(seed: seed &+ UInt64(number), bits.buffer)
    guard EncodedTable.isPadded(bits.buffer, bitCount: frame.bitCount) else { throw .malformed }
    bits.bitCount = frame.bitCount
    bits.junctions = frame.junctions
    byteCount = input.offset - byteOffset
  }

  /// Reads what stands before the bits of a block, behind the number of its symbols.
  static func frame(
    symbolCount: Int, hasEscape: Bool, _ input: inout FrameInput
  ) throws(QZError.Reason) -> BlockFrame {
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
    try input.read(messages.payloadByteCount, into: &bits.buffer)
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

  /// Makes symbols of the bits, or says why that cannot be.
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

  /// Takes off the bits what they spell out at their beginning.
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
