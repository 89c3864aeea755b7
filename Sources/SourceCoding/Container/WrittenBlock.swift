/// A block of a message that is being written to a file, with memory that is used
/// again.
struct WrittenBlock: Sendable {
  /// The range of the symbols of the message in this block.
  private(set) var range = 0..<0

  /// The bits.
  private(set) var block = EncodedBlock()

  /// The reason why there are no bits; `nil` if there are.
  private(set) var failure: UnwritableQZ?

  // The symbols; only one of both widths is in use.
  private var isNarrow = true
  private var narrow: [UInt8] = []
  private var wide: [UInt32] = []

  /// The symbols.
  var symbols: Message.Symbols { isNarrow ? .narrow(narrow) : .wide(wide) }

  /// Reads a part of the message of `source`, and encodes it in `code`.
  mutating func make(of range: Range<Int>, in source: some SymbolSource, by code: some Coder) {
    self.range = range
    isNarrow = source.isNarrow
    do throws(UnwritableQZ) {
      if isNarrow {
        try Self.make(of: range, in: source, by: code, &narrow, &block)
      } else {
        try Self.make(of: range, in: source, by: code, &wide, &block)
      }
      failure = nil
    } catch {
      failure = error
    }
    WorkProgress.add(range.count)
  }

  // Inlining lets the compiler specialise the buffer, which saves a quarter of the time
  // of writing a file.
  @inline(__always)
  private static func make<Word: SymbolWord>(
    of range: Range<Int>, in source: some SymbolSource, by code: some Coder,
    _ symbols: inout [Word], _ block: inout EncodedBlock
  ) throws(UnwritableQZ) {
    if symbols.count != range.count { symbols = Array(repeating: 0, count: range.count) }
    var span = symbols.mutableSpan
    do throws(SourceError) { try Word.read(source, at: range.lowerBound, into: &span) } catch {
      throw .source(error)
    }
    do throws(UnwritableSymbol) { try Word.encode(span.span, by: code, into: &block) } catch {
      throw UnwritableQZ(by: code, symbols.span, at: range.lowerBound)
    }
  }
}

extension UnwritableQZ {
  /// The failure of a code that cannot write one of the symbols at `offset`.
  init<Word: SymbolWord>(by code: some Coder, _ symbols: Span<Word>, at offset: Int) {
    let place =
      code.symbolCosts.map { costs in
        symbols.indices.first { index in
          symbols[index] >= costs.count || costs[Int(symbols[index])] == .infinity
        } ?? 0
      } ?? Self.firstPlace(in: symbols, notWrittenBy: code)
    self = .symbol(Int(symbols[place]), offset: offset + place)
  }

  /// Returns the place of the first symbol that a code cannot write after those before
  /// it.
  ///
  /// The symbols before that place can be written. So the length is doubled until it
  /// cannot be written, and then the place is found by halving, in the time of writing
  /// a few times as many symbols.
  private static func firstPlace<Word: SymbolWord>(
    in symbols: Span<Word>, notWrittenBy code: some Coder
  ) -> Int {
    var scratch = EncodedBlock()
    func isWritable(_ count: Int) -> Bool {
      do throws(UnwritableSymbol) {
        try Word.encode(symbols.extracting(first: count), by: code, into: &scratch)
        return true
      } catch {
        return false
      }
    }
    var low = 0
    var high = 1
    while high < symbols.count, isWritable(high) { (low, high) = (high, 2 * high) }
    high = min(high, symbols.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isWritable(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
