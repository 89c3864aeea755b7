import SourceCoding
import Testing

struct PairedComparisonTests {
  private func measure(
    _ names: [String], _ simulation: Simulation
  ) throws -> [CodeMeasurement] {
    try names.map { try simulation.measure(CodeCatalog.designer(named: $0)) }
  }

  @Test func `codes are compared with the first that wrote a stream`() throws {
    let simulation = try Simulation(
      of: MemorySource(skewedBytes(count: 100_000, seed: 4)),
      proxy: Proxy(known: Distribution(uniformOver: 256, alphabetSize: 256)))
    let measurements = try measure(["ideal", "shannon", "huffman", "limited:9"], simulation)
    let comparisons = simulation.comparisons(of: measurements)
    #expect(comparisons.map(\.name) == ["huffman", "limited:9"])
    #expect(comparisons.allSatisfy { $0.reference == "shannon" })
    // All three give every byte eight bits: no difference, and no doubt of it.
    #expect(comparisons.allSatisfy { $0.difference == 0 && $0.interval?.halfWidth95 == 0 })
    #expect(simulation.comparisons(of: Array(measurements.prefix(2))).isEmpty)
    #expect(simulation.comparisons(of: []).isEmpty)
  }

  @Test func `a difference is known better than either rate`() throws {
    let z = try Proxy(learntFrom: Tally(of: Array("aaabbcd".utf8)), by: .laplace)
    let simulation = try Simulation(of: MemorySource(skewedBytes(count: 99_999, seed: 7)), proxy: z)
    let measurements = try measure(["huffman", "shannon"], simulation)
    let comparison = try #require(simulation.comparisons(of: measurements).first)
    // Both codes give symbols costs, so padding has no part in it.
    let rates = measurements.map(\.symbolRate)
    #expect(agrees(comparison.difference, rates[1] - rates[0], within: 1e-12))
    let interval = try #require(comparison.interval)
    #expect(interval.method == .cosineAverages)
    for measurement in measurements {
      #expect(
        try #require(interval.halfWidth95)
          < (try #require(measurement.interval?.halfWidth95)))
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a draw lies within a few standard errors of its expectation`(seed: UInt64) throws {
    let q = try overBytes([6, 3, 2, 1])
    let simulation = try Simulation(
      of: SampledSource(q, symbolCount: 5_000, seed: seed), known: q, proxy: Proxy(known: q))
    let measurements = try measure(["ideal", "huffman"], simulation)
    let deviation = try #require(measurements[1].deviation)
    #expect(abs(deviation) < 4.5)
    // What the stream holds beyond its expectation, padding aside.
    let bill = measurements[1].bill
    let expected = try #require(measurements[1].expectedRate)
    let excess = bill.total - bill.coder - 5_000 * expected
    let usual = try #require(measurements[1].interval?.standardError) * 5_000
    #expect(abs(deviation - excess / usual) < 1e-6)
    #expect(measurements[0].deviation == nil)
  }
}
