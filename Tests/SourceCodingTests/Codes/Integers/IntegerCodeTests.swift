import Testing

@testable import SourceCoding

/// The laws of codes for whole numbers, and their first codewords from the books.
struct IntegerCodeTests {
  static let codes: [(name: String, code: any IntegerCode, words: String)] = [
    ("unary", Unary(), "0 10 110 1110 11110"),
    ("unary to 3", Unary(last: 3), "0 10 110 111"),
    ("elias-gamma", EliasGamma(), "1 010 011 00100 00101 00110 00111 0001000"),
    (
      "elias-delta", EliasDelta(),
      "1 0100 0101 01100 01101 01110 01111 00100000 00100001 00100010"
    ),
    ("elias-omega", EliasOmega(), "0 100 110 101000 101010 101100 101110 1110000 1110010"),
    ("fibonacci", FibonacciCode(), "11 011 0011 1011 00011 10011 01011 000011 100011"),
    (
      "levenshtein", Levenshtein(),
      "0 10 1100 1101 1110000 1110001 1110010 1110011 11101000 11101001"
    ),
    ("golomb:3", Golomb(divisor: 3), "00 010 011 100 1010 1011 1100"),
    (
      "golomb:10", Golomb(divisor: 10),
      "0000 0001 0010 0011 0100 0101 01100 01101 01110 01111 10000"
    ),
    ("golomb:1", Golomb(divisor: 1), "0 10 110"),
    ("rice:1", Rice.code(lowBits: 1), "00 01 100 101 1100"),
    ("exp-golomb:0", ExponentialGolomb(lowBits: 0), "1 010 011 00100"),
    ("exp-golomb:1", ExponentialGolomb(lowBits: 1), "10 11 0100 0101 0110 0111 001000"),
    ("exp-golomb:2", ExponentialGolomb(lowBits: 2), "100 101 110 111 01000"),
  ]

  @Test(arguments: codes.indices)
  func `the first codewords are those of the books`(index: Int) {
    let (_, code, words) = Self.codes[index]
    for (number, word) in words.split(separator: " ").enumerated() {
      #expect(code.codeword(of: UInt64(number))?.description == String(word))
    }
  }

  @Test(arguments: codes.indices)
  func `no codeword begins another, and each is as long as is said`(index: Int) throws {
    let (_, code, _) = Self.codes[index]
    var rng = seededGenerator(UInt64(index))
    let limit = (code as? Unary)?.last.map { $0 + 1 } ?? Unary.numberLimit
    var numbers = Set((0..<min(200, limit)))
    // Unary codewords of large numbers have tens of thousands of bits.
    for _ in 0..<(code is Unary ? 8 : 60) {
      numbers.insert((rng.next() >> (1 + rng.next() % 63)) % limit)
    }
    numbers.insert(limit - 1)
    var codewords: [Codeword?] = []
    for number in numbers.sorted() {
      let codeword = code.codeword(of: number)
      let length = code.length(of: number)
      #expect(codeword == nil ? length > 65_535 : codeword?.length == length)
      codewords.append(codeword)
    }
    #expect(throws: Never.self) { try PrefixCode(codewords: codewords) }
  }

  @Test(arguments: 1...12)
  func `Kraft sums come as near to 1 as they should`(k: Int) {
    func missing(_ code: any IntegerCode, below count: Int) -> String {
      let sum = KraftSum(lengths: (0..<count).map { code.length(of: UInt64($0)) })
      return sum.description
    }
    let oneMissing = k == 0 ? "0" : "\(1 << k - 1)/\(1 << k)"
    #expect(missing(EliasGamma(), below: 1 << k - 1) == oneMissing)
    #expect(missing(Unary(), below: k) == oneMissing)
    #expect(missing(Unary(last: UInt64(k)), below: k + 1) == "1")
    for divisor in 1...9 {
      #expect(missing(Golomb(divisor: divisor), below: k * divisor) == oneMissing)
    }
    for lowBits in 0...4 {
      #expect(
        missing(ExponentialGolomb(lowBits: lowBits), below: (1 << k - 1) << lowBits) == oneMissing)
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `γ costs at most 2 H + 1 on falling z, δ at most its own bound`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let weights = randomWeights(count: 2 + Int(rng.next() % 300), using: &rng).sorted(by: >)
    let z = try distribution(weights.map { Double($0) })
    let gamma = z.expectation { Double(EliasGamma().length(of: UInt64($0))) }
    #expect(gamma <= 2 * z.entropy.bits + 1 + Rounding.bound(at: gamma))
    // Elias: E[log2 n] ≤ H, and the outer logarithm is concave.
    let delta = z.expectation { Double(EliasDelta().length(of: UInt64($0))) }
    let h = z.entropy.bits
    #expect(delta <= h + 1 + 2 * Mathematics.log2(h + 1) + Rounding.bound(at: delta))
  }
}
