import Testing

@testable import SourceCoding

struct RenyiEntropyTests {
  @Test func `orders one half and two agree with 50-digit arithmetic`() throws {
    let q = try Estimator.maximumLikelihood.distribution(of: largeTally(seed: 1))
    #expect(agrees(q.renyiEntropy(order: 0.5).bits, 6.3205552260998944336, within: 1e-12))
    #expect(agrees(q.renyiEntropy(order: 2).bits, 5.0851827562160197582, within: 1e-12))
  }

  @Test(arguments: [
    (1.001, 5.6520038233397757159), (1 - 1e-6, 5.6529166284775558538),
    (1 + 1e-9, 5.6529157151102297751), (1 - 1e-12, 5.6529157160235965938),
  ])
  func `orders next to one keep 12 digits`(order: Double, bits: Double) throws {
    let q = try Estimator.maximumLikelihood.distribution(of: largeTally(seed: 1))
    #expect(agrees(q.renyiEntropy(order: order).bits, bits, within: 1e-12))
  }

  @Test func `named orders are what they are named`() throws {
    let q = try distribution([4, 2, 1, 1, 0])
    #expect(q.renyiEntropy(order: 0).bits == 2)
    #expect(q.renyiEntropy(order: 1).bits == 1.75)
    #expect(agrees(q.renyiEntropy(order: 2).bits, 1.5405683813627029, within: 1e-14))
    #expect(q.renyiEntropy(order: .infinity).bits == 1)
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `it never increases with the order`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let q = try distribution(randomWeights(count: 40, using: &rng).map { Double($0) })
    let orders = [0, 0.1, 0.5, 0.99, 1, 1.01, 2, 5, 100, 1e6, .infinity]
    let values = orders.map { q.renyiEntropy(order: $0).bits }
    for (value, next) in zip(values, values.dropFirst()) {
      #expect(next <= value + Rounding.bound(at: value))
    }
  }
}
