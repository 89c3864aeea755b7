/// Messages that are really written in a set of tables, read again, and compared.
///
/// Each message is a stream of its own:
///
///     | flag | selector | spellings | codewords, or the raw message | ones |
///
/// Only an open unit has spellings. The reader knows the length of the stream and the
/// number of symbols of the message. A long message goes through memory in pieces.
package struct TableStreams: Sendable {
  /// The bits of all streams, including padding.
  package private(set) var bits = 0

  /// The number, from 0, of the first message that was not decoded correctly; `nil` if
  /// all were.
  package private(set) var fault: Int?

  private let tables: FoundTables
  private let messages: TableMessages
  private let selectors: PrefixCode?
  private let selectorTree: CodeTree?
  private let coders: [[ClassCoder?]]

  // The message that is being sent.
  private var bitCount = 0
  private var isBack = true
  private var context = 0

  /// The way in which the symbols of a class are written.
  private enum ClassCoder: Sendable {
    case codewords(PrefixCode, CodeTree)
    /// A code whose streams hold whole messages.
    case stream(any Coder)
  }

  /// Returns whether tables and selectors write streams; ideal ones are only a
  /// reference.
  static func areWritten(by design: TableDesign, _ rules: TableRules) -> Bool {
    design.code != .ideal && rules.selector != .ideal
  }

  /// Sends the messages `items`, given in ascending order, in the tables to which they
  /// are assigned.
  ///
  /// - Throws: ``SourceError`` if messages cannot be read.
  init(
    of items: [UInt32], in messages: TableMessages, by assignment: TableAssignment,
    _ tables: FoundTables
  ) throws(SourceError) {
    self.tables = tables
    self.messages = messages
    let lengths = tables.selectorCosts.map { Int?(Int($0 / TableRules.unitsPerBit)) }
    selectors = (lengths.first ?? 0) ?? 0 > 0 ? try? PrefixCode(lengths: lengths) : nil
    selectorTree = selectors.map { CodeTree($0) }
    coders = tables.designs.map { table in
      table.map { design in
        guard let design else { return nil }
        if let prefixCode = design.prefixCode {
          return .codewords(prefixCode, CodeTree(prefixCode))
        }
        return design.code.map { .stream($0) }
      }
    }
    var place = 0
    try messages.visit { (piece, symbols) throws(SourceError) in
      guard place < items.count, Int(items[place]) == piece.message else { return }
      try send(symbols, piece, in: assignment.tables[place])
      if piece.isLast { place += 1 }
    }
  }

  /// Writes a piece of a message, reads it, and records whether it is the same.
  private mutating func send(
    _ symbols: Span<UInt32>, _ piece: TableMessages.Piece, in table: UInt8
  ) throws(SourceError) {
    let isRaw = table == TableAssignment.raw
    if piece.isFirst {
      (bitCount, isBack, context) = (0, true, messages.alphabetSize)
      note(try? begin(in: table, isRaw: isRaw))
    }
    if !isRaw {
      if let escape = messages.escape { note(try? spell(symbols, escape)) }
      let coded = symbols.indices.map { UInt32(messages.code(of: symbols[$0])) }
      note(try? write(coded, in: Int(table)))
    }
    guard piece.isLast else { return }
    if isRaw { try writeRaw(piece.message) }
    let alignment = tables.rules.alignment
    note(try? end(filling: (alignment - bitCount % alignment) % alignment))
    bits += bitCount
    if !isBack { fault = fault ?? piece.message }
  }

  /// Records whether a part was decoded correctly; `nil` means that its bits could not
  /// be read.
  private mutating func note(_ isSame: Bool?) {
    if isSame != true { isBack = false }
  }
}

// MARK: - The parts of a stream

