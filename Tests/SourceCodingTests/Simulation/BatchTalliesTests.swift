import Testing

@testable import SourceCoding

struct BatchTalliesTests {
  @Test(arguments: [
    (0, 0), (255, 0), (256 * 7, 0), (256 * 7 + 1, 8), (16_384, 64), (16_385, 64), (1_000_000, 64),
  ])
  func `there are 64 batches, or fewer of 256 symbols, or none`(symbolCount: Int, batchCount: Int)
    throws
  {
    let source = MemorySource(skewedBytes(count: symbolCount, seed: 1))
    let tallies = try BatchTallies(of: source, threads: 1)
    #expect(tallies.total.total == UInt64(symbolCount))
    #expect(tallies.batches.count == batchCount)
    var sum = Tally(alphabetSize: 256)
    for batch in tallies.batches { sum.merge(batch) }
    #expect(batchCount == 0 || sum == tallies.total)
  }

  @Test(arguments: [2, 256, 65_536, 65_537, 300_000, 524_288, 524_289, 5_000_000])
  func `batches of a large alphabet take no more memory`(alphabetSize: Int) {
    for symbolCount in [0, 1, 1000, 1_000_000, 1 << 40] {
      let size = BatchTallies.batchSize(symbolCount: symbolCount, alphabetSize: alphabetSize)
      let count = (symbolCount + size - 1) / size
      #expect(count <= 1 || count * alphabetSize <= 1 << 22)
      #expect(count <= 64)
    }
  }

  @Test(arguments: [2, 3, 8])
  func `the number of cores does not show`(threads: Int) throws {
    let source = MemorySource(skewedBytes(count: 700_001, seed: 2))
    let alone = try BatchTallies(of: source, threads: 1)
    let together = try BatchTallies(of: source, threads: threads)
    #expect(alone.total == together.total)
    #expect(alone.batches == together.batches)
  }

  @Test func `batches are consecutive parts`() throws {
    let bytes = skewedBytes(count: 300_000, seed: 3)
    let tallies = try BatchTallies(of: MemorySource(bytes), threads: 2)
    let size = (300_000 + 63) / 64
    for (index, batch) in tallies.batches.enumerated() {
      #expect(batch == Tally(of: Array(bytes[index * size..<min(bytes.count, (index + 1) * size)])))
    }
  }
}
