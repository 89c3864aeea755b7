/// The messages of a study: their symbols, and the spellings of those that tables lack.
///
/// The tables of an open unit have the symbols of the messages on which they are
/// designed. Any other symbol is an escape, and is spelled out before its message. The
/// spellings take whole bytes, as in every stream with an escape, and each message has
/// at least one such byte.
package struct TableMessages: Sendable {
  /// The messages in bytes.
  package let list: MessageList

  /// The symbols of all messages, one message after another.
  let source: any SymbolSource

  /// The index among the symbols at which each message ends.
  private let ends: [Int]

  /// The escape by which symbols that tables lack are written; `nil` for a closed unit,
  /// whose tables lack none.
  package let escape: Escape?

  /// The greatest number of symbols of a message that are read at once, so that memory
  /// does not grow with the length of a message.
  static let pieceSize = 1 << 17

  /// Takes messages whose symbols are bytes.
  init(_ list: MessageList) {
    self.list = list
    (source, ends, escape) = (list.content, list.ends, nil)
  }

  /// Takes messages that were cut into symbols, for tables that have the symbols of the
  /// messages `designed`.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  init(_ messages: SymbolMessages, knowing designed: [UInt32]) throws(SourceError) {
    list = messages.list
    (source, ends) = (messages.source, messages.ends)
    let alphabet = messages.source.alphabet
    guard alphabet.unit.closedAlphabetSize == nil else {
      escape = nil
      return
    }
    var isKnown = [Bool](repeating: false, count: alphabet.count)
    for item in designed {
      try source.forEachSymbol(in: messages.range(of: Int(item))) { isKnown[Int($0)] = true }
    }
    let known = isKnown.indices.filter { isKnown[$0] }
    escape = Escape(
      from: Alphabet(
        unit: alphabet.unit, sortedSpellings: known.map { alphabet.spelling(of: $0) }),
      for: alphabet)
  }

  /// The number of messages.
  package var count: Int { ends.count }

  /// The symbols of the tables, without the escape.
  package var alphabet: Alphabet { escape?.known ?? source.alphabet }

  /// The number of symbols of the tables, including the escape.
  package var alphabetSize: Int { escape?.codeAlphabetSize ?? source.alphabet.count }

  /// Returns the name of a symbol of the tables.
  package func name(of symbol: Int) -> String {
    symbol < alphabet.count ? alphabet.name(of: symbol) : "(escape)"
  }

  /// Returns the symbol of the tables for a symbol of the messages.
  @inline(__always)
  func code(of symbol: UInt32) -> Int { escape.map { $0.places[Int(symbol)] } ?? Int(symbol) }

  /// Consecutive symbols of a message.
  struct Piece {
    /// The number of the message, from 0.
    let message: Int
    /// Whether the message begins here, and whether it ends here.
    let isFirst: Bool
    let isLast: Bool
  }

  /// Calls `body` with each message in order, in pieces of at most ``pieceSize`` symbols; an empty
  /// message is an empty piece.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  func visit(_ body: (Piece, Span<UInt32>) throws(SourceError) -> Void) throws(SourceError) {
    var buffer = [UInt32](repeating: 0, count: Self.pieceSize)
    var all = buffer.mutableSpan
    var (first, start) = (0, 0)
    while first < count {
      // Short messages are read many at a time, a long one in pieces.
      var last = first
      while last + 1 < count, ends[last + 1] - start <= Self.pieceSize { last += 1 }
      if ends[last] - start <= Self.pieceSize {
        var part = all._mutatingExtracting(0..<ends[last] - start)
        try source.read(at: start, into: &part)
        var place = start
        for index in first...last {
          try body(
            Piece(message: index, isFirst: true, isLast: true),
            part.span.extracting(place - start..<ends[index] - start))
          place = ends[index]
        }
      } else {
        var place = start
        while place < ends[last] {
          let end = min(ends[last], place + Self.pieceSize)
          var part = all._mutatingExtracting(0..<end - place)
          try source.read(at: place, into: &part)
          try body(
            Piece(message: first, isFirst: place == start, isLast: end == ends[last]), part.span)
          place = end
        }
      }
      start = ends[last]
      first = last + 1
    }
  }

  /// Returns the bits that spell out the symbols of a piece that tables lack; 0 for a
  /// closed unit.
  func spelledBits(of symbols: Span<UInt32>) -> Int {
    guard let escape else { return 0 }
    var (count, bits) = (0, 0)
    for place in symbols.indices where escape.isEscaped(Int(symbols[place])) {
      count += 1
      bits += Int(escape.spellingCosts[Int(symbols[place])])
    }
    bits += 2 * digitCount(of: UInt64(count + 1)) - 1
    return (bits + 7) / 8 * 8
  }
}

