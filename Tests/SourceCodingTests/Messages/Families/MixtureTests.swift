import SourceCoding
import Testing

struct MixtureTests {
  private let p = Distribution(uniformOver: 4, alphabetSize: 256)
  private let q = Distribution(uniformOver: 1, alphabetSize: 256)

  @Test func `probabilities are weighted means`() throws {
    let mixture = try Distribution(mixing: [(0.5, p), (0.25, q), (0.25, q)])
    #expect((0..<5).map { mixture.probability(of: $0) } == [0.625, 0.125, 0.125, 0.125, 0])
  }

  @Test func `entropy lies between the mean of the parts and that plus the choice's`() throws {
    var rng = seededGenerator(11)
    for _ in 0..<50 {
      let weight = Double(rng.next() >> 11) * 0x1p-53
      let parts = try (0..<2).map { _ in
        try DistributionFamily.dirichlet.member(256, 0.3, Double(rng.next() >> 12)).distribution
      }
      let mixture = try Distribution(mixing: [(weight, parts[0]), (1 - weight, parts[1])])
      let mean = weight * parts[0].entropy.bits + (1 - weight) * parts[1].entropy.bits
      let choice = try distribution([weight, 1 - weight]).entropy.bits
      #expect(mixture.entropy.bits > mean)
      #expect(mixture.entropy.bits < mean + choice)
    }
  }

  @Test func `mixed with itself a distribution stays what it is`() throws {
    let zipf = try DistributionFamily.zipf.member(256, 1.1).distribution
    let mixture = try Distribution(mixing: [(0.3, zipf), (0.7, zipf)])
    #expect(mixture.divergence(from: zipf).bits < 1e-15)
  }

  @Test func `weights that do not sum to one are refused`() {
    #expect(throws: InvalidDistribution.sum(distanceFromOne: -0.25)) {
      try Distribution(mixing: [(0.5, p), (0.25, q)])
    }
    #expect(throws: InvalidDistribution.negative(symbol: 1, weight: -0.5)) {
      try Distribution(mixing: [(1.5, p), (-0.5, q)])
    }
    #expect(throws: InvalidDistribution.sum(distanceFromOne: -1)) { try Distribution(mixing: []) }
  }
}
