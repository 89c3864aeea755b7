import SourceCoding
import Testing

struct EstimatorTests {
  @Test(
    arguments: [
      ("ml", [3, 1, 0]), ("kt", [3.5, 1.5, 0.5]), ("laplace", [4, 2, 1]), ("add:2", [5, 3, 2]),
    ] as [(String, [Double])])
  func `each rule gives its formula`(name: String, weights: [Double]) throws {
    let rule = try #require(Estimator(named: name))
    let learnt = try rule.distribution(of: Tally(counts: [3, 1, 0]))
    #expect(learnt.weights == weights)
    #expect(learnt.total == weights.reduce(0, +))
  }

  @Test(arguments: ["", "ML", "add", "add:", "add:0", "add:-1", "add:x", "add:inf", "add:nan"])
  func `what is no rule is refused`(name: String) {
    #expect(Estimator(named: name) == nil)
  }

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
