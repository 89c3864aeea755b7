import Testing

@testable import SourceCoding

struct EstimatorTests {
  @Test(
    arguments: [
      ("ml", [3, 1, 0]), ("kt", [3.5, 1.5, 0.5]), ("laplace", [4, 2, 1]), ("add:2", [5, 3, 2]),
      ("witten-bell", [3, 1, 2]), ("discount:0.5", [2.5, 0.5, 1]),
      ("mixture:0.25", [1.75, 1.25, 1]),
    ] as [(String, [Double])])
  func `each rule gives its formula`(name: String, weights: [Double]) throws {
    let rule = try Estimator(named: name)
    let learnt = try rule.distribution(of: Tally(counts: [3, 1, 0]))
    #expect(learnt.weights == weights)
    #expect(learnt.total == weights.reduce(0, +))
  }

  @Test(arguments: ["add:0.1", "add:.0000001", "add:1e-20", "add:12345678.9"])
  func `an amount is added with all its digits`(name: String) throws {
    let delta = try #require(WideReal(decimal: name.dropFirst(4)))
    let counts: [UInt64] = [3, 1, 0, 1 << 60 + 1]
    let learnt = try Estimator(named: name).distribution(of: Tally(counts: counts))
    for (symbol, count) in counts.enumerated() {
      let error = (learnt.weight(of: symbol) - (WideReal(count: count) + delta)).value
      #expect(abs(error) <= 0x1p-100 * learnt.weights[symbol], "\(symbol)")
    }
  }

  @Test(arguments: ["mixture:0.999999999", "discount:0.999999999"])
  func `what a share leaves has the digits that were written`(name: String) throws {
    let learnt = try Estimator(named: name).distribution(of: Tally(counts: [1, 0, 0, 0]))
    // 1 − 0.999999999 is 1e-9, of which a rounded share would keep eight digits.
    let rest = name.hasPrefix("mixture") ? 1e-9 / 4 : (1 - 1e-9) / 3
    #expect(agrees(learnt.probability(of: 1), rest, within: 1e-15))
    let first = name.hasPrefix("mixture") ? 3e-9 / 4 : 1 - 1e-9
    #expect(agrees(1 - learnt.probability(of: 0), first, within: 1e-6))
    let escape = try #require(EscapeRule(named: "fixed:0.999999999")).estimator
    let open = try escape.distribution(of: Tally(counts: [1, 0]))
    #expect(agrees(open.probability(of: 0), 1e-9, within: 1e-15))
  }

  @Test func `of no counts only a rule that counts nothing makes a distribution`() throws {
    let empty = Tally(counts: [0, 0])
    #expect(throws: InvalidDistribution.noWeight) {
      try Estimator.krichevskyTrofimov.restrictedToSeen.distribution(of: empty)
    }
    #expect(throws: InvalidDistribution.notFinite(symbol: 0)) {
      try Estimator(name: "own", summary: "") { _ in [.infinity, 1] }.distribution(of: empty)
    }
  }

  @Test(arguments: ["", "ML", "adds", "good", "good-turing:1", "witten-bell:", "ml:1"])
  func `what is no rule is refused`(name: String) {
    #expect(throws: UnknownEstimator.name(name)) { try Estimator(named: name) }
  }

  @Test(
    arguments: ["add", "add:", "add:0", "add:-1", "add:x", "add:inf", "add:nan"]
      + [
        "discount", "discount:0", "discount:1", "discount:x", "mixture:", "mixture:0", "mixture:1",
      ])
  func `a number that is no parameter is refused`(name: String) {
    let error = #expect(throws: UnknownEstimator.self) { try Estimator(named: name) }
    #expect(error != .name(name))
  }

  @Test(arguments: Estimator.names)
  func `every rule is found by its own name`(name: String) throws {
    #expect(try Estimator(named: name).name == name)
  }

  @Test(arguments: Estimator.names.dropFirst(), awkwardCounts)
  func `every rule but ml sums to one and makes nothing impossible`(
    name: String, counts: [UInt64]
  ) throws {
    let learnt = try Estimator(named: name).distribution(of: Tally(counts: counts))
    let probabilities = counts.indices.map { learnt.probability(of: $0) }
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
    #expect(counts.allSatisfy { $0 > 0 } || probabilities.allSatisfy { $0 > 0 })
    // Those that were not seen share equally, and more is never less.
    for (symbol, other) in zip(counts.indices, counts.indices.dropFirst())
    where counts[symbol] == counts[other] {
      #expect(probabilities[symbol] == probabilities[other])
    }
  }

  /// Nothing, one symbol, all once, all seen, none once, and what is usual.
  static let awkwardCounts: [[UInt64]] = [
    [0, 0, 0], [1, 0, 0], [1, 1, 0], [1, 1, 1], [5, 5, 0], [1_000_000_000, 0, 0], [0, 7, 7],
    [2, 1, 0], [9, 4, 3, 2, 2, 1, 1, 1, 0, 0], Array(largeTally(seed: 3).counts.prefix(16)),
    Tally(of: Array("abracadabra".utf8)).counts,
  ]

  @Test func `maximum likelihood learns nothing from nothing`() throws {
    let empty = Tally(alphabetSize: 4)
    #expect(throws: InvalidDistribution.noWeight) {
      try Estimator.maximumLikelihood.distribution(of: empty)
    }
    #expect(try Estimator.krichevskyTrofimov.distribution(of: empty).entropy.bits == 2)
  }

  @Test func `no other distribution makes the counts more probable`() throws {
    let tally = Tally(counts: [7, 2, 1, 4])
    let best = try Estimator.maximumLikelihood.distribution(of: tally)
    var rng = seededGenerator(11)
    for _ in 0..<500 {
      let other = try distribution((0..<4).map { _ in Double(rng.next() >> 11) })
      #expect(tally.weightedSum(of: other.surprisals) >= tally.weightedSum(of: best.surprisals))
    }
  }
}
