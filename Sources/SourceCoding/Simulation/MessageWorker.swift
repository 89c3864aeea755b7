/// Sends messages, one group after another, with reused memory.
struct MessageWorker<Word: SymbolWord> {
  private let sent: SentMessages
  private let need: MessageForm.Need
  private let end: MessageEnd?
  private let costs: [Double]?
  private var part = MessagePart()
  private var block = EncodedBlock()
  private var received: [Word] = []

  init(
    _ sent: SentMessages, _ need: MessageForm.Need, _ end: MessageEnd?, _ costs: [Double]?
  ) {
    (self.sent, self.need, self.end, self.costs) = (sent, need, end, costs)
  }

  /// The coded form of one message.
  private struct Coded {
    var bitCount = 0
    var escapeBitCount = 0
    var selectorBitCount = 0
    var table: Int?
    var information = 0.0
    var blockCount = 0
    var isWritable = true
  }

  consuming func run(
    _ source: some SymbolSource, _ writer: some Coder, _ reader: any Coder,
    _ nextGroup: () -> Range<Int>?
  ) throws(SourceError) -> MessagePart {
    var buffer: [Word] = []
    let most = writer.blockSize
    while let range = nextGroup() {
      part.groups.append(MessagePart.Group(index: range.lowerBound))
      var first = range.lowerBound
      while first < range.upperBound {
        // Short messages are read many at a time, a long one in parts.
        let start = sent.range(of: first).lowerBound
        var last = first
        while last + 1 < range.upperBound, sent.ends[last + 1] - start <= min(most, 1 << 17) {
          last += 1
        }
        let size = min(most, sent.ends[last] - start)
        if buffer.count < size { buffer = [Word](repeating: 0, count: size) }
        var all = buffer.mutableSpan
        if sent.ends[last] - start <= most {
          var piece = all._mutatingExtracting(0..<size)
          try Word.read(source, at: start, into: &piece)
          for index in first...last {
            let place = sent.range(of: index)
            var coded = Coded()
            try send(
              piece.span.extracting(place.lowerBound - start..<place.upperBound - start),
              at: place.lowerBound, isWhole: true, writer, reader, &coded)
            count(coded, index)
          }
        } else {
          var coded = Coded()
          var offset = start
          while offset < sent.ends[last] {
            var piece = all._mutatingExtracting(0..<min(size, sent.ends[last] - offset))
            try Word.read(source, at: offset, into: &piece)
            try send(piece.span, at: offset, isWhole: false, writer, reader, &coded)
            offset += piece.count
          }
          count(coded, first)
        }
        first = last + 1
      }
    }
    return part
  }

  /// Writes a message or a block of it, reads it again and compares.
  private mutating func send(
    _ symbols: Span<Word>, at offset: Int, isWhole: Bool, _ writer: some Coder,
    _ reader: any Coder, _ coded: inout Coded
  ) throws(SourceError) {
    do throws(UnwritableSymbol) { try Word.encode(symbols, by: writer, into: &block) } catch {
      // Only a message that may be sent as it is can contain symbols that the code
      // cannot write.
      guard sent.form.sendsRaw else { throw .changed }
      coded.isWritable = false
      return
    }
    coded.bitCount += block.bitCount
    coded.escapeBitCount += block.escapeBitCount
    coded.selectorBitCount += block.selectorBitCount
    coded.table = coded.table ?? block.table
    coded.blockCount += 1
    coded.information += information(of: symbols)
    guard part.outcome == .exact else { return }
    // Reused memory, which this method owns while it writes to it.
    var received: [Word] = []
    swap(&received, &self.received)
    if received.count < symbols.count { received = [Word](repeating: 0, count: symbols.count) }
    do throws(DecodeError) {
      if isWhole { try findEnd(of: symbols.count) }
      var all = received.mutableSpan
      var decoded = all._mutatingExtracting(0..<symbols.count)
      try Word.decode(block, by: reader, into: &decoded)
      if let difference = Word.firstDifference(symbols, decoded.span) {
        part.outcome = .differs(offset: offset + difference)
      }
    } catch {
      part.outcome = .undecodable(offset: offset, error)
    }
    swap(&received, &self.received)
  }

