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
    #expect(comparisons.allSatisfy { $0.difference == 0 && $0.standardError?.value == 0 })
    #expect(simulation.comparisons(of: Array(measurements.prefix(2))).isEmpty)
    #expect(simulation.comparisons(of: []).isEmpty)
  }

  @Test func `a difference is known better than either rate`() throws {
    let z = try Proxy(learntFrom: Tally(of: Array("aaabbcd".utf8)), by: .laplace)
    let simulation = try Simulation(of: MemorySource(skewedBytes(count: 99_999, seed: 7)), proxy: z)
    let measurements = try measure(["huffman", "shannon"], simulation)
    let comparison = try #require(simulation.comparisons(of: measurements).first)
    let rates = measurements.compactMap(\.measuredRate)
    #expect(comparison.difference == rates[1] - rates[0])
    let error = try #require(comparison.standardError)
    #expect(error.method == .batchMeans(count: 64))
    for measurement in measurements {
      #expect(error.value < (try #require(measurement.standardError)).value)
    }
  }

  @Test func `where symbols are drawn the bootstrap agrees with the formula`() throws {
    let q = try overBytes([8, 4, 2, 1, 1])
    let tallies = try BatchTallies(
      of: SampledSource(q, symbolCount: 100_000, seed: 12), threads: 2)
    let batches = try #require(
      StandardError.ofBatchMeans(tallies, bits: tallies.bits(costing: q.surprisals)))
    let bootstrap = try #require(
      StandardError.ofBootstrap(tallies, bits: tallies.bits(costing: q.surprisals), seed: 3))
    // 1000 draws know a deviation to about 2 %; this is four times that.
    #expect(agrees(bootstrap.value, batches.value, within: 0.09))
    #expect(bootstrap.method == .bootstrap(count: 64, resamples: 1000, seed: 3))
    #expect(
      bootstrap
        == StandardError.ofBootstrap(tallies, bits: tallies.bits(costing: q.surprisals), seed: 3))
    #expect(
      bootstrap
        != StandardError.ofBootstrap(tallies, bits: tallies.bits(costing: q.surprisals), seed: 4))
  }

  @Test func `short messages have no batches to draw`() throws {
    let tallies = try BatchTallies(of: MemorySource([1, 2, 3]), threads: 1)
    #expect(
      StandardError.ofBootstrap(
        tallies, bits: tallies.bits(costing: Array(repeating: 1, count: 256)), seed: 1) == nil)
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
    let usual = try #require(measurements[1].independentError).value * 5_000
    #expect(abs(deviation - excess / usual) < 1e-6)
    #expect(measurements[0].deviation == nil)
  }
}
