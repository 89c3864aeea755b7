internal import Kernels

/// Finds the undamaged parts of a damaged file, at a known place or anywhere after it.
struct PartSearch<Source: SymbolSource> {
  let source: Source

  /// The number of bytes of the file.
  let byteCount: Int

  /// A part of a member after its header, with the offset at which it ends.
  enum Part {
    case block(ReadBlock, end: Int)
    case end(QZEnd, end: Int)
  }

  /// The greatest size of a block that is found by searching, because random numbers
  /// must not cause much work.
  private static var greatestFoundBlock: Int { 1 << 22 }

  /// The number of bytes that are searched at a time.
  private static var windowSize: Int { 1 << 20 }

  /// The smallest number of bytes of a block: three numbers and a checksum.
  private static var leastBlockSize: Int { 7 }

  init(_ source: Source) {
    self.source = source
    byteCount = source.symbolCount
  }

  // MARK: - At a known place

  /// Reads the header at `offset`, and returns it with the offset at which it ends.
  func header(at offset: Int) throws(QZError.Reason) -> (QZHeader, end: Int) {
    var input = FrameInput(ByteInput(source, from: offset))
    let header = try QZHeader(from: &input)
    return (header, offset + input.offset)
  }

  /// Reads the part at `offset`, which must have the checksums of a block with that
  /// number, or of an end mark after as many blocks.
  func part(
    at offset: Int, number: Int, in framing: BlockFraming, _ code: MemberCoding?
  ) throws(QZError.Reason) -> Part {
    var input = FrameInput(ByteInput(source, from: offset))
    let start: BlockFraming.Start
    // The header of the member was undamaged, so an invalid beginning is damage.
    do throws(QZError.Reason) { start = try framing.start(from: &input) } catch .unsupported {
      throw .malformed
    }
    if case .end = start {
      let mark = try QZEnd(from: &input, blockCount: number, seed: framing.seed)
      return .end(mark, end: offset + input.offset)
    }
    var block = ReadBlock()
    try block.read(
      start, number: number, from: 0, in: framing, hasEscape: code?.spelling != nil, &input)
    return .block(block, end: offset + input.offset)
  }

  // MARK: - Anywhere

  /// Returns the next undamaged part after a damaged one.
  ///
  /// - Parameters:
  ///   - start: the offset of the damaged part.
  ///   - number: the number of that block; `nil` outside of a member.
  ///   - framing: the framing of the member's blocks; `nil` outside of a member.
  ///   - code: the code of the member.
  /// - Returns: the part's offset, and the number of the block, or the number of blocks
  ///   before the end mark; no number for a header. `nil` if there is no other part.
  /// - Throws: ``SourceError`` if the file cannot be read.
  func next(
    from start: Int, number: Int?, in framing: BlockFraming?, _ code: MemberCoding?
  ) throws(SourceError) -> (offset: Int, number: Int?)? {
    if let number, let framing, let end = try? skipped(from: start, in: framing, code),
      let found = isSound(at: end, numbers: number + 1..<number + 2, in: framing, code)
    {
      return (end, found)
    }
    var window: [UInt8] = []
    var windowStart = start + 1
    while windowStart < byteCount {
      let count = min(Self.windowSize, byteCount - windowStart)
      if window.count != count { window = Array(repeating: 0, count: count) }
      var span = window.mutableSpan
      try source.read(at: windowStart, into: &span)
      for place in window.indices {
        let offset = windowStart + place
        if window[place] == QZHeader.magic[0],
          place + 1 >= count || window[place + 1] == QZHeader.magic[1],
          (try? header(at: offset)) != nil
        {
          return (offset, nil)
        }
        guard let number, let framing, isLikely(window.span, place, from: windowStart, in: framing)
        else { continue }
        // As many blocks may be lost as fit between, and some may have been cut out.
        let most = number + 64 + (offset - start) / Self.leastBlockSize
        if let found = isSound(at: offset, numbers: number..<most + 1, in: framing, code) {
          return (offset, found)
        }
      }
      windowStart += count
    }
    return nil
  }

