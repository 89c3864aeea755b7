import Kernels
import Testing

struct ByteHistogramTests {
  static let counts = [0, 1, 7, 8, 255, 256, 2047, 2048, 2049, 2055, 4099, 131_072, 131_079]

  @Test(arguments: counts)
  func `random bytes are counted as by a plain loop`(count: Int) {
    var rng = SeededGenerator(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
    #expect(histogram(bytes) == plainHistogram(bytes))
  }

  @Test(arguments: counts)
  func `equal bytes are all counted`(count: Int) {
    let bytes = [UInt8](repeating: 255, count: count)
    #expect(histogram(bytes) == plainHistogram(bytes))
  }

  @Test func `counts are added to what was there`() {
    var counts = (0..<256).map { UInt64($0) << 32 }
    let bytes = (0..<5000).map { UInt8($0 % 251) }
    ByteHistogram.add(bytes.span, to: &counts)
    ByteHistogram.add(bytes.span.extracting(first: 100), to: &counts)
    let expected = zip(plainHistogram(bytes), plainHistogram(Array(bytes[..<100])))
    for (symbol, (once, again)) in expected.enumerated() {
      #expect(counts[symbol] == UInt64(symbol) << 32 + once + again)
    }
  }

  private func histogram(_ bytes: [UInt8]) -> [UInt64] {
    var counts = [UInt64](repeating: 0, count: 256)
    ByteHistogram.add(bytes.span, to: &counts)
    return counts
  }

  private func plainHistogram(_ bytes: [UInt8]) -> [UInt64] {
    var counts = [UInt64](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    return counts
  }
}