extension TableStreams {
  /// Writes and reads the flag and the name of the table.
  private mutating func begin(in table: UInt8, isRaw: Bool) throws(DecodeError) -> Bool {
    var writer = BitWriter()
    let flags = tables.rules.flags
    if flags > 0 { writer.append(isRaw ? 1 : 0, bitCount: flags) }
    if !isRaw, let name = selectors?.codewords[Int(table)] { writer.append(name) }
    let (bytes, count) = writer.finish()
    bitCount += count
    var reader = BitReader(bytes, bitCount: count)
    // Without a flag, the protocol tells the reader by other means which messages are
    // raw.
    if flags > 0, try reader.next(bitCount: flags) != (isRaw ? 1 : 0) { return false }
    guard !isRaw else { return reader.isAtEnd }
    // Without a selector, the protocol tells the reader which table is used.
    return try selectorTree?.next(from: &reader) ?? Int(table) == Int(table) && reader.isAtEnd
  }

  /// Writes and reads the spellings of symbols that the tables lack.
  private mutating func spell(
    _ symbols: Span<UInt32>, _ escape: Escape
  ) throws(DecodeError) -> Bool {
    var writer = BitWriter()
    let spellings = symbols.indices.filter { escape.isEscaped(Int(symbols[$0])) }
      .map { escape.alphabet.spelling(of: Int(symbols[$0])) }
    writer.append(gamma: spellings.count + 1)
    for spelling in spellings { escape.spelling.append(spelling, to: &writer) }
    var block = EncodedBlock()
    block.buffer = writer.finish().bytes
    block.bitCount = block.buffer.count * 8
    bitCount += block.bitCount
    let (read, rest) = try escape.spelling.split(block, atMost: symbols.count)
    return rest.bitCount == 0 && read == spellings.map { Array($0) }
  }

  private mutating func write(_ symbols: [UInt32], in table: Int) throws(DecodeError) -> Bool {
    guard table < coders.count else { return false }
    if case .stream(let coder)? = coders[table].first, coders[table].count == 1 {
      return try write(symbols, by: coder)
    }
    let first = context
    var writer = BitWriter()
    for symbol in symbols {
      guard case .codewords(let code, _)? = coders[table][Int(tables.classes.classes[context])],
        let codeword = code.codewords[Int(symbol)]
      else { return false }
      writer.append(codeword)
      context = Int(symbol)
    }
    let (bytes, count) = writer.finish()
    bitCount += count
    var reader = BitReader(bytes, bitCount: count)
    var before = first
    for symbol in symbols {
      guard case .codewords(_, let tree)? = coders[table][Int(tables.classes.classes[before])],
        try tree.next(from: &reader) == Int(symbol)
      else { return false }
      before = Int(symbol)
    }
    return reader.isAtEnd
  }

  private mutating func write(
    _ symbols: [UInt32], by coder: some Coder
  ) throws(DecodeError) -> Bool {
    var block = EncodedBlock()
    do throws(UnwritableSymbol) { try coder.encode(symbols.span, into: &block) } catch {
      return false
    }
    bitCount += block.bitCount
    var read = [UInt32](repeating: 0, count: symbols.count)
    var span = read.mutableSpan
    try coder.decode(block, into: &span)
    return read == symbols
  }

  /// Writes and reads the bytes of a raw message.
  private mutating func writeRaw(_ message: Int) throws(SourceError) {
    let range = messages.list.range(of: message)
    var start = range.lowerBound
    while start < range.upperBound {
      var bytes = [UInt8](
        repeating: 0, count: min(TableMessages.pieceSize, range.upperBound - start))
      var span = bytes.mutableSpan
      try messages.list.content.read(at: start, into: &span)
      var writer = BitWriter()
      for byte in bytes { writer.append(UInt64(byte), bitCount: 8) }
      if writer.finish().bytes != bytes { isBack = false }
      bitCount += bytes.count * 8
      start += bytes.count
    }
  }

  /// Writes and reads the ones that pad a message.
  private mutating func end(filling count: Int) throws(DecodeError) -> Bool {
    var writer = BitWriter()
    for _ in 0..<count { writer.append(bit: 1) }
    let (bytes, written) = writer.finish()
    bitCount += written
    var reader = BitReader(bytes, bitCount: written)
    while !reader.isAtEnd {
      guard try reader.next() == 1 else { return false }
    }
    return true
  }
}
