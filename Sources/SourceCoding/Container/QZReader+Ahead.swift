internal import Synchronization

/// Reading blocks ahead, so that several cores have enough to decode.
extension QZReader {
  /// Reads some blocks, up to the end mark or a damaged one, and decodes them.
  ///
  /// - Throws: ``QZError`` if there are blocks and their code cannot be made.
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
        guard let block = try block(number, from: start, of: member) else {
          behind = .end(byteOffset: start)
          break
        }
        ahead.append(block)
        symbolCount += block.frame.symbolCount
        byteCount += block.frame.symbolCount * (member.isNarrow ? 1 : 4) + block.byteCount
      } catch {
        behind = .failure(
          QZError(member: self.member, part: .block(number), byteOffset: start, reason: error))
        break
      }
    }
    if !ahead.isEmpty { try makeCode() }
    if let code = open?.code {
      decodeAhead(by: code, in: member.framing.layout)
    } else {
      WorkProgress.add(ahead.reduce(0) { $0 + $1.byteCount })
      ahead.reverse()
    }
  }

  /// Returns whether the blocks read ahead are too little work for the cores, and more
  /// of them fit in memory.
  private func isWorthMore(symbolCount: Int, byteCount: Int) -> Bool {
    threads > 1 && byteCount < BlockWorkers.mostBytesAtATime
      && ahead.count < threads * BlockWorkers.symbolsAtATime / BlockWorkers.blockSize
      && (ahead.count < threads || symbolCount < threads * BlockWorkers.symbolsAtATime)
  }

  /// Reads a block; `nil` at the end mark, whose first field is read.
  private mutating func block(
    _ number: Int, from start: Int, of member: MemberReading
  ) throws(QZError.Reason) -> ReadBlock? {
    let begin = try member.framing.start(from: &input)
    if case .end = begin { return nil }
    guard member.hasBlocks else { throw .malformed }
    var block = room.popLast() ?? ReadBlock()
    try block.read(
      begin, number: number, from: start, in: member.framing, hasEscape: member.mayHaveEscape,
      &input)
    return block
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

  /// Returns the blocks that were read, so that only the caller holds their memory.
  private mutating func takeAhead() -> [ReadBlock] {
    defer { ahead = [] }
    return ahead
  }
}
