import SourceCoding
import Testing

/// The laws of every family, run over all of them.
struct FamilyConformanceTests {
  @Test func `every family has a sample`() {
    #expect(
      Set(FamilySample.all.map(\.family.name)) == Set(DistributionFamily.all.map(\.name)))
  }

  @Test(arguments: FamilySample.all)
  func `probabilities sum to one, and are those worked out elsewhere`(sample: FamilySample) throws {
    let q = try sample.member().distribution
    #expect(q.alphabetSize == 256)
    #expect(abs((0..<256).reduce(0) { $0 + q.probability(of: $1) } - 1) < 1e-14)
    for (symbol, expected) in sample.probabilities {
      let found = q.probability(of: symbol)
      #expect(agrees(found, expected, within: 1e-13), "symbol \(symbol): \(found)")
    }
  }

  @Test(arguments: FamilySample.all)
  func `moments and entropy are those of the closed forms`(sample: FamilySample) throws {
    let q = try sample.member().distribution
    let mean = (0..<256).reduce(0) { $0 + Double($1) * q.probability(of: $1) }
    let variance = (0..<256).reduce(0) {
      $0 + (Double($1) - mean) * (Double($1) - mean) * q.probability(of: $1)
    }
    #expect(agrees(mean, sample.mean, within: 1e-13), "mean \(mean)")
    #expect(agrees(variance, sample.variance, within: 1e-12), "variance \(variance)")
    #expect(agrees(q.entropy.bits, sample.entropy, within: 1e-13), "entropy \(q.entropy.bits)")
  }

  @Test(arguments: FamilySample.all)
  func `the mass that is cut off is said`(sample: FamilySample) throws {
    let mass = try sample.member().truncatedMass
    let expected = sample.truncatedMass
    #expect(agrees(mass, expected, within: 1e-12) || max(mass, expected) < 1e-100, "\(mass)")
  }

  @Test(arguments: FamilySample.all)
  func `samples lie within binomial bounds`(sample: FamilySample) throws {
    let q = try sample.member().distribution
    let count = 40_000
    let counts = Tally(of: draw(count, from: q, seed: 2025)).counts
    for symbol in 0..<256 {
      let share = Double(counts[symbol]) / Double(count)
      let exponent = Double(count) * binaryDivergence(share, q.probability(of: symbol))
      #expect(exponent < greatestExponent, "symbol \(symbol) came \(counts[symbol]) times")
    }
  }

  @Test(arguments: FamilySample.all)
  func `the same seed is the same draw, another seed another`(sample: FamilySample) throws {
    let q = try sample.member().distribution
    #expect(try sample.member() == sample.member())
    #expect(draw(1000, from: q, seed: 3) == draw(1000, from: q, seed: 3))
    if q.entropy.bits > 0.1 {
      #expect(draw(1000, from: q, seed: 3) != draw(1000, from: q, seed: 4))
    }
  }

  @Test(arguments: DistributionFamily.all.indices)
  func `the ends of every range are legal`(index: Int) throws {
    let family = DistributionFamily.all[index]
    for values in [family.parameters.map(\.range.lowerBound), greatest(family)] {
      let q = try family.member(values).distribution
      #expect(try Distribution(weights: q.weights).total == q.total)
      #expect(abs((0..<256).reduce(0) { $0 + q.probability(of: $1) } - 1) < 1e-14)
    }
  }

  @Test(arguments: DistributionFamily.all.indices)
  func `numbers out of range are refused, and so are too few or too many`(index: Int) {
    let family = DistributionFamily.all[index]
    for (place, parameter) in family.parameters.enumerated() {
      let range = parameter.range
      var bad = [range.lowerBound.nextDown, range.upperBound.nextUp, .infinity, .nan]
      if parameter.isWhole { bad.append(range.lowerBound + 0.5) }
      for value in bad {
        var values = greatest(family)
        values[place] = value
        let error = #expect(throws: InvalidParameters.self) { try family.member(values) }
        guard case .value(family.pattern, parameter, _) = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
    }
    let many = greatest(family) + [1]
    #expect(throws: InvalidParameters.count(pattern: family.pattern, found: many.count)) {
      try family.member(many)
    }
    let few = Array(greatest(family).dropLast(2))
    if few.count < family.parameters.count(where: { $0.fallback == nil }) {
      #expect(throws: InvalidParameters.count(pattern: family.pattern, found: few.count)) {
        try family.member(few)
      }
    }
  }

  /// The greatest numbers that are legal; of values as many as tests have time for.
  private func greatest(_ family: DistributionFamily) -> [Double] {
    family.parameters.map {
      let most = $0.range.upperBound
      return $0.isWhole && most == Double(DistributionFamily.mostValues) ? 600 : most
    }
  }

  private func draw(_ count: Int, from q: Distribution, seed: UInt64) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    SampledSource(q, symbolCount: count, seed: seed).read(at: 0, into: &span)
    return bytes
  }
}

/// Chernoff: a share that is so far off has a probability below 2^−exponent.
///
/// With some 30 samples of 256 symbols and two sides, one in 10^11 suites fails
/// by chance; the seed is fixed, so none does so now and then.
private let greatestExponent = 50.0

/// The divergence of a coin that shows heads with probability `a` from one with
/// `b`, in bits.
private func binaryDivergence(_ a: Double, _ b: Double) -> Double {
  let coins = [a, b].compactMap { try? Distribution(weights: [$0, 1 - $0]) }
  return coins[0].divergence(from: coins[1]).bits
}
