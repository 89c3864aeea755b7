/// A code over a proxy's symbols that can also write symbols which the proxy does not
/// know.
///
/// A block begins with the spellings, in the order of the message, so that the rest is
/// an ordinary block of the code:
///
///     number of escapes plus 1, γ │ spelling, spelling … │ 0 … │ block of the code
///
/// where zeros pad to a whole byte. The reader takes the next spelling whenever the
/// code gives an *escape*.
struct EscapingCoder: SymbolWordCoder {
  let code: any Coder
  let escape: Escape

  /// The code that uses `escape` for symbols that `code` does not know.
  ///
  /// - Precondition: The code is over the alphabet of the escape.
  init(_ code: any Coder, _ escape: Escape) {
    self.code = code
    self.escape = escape
  }

  /// Always throws: the table describes the code that it escapes from, never this one.
  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    throw .damaged(bitOffset: 0)
  }

  var table: EncodedTable { code.table }

  var blockSize: Int { code.blockSize }

  var symbolCosts: [Double]? {
    code.symbolCosts.map { costs in
      zip(escape.places, escape.spellingCosts).map { costs[$0] + $1 }
    }
  }

  var reportsInformation: Bool { code.reportsInformation }

  func prepared(for tally: Tally) -> EscapingCoder {
    let moved = tally.moved(to: escape.places, alphabetSize: escape.codeAlphabetSize)
    return EscapingCoder(code.prepared(for: moved), escape)
  }

  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    var writer = BitWriter()
    let escaped = symbols.indices.filter { escape.isEscaped(Int(symbols[$0])) }
    writer.append(gamma: escaped.count + 1)
    for index in escaped {
      escape.spelling.append(escape.alphabet.spelling(of: Int(symbols[index])), to: &writer)
    }
    let spelled = writer.finish()
    if escape.codeAlphabetSize <= 256 {
      try encode(places(of: symbols, as: UInt8.self), into: &block)
    } else {
      try encode(places(of: symbols, as: UInt32.self), into: &block)
    }
    block.buffer.insert(contentsOf: spelled.bytes, at: 0)
    block.bitCount += spelled.bytes.count * 8
    block.escapeBitCount = spelled.bytes.count * 8
  }

  private func places<Word: SymbolWord, Place: SymbolWord>(
    of symbols: Span<Word>, as place: Place.Type
  ) -> [Place] {
    symbols.indices.map { Place(truncatingIfNeeded: escape.places[Int(symbols[$0])]) }
  }

  private func encode<Place: SymbolWord>(
    _ places: [Place], into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try Place.encode(places.span, by: code, into: &block)
  }

  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    let (spellings, rest) = try escape.spelling.split(block, atMost: symbols.count)
    var spelled: [Word] = []
    for spelling in spellings {
      // The reader has the spelling; the number is only this message's name for it, as
      // the message has a larger alphabet.
      guard let symbol = escape.alphabet.symbol(spelled: spelling) else {
        throw .damaged(bitOffset: 0)
      }
      spelled.append(Word(truncatingIfNeeded: symbol))
    }
    if escape.codeAlphabetSize <= 256 {
      try decode(rest, as: UInt8.self, spelled, into: &symbols)
    } else {
      try decode(rest, as: UInt32.self, spelled, into: &symbols)
    }
  }

  private func decode<Place: SymbolWord, Word: SymbolWord>(
    _ block: EncodedBlock, as place: Place.Type, _ spelled: [Word],
    into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    var places = [Place](repeating: 0, count: symbols.count)
    var span = places.mutableSpan
    try Place.decode(block, by: code, into: &span)
    var next = 0
    for index in symbols.indices {
      let place = Int(span[index])
      guard place < escape.symbol else {
        guard next < spelled.count else { throw .damaged(bitOffset: 0) }
        symbols[index] = spelled[next]
        next += 1
        continue
      }
      guard let symbol = escape.alphabetPlaces[place] else { throw .damaged(bitOffset: 0) }
      symbols[index] = Word(truncatingIfNeeded: symbol)
    }
    guard next == spelled.count else { throw .damaged(bitOffset: 0) }
  }
}
