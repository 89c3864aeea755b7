import Testing

@testable import SourceCoding

/// A code for symbols of one's own does what the code over numbers does.
struct SymbolCoderTests {
  private static let weights: [String: Double] = [
    "yes": 5, "no": 3, "maybe": 1, "never": 0, "often": 1,
  ]

  @Test func `codewords are those of the symbols in their order`() throws {
    let code = try SymbolCoder(.huffman, for: Self.weights)
    #expect(code.symbols == ["maybe", "never", "no", "often", "yes"])
    let prefixCode = try PrefixCode(lengths: Huffman.lengths(for: [1, 0, 3, 1, 5]))
    #expect(code.symbols.map { code.codeword(of: $0) } == prefixCode.codewords)
    #expect(code.codewords.map(\.symbol) == ["maybe", "no", "often", "yes"])
    #expect(code.codeword(of: "sometimes") == nil)
    #expect(code.expectedRate == Information(bits: 1.7))
  }

  @Test(arguments: [CodeDesigner.huffman, .limited(to: 3), .shannon, .rans(), .range(), .tans()])
  func `a message comes back`(designer: CodeDesigner) throws {
    let code = try SymbolCoder(designer, for: Self.weights)
    for message in [[], ["yes"], ["no", "yes", "maybe", "yes", "often", "no"]] {
      #expect(try code.decode(code.encode(message)) == message)
    }
  }

  @Test func `symbols may be numbers, more than 256 of them`() throws {
    let weights = Dictionary(uniqueKeysWithValues: (0..<1_000).map { ($0 * 7, Double($0 + 1)) })
    let code = try SymbolCoder(.huffman, for: weights)
    let message = (0..<5_000).map { $0 * 31 % 1_000 * 7 }
    let encoded = try code.encode(message)
    #expect(try code.decode(encoded) == message)
    let bits = message.map { code.codeword(of: $0)?.length ?? 0 }.reduce(0, +)
    #expect(encoded.bitCount == bits)
  }

  @Test func `a symbol that cannot be written is named with its place`() throws {
    let code = try SymbolCoder(.huffman, for: Self.weights)
    #expect(throws: UnknownSymbol(symbol: "never", offset: 1)) {
      try code.encode(["yes", "never"])
    }
    #expect(throws: UnknownSymbol(symbol: "sometimes", offset: 0)) {
      try code.encode(["sometimes"])
    }
  }

  @Test func `a reference writes no stream, and weights must be weights`() {
    #expect(throws: DesignError.writesNoStream("ideal")) {
      try SymbolCoder(.ideal, for: Self.weights)
    }
    #expect(throws: InvalidDistribution.noWeight) { try SymbolCoder(.huffman, for: ["a": 0]) }
  }
}
