import Testing

@testable import SourceCoding

struct TemperatureSweepTests {
  private func subject(_ weights: [Double]) throws -> NamedDistribution {
    NamedDistribution("random", try distribution(weights))
  }

  private func cost(_ z: Distribution, _ q: Distribution, at temperature: Double) -> Double {
    q.crossEntropy(under: z.tempered(temperature)).bits
  }

  @Test(arguments: 0..<20)
  func `temperatures obey their laws for any q and z, and none is better than the best`(
    seed: UInt64
  ) throws {
    var rng = seededGenerator(seed)
    let count = 2 + Int(rng.next() % 30)
    let weights = (0..<2).map { _ in
      randomWeights(count: count, using: &rng).map { Double($0) + 1 }
    }
    let (q, z) = (try subject(weights[0]), try subject(weights[1]))
    let sweep = Sweep.temperature(of: z, for: q)
    #expect(sweep.checks.count == 2)
    for check in sweep.checks { #expect(check.holds, "\(check.name): \(check.detail)") }
    let least = sweep.findings[1].value
    #expect(least >= q.distribution.entropy.bits - Rounding.bound(at: least))
    for point in sweep.series[0].points {
      #expect(point.y >= least - Rounding.bound(at: point.y))
      let direct = cost(z.distribution, q.distribution, at: point.x)
      #expect(agrees(point.y, direct, within: 1e-12))
    }
    let best = sweep.findings[0].value
    for temperature in [0.01, 0.1, 10, 1000] {
      #expect(cost(z.distribution, q.distribution, at: temperature) >= least * (1 - 1e-12))
    }
    if best > 0.01, best < 1000 {
      #expect(agrees(cost(z.distribution, q.distribution, at: best), least, within: 1e-12))
    }
  }

  @Test(arguments: [0.01, 0.1, 0.5, 2, 50])
  func `the best temperature is the one that undoes a temperature, wherever it lies`(
    temperature: Double
  ) throws {
    let q = try subject([8, 4, 2, 1, 1])
    let z = NamedDistribution("z", q.distribution.tempered(1 / temperature))
    let sweep = Sweep.temperature(of: z, for: q)
    #expect(agrees(sweep.findings[0].value, temperature, within: 1e-6))
    #expect(agrees(sweep.findings[1].value, q.distribution.entropy.bits, within: 1e-9))
    #expect(sweep.marks.count == (0.25...4 ~= temperature ? 2 : 1))
  }

  @Test func `the best temperature may be at either end`() throws {
    let heat = Sweep.temperature(of: try subject([9, 1]), for: try subject([1, 1]))
    #expect(heat.findings.map(\.value).prefix(2) == [.infinity, 1])
    let cold = Sweep.temperature(of: try subject([6, 4, 6]), for: try subject([1, 0, 2]))
    #expect(cold.findings.map(\.value).prefix(2) == [0, 1])
    let certain = Sweep.temperature(of: try subject([3]), for: try subject([1]))
    #expect(certain.checks.count == 2 && certain.checks.allSatisfy { $0.holds })
  }

  @Test func `what z calls impossible is so at every temperature, and nothing is found`() throws {
    let sweep = Sweep.temperature(of: try subject([1, 2, 0]), for: try subject([1, 2, 3]))
    #expect(sweep.series[0].points.allSatisfy { $0.y == .infinity })
    #expect(sweep.findings.isEmpty && sweep.checks.isEmpty && sweep.notes.count == 1)
    #expect(sweep.marks.map(\.label) == ["H(q)"])
  }
}
