/// Messages that are really written in a set of tables, read again, and compared.
///
/// Each message is a stream of its own:
///
///     | flag | selector | codewords, or the raw message | ones |
///
/// The reader knows the length of the stream and the number of symbols of the message.
package struct TableStreams: Sendable {
  /// The bits of all streams, including padding.
  package private(set) var bits = 0

  /// The number, from 0, of the first message that was not decoded correctly; `nil` if
  /// all were.
  package private(set) var fault: Int?

  private let tables: FoundTables
  private let selectors: PrefixCode?
  private let selectorTree: CodeTree?
  private let codes: [[TableCoder?]]

  /// The way in which the symbols of a class are written.
  private enum TableCoder: Sendable {
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
    of items: [UInt32], in list: MessageList, by assignment: TableAssignment,
    _ tables: FoundTables
  ) throws(SourceError) {
    self.tables = tables
    let lengths = tables.selectorCosts.map { Int?(Int($0 / TableRules.unitsPerBit)) }
    selectors = (lengths.first ?? 0) ?? 0 > 0 ? try? PrefixCode(lengths: lengths) : nil
    selectorTree = selectors.map { CodeTree($0) }
    codes = tables.designs.map { table in
      table.map { design in
        guard let design else { return nil }
        if let prefixCode = design.prefixCode {
          return .codewords(prefixCode, CodeTree(prefixCode))
        }
        return design.code.map { .stream($0) }
      }
    }
    var place = 0
    try list.visit { (index, bytes) in
      guard place < items.count, Int(items[place]) == index else { return }
      let isBack = send(bytes, in: assignment.tables[place])
      if !isBack { fault = fault ?? index }
      place += 1
    }
  }

  /// Writes a message, reads it, and returns whether it is the same.
  private mutating func send(_ bytes: Span<UInt8>, in table: UInt8) -> Bool {
    var writer = BitWriter()
    let isRaw = table == TableAssignment.raw
    if tables.rules.flags > 0 { writer.append(isRaw ? 1 : 0, bitCount: tables.rules.flags) }
    var payloadBits = bytes.count * 8
    if isRaw {
      for place in bytes.indices { writer.append(UInt64(bytes[place]), bitCount: 8) }
    } else {
      if let codeword = selectors?.codewords[Int(table)] { writer.append(codeword) }
      guard let written = write(bytes, in: Int(table), to: &writer) else { return false }
      payloadBits = written
    }
    var (buffer, bitCount) = writer.finish()
    let padding =
      (tables.rules.alignment - bitCount % tables.rules.alignment)
      % tables.rules.alignment
    if padding > 0 { Self.pad(&buffer, from: bitCount, by: padding) }
    bits += bitCount + padding
    do throws(DecodeError) {
      return try read(
        buffer, bitCount: bitCount + padding, payloadBits: payloadBits, in: table, comparing: bytes)
    } catch {
      return false
    }
  }

  /// Writes the symbols of a message and returns their bits; `nil` if a symbol cannot
  /// be written.
  private func write(
    _ bytes: Span<UInt8>, in table: Int, to writer: inout BitWriter
  ) -> Int? {
    if case .stream(let code)? = codes[table].first, codes[table].count == 1 {
      var block = EncodedBlock()
      do throws(UnwritableSymbol) { try code.encode(bytes, into: &block) } catch { return nil }
      for index in 0..<block.byteCount {
        let width = min(8, block.bitCount - index * 8)
        writer.append(UInt64(block.buffer[index] >> UInt8(8 - width)), bitCount: width)
      }
      return block.bitCount
    }
    var context = MessageClasses.start
    var bitCount = 0
    for place in bytes.indices {
      let symbol = Int(bytes[place])
      guard case .codewords(let code, _)? = codes[table][Int(tables.classes.classes[context])],
        let codeword = code.codewords[symbol]
      else { return nil }
      writer.append(codeword)
      bitCount += codeword.length
      context = symbol
    }
    return bitCount
  }

  /// Reads a message and returns whether it is `bytes`, followed by ones.
  private func read(
    _ buffer: [UInt8], bitCount: Int, payloadBits: Int, in chosen: UInt8,
    comparing bytes: Span<UInt8>
  ) throws(DecodeError) -> Bool {
    var reader = BitReader(buffer, bitCount: bitCount)
    let flags = tables.rules.flags
    // Without a flag, the protocol tells the reader by other means which messages
    // are raw.
    if flags > 0 ? try reader.next(bitCount: flags) == 1 : chosen == TableAssignment.raw {
      for place in bytes.indices {
        guard try reader.next(bitCount: 8) == UInt64(bytes[place]) else { return false }
      }
      return try endsInOnes(&reader)
    }
    // Without a selector, the protocol tells the reader which table is used.
    let table = try selectorTree?.next(from: &reader) ?? Int(chosen)
    guard table < codes.count else { return false }
    if case .stream(let code)? = codes[table].first, codes[table].count == 1 {
      var block = EncodedBlock()
      var rest = payloadBits
      while rest > 0 {
        let width = min(8, rest)
        let bits = try reader.next(bitCount: width)
        block.buffer.append(UInt8(bits << UInt64(8 - width)))
        rest -= width
      }
      block.bitCount = payloadBits
      var symbols = [UInt8](repeating: 0, count: bytes.count)
      var span = symbols.mutableSpan
      try code.decode(block, into: &span)
      for place in bytes.indices where symbols[place] != bytes[place] { return false }
      return try endsInOnes(&reader)
    }
    var context = MessageClasses.start
    for place in bytes.indices {
      guard case .codewords(_, let tree)? = codes[table][Int(tables.classes.classes[context])]
      else { return false }
      let symbol = try tree.next(from: &reader)
      guard symbol == Int(bytes[place]) else { return false }
      context = symbol
    }
    return try endsInOnes(&reader)
  }

  private func endsInOnes(_ reader: inout BitReader) throws(DecodeError) -> Bool {
    while !reader.isAtEnd {
      guard try reader.next() == 1 else { return false }
    }
    return true
  }

  /// Sets `count` bits from bit `start` on to one.
  private static func pad(_ buffer: inout [UInt8], from start: Int, by count: Int) {
    for bit in start..<start + count {
      if bit / 8 == buffer.count { buffer.append(0) }
      buffer[bit / 8] |= 0x80 >> UInt8(bit % 8)
    }
  }
}
