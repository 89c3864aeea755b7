import Testing

@testable import SourceCoding

struct TableSetCoderTests {
  /// Three tables over four symbols; the last lacks one.
  private static let lengths: [[Int?]] = [[1, 2, 3, 3], [3, 3, 2, 1], [nil, 1, 2, 2]]

  private static func set(selectors: [Int]? = nil) throws -> TableSetCoder {
    TableSetCoder(
      try lengths.map { try PrefixCode(lengths: $0) },
      selectors: try selectors.map { try PrefixCode(lengths: $0) })
  }

  /// Every message of at most five symbols.
  private static let messages: [[UInt8]] = {
    var all: [[UInt8]] = [[]]
    var last = all
    for _ in 0..<5 {
      last = last.flatMap { message in (UInt8(0)..<4).map { message + [$0] } }
      all += last
    }
    return all
  }()

  @Test(arguments: [nil, [1, 2, 2], [2, 1, 2]] as [[Int]?])
  func `every short message is written in the table in which it is shortest`(
    selectors: [Int]?
  ) throws {
    let coder = try Self.set(selectors: selectors)
    let names = selectors ?? [2, 2, 2]
    var used: Set<Int> = []
    for message in Self.messages {
      let costs = Self.lengths.enumerated().compactMap { table, lengths -> (Int, Int)? in
        var sum = names[table]
        for symbol in message {
          guard let length = lengths[Int(symbol)] else { return nil }
          sum += length
        }
        return (sum, table)
      }
      let best = try #require(costs.min { $0 < $1 })
      var block = EncodedBlock()
      try coder.encode(message.span, into: &block)
      #expect(block.bitCount == best.0 && block.table == best.1, "\(message)")
      #expect(block.selectorBitCount == names[best.1])
      #expect(block.information.reduce(0, +) == Double(best.0 - names[best.1]))
      used.insert(best.1)
      var decoded = [UInt8](repeating: 9, count: message.count)
      var span = decoded.mutableSpan
      try coder.decode(block, into: &span)
      #expect(decoded == message)
    }
    #expect(used == [0, 1, 2])
  }

  @Test func `a set serves messages over other alphabets of its unit`() throws {
    let set = TableSet(
      name: "set", alphabet: alphabet(["a", "b", "c", "d"]), hasEscape: false,
      tables: try [[1, 2, 3, 3], [3, 3, 2, 1]].map { try PrefixCode(lengths: $0) })
    let design = try set.design(over: alphabet(["a", "c", "x"]))
    #expect(design.leastCosts == [1, 2, .infinity])
    let moved = try #require(design.code as? TableSetCoder)
    #expect(moved.tables.map(\.lengths) == [[1, 3, nil], [3, 2, nil]])
  }

  @Test func `the bits of a set make the same set again`() throws {
    let uneven = try PrefixCode(
      codewords: [Codeword("1"), Codeword("01"), Codeword("001"), Codeword("000")])
    let coder = TableSetCoder(
      [uneven] + (try Self.set().tables), selectors: try PrefixCode(lengths: [1, 2, 3, 3]))
    let again = try TableSetCoder(table: coder.table, alphabetSize: 4)
    #expect(again.tables.map(\.codewords) == coder.tables.map(\.codewords))
    #expect(again.selectors.codewords == coder.selectors.codewords)
  }

  @Test func `no bits that are cut off or flipped trap`() throws {
    let table = try Self.set().table
    for count in 0..<table.bitCount {
      let bytes = Array(table.bytes[..<((count + 7) / 8)])
      #expect(throws: DecodeError.self) {
        _ = try TableSetCoder(
          table: EncodedTable(bytes: bytes, bitCount: count), alphabetSize: 4)
      }
    }
    for bit in 0..<table.bitCount {
      var bytes = table.bytes
      bytes[bit / 8] ^= 0x80 >> UInt8(bit % 8)
      _ = try? TableSetCoder(
        table: EncodedTable(bytes: bytes, bitCount: table.bitCount), alphabetSize: 4)
    }
  }

  @Test func `a message that no single table has all symbols of is refused`() throws {
    let coder = TableSetCoder([
      try PrefixCode(lengths: [1, nil, 1]), try PrefixCode(lengths: [nil, 1, 1]),
    ])
    #expect(coder.isPartial)
    var block = EncodedBlock()
    try coder.encode(([0, 2] as [UInt8]).span, into: &block)
    try coder.encode(([1, 2] as [UInt8]).span, into: &block)
    #expect(throws: UnwritableSymbol.self) {
      try coder.encode(([0, 1] as [UInt8]).span, into: &block)
    }
  }

  @Test(arguments: [1, 2, 3, 8])
  func `the end of a padded message is found where its ones leave no doubt`(
    alignment: Int
  ) throws {
    let coder = try Self.set()
    guard let end = MessageEnd(ofMessagesIn: coder, alignment: alignment) else {
      // The last table has a codeword of two ones.
      #expect(alignment > 2)
      return
    }
    for message in Self.messages {
      var block = EncodedBlock()
      try coder.encode(message.span, into: &block)
      let bitCount = (block.bitCount + alignment - 1) / alignment * alignment
      var bytes = Array(block.buffer[..<block.byteCount])
      for bit in block.bitCount..<bitCount {
        if bit / 8 == bytes.count { bytes.append(0) }
        bytes[bit / 8] |= 0x80 >> UInt8(bit % 8)
      }
      let found = try end.find(in: bytes, bitCount: bitCount)
      #expect(found.bitCount == block.bitCount && found.symbolCount == message.count)
    }
  }
}
