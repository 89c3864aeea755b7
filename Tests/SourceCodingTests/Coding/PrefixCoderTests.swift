import Testing

@testable import SourceCoding

/// The conformance suite of prefix coders, by tables and bit by bit.
struct PrefixCoderTests {
  /// Codes of every shape: flat, one symbol, two, Fibonacci, text, incomplete.
  static let shapes: [[Double]] = [
    Array(repeating: 1, count: 256), [0, 0, 7], [3, 5], fibonacci(56), fibonacci(40),
    (0..<256).map { 1 / Double($0 + 1) },
    (0..<256).map { Double(sign: .plus, exponent: -min($0, 254), significand: 1) },
  ]

  static let designers = ["huffman", "limited:12", "shannon"]

  @Test(arguments: shapes.indices, designers)
  func `messages come back, and cost what their symbols cost`(shape: Int, designer: String) throws {
    let z = try overBytes(Self.shapes[shape])
    let design = try CodeCatalog.designer(named: designer).design(for: z)
    let code = try #require(design.code)
    for message in messages(of: z) {
      let block = try encoded(message, by: code)
      #expect(try decoded(block, count: message.count, by: code) == message)
      let cost = Tally(of: message).weightedSum(of: try #require(design.symbolCosts))
      #expect(Double(block.bitCount) == cost)
    }
  }

  @Test(arguments: shapes.indices)
  func `tables and the bit-by-bit path write the same bits and read each other's`(shape: Int) throws
  {
    let z = try overBytes(Self.shapes[shape])
    let code = try PrefixCode(lengths: Huffman.lengths(for: z.weights))
    guard code.longestLength <= 56 else { return }
    let fast = PrefixCoder(code, usingTables: true)
    let plain = PrefixCoder(code, usingTables: false)
    for message in messages(of: z) {
      let block = try encoded(message, by: fast)
      let reference = try encoded(message, by: plain)
      #expect(block.bitCount == reference.bitCount)
      #expect(
        block.buffer.prefix(block.byteCount).elementsEqual(reference.buffer.prefix(block.byteCount))
      )
      #expect(try decoded(block, count: message.count, by: plain) == message)
    }
  }

  @Test(arguments: shapes.indices, [true, false])
  func `exactly its own bits are consumed, whatever follows`(shape: Int, usesTables: Bool) throws {
    let z = try overBytes(Self.shapes[shape])
    let code = try PrefixCode(lengths: Huffman.lengths(for: z.weights))
    let coder = PrefixCoder(code, usingTables: usesTables && code.longestLength <= 56)
    let message = sample(of: z, count: 1000)
    var block = try encoded(message, by: coder)
    var rng = seededGenerator(77)
    block.buffer =
      Array(block.buffer.prefix(block.byteCount))
      + (0..<40).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
    if block.bitCount % 8 > 0 {
      block.buffer[block.byteCount - 1] |= UInt8(0xFF) >> UInt8(block.bitCount % 8)
    }
    #expect(try decoded(block, count: message.count, by: coder) == message)
    guard block.bitCount > 0 else { return }
    // One bit too many or too few, or one symbol: no longer its own bits.
    for change in [1, -1] {
      var other = block
      other.bitCount += change
      #expect(throws: DecodeError.self) { try decoded(other, count: message.count, by: coder) }
    }
    if usesTables { block.junctions = [] }
    #expect(throws: DecodeError.self) { try decoded(block, count: message.count - 1, by: coder) }
    #expect(throws: DecodeError.self) { try decoded(block, count: message.count + 300, by: coder) }
  }

  @Test(arguments: shapes.indices, [true, false])
  func `damaged blocks are an error or other symbols, never a trap`(shape: Int, usesTables: Bool)
    throws
  {
    let z = try overBytes(Self.shapes[shape])
    let code = try PrefixCode(lengths: Huffman.lengths(for: z.weights))
    let coder = PrefixCoder(code, usingTables: usesTables && code.longestLength <= 56)
    let message = sample(of: z, count: 300)
    var block = try encoded(message, by: coder)
    block.buffer = Array(block.buffer.prefix(block.byteCount))
    guard block.bitCount > 0 else { return }
    var rng = seededGenerator(78)
    for _ in 0..<200 {
      var other = block
      for _ in 0...rng.next() % 3 {
        other.buffer[Int(rng.next() % UInt64(other.buffer.count))] ^= 1 << UInt8(rng.next() % 8)
      }
      if rng.next() % 2 == 0 {
        other.buffer.removeLast(Int(rng.next() % UInt64(other.buffer.count)))
      }
      if rng.next() % 8 == 0 {
        other.junctions = (0..<3).map { _ in Int(truncatingIfNeeded: rng.next()) }
      }
      if rng.next() % 8 == 0 { other.bitCount = Int(truncatingIfNeeded: rng.next()) }
      let result = try? decoded(other, count: message.count, by: coder)
      #expect(result == nil || result?.count == message.count)
    }
  }

  @Test func `a hand-traced message`() throws {
    // a → 0, b → 10, c → 11; "abac" is 0 10 0 11 and two zeros of padding.
    let z = try overBytes(Array(repeating: 0, count: 97) + [2, 1, 1])
    let code = PrefixCoder(try PrefixCode(lengths: Huffman.lengths(for: z.weights)))
    let block = try encoded(Array("abac".utf8), by: code)
    #expect(block.bitCount == 6)
    #expect(block.buffer.prefix(1) == [0b0100_1100])
    #expect(block.junctions == [1, 3, 4])
  }

  /// A million symbols are expected, of which a few are written: codewords beyond the usual table are
  /// frequent in one tally, and rare in the other.
  @Test(arguments: [true, false])
  func `larger tables for a long message write and read the same bits`(areLongFrequent: Bool) throws
  {
    let z = try overBytes(fibonacci(30))
    let code = try PrefixCode(lengths: Huffman.lengths(for: z.weights))
    let coder = PrefixCoder(code)
    var counts = [UInt64](repeating: 1, count: 256)
    for symbol in 0..<256 where code.lengths[symbol] == nil { counts[symbol] = 0 }
    let longest = try #require(code.lengths.firstIndex { $0 == code.longestLength })
    let shortest = try #require(code.lengths.firstIndex { $0 == 1 })
    counts[areLongFrequent ? longest : shortest] = 1 << 23
    let prepared = coder.prepared(for: Tally(counts: counts))
    for message in messages(of: z) {
      let (block, other) = (try encoded(message, by: coder), try encoded(message, by: prepared))
      #expect(bitString(block) == bitString(other))
      #expect(try decoded(block, count: message.count, by: prepared) == message)
    }
  }
}

/// The sequence of Fibonacci as weights: the deepest tree for its sum.
private func fibonacci(_ count: Int) -> [Double] {
  var weights = [1.0, 1]
  while weights.count < count {
    weights.append(weights[weights.count - 1] + weights[weights.count - 2])
  }
  return weights
}

/// `count` symbols drawn from `z`.
private func sample(of z: Distribution, count: Int) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  var span = bytes.mutableSpan
  SampledSource(z, symbolCount: count, seed: 6).read(at: 0, into: &span)
  return bytes
}

/// None, each alone, one repeated, all of them, and a draw.
private func messages(of z: Distribution) -> [[UInt8]] {
  let symbols = z.support.map { UInt8($0) }
  return [
    [], symbols, symbols.reversed(), Array(repeating: symbols[0], count: 1000),
    sample(of: z, count: 3000),
  ]
    + [symbols[0], symbols[symbols.count - 1]].map { [$0] }
}
