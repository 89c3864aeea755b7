import Testing

@testable import SourceCoding

struct ContextTableTests {
  @Test func `a table is these bits and no others`() throws {
    var trie = ContextTrie(order: 1)
    for symbol in [0, 1, 0] as [UInt32] { trie.count(symbol) }
    let table = ContextTable(counted: trie, alphabetSize: 2)
    let bits =
      "010"  // order 1
      + "011" + "1" + "010" + "1" + "1"  // two symbols: the first, twice; the next, once
      + "010" + "010" + "1"  // after 0 one symbol: the second of both, once
      + "010" + "1" + "1"  // after 1 one symbol: the first of both, once
    #expect(table.encoded.bitCount == bits.count)
    let found = table.encoded.bytes.map { byte in
      String(String(UInt32(byte) + 256, radix: 2).dropFirst())
    }
    #expect(found.joined().prefix(bits.count) == bits)
  }

  @Test(arguments: 0...4)
  func `the bits tell the whole table`(order: Int) throws {
    for (alphabetSize, count) in [(1, 50), (2, 300), (5, 300), (256, 600), (256, 0)] {
      var rng = SplitMix64(seed: UInt64(alphabetSize))
      var trie = ContextTrie(order: order)
      for _ in 0..<count {
        trie.count(UInt32(min(rng.next().leadingZeroBitCount * 3, alphabetSize - 1)))
      }
      let table = ContextTable(
        counted: trie, alphabetSize: alphabetSize)
      let read = try ContextTable(
        table.encoded, orderLimit: 4, alphabetSize: alphabetSize)
      #expect(read == table)
    }
  }

  @Test func `a trie stops before it is too large, and not long before`() {
    // Each new symbol makes three strings: 1, 2, 4, 7, 10 nodes.
    for (limit, count) in [(9, 7), (10, 10), (11, 10), (12, 10), (13, 13)] {
      var trie = ContextTrie(order: 2, nodeLimit: limit)
      var symbol: UInt32 = 0
      while !trie.isFull {
        trie.count(symbol)
        symbol += 1
      }
      #expect(trie.nodeCount == count)
    }
  }

  @Test func `counts of pairs make the same table as the message`() throws {
    let message = Array("abracadabra, abracadabra".utf8).map { UInt32($0) }
    var trie = ContextTrie(order: 1)
    for symbol in message { trie.count(symbol) }
    var (counts, pairs) = (
      [UInt64](repeating: 0, count: 256), [[Int: UInt64]](repeating: [:], count: 256)
    )
    for (index, symbol) in message.enumerated() {
      counts[Int(symbol)] += 1
      if index > 0 { pairs[Int(message[index - 1])][Int(symbol), default: 0] += 1 }
    }
    let rows = pairs.map { row in
      row.sorted { $0.key < $1.key }.map { (symbol: $0.key, count: $0.value) }
    }
    #expect(
      ContextTable(order1: counts, following: rows)
        == ContextTable(counted: trie, alphabetSize: 256))
  }

  @Test func `every table cut short is refused`() {
    let encoded = Self.table.encoded
    for bitCount in 0..<encoded.bitCount {
      let cut = EncodedTable(bytes: encoded.bytes, bitCount: bitCount)
      #expect(throws: DecodeError.self) {
        try ContextTable(cut, orderLimit: 4, alphabetSize: 256)
      }
    }
  }

  @Test func `damaged tables make other codes or none, and those do no harm`() throws {
    let encoded = Self.table.encoded
    var rng = SplitMix64(seed: 1)
    var survivors = 0
    for bit in 0..<encoded.bitCount {
      var bytes = encoded.bytes
      bytes[bit / 8] ^= 0x80 >> UInt8(bit % 8)
      let damaged = EncodedTable(bytes: bytes, bitCount: encoded.bitCount)
      var block = EncodedBlock()
      block.buffer = (0..<20).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
      block.bitCount = 160
      for type in [ContextRangeCoder.self, ContextHuffmanCoder.self] as [any Coder.Type] {
        guard let code = try? type.init(table: damaged, alphabetSize: 256) else { continue }
        survivors += 1
        #expect(code.table == damaged)
        _ = try? decoded(block, count: 50, by: code)
      }
    }
    #expect(survivors > 0)
  }

  @Test func `shares of many symbols are scaled, and none to nothing`() {
    var trie = ContextTrie(order: 0)
    for _ in 0..<100_000 { trie.count(0) }
    trie.count(1)
    let table = ContextTable(counted: trie, alphabetSize: 3)
    #expect(table.shares == [16_383, 1])
    #expect(table.escapeShare(of: 0) == 2)
  }

  static var table: ContextTable {
    var trie = ContextTrie(order: 2)
    for byte in "how much wood would a woodchuck chuck".utf8 { trie.count(UInt32(byte)) }
    return ContextTable(counted: trie, alphabetSize: 256)
  }
}
