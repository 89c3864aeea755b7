import Foundation
import SourceCoding
import Testing

struct AdaptiveCoderTests {
  /// What counting costs by the formula: weights w at first, growing by g, and counts
  /// n at the end: Σ log2 of Γ(W/g + N) / Γ(W/g) over the product of Γ(w/g + n) / Γ(w/g).
  static func closedForm(weights: [Double], growth: Double, counts: [UInt64]) -> Double {
    let (sum, total) = (weights.reduce(0, +), Double(counts.reduce(0, +)))
    var nats = lgamma(sum / growth + total) - lgamma(sum / growth)
    for (weight, count) in zip(weights, counts) where count > 0 {
      nats -= lgamma(weight / growth + Double(count)) - lgamma(weight / growth)
    }
    return nats / log(2)
  }

  @Test(arguments: [(1, 2), (1, 256), (2, 2), (2, 74), (2, 256)])
  func `the length is the closed form, and does not depend on the order`(
    growth: Int, alphabetSize: Int
  ) throws {
    let message = skewedBytes(count: 20_000, seed: 4).map { $0 % UInt8(min(alphabetSize, 255)) }
    var counts = [UInt64](repeating: 0, count: alphabetSize)
    for symbol in message { counts[Int(symbol)] += 1 }
    let expected = Self.closedForm(
      weights: Array(repeating: 1, count: alphabetSize), growth: Double(growth), counts: counts)
    let code = AdaptiveCoder(growth: growth, alphabetSize: alphabetSize)
    for order in [message, message.sorted(), message.reversed()] {
      let block = try encoded(order, by: code)
      #expect(abs(block.information.reduce(0, +) - expected) < 1e-6 * expected)
      #expect(abs(Double(block.bitCount) - expected) <= 3)
      #expect(try decoded(block, count: order.count, by: code) == order)
    }
  }

  /// log2 of the number of orders, and of the number of ways to have such counts:
  /// by Laplace all counts are alike, and then all orders.
  @Test func `Laplace's length is that of naming the counts and then the order`() throws {
    let code = AdaptiveCoder(growth: 1, alphabetSize: 3)
    // (5 + 2 choose 2) = 21 ways to count five symbols of three kinds, and of counts
    // 2, 2, 1 there are 5! / (2! 2! 1!) = 30 orders.
    let block = try encoded([0, 1, 0, 2, 1] as [UInt8], by: code)
    #expect(abs(block.information.reduce(0, +) - log2(21.0 * 30)) < 1e-12)
    #expect(10...12 ~= block.bitCount)
  }

  @Test func `a hand-traced message has the bits it should have`() throws {
    // Two symbols by Laplace. 1 has 1/2 and leaves 1/2 ..< 1; then 0 has 1/3 and leaves
    // 1/2 ..< 2/3; then 1 has 2/4 and leaves 7/12 ..< 2/3. The sixteenth in there is
    // 10/16, whose continuations go up to 11/16 and out of it; of the thirty-seconds
    // 19/32 is the first, and goes up to 20/32.
    let code = AdaptiveCoder(growth: 1, alphabetSize: 2)
    let block = try encoded([1, 0, 1] as [UInt8], by: code)
    #expect(block.bitCount == 5)
    #expect(block.buffer[0] == 0b1001_1000)
  }

  @Test func `z as the prior costs what z costs at first, and what q costs in the end`() throws {
    let z = try overBytes(Array(repeating: 0, count: 97) + [12, 3, 1])
    let message = skewedBytes(count: 30_000, seed: 9).map { min($0, 99) }
    let code = try AdaptiveCoder(prior: z, strength: 64)
    let one = try encoded([97] as [UInt8], by: code)
    #expect(abs(one.information[0] - log2(16.0 / 12)) < 1e-12)
    let block = try encoded(message, by: code)
    #expect(try decoded(block, count: message.count, by: code) == message)
    let q = try Estimator.maximumLikelihood.distribution(of: Tally(of: message))
    let rate = block.information.reduce(0, +) / Double(message.count)
    #expect(rate > q.entropy.bits && rate < q.entropy.bits + 0.003)
    #expect(throws: UnwritableSymbol.self) { try encoded([97, 1] as [UInt8], by: code) }
  }

  @Test func `a stronger prior believes longer in a z that is wrong`() throws {
    let z = try overBytes([1, 1000])
    let message = [UInt8](repeating: 0, count: 500)
    let costs = try [1, 16, 256, 4096].map { strength in
      try encoded(message, by: AdaptiveCoder(prior: z, strength: strength)).information.reduce(0, +)
    }
    #expect(costs == costs.sorted())
  }

  @Test func `too weak a prior for so many symbols is an error`() {
    let z = Distribution(uniformOver: 100, alphabetSize: 256)
    #expect(throws: DesignError.self) { try AdaptiveCoder(prior: z, strength: 3) }
  }

  @Test func `wide alphabets are learnt as well`() throws {
    var rng = seededGenerator(5)
    let size = 20_000
    let message = (0..<3000).map { _ in UInt32(rng.next() >> UInt64(50 + rng.next() % 10)) }
    let code = AdaptiveCoder(growth: 2, alphabetSize: size)
    let block = try encoded(message, by: code)
    #expect(try decodedWide(block, count: message.count, by: code) == message)
    var counts = [UInt64](repeating: 0, count: size)
    for symbol in message { counts[Int(symbol)] += 1 }
    let expected = Self.closedForm(
      weights: Array(repeating: 1, count: size), growth: 2, counts: counts)
    #expect(abs(Double(block.bitCount) - expected) <= 3)
    #expect(throws: UnwritableSymbol.self) { try encoded([UInt32(size)], by: code) }
  }

  @Test func `tables are a few bits, or those of the prior`() throws {
    #expect(AdaptiveCoder(growth: 1, alphabetSize: 256).table.bitCount == 2)
    #expect(AdaptiveCoder(growth: 2, alphabetSize: 256).table.bitCount == 4)
    let z = try distribution([5, 0, 2, 1])
    let code = try AdaptiveCoder(prior: z, strength: 8)
    let told = try AdaptiveCoder(table: code.table, alphabetSize: 4)
    #expect(told.table == code.table)
    #expect(throws: DecodeError.self) {
      try AdaptiveCoder(table: EncodedTable(bytes: [0], bitCount: 8), alphabetSize: 4)
    }
  }
}
