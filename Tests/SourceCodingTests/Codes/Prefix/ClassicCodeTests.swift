import Testing

@testable import SourceCoding

/// Round trips, slack and damage for codes whose symbols have no codewords of bits.
struct ClassicCodeTests {
  static let names = [
    "letters:2", "letters:3", "letters:7", "letters:256", "block:1", "block:3", "tunstall:6",
    "tunstall", "vitter", "move-to-front",
  ]

  /// Small enough for blocks of three: skewed, one symbol, two, deep.
  static let shapes: [[Double]] = [
    [5, 3, 2, 0, 1, 1, 0.5], [0, 0, 7], [3, 5],
    (0..<30).map { Double(sign: .plus, exponent: -$0, significand: 1) },
  ]

  @Test(arguments: shapes.indices, names)
  func `messages and tables come back, bytes or words, whatever follows`(
    shape: Int, name: String
  ) throws {
    let z = try overBytes(Self.shapes[shape])
    let design = try CodeCatalog.designer(named: name).design(for: z)
    let code = try #require(design.code)
    let told = try type(of: code).init(table: code.table, alphabetSize: 256)
    #expect(told.table == code.table)
    for message in messages(of: z) {
      var block = try encoded(message, by: code)
      if let costs = design.symbolCosts {
        let spent = Tally(of: message).weightedSum(of: costs)
        let bound = code.greatestOverhead(of: spent, blockCount: 1)
        #expect(Double(block.bitCount) >= spent - 1e-6)
        #expect(Double(block.bitCount) <= spent + bound)
      } else {
        // What a word costs beyond its symbols that came, where the message ends in it.
        let spent = block.information.reduce(0, +)
        let bound = code.greatestOverhead(of: spent, blockCount: 1)
        #expect(Double(block.bitCount) >= spent - 1e-6)
        #expect(Double(block.bitCount) <= spent + bound)
        #expect(block.information.count == (message.count + 1023) / 1024)
      }
      block.buffer = Array(block.buffer.prefix(block.byteCount)) + [0xA5, 0xFF, 0, 7]
      if block.bitCount % 8 > 0 {
        block.buffer[block.byteCount - 1] |= UInt8(0xFF) >> UInt8(block.bitCount % 8)
      }
      #expect(try decoded(block, count: message.count, by: told) == message)
      var wide = [UInt32](repeating: 0, count: message.count)
      var span = wide.mutableSpan
      try told.decode(block, into: &span)
      #expect(wide == message.map { UInt32($0) })
      var again = EncodedBlock()
      try code.encode(wide.span, into: &again)
      #expect(again.bitCount == block.bitCount)
    }
  }

  @Test(arguments: shapes.indices, names)
  func `damage is an error or other symbols, never a trap`(shape: Int, name: String) throws {
    let z = try overBytes(Self.shapes[shape])
    let code = try #require(CodeCatalog.designer(named: name).design(for: z).code)
    let message = Array(messages(of: z)[4].prefix(200))
    var block = try encoded(message, by: code)
    block.buffer = Array(block.buffer.prefix(block.byteCount))
    var rng = seededGenerator(5)
    for _ in 0..<60 {
      var other = block
      if !other.buffer.isEmpty {
        other.buffer[Int(rng.next() % UInt64(other.buffer.count))] ^= 1 << UInt8(rng.next() % 8)
        if rng.next() % 2 == 0 {
          other.buffer.removeLast(Int(rng.next() % UInt64(other.buffer.count)))
        }
      }
      if rng.next() % 4 == 0 { other.bitCount = Int(truncatingIfNeeded: rng.next()) }
      if rng.next() % 4 == 0 { other.bitCount += Int(rng.next() % 20) - 10 }
      let result = try? decoded(other, count: message.count, by: code)
      #expect(result == nil || result?.count == message.count)
    }
    guard block.bitCount > 0 else { return }
    var short = block
    short.bitCount -= 1
    #expect(throws: DecodeError.self) { try decoded(short, count: message.count, by: code) }
    #expect(throws: DecodeError.self) { try decoded(block, count: message.count + 90, by: code) }
    #expect(throws: DecodeError.self) { try decoded(block, count: message.count - 90, by: code) }
  }

  @Test(arguments: names)
  func `whatever bits a table has, it is a code or an error`(name: String) throws {
    let z = try overBytes(Self.shapes[0])
    let code = try #require(CodeCatalog.designer(named: name).design(for: z).code)
    var rng = seededGenerator(6)
    for round in 0..<60 {
      var bytes = round % 2 == 0 ? code.table.bytes : (0..<40).map { _ in UInt8(rng.next() % 256) }
      if !bytes.isEmpty {
        bytes[Int(rng.next() % UInt64(bytes.count))] ^= 1 << UInt8(rng.next() % 8)
      }
      let table = EncodedTable(bytes: bytes, bitCount: bytes.count * 8 - Int(rng.next() % 8))
      _ = try? type(of: code).init(table: table, alphabetSize: 256)
    }
  }

  @Test(arguments: [
    "letters:5", "block:2", "tunstall:12", "vitter", "move-to-front", "huffman", "alphabetic",
    "elias-delta",
  ])
  func `alphabets of more than 256 symbols are coded as well`(name: String) throws {
    var weights = Array(repeating: 0.0, count: 1000)
    for index in 0..<250 { weights[index * 4 + 1] = Double(1000 / (index + 1) + 1) }
    let z = try distribution(weights)
    let design = try CodeCatalog.designer(named: name).design(for: z)
    let code = try #require(design.code)
    let told = try type(of: code).init(table: code.table, alphabetSize: 1000)
    var rng = seededGenerator(2)
    let support = z.support
    let symbols = (0..<3000).map { _ in
      UInt32(support[Int(min(rng.next() % 250, rng.next() % 250))])
    }
    var block = EncodedBlock()
    try code.encode(symbols.span, into: &block)
    var back = [UInt32](repeating: 0, count: 3000)
    var backSpan = back.mutableSpan
    try told.decode(block, into: &backSpan)
    #expect(back == symbols)
    if ["vitter", "move-to-front"].contains(name) { return }
    #expect(throws: UnwritableSymbol.self) {
      try code.encode([UInt32(1), 2].span, into: &block)
    }
  }

  @Test(arguments: ["letters:3", "block:2", "tunstall"])
  func `a symbol that z calls impossible cannot be written`(name: String) throws {
    let code = try #require(
      CodeCatalog.designer(named: name).design(for: overBytes([1, 0, 1])).code)
    #expect(throws: UnwritableSymbol.self) { try encoded([0, 2, 1] as [UInt8], by: code) }
    #expect(throws: UnwritableSymbol.self) { try encoded([0, 200] as [UInt8], by: code) }
  }

  private func messages(of z: Distribution) -> [[UInt8]] {
    let symbols = z.support.map { UInt8($0) }
    var drawn = [UInt8](repeating: 0, count: 2500)
    var span = drawn.mutableSpan
    SampledSource(z, symbolCount: 2500, seed: 6).read(at: 0, into: &span)
    return [
      [], symbols, [symbols[0]], Array(repeating: symbols[symbols.count - 1], count: 1000), drawn,
    ]
  }
}
