internal import Synchronization

/// Blocks that are read ahead, so that several cores have something to decode.
extension QZReader {
  /// Reads some blocks, up to the end mark or to one that is damaged, and decodes them.
  ///
  /// - Throws: ``QZError`` if there are blocks, and their code cannot be made.
  mutating func readAhead() throws(QZError) {
    guard let member = open else { return }
    giveUpLast()
    var symbolCount = 0
    var byteCount = 0
    while ahead.isEmpty || isWorthMore(symbolCount: symbolCount, byteCount: byteCount) {
      let number = member.size.blockCount + ahead.count
      let start = input.offset
      do throws(QZError.Reason) {
        input.beginPart()
        if let layout = member.layout {
          guard let block = try message(number, from: start, in: layout, seed: member.seed) else {
            behind = .end(byteOffset: start)
            break
          }
          ahead.append(block)
          symbolCount += block.frame.symbolCount
          byteCount += block.frame.symbolCount * (member.isNarrow ? 1 : 4) + block.byteCount
          continue
        }
        let count = try input.number(limit: BlockFrame.mostSymbols)
        guard count > 0 else {
          behind = .end(byteOffset: start)
          break
        }
        guard member.hasBlocks else { throw .malformed }
        var block = room.popLast() ?? ReadBlock()
        try block.read(
          number: number, from: start, symbolCount: count, hasEscape: member.mayHaveEscape, &input)
        ahead.append(block)
        symbolCount += count
        byteCount += count * (member.isNarrow ? 1 : 4) + block.byteCount
      } catch {
        behind = .failure(
          QZError(member: self.member, part: .block(number), byteOffset: start, reason: error))
        break
      }
    }
    if !ahead.isEmpty { try makeCode() }
    if let code = open?.code {
      decodeAhead(by: code, in: member.layout)
    } else {
      WorkProgress.add(ahead.reduce(0) { $0 + $1.byteCount })
      ahead.reverse()
    }
  }

  /// Whether cores would have too little to do with what was read ahead, and more of it
  /// can be held.
  private func isWorthMore(symbolCount: Int, byteCount: Int) -> Bool {
    threads > 1 && byteCount < BlockWorkers.mostBytesAtATime
      && ahead.count < threads * BlockWorkers.symbolsAtATime / BlockWorkers.blockSize
      && (ahead.count < threads || symbolCount < threads * BlockWorkers.symbolsAtATime)
  }

  /// Reads a block of messages, the byte of its kind first; `nil` at the end mark.
  private mutating func message(
    _ number: Int, from start: Int, in layout: StoreLayout, seed: UInt64
  ) throws(QZError.Reason) -> ReadBlock? {
    guard let kind = try input.byte() else { throw .truncated }
    switch BlockKind(rawValue: kind) {
    case .end: return nil
    case .messages:
      guard open?.hasBlocks == true else { throw .malformed }
      var block = room.popLast() ?? ReadBlock()
      try block.readMessages(number: number, from: start, in: layout, seed: seed, &input)
      return block
    case nil: throw .unsupported("block kind \(kind)")
    }
  }

  private mutating func decodeAhead(by code: MemberCoding, in layout: StoreLayout?) {
    let count = ahead.count
    WorkProgress.expectBlocks(
      of: ahead.reduce(0) { $0 + $1.frame.symbolCount },
      countingFor: ahead.reduce(0) { $0 + $1.byteCount })
    let blocks = Mutex(takeAhead())
    let parts = BlockWorkers.run(
      symbolCount: count, blockSize: 1, threads: threads
    ) { (nextBlock) in
      var decoded: [ReadBlock] = []
      while nextBlock() != nil, var block = blocks.withLock({ $0.popLast() }) {
        block.decode(by: code, in: layout)
        WorkProgress.add(block.byteCount)
        decoded.append(block)
      }
      return decoded
    }
    ahead = parts.joined().sorted { $0.number > $1.number }
  }

  /// The blocks that were read, whose room nobody else then holds.
  private mutating func takeAhead() -> [ReadBlock] {
    defer { ahead = [] }
    return ahead
  }
}
