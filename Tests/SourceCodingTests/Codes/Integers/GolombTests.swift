import Testing

@testable import SourceCoding

/// Parameters that are chosen for z.
struct GolombTests {
  @Test(arguments: [0.1, 0.3, 0.5, 0.61, 0.62, 0.7, 0.8, 0.9, 0.95, 0.98])
  func `for geometric z the best divisor is Gallager's and van Voorhis's`(θ: Double) throws {
    // Beyond, what is cut off would be less than rounding.
    let count = min(3000, Int(-40 / Mathematics.log2(θ) * 1.5) + 2)
    let family = try #require(IntegerCodeFamily.all.first { $0.name == "golomb" })
    let weights = (0..<count).map { PortableExponential.power(θ, $0) }
    let divisor = family.bestParameter(for: weights)
    // A quotient that no codeword has room for is not chosen; here none is so great.
    let power = PortableExponential.power(θ, divisor)
    #expect(power * (1 + θ) <= 1)
    #expect(power * (1 + 1 / θ) > 1)
    let z = try distribution(weights)
    let length = z.expectation { Double(Golomb(divisor: divisor).length(of: UInt64($0))) }
    let huffman = try PrefixCode(lengths: Huffman.lengths(for: weights))
    #expect(length >= z.entropy.bits)
    #expect(length < z.entropy.bits + 1)
    #expect(abs(length - huffman.expectedLength(under: z)) < 1e-9)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>, ["golomb", "rice", "exp-golomb"])
  func `no other parameter is cheaper, and none so cheap is less`(seed: UInt64, name: String) throws
  {
    var rng = seededGenerator(seed)
    let weights = (0..<1 + rng.next() % 60).map { _ in Double(rng.next() % 100 + 1) }.sorted(by: >)
    let family = try #require(IntegerCodeFamily.all.first { $0.name == name })
    let best = family.bestParameter(for: weights)
    func cost(_ parameter: Int) -> Double {
      let code = family.make(parameter, weights.count)
      return weights.enumerated().reduce(0) {
        $0 + $1.element * Double(code.length(of: UInt64($1.offset)))
      }
    }
    let range = try #require(family.parameter?.range)
    for parameter in range.lowerBound...min(range.upperBound, name == "golomb" ? 70 : 8) {
      #expect(parameter < best ? cost(parameter) > cost(best) : cost(parameter) >= cost(best))
    }
  }

  @Test func `a divisor for which codewords would be too long is not chosen`() throws {
    // Nearly all weight on 0 asks for unary, which rank 299 has no room for; 0 costs
    // two bits for M = 2 and M = 3, and the others less for 3.
    let weights = [1.0] + Array(repeating: 1e-12, count: 299)
    let family = try #require(IntegerCodeFamily.all.first { $0.name == "golomb" })
    #expect(family.bestParameter(for: weights) == 3)
  }
}
