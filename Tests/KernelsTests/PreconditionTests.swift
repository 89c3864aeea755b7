import Testing

@testable import Kernels

/// What a kernel cannot do safely ends the process, and is not tried.
///
/// The checks at the doors of kernels are all that stands between a mistake of a caller and
/// an unchecked access inside. Each of these calls breaks one of them.
struct PreconditionTests {
  @Test func `prefix encoders refuse codewords that do not fit`() async {
    await #expect(processExitsWith: .failure) {
      _ = PrefixEncoder(lengths: [1], codewords: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = PrefixEncoder(
        lengths: [57] + Array(repeating: nil, count: 255),
        codewords: Array(repeating: 0, count: 256))
    }
    await #expect(processExitsWith: .failure) {
      _ = PrefixEncoder(
        lengths: [1] + Array(repeating: nil, count: 255),
        codewords: [2] + Array(repeating: 0, count: 255))
    }
    await #expect(processExitsWith: .failure) {
      _ = WidePrefixEncoder(lengths: [1, 1], codewords: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = WidePrefixEncoder(lengths: [57], codewords: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = WidePrefixEncoder(lengths: [1], codewords: [2])
    }
  }

  @Test func `prefix decoders refuse codewords that do not fit, or begin one another`() async {
    await #expect(processExitsWith: .failure) {
      _ = PrefixDecoder(lengths: [1], codewords: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = PrefixDecoder(
        lengths: [-1] + Array(repeating: nil, count: 255),
        codewords: Array(repeating: 0, count: 256))
    }
    await #expect(processExitsWith: .failure) {
      _ = PrefixDecoder(
        lengths: [1, 2] + Array(repeating: nil, count: 254),
        codewords: Array(repeating: 0, count: 256))
    }
    await #expect(processExitsWith: .failure) {
      // Beyond the first table.
      _ = PrefixDecoder(
        lengths: [20, 30] + Array(repeating: nil, count: 254),
        codewords: Array(repeating: 0, count: 256))
    }
    await #expect(processExitsWith: .failure) {
      _ = WidePrefixDecoder(lengths: [1, 1], codewords: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = WidePrefixDecoder(lengths: [1, 2], codewords: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = WidePrefixDecoder(lengths: [20, 30], codewords: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = WidePrefixDecoder(lengths: [1], codewords: [2])
    }
  }

  @Test func `shares that are not all are refused`() async {
    await #expect(processExitsWith: .failure) { _ = ShareTable(shares: [1, 2], bits: 1) }
    await #expect(processExitsWith: .failure) { _ = ShareTable(shares: [1 << 25], bits: 25) }
    await #expect(processExitsWith: .failure) {
      _ = ShareTable(shares: [1, 1], bits: 1).symbol(of: 1 << 24)
    }
    await #expect(processExitsWith: .failure) { _ = TansTable(shares: [1, 2], bits: 1) }
    await #expect(processExitsWith: .failure) { _ = TansTable(shares: [1 << 16], bits: 16) }
  }

  @Test func `symbols that have no room are refused`() async {
    await #expect(processExitsWith: .failure) {
      let shares = [UInt32](repeating: 1, count: 512)
      var message = [UInt8](repeating: 0, count: 1)
      var span = message.mutableSpan
      _ = RansDecoder(ShareTable(shares: shares, bits: 9)).decode([UInt8]().span, into: &span)
    }
    await #expect(processExitsWith: .failure) {
      var message = [UInt8](repeating: 0, count: 1)
      var span = message.mutableSpan
      _ = CountingCoder(weights: Array(repeating: 1, count: 300), growth: 1)
        .decode([], byteCount: 0, into: &span)
    }
  }

  @Test func `shares of nothing, and beyond all, are refused`() async {
    await #expect(processExitsWith: .failure) {
      var coder = RangeEncoder()
      coder.encode(start: 0, size: 0, total: 1)
    }
    await #expect(processExitsWith: .failure) {
      var coder = RangeEncoder()
      coder.encode(start: 1, size: 2, total: 2)
    }
    await #expect(processExitsWith: .failure) {
      var coder = RangeEncoder()
      coder.encode(start: 1, size: 2, totalBits: 1)
    }
    await #expect(processExitsWith: .failure) {
      var coder = RangeEncoder()
      coder.encode(start: 0, size: 1, totalBits: 33)
    }
    await #expect(processExitsWith: .failure) {
      var coder = RangeEncoder()
      coder.encode(true, share: 2, totalBits: 1)
    }
    await #expect(processExitsWith: .failure) {
      var coder = RangeDecoder([0])
      _ = coder.target(total: 0)
    }
    await #expect(processExitsWith: .failure) {
      var coder = RangeDecoder([0])
      _ = coder.target(totalBits: 33)
    }
    await #expect(processExitsWith: .failure) {
      var coder = RangeDecoder([0])
      _ = coder.target(total: 2)
      coder.consume(start: 0, size: 0)
    }
    await #expect(processExitsWith: .failure) {
      var coder = RangeDecoder([0])
      _ = coder.decodeBit(share: 0, totalBits: 1)
    }
  }

  @Test func `models of impossible sizes are refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = PPMCoder(order: 17, escape: .d, alphabetSize: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = PPMCoder(order: 1, escape: .d, alphabetSize: 257)
    }
    await #expect(processExitsWith: .failure) { _ = CTWCoder(depth: 9, alphabetSize: 2) }
    await #expect(processExitsWith: .failure) { _ = CTWCoder(depth: 1, alphabetSize: 0) }
    await #expect(processExitsWith: .failure) { _ = CTWModel(depth: 1, tableBits: 29) }
    await #expect(processExitsWith: .failure) { _ = CountingCoder(weights: [0], growth: 1) }
    await #expect(processExitsWith: .failure) {
      _ = CountingCoder(weights: [1 << 30, 1 << 30], growth: 1)
    }
    await #expect(processExitsWith: .failure) { _ = CumulativeTree(weights: [], amount: 1) }
  }

  @Test func `cuts that are none, and ends beyond the text, are refused`() async {
    await #expect(processExitsWith: .failure) { _ = BlockSegmenter(size: 0) }
    await #expect(processExitsWith: .failure) { _ = CharacterSegmenter(stretchSize: 0) }
    await #expect(processExitsWith: .failure) {
      var counts = [UInt64](repeating: 0, count: 255)
      ByteHistogram.add([1].span, to: &counts)
    }
    await #expect(processExitsWith: .failure) {
      var table = SpellingTable()
      var ends: [UInt32] = [2]
      var span = ends.mutableSpan
      table.number([1].span, from: 0, ends: &span, count: 1)
    }
    await #expect(processExitsWith: .failure) {
      var table = SpellingTable()
      var ends: [UInt32] = [1]
      var span = ends.mutableSpan
      table.number([1].span, from: 0, ends: &span, count: 2)
    }
  }

  @Test func `rows of costs refuse parts of groups, messages without entries, and too few places`()
    async
  {
    await #expect(processExitsWith: .failure) { _ = CostRows([.zero], symbolBits: 1) }
    await #expect(processExitsWith: .failure) { _ = CostRows([.zero], symbolBits: 32) }
    await #expect(processExitsWith: .success) { sumRows([0], starts: [0, 1], places: 1, group: 0) }
    // No such message, no such entries, none at all, no place, no such group.
    await #expect(processExitsWith: .failure) { sumRows([1], starts: [0, 1], places: 1, group: 0) }
    await #expect(processExitsWith: .failure) { sumRows([0], starts: [0, 2], places: 1, group: 0) }
    await #expect(processExitsWith: .failure) {
      sumRows([0], starts: [-1, 1], places: 1, group: 0)
    }
    await #expect(processExitsWith: .failure) { sumRows([0], starts: [1, 0], places: 1, group: 0) }
    await #expect(processExitsWith: .failure) { sumRows([0], starts: [], places: 1, group: 0) }
    await #expect(processExitsWith: .failure) { sumRows([0], starts: [0, 1], places: 0, group: 0) }
    await #expect(processExitsWith: .failure) { sumRows([0], starts: [0, 1], places: 1, group: 1) }
    await #expect(processExitsWith: .failure) {
      sumRows([0], starts: [0, 1], places: 1, group: -1)
    }
  }
}

/// Sums two rows over messages that have one entry in all.
private func sumRows(_ messages: [UInt32], starts: [Int], places: Int, group: Int) {
  let entries: [UInt32] = [0b11]
  var sums = [SIMD8<UInt64>](repeating: .zero, count: places)
  var span = sums.mutableSpan
  CostRows([.zero, .one], symbolBits: 1).sum(
    of: messages.span, starts: starts.span, entries: entries.span, group: group, into: &span)
}