  /// Returns where the damaged block at `start` ends, if its numbers are correct.
  private func skipped(
    from start: Int, in framing: BlockFraming, _ code: MemberCoding?
  ) throws(QZError.Reason) -> Int {
    var input = FrameInput(ByteInput(source, from: start))
    // In a block of messages the numbers have their own checksum, which the search tests.
    guard case .symbols(let count) = try framing.start(from: &input) else { throw .malformed }
    let frame = try ReadBlock.frame(
      symbolCount: count, hasEscape: code?.spelling != nil, &input)
    return start + input.offset + frame.byteCount + 4
  }

  /// Returns whether a block or an end mark may begin at a place of the window, which
  /// begins at `start`.
  private func isLikely(
    _ window: Span<UInt8>, _ place: Int, from start: Int, in framing: BlockFraming
  ) -> Bool {
    guard window[place] > 0 else { return true }
    guard framing.hasKinds else { return areLikely(window, place, from: start) }
    switch BlockKind(rawValue: window[place]) {
    case .symbols: return framing.layout == nil && areLikely(window, place + 1, from: start)
    case .messages: return framing.layout != nil
    case .end, nil: return false
    }
  }

  /// Returns whether the numbers at a place of the window may be those of a block of
  /// symbols.
  private func areLikely(_ window: Span<UInt8>, _ place: Int, from start: Int) -> Bool {
    var index = place
    var number = 0
    for _ in 0..<2 {
      number = 0
      var shift = 0
      while index < window.count, window[index] >= 0x80 {
        number |= Int(window[index] & 0x7F) << shift
        shift += 7
        index += 1
        // No number of a block is so long.
        guard shift <= 28 else { return false }
      }
      guard index < window.count else { return true }
      // The last byte of a number is not zero, unless it is the only one.
      guard shift == 0 || window[index] > 0 else { return false }
      number |= Int(window[index]) << shift
      index += 1
    }
    let end = start + index + 1 + (number + 7) / 8 + 4
    guard end <= byteCount, number / 8 <= Self.greatestFoundBlock else { return false }
    return index >= window.count || window[index] <= BlockFrame.mostJunctions
  }

  /// Returns the one of `numbers` for which a block or an end mark at `offset` is
  /// undamaged; for a block of messages, only the fields before its bits are tested.
  private func isSound(
    at offset: Int, numbers: Range<Int>, in framing: BlockFraming, _ code: MemberCoding?
  ) -> Int? {
    guard offset < byteCount else { return nil }
    var input = FrameInput(ByteInput(source, from: offset))
    guard let start = try? framing.start(from: &input) else { return nil }
    var bytes: [UInt8] = []
    switch start {
    case .end:
      guard let mark = try? QZEnd.fields(from: &input) else { return nil }
      // Each block has at least one symbol, unless its messages are empty.
      guard framing.layout != nil || mark.symbolCount >= numbers.lowerBound else { return nil }
    case .symbols(let count):
      guard
        let frame = try? ReadBlock.frame(
          symbolCount: count, hasEscape: code?.spelling != nil, &input),
        frame.byteCount <= Self.greatestFoundBlock,
        (try? input.payload(bitCount: frame.bitCount, into: &bytes)) != nil
      else { return nil }
    case .messages:
      guard let usual = framing.layout?.usualSeparator,
        (try? MessageFrame(from: &input, usual: usual)) != nil
      else { return nil }
    }
    let fields = input.fields
    guard let stated = try? input.word(.checksum, byteCount: 4) else { return nil }
    let mostTries = max(2, Self.greatestFoundBlock / (bytes.count + 4_096))
    return numbers.prefix(mostTries).first {
      FrameInput.checksum(of: fields, bytes, seed: framing.seed &+ UInt64($0)) & 0xFFFF_FFFF
        == stated
    }
  }
}
