extension FileWriter {
  /// A writer of a message in `code`.
  ///
  /// - Parameters:
  ///   - code: the code; a message without symbols needs none, and has none in its
  ///     header.
  ///   - tally: the tally of the message, if that is known.
  public init(_ code: FileCode, tally: Tally? = nil) {
    let isEmpty = tally.map { $0.total == 0 } ?? false
    self.init(
      header: isEmpty ? FileHeader(design: code.header.design, code: .none) : code.header,
      code: tally.map { code.code.prepared(for: $0) } ?? code.code)
  }

  /// Writes the next block of a message, from the first symbol not written yet.
  ///
  /// - Parameters:
  ///   - source: the message, over the alphabet of the code.
  ///   - threads: the greatest number of cores to use.
  /// - Returns: whether there was anything left to be written.
  /// - Throws: ``UnwritableFile`` if the message cannot be read, or the code lacks one
  ///   of its symbols.
  public mutating func appendBlocks(
    of source: some SymbolSource, threads: Int
  ) throws(UnwritableFile) -> Bool {
    let offset = symbolCount
    let count = min(blockSize, source.symbolCount - offset)
    guard count > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: count)
    var symbols = bytes.mutableSpan
    do throws(SourceError) { try source.read(at: offset, into: &symbols) } catch {
      throw .source(error)
    }
    try append(symbols.span, at: offset)
    return true
  }

  /// Writes the symbols that come at `offset` of a message, which are bytes.
  ///
  /// - Throws: ``UnwritableFile`` if the code lacks one of them.
  public mutating func append(_ bytes: Span<UInt8>, at offset: Int) throws(UnwritableFile) {
    do throws(UnwritableSymbol) { try append(bytes) } catch {
      let place = bytes.indices.first { cannotWrite(Int(bytes[$0])) } ?? 0
      throw .symbol(Int(bytes[place]), offset: offset + place)
    }
    append(content: bytes)
  }
}
