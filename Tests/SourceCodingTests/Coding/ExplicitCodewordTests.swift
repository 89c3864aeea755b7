import Testing

@testable import SourceCoding

/// Prefix codes that are given by their codewords.
struct ExplicitCodewordTests {
  private func code(_ words: [String?]) throws -> PrefixCode {
    try PrefixCode(codewords: words.map { $0.flatMap { Codeword($0) } })
  }

  @Test func `codewords are kept as they are`() throws {
    let code = try code(["11", nil, "0", "101", "100"])
    #expect(code.codewords.map { $0?.description } == ["11", nil, "0", "101", "100"])
    #expect(code.lengths == [2, nil, 1, 3, 3])
    #expect(code.longestLength == 3)
    #expect(code.kraftSum.isOne)
    #expect(!code.isCanonical)
  }

  @Test func `what follows from the lengths is canonical`() throws {
    let code = try code(["10", "0", nil, "110", "111"])
    #expect(code.isCanonical)
    #expect(try code == PrefixCode(lengths: [2, 1, nil, 3, 3]))
  }

  @Test(
    arguments: [
      (["0", "01"], InvalidPrefixCode.prefix(symbol: 0, of: 1)),
      (["01", "1", "0"], .prefix(symbol: 2, of: 0)), (["1", "0", "0"], .prefix(symbol: 1, of: 2)),
      (["", "1"], .prefix(symbol: 0, of: 1)), ([nil, nil], .empty), ([], .empty),
    ] as [([String?], InvalidPrefixCode)])
  func `two codewords that clash are named`(words: [String?], reason: InvalidPrefixCode) {
    #expect(throws: reason) { try code(words) }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `any prefix code is coded, by tables, bit by bit and from its table`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let weights = (0..<256).map { _ in Double(rng.next() >> (rng.next() % 60)) }
    let canonical = try PrefixCode(lengths: Huffman.lengths(for: weights))
    // Negating a code bit by bit keeps it prefix-free, and makes it descend.
    let code = try code(
      canonical.codewords.map { $0.map { String($0.description.map { $0 == "0" ? "1" : "0" }) } })
    let message = (0..<100).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
      .filter { code.lengths[Int($0)] != nil }
    let plain = PrefixCoder(code, usingTables: false)
    let reference = try encoded(message, by: plain)
    #expect(try decoded(reference, count: message.count, by: plain) == message)
    let sent = try PrefixCoder(table: plain.table, alphabetSize: 256)
    #expect(sent.prefixCode == code)
    #expect(try decoded(reference, count: message.count, by: sent) == message)
    guard code.longestLength <= 56 else { return }
    let block = try encoded(message, by: PrefixCoder(code))
    #expect(block.bitCount == reference.bitCount)
    #expect(block.buffer.prefix(block.byteCount) == reference.buffer.prefix(block.byteCount))
    #expect(try decoded(block, count: message.count, by: PrefixCoder(code)) == message)
  }

  @Test(arguments: [1, 63, 64, 65, 128, 255, 1000])
  func `codewords are cut anywhere and put together again`(length: Int) throws {
    var rng = seededGenerator(5)
    let bits = String((0..<length).map { _ in rng.next() % 2 == 0 ? "0" : "1" })
    let codeword = try #require(Codeword(bits))
    #expect(codeword.description == bits)
    for count in 0...length {
      #expect(codeword.prefix(count).description == bits.prefix(count))
      #expect(codeword.dropFirst(count).description == bits.dropFirst(count))
      #expect(codeword.prefix(count).begins(codeword))
      #expect(codeword.begins(codeword.prefix(count)) == (count == length))
      #expect(codeword.prefix(count).appending(codeword.dropFirst(count)) == codeword)
    }
    var writer = BitWriter()
    writer.append(bit: 1)
    writer.append(codeword)
    let (bytes, bitCount) = writer.finish()
    var reader = BitReader(bytes, bitCount: bitCount)
    #expect(try reader.next() == 1)
    #expect(try reader.nextCodeword(length: length) == codeword)
    try reader.finish()
    #expect(Codeword("012") == nil)
  }

  @Test func `the longest codeword has 65,535 bits`() {
    let bits = String(repeating: "1", count: Codeword.longest)
    #expect(Codeword(bits)?.length == 65_535)
    #expect(Codeword(bits + "0") == nil)
    #expect(Codeword(onesOfLength: 65_535) == Codeword(bits))
  }
}
