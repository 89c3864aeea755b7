internal import Synchronization

extension QZWriter {
  /// Makes a writer of a message in `code`.
  ///
  /// - Parameters:
  ///   - code: the code; a message without symbols needs none, and has none in its
  ///     header.
  ///   - tally: the tally of the message, if it is known.
  ///   - blockSize: the number of symbols in a block, if not that of the code.
  package init(_ code: QZCoding, tally: Tally? = nil, blockSize: Int? = nil) {
    let isEmpty = tally.map { $0.total == 0 } ?? false
    self.init(
      header: isEmpty ? QZHeader(design: code.header.design, code: .none) : code.header,
      code: tally.map { code.code.prepared(for: $0) } ?? code.code,
      alphabet: code.alphabet, blockSize: blockSize)
  }

  /// Writes the next blocks of a message, from the first symbol that has not been
  /// written.
  ///
  /// Several cores make several blocks at a time, which are written in order, so the
  /// file is the same for any number of cores.
  ///
  /// - Parameters:
  ///   - source: the message, over the alphabet of the code.
  ///   - threads: the greatest number of cores to use.
  /// - Returns: whether there was anything left to write.
  /// - Throws: ``UnwritableQZ`` if the message cannot be read, or if the code lacks one
  ///   of its symbols.
  package mutating func appendBlocks(
    of source: some SymbolSource, threads: Int = 1
  ) throws(UnwritableQZ) -> Bool {
    let blockCount =
      threads > 1
      ? min(
        threads * max(1, BlockWorkers.symbolsAtATime / blockSize),
        max(1, BlockWorkers.mostBytesAtATime / (blockSize * (source.isNarrow ? 1 : 4)))) : 1
    let end = min(symbolCount + blockCount * blockSize, source.symbolCount)
    guard symbolCount < end else { return false }
    let (code, start) = (code, symbolCount)
    let room = Mutex(takeRoom())
    let parts = BlockWorkers.run(
      symbolCount: end - start, blockSize: blockSize, threads: threads
    ) { (nextBlock) in
      var blocks: [WrittenBlock] = []
      while let range = nextBlock() {
        var block = room.withLock { $0.popLast() } ?? WrittenBlock()
        block.make(of: start + range.lowerBound..<start + range.upperBound, in: source, by: code)
        blocks.append(block)
      }
      return blocks
    }
    let blocks = parts.joined().sorted { $0.range.lowerBound < $1.range.lowerBound }
    for block in blocks {
      if let failure = block.failure { throw failure }
      append(block.block, symbolCount: block.range.count)
      if source.alphabet.isBytes, case .narrow(let bytes) = block.symbols {
        append(content: bytes.span)
      } else {
        joinContent(of: block.symbols)
      }
    }
    giveBack(room.withLock { $0 } + blocks)
    return true
  }

  /// Writes the symbols at `offset` of a message of bytes.
  ///
  /// - Throws: ``UnwritableQZ`` if the code lacks one of them.
  package mutating func append(_ bytes: Span<UInt8>, at offset: Int) throws(UnwritableQZ) {
    do throws(UnwritableSymbol) { try append(bytes, as: UInt8.self) } catch {
      throw UnwritableQZ(by: code, bytes, at: offset)
    }
    append(content: bytes)
  }
}
