import Testing

@testable import SourceCoding

struct BatchTalliesTests {
  @Test func `usual messages are counted as a whole`() throws {
    for count in [0, 1, 100_000] {
      let source = MemorySource(skewedBytes(count: count, seed: 1))
      let tallies = try BatchTallies(of: source, threads: 2)
      #expect(tallies.total.total == UInt64(count) && tallies.batches.isEmpty)
    }
  }

  @Test(arguments: [(4_096, 4_096), (4_097, 2_049), (300_000, 2_344)])
  func `long messages are counted in consecutive parts, on any number of cores`(
    symbolCount: Int, batchCount: Int
  ) throws {
    let bytes = skewedBytes(count: symbolCount, seed: 3)
    let source = MemorySource(bytes)
    let alone = try BatchTallies(of: source, threads: 1, batchedFrom: 1)
    let together = try BatchTallies(of: source, threads: 3, batchedFrom: 1)
    #expect(alone.total == together.total && alone.batches == together.batches)
    #expect(alone.batches.count == batchCount)
    let size = BatchTallies.batchSize(symbolCount: symbolCount)
    for index in [0, 1, 1_000, batchCount - 1] {
      let part = bytes[index * size..<min(bytes.count, (index + 1) * size)]
      #expect(alone.batches[index] == Tally(of: Array(part)))
    }
    var sum = Tally(alphabetSize: 256)
    for batch in alone.batches { sum.merge(batch) }
    #expect(sum == alone.total)
  }

  @Test func `counters take no more than 8 MiB, however long the message is`() {
    for symbolCount in [1 << 24, 1 << 30, 1 << 40 + 1, 1 << 50] {
      let size = BatchTallies.batchSize(symbolCount: symbolCount)
      let count = (symbolCount + size - 1) / size
      #expect((2_048...4_096).contains(count))
    }
  }
}
