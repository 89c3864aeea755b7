/// Decodes messages, each separately, to symbols and bytes.
struct MessageDecoder {
  private let member: MemberCoding
  private let layout: StoreLayout
  private let end: MessageEnd?
  private let joinerOfOne: ContentJoiner?
  private var block = EncodedBlock()

  /// The symbols of all messages so far, with the escape in place of each spelled-out
  /// symbol.
  private(set) var narrow: [UInt8] = []
  private(set) var wide: [UInt32] = []

  /// The index among the symbols at which each message ends.
  private(set) var ends: [Int] = []

  /// The bytes for which they stand, including separators.
  private(set) var content: [UInt8] = []

  /// The spellings of spelled-out symbols, in order, and the number of their bits.
  private(set) var spelled: [[UInt8]] = []
  private(set) var escapeBitCount = 0

  /// The bits of all messages without padding.
  private(set) var bitCount = 0

  init(_ member: MemberCoding, _ layout: StoreLayout) {
    self.member = member
    self.layout = layout
    end = member.spelling == nil ? MessageEnd(ofMessagesIn: member.code, alignment: 8) : nil
    joinerOfOne = member.alphabet.isBytes ? nil : ContentJoiner(member.alphabet)
  }

  /// Returns whether the bits of a message determine the number of its symbols.
  static func tellsCounts(_ code: any Coder) -> Bool {
    MessageEnd(ofMessagesIn: code, alignment: 8) != nil
  }

  /// Decodes a message whose padded bits are `bytes`.
  ///
  /// - Throws: the reason if they are not a message.
  mutating func decode(
    _ bytes: ArraySlice<UInt8>, _ entry: MessageFrame.Entry, continues: Bool
  ) throws(QZError.Reason) {
    block.buffer = Array(bytes)
    block.junctions = []
    var symbolCount = entry.symbolCount ?? 0
    block.bitCount = entry.bitCount
    do throws(DecodeError) {
      if entry.symbolCount == nil {
        guard let end else { throw .damaged(bitOffset: 0) }
        (block.bitCount, symbolCount) = try end.find(in: block.buffer, bitCount: entry.bitCount)
      }
    } catch {
      throw .undecodable(error)
    }
    guard isFilledUp(from: block.bitCount) else { throw .malformed }
    bitCount += block.bitCount
    try decode(symbolCount: symbolCount)
    ends.append(narrow.count + wide.count)
    guard !continues else { return }
    guard let separator = layout.separator(ofSize: entry.separatorSize) else { throw .malformed }
    content += separator
  }

  private mutating func decode(symbolCount: Int) throws(QZError.Reason) {
    var own: [[UInt8]] = []
    if let spelling = member.spelling {
      let before = block.bitCount
      do throws(DecodeError) {
        (own, block) = try spelling.split(
          block, atMost: symbolCount,
          byteLimit: symbolCount > 1 ? ContentJoiner.mostBytes : .max)
      } catch {
        throw .undecodable(error)
      }
      guard own.allSatisfy(member.alphabet.lacks) else { throw .malformed }
      escapeBitCount += before - block.bitCount
      spelled += own
    }
    let symbols: Message.Symbols
    do throws(DecodeError) {
      if member.isNarrow {
        var bytes = [UInt8](repeating: 0, count: symbolCount)
        var span = bytes.mutableSpan
        try member.code.decode(block, into: &span)
        narrow += bytes
        symbols = .narrow(bytes)
      } else {
        var words = [UInt32](repeating: 0, count: symbolCount)
        var span = words.mutableSpan
        try member.code.decode(block, into: &span)
        wide += words
        symbols = .wide(words)
      }
    } catch {
      throw .undecodable(error)
    }
    if var joiner = joinerOfOne {
      content += try joiner.bytes(of: symbols, spelled: own)
      guard joiner.isWhole else { throw .malformed }
    } else if case .narrow(let bytes) = symbols {
      content += bytes
    }
  }

  /// Returns whether all bits of the buffer from a place on are ones.
  private func isFilledUp(from bitCount: Int) -> Bool {
    guard let last = block.buffer.last, bitCount % 8 > 0 else { return true }
    let mask = UInt8(0xFF) >> UInt8(bitCount % 8)
    return last & mask == mask
  }
}
