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
    let power = PortableExponential.power(θ, divisor)
    #expect(power * (1 + θ) <= 1)
    #expect(power * (1 + 1 / θ) > 1)
    let z = try distribution(weights)
    let length = z.expectation { Double(Golomb(divisor: divisor).length(of: UInt64($0))) }
    let huffman = try PrefixCode(lengths: Huffman.lengths(for: weights))
    #expect(length >= z.entropy.bits)
    #expect(length < z.entropy.bits + 1)
    // The end that is cut off weighs θ^count, and its numbers cost count bits at most.
    let end = PortableExponential.power(θ, count) * Double(count)
    let difference = abs(length - huffman.expectedLength(under: z))
    #expect(difference <= Rounding.bound(at: length) + end)
  }

  @Test(arguments: ["golomb", "rice"])
  func `of equally good parameters the least is taken`(name: String) throws {
    // The number 1 alone has two bits with M = 1, 10, and with M = 2, 0 and a rest of 1.
    let family = try #require(IntegerCodeFamily.all.first { $0.name == name })
    #expect(family.bestParameter(for: [0, 1]) == (name == "golomb" ? 1 : 0))
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

  @Test(arguments: [0.05, 0.1, 0.2, 0.3, 0.38, 0.381, 0.382, 0.4, 0.5, 0.6, 0.8, 0.95])
  func `on bytes it costs what Huffman's code does wherever the end is negligible`(
    p: Double
  ) throws {
    let z = try distribution((0..<256).map { PortableExponential.power(1 - p, $0) })
    let golomb = try CodeCatalog.designer(named: "golomb").design(for: z).prefixCode
    let huffman = try PrefixCode(lengths: Huffman.lengths(for: z.weights))
    let cost = try #require(golomb).expectedLength(under: z)
    // What lies beyond 255 is θ^256, and a number there costs about n/M.
    let end = PortableExponential.power(1 - p, 256) * 256
    #expect(cost <= huffman.expectedLength(under: z) + end + 1e-13)
    #expect(cost >= huffman.expectedLength(under: z) - 1e-13)
    let divisor = try #require(
      (1...256).first { n in
        PortableExponential.power(1 - p, n) * (2 - p) <= 1
      })
    #expect(golomb?.codewords[0]?.length == Golomb(divisor: divisor).length(of: 0))
  }

  @Test func `nearly all weight on 0 asks for unary, however many numbers there are`() throws {
    let weights = [1.0] + Array(repeating: 1e-12, count: 299)
    let family = try #require(IntegerCodeFamily.all.first { $0.name == "golomb" })
    #expect(family.bestParameter(for: weights) == 1)
  }
}
