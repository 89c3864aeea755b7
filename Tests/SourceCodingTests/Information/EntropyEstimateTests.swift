import SourceCoding
import Testing

struct EntropyEstimateTests {
  /// Bits, from the papers' formulas in 30-digit arithmetic, computed outside
  /// (Grassberger's with the digamma function as printed, not as shortened).
  static let examples: [([UInt64], [Double])] = [
    (
      [5, 3],
      [0.95443400292496496, 1.0446024429805252, 1.3462331617952056, 0.96724922030363892, 1]
    ),
    (
      [4, 2, 1, 1, 0, 0],
      [1.75, 2.0205053201666806, 2.1878052689804342, 2.2771113427083278, 2.4276308349969847]
    ),
    (
      [1, 1, 1],
      [
        1.5849625007211562, 2.065860847684144, 3.4177086779980233, 3.5497316836427738,
        1.5849625007211562,
      ]
    ),
    ([7], [0, 0, 0.21583630727498348, 0, 0]),
    (
      [4, 12, 4, 5, 3, 1, 5, 1, 2, 2, 2, 2, 11, 3, 4, 12, 12, 1, 2],
      [
        3.802142371089883, 3.9496907275444361, 3.9441167501768518, 3.9842390260525366,
        4.0199519073020118,
      ]
    ),
    (
      [1_000_000, 1],
      [
        2.137424295731746e-5, 2.2095589756415143e-5, 2.320698706140105e-5,
        3.4416610753728957e-5, 2.1374282820451713e-5,
      ]
    ),
    (
      [0, 0, 10, 10, 10],
      [
        1.5849625007211562, 1.633052335417455, 1.5825744997394403, 1.5849707664943563,
        1.9066715110261089,
      ]
    ),
    (
      Tally(of: Array("abracadabra".utf8)).counts,
      [
        2.0403733936884962, 2.302681582941035, 2.4942237772204172, 2.4931885191744124,
        4.2935089616746042,
      ]
    ),
  ]

  @Test(arguments: examples)
  func `each rule gives its formula, in bits`(counts: [UInt64], bits: [Double]) throws {
    for (rule, expected) in zip(EntropyEstimate.all, bits) {
      let found = try #require(rule.entropy(of: Tally(counts: counts))).bits
      #expect(abs(found - expected) < 1e-12, "\(rule.title)")
    }
  }

  @Test func `the correction of Miller and Madow is in nats`() throws {
    let tally = Tally(counts: [5, 3])
    let corrected = try #require(EntropyEstimate.millerMadow.entropy(of: tally))
    let plain = try #require(EntropyEstimate.plugIn.entropy(of: tally))
    #expect(agrees((corrected - plain).nats, 1.0 / 16, within: 1e-14))
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `they keep their bounds`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let count = Int(seed) * 3
    let tally = Tally(counts: randomWeights(count: count, using: &rng).map { $0 % 1000 + 1 })
    let plain = try #require(EntropyEstimate.plugIn.entropy(of: tally)).bits
    let shrunk = try #require(EntropyEstimate.shrinkage.entropy(of: tally)).bits
    let uniform = Distribution(uniformOver: count, alphabetSize: count).entropy.bits
    #expect(try #require(EntropyEstimate.millerMadow.entropy(of: tally)).bits >= plain)
    #expect(plain - 1e-12 <= shrunk && shrunk <= uniform + 1e-12)
  }

  @Test func `they are nearer to the truth than the data themselves`() throws {
    let source = Distribution(uniformOver: 200, alphabetSize: 256)
    let tallies = try (1...40).map {
      try BatchTallies(
        of: SampledSource(source, symbolCount: 400, seed: $0), threads: 1
      ).total
    }
    let distances = EntropyEstimate.all.map { rule in
      abs(tallies.compactMap { rule.entropy(of: $0)?.bits }.reduce(0, +) / 40 - source.entropy.bits)
    }
    for distance in distances.dropFirst() { #expect(distance < distances[0]) }
  }

  @Test func `nothing counted, nothing estimated`() {
    for rule in EntropyEstimate.all {
      #expect(rule.entropy(of: Tally(alphabetSize: 256)) == nil)
    }
  }
}
