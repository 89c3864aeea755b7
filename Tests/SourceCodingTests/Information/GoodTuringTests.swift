import SourceCoding
import Testing

/// Against the paper's algorithm in 30-digit arithmetic, computed outside.
struct GoodTuringTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let counts: [UInt64]
    /// The probability of a symbol that occurred so often.
    let expected: [(count: UInt64, probability: Double)]

    var testDescription: String { name }
  }

  static let examples = [
    Example(
      name: "Turing's estimate first, then smoothed",
      counts: [40, 20, 11, 9, 5, 3, 3, 2, 2, 2] + Array(repeating: 1, count: 20) + [0, 0],
      expected: [
        (40, 0.31047157573034235), (9, 0.066588271438852483), (2, 0.0123816759637975),
        (1, 0.0052185251158670028), (0, 0.08547008547008547),
      ]),
    Example(
      name: "smoothed from the start", counts: [10, 5, 3, 2, 2, 1, 1, 1, 1, 0, 0, 0],
      expected: [
        (10, 0.34890561647865403), (3, 0.096740693437278984), (1, 0.027312527806648801),
        (0, 0.051282051282051282),
      ]),
    Example(
      name: "abracadabra", counts: Tally(of: Array("abracadabra".utf8)).counts,
      expected: [
        (5, 0.37950858215643782), (2, 0.1478662710993572), (1, 0.07147034691333298),
        (0, 0.00072437522636725824),
      ]),
    Example(name: "no singletons", counts: [3, 3, 0, 0], expected: [(3, 3.0 / 7), (0, 1.0 / 14)]),
    Example(name: "singletons only", counts: [1, 1, 0], expected: [(1, 1.0 / 6), (0, 2.0 / 3)]),
    // Gale and Sampson's own example, 30,902 prosodic patterns of 309 kinds.
    Example(
      name: "prosody", counts: prosody + Array(repeating: 0, count: 10),
      expected: [
        (1, 2.4684741251171729e-5), (2, 5.5221274647292983e-5), (7, 0.00021486181093836218),
        (7846, 0.25366963288845708), (0, 120.0 / 30_902 / 10),
      ]),
  ]

  @Test(arguments: examples)
  func `it gives the paper's probabilities`(example: Example) throws {
    let learnt = try Estimator.goodTuring.distribution(of: Tally(counts: example.counts))
    for (count, probability) in example.expected {
      let symbol = try #require(example.counts.firstIndex(of: count))
      #expect(agrees(learnt.probability(of: symbol), probability, within: 1e-13), "count \(count)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the unseen get N1 of N together`(seed: UInt64) throws {
    let sample = skewedBytes(count: 200, seed: seed)
    let tally = Tally(of: sample)
    let singletons = Double(tally.counts.count { $0 == 1 })
    let learnt = try Estimator.goodTuring.distribution(of: tally)
    let unseen = tally.counts.indices.filter { tally.counts[$0] == 0 }
    let mass = unseen.map { learnt.probability(of: $0) }.reduce(0, +)
    #expect(abs(mass - max(singletons / 200, 1.0 / 201)) < 1e-12)
  }

  /// How many patterns occurred how often.
  private static let prosody = [
    (1, 120), (2, 40), (3, 24), (4, 13), (5, 15), (6, 5), (7, 11), (8, 2), (9, 2), (10, 1),
    (12, 3), (14, 2), (15, 1), (16, 1), (17, 3), (19, 1), (20, 3), (21, 2), (23, 3), (24, 3),
    (25, 3), (26, 2), (27, 2), (28, 1), (31, 2), (32, 2), (33, 1), (34, 2), (36, 2), (41, 3),
    (43, 1), (45, 3), (46, 1), (47, 1), (50, 1), (71, 1), (84, 1), (101, 1), (105, 1), (121, 1),
    (124, 1), (146, 1), (162, 1), (193, 1), (199, 1), (224, 1), (226, 1), (254, 1), (257, 1),
    (339, 1), (421, 1), (456, 1), (481, 1), (483, 1), (1140, 1), (1256, 1), (1322, 1), (1530, 1),
    (2131, 1), (2395, 1), (6925, 1), (7846, 1),
  ].flatMap { (count: UInt64, size: Int) in Array(repeating: count, count: size) }
}
