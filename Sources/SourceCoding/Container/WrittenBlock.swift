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
    let place = code.firstUnwritable(in: symbols)
    self = .symbol(Int(symbols[place]), offset: offset + place)
  }
}
