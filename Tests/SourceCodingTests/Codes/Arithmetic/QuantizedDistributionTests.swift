import Testing

@testable import SourceCoding

struct QuantizedDistributionTests {
  @Test(
    arguments: [
      ([1, 1, 1, 1], 2, [1, 1, 1, 1]), ([1, 1, 1], 2, [2, 1, 1]), ([4, 2, 1, 1], 3, [4, 2, 1, 1]),
      ([1], 4, [16]), ([0, 5, 0, 0], 1, [0, 2, 0, 0]), ([1, 1_000_000], 1, [1, 1]),
      ([1_000_000, 1, 0, 1], 4, [14, 1, 0, 1]), ([15, 69, 15], 2, [1, 2, 1]),
      // 1.5 shares and 1.5 and 1021: rounding to even would give 2, 2, 1020 just so.
      ([3, 3, 2042], 10, [2, 2, 1020]),
    ] as [([Double], Int, [UInt32])])
  func `shares are those worked out by hand`(weights: [Double], bits: Int, shares: [UInt32]) throws
  {
    let quantized = try QuantizedDistribution(distribution(weights), bits: bits)
    #expect(quantized.shares == shares)
    #expect(quantized.bits == bits)
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `no other shares are nearer to z`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let size = 2 + Int(rng.next() % 3)
    let z = try distribution(
      randomWeights(count: size, using: &rng).map { Double($0 % 1000) + 0.25 })
    let bits = 2 + Int(rng.next() % (size < 4 ? 4 : 3))
    let found = divergence(z, try QuantizedDistribution(z, bits: bits).shares, bits)
    var least = Double.infinity
    forEachAllotment(of: 1 << bits, among: size) { least = min(least, divergence(z, $0, bits)) }
    #expect(found <= least + 1e-12)
  }

  @Test(arguments: 1...24)
  func `shares sum up at every precision, and give every symbol one`(bits: Int) throws {
    for weights in [[0.15, 0.69, 0.15], [1e-140, 1], [1, 1e-140, 1e-140, 1]] {
      let z = try distribution(weights)
      guard weights.count <= 1 << bits else { continue }
      let quantized = try QuantizedDistribution(z, bits: bits)
      #expect(quantized.shares.reduce(0) { $0 + UInt64($1) } == 1 << UInt64(bits))
      #expect(quantized.shares.allSatisfy { $0 > 0 })
    }
  }

  @Test func `too few shares are an error that counts them`() throws {
    let z = Distribution(uniformOver: 5, alphabetSize: 9)
    #expect(throws: DesignError.precision(bits: 2, symbols: 5)) {
      try QuantizedDistribution(z, bits: 2)
    }
    #expect(try QuantizedDistribution(z, bits: 3).shares == [2, 2, 2, 1, 1, 0, 0, 0, 0])
  }

  @Test(
    arguments: [
      ([1], 1), ([1, 1], 1), ([1, 1, 2], 2), (Array(repeating: 1, count: 256), 8), ([3, 5], 3),
      ([1, 1, 1], 8), ([1, 9999], 17),
    ] as [([Double], Int)])
  func `the precision that fits is enough, and no more`(weights: [Double], bits: Int) throws {
    let z = try distribution(weights)
    let quantized = try QuantizedDistribution(fitting: z)
    #expect(quantized.bits == bits)
    #expect(divergence(z, quantized.shares, bits) <= z.entropy.bits / 40_000 + 1e-15)
    guard bits > 1, weights.count <= 1 << (bits - 1) else { return }
    let coarser = try QuantizedDistribution(z, bits: bits - 1)
    #expect(divergence(z, coarser.shares, bits - 1) > z.entropy.bits / 40_000)
  }

  @Test func `costs are the logarithms of the shares`() throws {
    let quantized = try QuantizedDistribution(distribution([4, 0, 2, 1, 1]), bits: 12)
    #expect(quantized.costs == [1, .infinity, 2, 3, 3])
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `tables come back, and damaged ones are refused or sum up`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let size = 1 + Int(rng.next() % 400)
    let z = try distribution(randomWeights(count: size, using: &rng).map { Double($0) })
    let bits = 9 + Int(rng.next() % 16)
    let quantized = try QuantizedDistribution(z, bits: bits)
    let table = quantized.table
    #expect(try QuantizedDistribution(table: table, alphabetSize: size) == quantized)
    for _ in 0..<50 {
      var bytes = table.bytes
      bytes[Int(rng.next() % UInt64(bytes.count))] ^= 1 << UInt8(rng.next() % 8)
      let cut = rng.next() % 2 == 0 ? table.bitCount : Int(rng.next() % UInt64(table.bitCount))
      guard
        let other = try? QuantizedDistribution(
          table: EncodedTable(bytes: bytes, bitCount: cut), alphabetSize: size)
      else { continue }
      #expect(other.shares.count == size)
      #expect(other.shares.reduce(0) { $0 + UInt64($1) } == 1 << UInt64(other.bits))
    }
  }

  @Test func `a table is the bits that its description says`() throws {
    // 2 bits: 010; all of three have a share: first run 0 + 1: 1, then 3: 011; shares
    // 2, 1, 1: digits 2 after 1: d = 1: 3: 011, then 0; digits 1 after 2: d = −1: 2: 010;
    // digits 1 after 1: 1: 1.
    let table = try QuantizedDistribution(distribution([2, 1, 1]), bits: 2).table
    #expect(table.bitCount == 15)
    #expect(table.bytes == [0b0101_0110, 0b1100_1010])
  }
}

/// KL(z‖z̃) in bits.
private func divergence(_ z: Distribution, _ shares: [UInt32], _ bits: Int) -> Double {
  guard let quantized = try? distribution(shares.map { Double($0) }) else { return .infinity }
  return z.divergence(from: quantized).bits
}

/// Calls `body` with all ways to give `count` shares to `size` symbols, one at least.
private func forEachAllotment(
  of count: Int, among size: Int, _ prefix: [UInt32] = [], _ body: ([UInt32]) -> Void
) {
  guard size > 1 else { return body(prefix + [UInt32(count)]) }
  guard count >= size else { return }
  for share in 1...count - size + 1 {
    forEachAllotment(of: count - share, among: size - 1, prefix + [UInt32(share)], body)
  }
}
