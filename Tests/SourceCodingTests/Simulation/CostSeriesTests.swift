import Testing

@testable import SourceCoding

struct CostSeriesTests {
  private static let costs = (0..<256).map { Double($0 % 7) }

  @Test(arguments: [1, 100, 4_096, 4_097, 300_000])
  func `pieces cost what their symbols do, on any number of cores`(symbolCount: Int) throws {
    let bytes = skewedBytes(count: symbolCount, seed: 6)
    let source = MemorySource(bytes)
    let size = CostSeries.pieceSize(symbolCount: symbolCount)
    let expected = stride(from: 0, to: symbolCount, by: size).map { start in
      bytes[start..<min(symbolCount, start + size)].reduce(0.0) { $0 + Self.costs[Int($1)] }
    }
    for threads in [1, 3] {
      for least in [1, 1 << 24] {
        // Counted in batches, and read again.
        let tallies = try BatchTallies(of: source, threads: 1, batchedFrom: least)
        let series = try CostSeries(
          of: source, tallies: tallies, costing: Self.costs, threads: threads)
        #expect(series.sums == expected && series.pieceSize == size)
      }
    }
  }

  @Test func `an alphabet may have any size`() throws {
    let spellings = (0..<70_000).map { Array("\($0 + 100_000)".utf8) }
    let text = Array(spellings.joined(separator: Array("\n".utf8)))
    let message = try Message(text, unit: .line)
    let source = MessageSource(message)
    let tallies = try BatchTallies(of: source, threads: 2)
    let costs = (0..<source.alphabet.count).map { Double($0 % 3) }
    let series = try CostSeries(of: source, tallies: tallies, costing: costs, threads: 2)
    #expect(series.sums.count <= 4_096 && series.sums.count > 2_048)
    #expect(series.total == tallies.total.weightedSum(of: costs))
  }

  @Test func `deviations add up to nothing, and series are added piece by piece`() {
    let series = CostSeries([1, 2, 3, 10], ofEach: 2, symbolCount: 7)
    #expect(abs(series.deviations.reduce(0, +)) < 1e-12)
    #expect((series - series).sums == [0, 0, 0, 0])
    #expect((series + series).sums == [2, 4, 6, 20])
  }

  @Test func `a series of smaller pieces is added up`() {
    let series = CostSeries(
      (0..<5_000).map { Double($0) }, ofEach: 2, symbolCount: 10_000)
    #expect(series.pieceSize == 4 && series.sums.count == 2_500)
    #expect(series.sums[1] == 5 && series.total == 12_497_500)
  }
}
