import Testing

@testable import SourceCoding

struct RankCoderTests {
  static let names = [
    "unary", "elias-gamma", "elias-delta", "elias-omega", "fibonacci", "levenshtein", "golomb",
    "golomb:5", "rice", "rice:3", "exp-golomb", "exp-golomb:2",
  ]

  @Test func `symbols are ranked by falling z, equal ones in their order`() throws {
    // e 4, a 2, c 2, b 1, d none: γ gives 1, 010, 011, 00100.
    let z = try distribution([2, 1, 2, 0, 4])
    let design = try CodeCatalog.designer(named: "elias-gamma").design(for: z)
    #expect(
      design.prefixCode?.codewords.map { $0?.description } == ["010", "00100", "011", nil, "1"])
    #expect(design.symbolCosts == [3, 5, 3, .infinity, 1])
  }

  @Test func `a hand-traced table`() throws {
    // Family 2, γ(2) = 010; runs: 3 are ranked, first run 0 more: γ(1) γ(3) = 1 011,
    // 1 not, 1 so: 1 1. Left 0 1 2 4: 4 is place 3 of 4 = 11, then 0 1 2: 0 is place
    // 0 of 3 = 00, 2 fills the gap: 2 1, 2 is place 0 of 2 = 0, then 1, no bit.
    let z = try distribution([2, 1, 2, 0, 4])
    let code = try #require(try CodeCatalog.designer(named: "elias-gamma").design(for: z).code)
    #expect(code.table.bitCount == 14)
    #expect(code.table.bytes == [0b0101_0111, 0b1110_0000])
  }

  @Test(arguments: names)
  func `messages and tables come back`(name: String) throws {
    for weights in [[3, 1, 4, 1, 5, 9, 2, 6], [0, 7], Array(repeating: 1.0, count: 256)] {
      let z = try overBytes(weights)
      let design = try CodeCatalog.designer(named: name).design(for: z)
      let code = try #require(design.code as? RankCoder)
      let told = try RankCoder(table: code.table, alphabetSize: 256)
      #expect(told.prefixCode == code.prefixCode)
      #expect(told.table == code.table)
      let message = z.support.map { UInt8($0) } + z.support.reversed().map { UInt8($0) }
      let block = try encoded(message, by: code)
      #expect(try decoded(block, count: message.count, by: told) == message)
      #expect(
        Double(block.bitCount) == Tally(of: message).weightedSum(of: design.symbolCosts ?? []))
    }
  }

  @Test(arguments: ["unary", "golomb:1", "rice:0"])
  func `ranks have codewords as long as it takes`(name: String) throws {
    let z = Distribution(uniformOver: 700, alphabetSize: 700)
    let design = try CodeCatalog.designer(named: name).design(for: z)
    let code = try #require(design.code as? RankCoder)
    #expect(design.prefixCode?.longestLength == (name == "unary" ? 699 : 700))
    let message = (0..<700 as Range<UInt32>).map { $0 } + [699, 0]
    let block = try encoded(message, by: code)
    let told = try RankCoder(table: code.table, alphabetSize: 700)
    #expect(told.prefixCode == code.prefixCode)
    #expect(try decodedWide(block, count: message.count, by: told) == message)
  }

  @Test func `ranks for which codewords would fill the memory are refused`() throws {
    let z = Distribution(uniformOver: 30_000, alphabetSize: 30_000)
    let bits = (64..<30_000).reduce(0) { $0 + $1 - 63 } - 1
    #expect(throws: DesignError.prefixCode(.totalLength(found: bits))) {
      try CodeCatalog.designer(named: "unary").design(for: z)
    }
    // A divisor is chosen for which they do not; those of unary would.
    let weights = [1.0] + Array(repeating: 1e-12, count: 29_999)
    let family = try #require(IntegerCodeFamily.all.first { $0.name == "golomb" })
    let divisor = family.bestParameter(for: weights)
    func check(_ divisor: Int) throws {
      let code = Golomb(divisor: divisor)
      try InvalidPrefixCode.check(lengths: (0..<30_000).map { code.length(of: $0) })
    }
    #expect(throws: Never.self) { try check(divisor) }
    #expect(throws: InvalidPrefixCode.self) { try check(1) }
    #expect(throws: DesignError.prefixCode(.length(symbol: 65_535, found: 65_536))) {
      try CodeCatalog.designer(named: "unary")
        .design(for: Distribution(uniformOver: 65_540, alphabetSize: 65_540))
    }
  }

  @Test func `what the best divisor was before codewords could be long is still found`() throws {
    let z = try distribution((0..<256).map { PortableExponential.power(0.5, $0) })
    func longest(_ designer: CodeDesigner?) throws -> Int? {
      (try designer?.design(for: z))?.prefixCode?.longestLength
    }
    // M = 1 has a codeword of 256 bits for rank 255, M = 2 one of 129.
    #expect(try longest(CodeCatalog.designer(named: "golomb")) == 256)
    #expect(try longest(CodeCatalog.earlierDesigner(named: "golomb")) == 129)
    #expect(try longest(CodeCatalog.earlierDesigner(named: "rice")) == 129)
    #expect(CodeCatalog.earlierDesigner(named: "huffman").map(\.name) == nil)
  }

  @Test func `over bytes unary is complete`() throws {
    let bytes = Distribution(uniformOver: 256, alphabetSize: 256)
    let unary = try CodeCatalog.designer(named: "unary").design(for: bytes).prefixCode
    #expect(unary?.longestLength == 255)
    #expect(unary?.kraftSum.isOne == true)
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `whatever bits a table has, it is a code or an error`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    var bytes = (0..<Int(rng.next() % 60)).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
    if seed % 2 == 0 {
      let z = try overBytes(randomWeights(count: 40, using: &rng).map { Double($0) })
      let name = Self.names[Int(rng.next() % UInt64(Self.names.count))]
      bytes = try CodeCatalog.designer(named: name).design(for: z).code?.table.bytes ?? []
      bytes[Int(rng.next() % UInt64(bytes.count))] ^= 1 << UInt8(rng.next() % 8)
    }
    let table = EncodedTable(bytes: bytes, bitCount: bytes.count * 8 - Int(rng.next() % 9))
    if let code = try? RankCoder(table: table, alphabetSize: 256) {
      #expect(!code.prefixCode.kraftSum.exceedsOne)
    }
  }

  @Test(arguments: ["elias-gamma", "golomb:16", "unary", "exp-golomb:0"])
  func `on values a byte is the number that it is`(name: String) throws {
    let codebook = try #require(CodeCatalog.integerCodebook(named: name))
    #expect(codebook.name == name)
    #expect(codebook.codewords.allSatisfy { $0 != nil })
    #expect(codebook.lengths[0] ?? 9 <= 5)
    #expect(throws: Never.self) { try codebook.prefixCode() }
  }

  @Test(arguments: ["golomb", "golomb:0", "golomb:x", "elias-gamma:2", "gamma", ""])
  func `other names are no codebook`(name: String) {
    #expect(CodeCatalog.integerCodebook(named: name) == nil)
  }
}
