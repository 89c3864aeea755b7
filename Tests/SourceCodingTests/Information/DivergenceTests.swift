import SourceCoding
import Testing

struct DivergenceTests {
  @Test func `divergences of two large tallies agree with 50-digit arithmetic`() throws {
    let q = try Estimator.maximumLikelihood.distribution(of: largeTally(seed: 1))
    let z = try Estimator.maximumLikelihood.distribution(of: largeTally(seed: 2))
    #expect(agrees(q.divergence(from: z).bits, 0.78542861492643758334, within: 1e-12))
    #expect(agrees(z.divergence(from: q).bits, 0.65569733520677927133, within: 1e-12))
    #expect(agrees(q.jensenShannonDivergence(from: z).bits, 0.14267031360968470047, within: 1e-12))
  }

  @Test func `nearly equal distributions keep 12 digits of their divergence`() throws {
    let tally = largeTally(seed: 1)
    let q = try Estimator.maximumLikelihood.distribution(of: tally)
    let z = try Estimator.krichevskyTrofimov.distribution(of: tally)
    #expect(agrees(q.divergence(from: z).bits, 1.4465679961538155587e-11, within: 1e-12))
    #expect(
      agrees(q.jensenShannonDivergence(from: z).bits, 3.6179015282288075708e-12, within: 1e-12))

    let skewed = Tally(counts: [1_000_000_000 - 255] + Array(repeating: UInt64(1), count: 255))
    let p = try Estimator.maximumLikelihood.distribution(of: skewed)
    let r = try Estimator.krichevskyTrofimov.distribution(of: skewed)
    #expect(agrees(p.divergence(from: r).bits, 3.4778168211071578648e-8, within: 1e-12))
    #expect(agrees(r.divergence(from: p).bits, 3.9804521899143668099e-8, within: 1e-12))
  }

  @Test func `the two directions differ, as published`() throws {
    let q = try distribution([1, 1])
    let z = try distribution([3, 1])
    #expect(agrees(q.divergence(from: z).bits, 0.20751874963942190, within: 1e-14))
    #expect(agrees(z.divergence(from: q).bits, 0.18872187554086713, within: 1e-14))
  }

  @Test func `it is infinite one way and finite the other where z lacks a symbol`() throws {
    let q = try distribution([1, 1])
    let z = try distribution([1, 0])
    #expect(q.divergence(from: z).bits == .infinity)
    #expect(z.divergence(from: q).bits == 1)
    #expect(agrees(q.jensenShannonDivergence(from: z).bits, 0.31127812445913283, within: 1e-14))
  }

  @Test func `disjoint distributions are one bit apart`() throws {
    let q = try distribution([1, 0])
    let z = try distribution([0, 5])
    #expect(agrees(q.jensenShannonDivergence(from: z).bits, 1, within: 1e-15))
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `laws hold for random distributions`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let size = 1 + Int(rng.next() % 256)
    let q = try distribution(randomWeights(count: size, using: &rng).map { Double($0) })
    let z = try distribution(randomWeights(count: size, using: &rng).map { Double($0) + 1 })
    let divergence = q.divergence(from: z).bits
    #expect(divergence >= 0)
    #expect(q.divergence(from: q).bits == 0)
    #expect(abs(q.entropy.bits + divergence - q.crossEntropy(under: z).bits) < 1e-12)
    let distance = q.jensenShannonDivergence(from: z).bits
    #expect(distance == z.jensenShannonDivergence(from: q).bits)
    #expect(0 <= distance && distance <= 1 + 1e-15)
    // The mean divergence from the mean, by its definition.
    let mean = try distribution(
      (0..<size).map { (q.probability(of: $0) + z.probability(of: $0)) / 2 })
    let definition = (q.divergence(from: mean).bits + z.divergence(from: mean).bits) / 2
    #expect(abs(distance - definition) < 1e-12)
  }
}