  /// Pads the block with ones, and finds its end again if the ones permit it.
  private mutating func findEnd(of symbolCount: Int) throws(DecodeError) {
    let bitCount = sent.form.unitBitCount(of: block.bitCount) - (sent.form.flagBitCount ?? 0)
    if block.buffer.count * 8 < bitCount {
      block.buffer += [UInt8](repeating: 0, count: (bitCount + 7) / 8 - block.buffer.count)
    }
    var place = block.bitCount
    while place < bitCount {
      let count = min(bitCount - place, 8 - place % 8)
      let ones = UInt8(truncatingIfNeeded: 0xFF << (8 - count)) >> UInt8(place % 8)
      block.buffer[place / 8] |= ones
      place += count
    }
    guard let end else { return }
    let found = try end.find(in: block.buffer, bitCount: bitCount)
    guard found == (block.bitCount, symbolCount) else {
      throw .damaged(bitOffset: min(found.bitCount, block.bitCount))
    }
  }

  /// The cost of the symbols of the block, without spelling.
  private mutating func information(of symbols: Span<Word>) -> Double {
    if !block.information.isEmpty {
      part.hasInformation = true
      return block.information.compensatedSum()
    }
    guard let costs else {
      return Double(block.bitCount - block.escapeBitCount - block.selectorBitCount)
    }
    // The sum is formed in pieces, so that the rounding errors of a long message do not
    // add up.
    var sums: [Double] = []
    var start = 0
    while start < symbols.count {
      let end = min(symbols.count, start + 1 << 10)
      var sum = 0.0
      for index in start..<end { sum += costs[Int(symbols[index])] }
      sums.append(sum)
      start = end
    }
    return sums.count == 1 ? sums[0] : sums.compensatedSum()
  }

  /// Decides whether a message is sent as it is or coded, and adds it to the totals.
  private mutating func count(_ coded: Coded, _ index: Int) {
    let (form, byteCount) = (sent.form, sent.byteCount(of: index))
    let flag = form.flagBitCount ?? 0
    let rawUnit = form.unitBitCount(of: byteCount * 8)
    let codedUnit = form.unitBitCount(of: coded.bitCount)
    let isRaw = form.sendsRaw && (!coded.isWritable || rawUnit < codedUnit)
    let unit = isRaw ? rawUnit : codedUnit
    let symbolCount = sent.range(of: index).count
    let needsCount = need == .lengthAndCount && !isRaw
    let boundary = form.boundaryBitCount(
      unitBitCount: unit, symbolCount: needsCount ? symbolCount : nil)
    let spent = coded.information + Double(coded.escapeBitCount)
    let group = part.groups.count - 1

    part.messages.add(byteCount: byteCount, unitBitCount: unit)
    part.messages.flagBitCount += flag
    part.messages.boundaryBitCount += boundary
    part.messages.paddingBitCount += unit - flag - (isRaw ? byteCount * 8 : coded.bitCount)
    part.escapeBitCount += coded.escapeBitCount
    part.groups[group].bitCount += unit + boundary
    part.groups[group].symbolCount += symbolCount
    part.groups[group].information += coded.information
    if isRaw {
      part.messages.rawCount += 1
      part.groups[group].rawExcess +=
        coded.isWritable ? Double(byteCount * 8) - spent : -.infinity
    } else {
      part.blockCount += coded.blockCount
      part.groups[group].endBits += Double(coded.bitCount - coded.selectorBitCount) - spent
      part.messages.selectorBitCount += coded.selectorBitCount
      if let table = coded.table { part.messages.byTable[table, default: 0] += 1 }
    }
    WorkProgress.add(1)
  }
}
