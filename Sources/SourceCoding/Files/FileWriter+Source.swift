extension FileWriter {
  /// A writer of a message in `code`.
  ///
  /// - Parameters:
  ///   - code: the code; a message without symbols needs none, and has none in its
  ///     header.
  ///   - tally: the tally of the message, if that is known.
  ///   - blockSize: the number of symbols in a block, if not that of the code.
  public init(_ code: FileCode, tally: Tally? = nil, blockSize: Int? = nil) {
    let isEmpty = tally.map { $0.total == 0 } ?? false
    self.init(
      header: isEmpty ? FileHeader(design: code.header.design, code: .none) : code.header,
      code: tally.map { code.code.prepared(for: $0) } ?? code.code,
      alphabet: code.alphabet, blockSize: blockSize)
  }

  /// Writes the next block of a message, from the first symbol not written yet.
  ///
  /// - Parameter source: the message, over the alphabet of the code.
  /// - Returns: whether there was anything left to be written.
  /// - Throws: ``UnwritableFile`` if the message cannot be read, or the code lacks one
  ///   of its symbols.
  public mutating func appendBlock(of source: some SymbolSource) throws(UnwritableFile) -> Bool {
    let offset = symbolCount
    let count = min(blockSize, source.symbolCount - offset)
    guard count > 0 else { return false }
    defer { WorkProgress.add(count) }
    if source.isNarrow {
      let symbols = try Self.symbols(of: source, at: offset, count: count, as: UInt8.self)
      if source.alphabet.isBytes {
        try append(symbols.span, at: offset)
      } else {
        try append(symbols, at: offset)
        joinContent(of: .narrow(symbols))
      }
    } else {
      let symbols = try Self.symbols(of: source, at: offset, count: count, as: UInt32.self)
      try append(symbols, at: offset)
      joinContent(of: .wide(symbols))
    }
    return true
  }

  /// Writes the symbols that come at `offset` of a message of bytes.
  ///
  /// - Throws: ``UnwritableFile`` if the code lacks one of them.
  public mutating func append(_ bytes: Span<UInt8>, at offset: Int) throws(UnwritableFile) {
    do throws(UnwritableSymbol) { try append(bytes) } catch {
      let place = bytes.indices.first { cannotWrite(Int(bytes[$0])) } ?? 0
      throw .symbol(Int(bytes[place]), offset: offset + place)
    }
    append(content: bytes)
  }

  private mutating func append<Word: SymbolWord>(
    _ symbols: [Word], at offset: Int
  ) throws(UnwritableFile) {
    do throws(UnwritableSymbol) { try append(symbols.span, as: Word.self) } catch {
      let place = symbols.indices.first { cannotWrite(Int(symbols[$0])) } ?? 0
      throw .symbol(Int(symbols[place]), offset: offset + place)
    }
  }

  // Inlined, so that the buffer is made as what it is and not through a table of
  // functions, a quarter of the time of writing a file.
  @inline(__always)
  private static func symbols<Word: SymbolWord>(
    of source: some SymbolSource, at offset: Int, count: Int, as word: Word.Type
  ) throws(UnwritableFile) -> [Word] {
    var symbols = [Word](repeating: 0, count: count)
    var span = symbols.mutableSpan
    do throws(SourceError) { try Word.read(source, at: offset, into: &span) } catch {
      throw .source(error)
    }
    return symbols
  }
}