// MARK: - Counting

extension TableMessages {
  /// Counts the symbols in each message by class; symbol x in class c has number `K·c +
  /// x`.
  ///
  /// - Throws: ``SourceError`` if the messages cannot be read.
  func tallies(by classes: MessageClasses) throws(SourceError) -> MessageTallies {
    let size = alphabetSize
    return try tallies(alphabetSize: size * classes.count) { context, symbol in
      Int(classes.classes[context]) * size + symbol
    }
  }

  /// Counts the pairs in each message.
  ///
  /// - Throws: ``SourceError`` if the messages cannot be read.
  func tallies(by pairs: ContextPairs) throws(SourceError) -> MessageTallies {
    try tallies(alphabetSize: pairs.count) { pairs.number(of: $1, after: $0) }
  }

  private func tallies(
    alphabetSize: Int, number: (_ context: Int, _ symbol: Int) -> Int
  ) throws(SourceError) -> MessageTallies {
    var tallies = MessageTallies(alphabetSize: alphabetSize)
    var entryCount = 0
    var lastMessage = [UInt32](repeating: .max, count: alphabetSize)
    // A growing array would double its memory, so the entries are counted first.
    try visitContexts { (message, context, symbol) in
      let number = number(context, symbol)
      if lastMessage[number] != UInt32(message) {
        lastMessage[number] = UInt32(message)
        entryCount += 1
      }
    }
    tallies.reserve(messages: count, entries: entryCount, hasExtra: escape != nil)
    let start = self.alphabetSize
    var (context, spelled) = (start, 0)
    try visit { (piece, symbols) throws(SourceError) in
      if piece.isFirst { (context, spelled) = (start, 0) }
      for place in symbols.indices {
        let symbol = code(of: symbols[place])
        tallies.add(number(context, symbol), 1)
        context = symbol
      }
      spelled += spelledBits(of: symbols)
      guard piece.isLast else { return }
      tallies.close(
        byteCount: list.range(of: piece.message).count, extraBits: escape == nil ? nil : spelled)
    }
    return tallies
  }

  /// Calls `body` with each symbol of the tables and the one before it, which is the number after
  /// all symbols at the beginning of a message.
  ///
  /// - Throws: ``SourceError`` if the messages cannot be read.
  func visitContexts(
    _ body: (_ message: Int, _ context: Int, _ symbol: Int) -> Void
  ) throws(SourceError) {
    let start = alphabetSize
    var context = start
    try visit { (piece, symbols) throws(SourceError) in
      if piece.isFirst { context = start }
      for place in symbols.indices {
        let symbol = code(of: symbols[place])
        body(piece.message, context, symbol)
        context = symbol
      }
    }
  }

  /// Counts how often each symbol follows each context in the messages that `isCounted`
  /// picks; the result has a tally for each context.
  ///
  /// - Throws: ``SourceError`` if the messages cannot be read.
  func contextTallies(of isCounted: (Int) -> Bool) throws(SourceError) -> MessageTallies {
    let size = alphabetSize
    var counts = [UInt64](repeating: 0, count: size * (size + 1))
    try visitContexts { (message, context, symbol) in
      if isCounted(message) { counts[context * size + symbol] += 1 }
    }
    var tallies = MessageTallies(alphabetSize: size)
    for context in 0...size {
      tallies.append(counts: Array(counts[context * size..<(context + 1) * size]), byteCount: 0)
    }
    return tallies
  }
}
