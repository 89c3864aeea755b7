import Testing

@testable import SourceCoding

struct DriftTests {
  private func draws(_ weights: [Double], _ count: Int, seed: UInt64) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    SampledSource(try overBytes(weights), symbolCount: count, seed: seed).read(at: 0, into: &span)
    return bytes
  }

  @Test func `windows add up to the message, and the laws hold`() throws {
    let message = try draws([5, 3, 2, 1], 3000, seed: 3)
    let z = NamedDistribution("z", try overBytes([1, 1, 1, 1]))
    let drift = try Drift.along(MemorySource(message), named: "m", proxy: z, windowCount: 7)
    #expect(drift.series.map(\.name) == ["fixed", "own", "adaptive"])
    for check in drift.checks { #expect(check.holds, "\(check.detail)") }
    for point in drift.series[0].points { #expect(point.y == 2) }
    let q = try Estimator.maximumLikelihood.distribution(of: Tally(of: message))
    let sizes = [429.0, 429, 429, 429, 429, 429, 426]
    let own = zip(drift.series[1].points, sizes).map { $0.y * $1 }.reduce(0, +)
    #expect(agrees(own, 3000 * q.entropy.bits, within: 1e-12))
    // KT by its definition, one symbol after another.
    var counts = [Double](repeating: 0.5, count: 256)
    var bits = 0.0
    for (index, byte) in message.enumerated() {
      bits -= Mathematics.log2(counts[Int(byte)] / (Double(index) + 128))
      counts[Int(byte)] += 1
    }
    let adaptive = zip(drift.series[2].points, sizes).map { $0.y * $1 }.reduce(0, +)
    #expect(agrees(adaptive, bits, within: 1e-10))
    let totals = drift.findings.filter { $0.name.hasSuffix("total") }
    #expect(totals.map(\.name) == ["fixed total", "own total", "adaptive total"])
    #expect(totals[0].value == 6000)
    #expect(agrees(totals[1].value, own, within: 1e-12))
    #expect(agrees(totals[2].value, adaptive, within: 1e-12))
  }

  @Test func `KT costs what it does symbol by symbol, however long windows are`() throws {
    let windows = (0..<4).map { Tally(of: skewedBytes(count: 30_000 << $0, seed: UInt64($0))) }
    var total = Tally(alphabetSize: 256)
    var counts = [Double](repeating: 0.5, count: 256)
    var (sum, length): (CompensatedSum, Double) = (.init(), 128)
    var expected: [Double] = []
    for window in windows {
      let before = sum.value
      for symbol in window.seenSymbols {
        for _ in 0..<window.counts[symbol] {
          sum.add(-Mathematics.log2(counts[symbol] / length))
          counts[symbol] += 1
          length += 1
        }
      }
      expected.append((sum.value - before) / Double(window.total))
      total.merge(window)
    }
    let found = try #require(Drift.Costs(of: windows, total, nil).lines.last).rates
    #expect(found.count == 4)
    for (a, b) in zip(found, expected) { #expect(agrees(a, b, within: 1e-12)) }
  }

  @Test(arguments: [1, 2, 300])
  func `short messages are one window`(count: Int) throws {
    let drift = try Drift.along(MemorySource(skewedBytes(count: count, seed: 1)), named: "m")
    #expect(drift.marks.isEmpty && drift.checks.allSatisfy { $0.holds })
  }
}
