import Testing

@testable import Kernels

struct CostRowsTests {
  /// The sums of the rows of messages whose entries are pairs of a symbol and a count, by the plain
  /// formula.
  private static func sums(
    _ messages: [[(symbol: Int, count: UInt32)]], _ rows: [SIMD8<UInt16>]
  ) -> [SIMD8<UInt64>] {
    messages.map { message in
      var sum = SIMD8<UInt64>.zero
      for (symbol, count) in message {
        for lane in 0..<8 { sum[lane] += UInt64(rows[symbol][lane]) * UInt64(count) }
      }
      return sum
    }
  }

  private static func found(
    _ messages: [[(symbol: Int, count: UInt32)]], _ rows: [SIMD8<UInt16>], symbolBits: UInt32,
    group: Int = 0
  ) -> [SIMD8<UInt64>] {
    var (starts, entries): ([Int], [UInt32]) = ([0], [])
    for message in messages {
      entries += message.map { $0.count << symbolBits | UInt32($0.symbol) }
      starts.append(entries.count)
    }
    // Backwards, so that numbers and places differ.
    let order = messages.indices.reversed().map { UInt32($0) }
    var sums = [SIMD8<UInt64>](repeating: .one, count: messages.count)
    var places = sums.mutableSpan
    CostRows(rows, symbolBits: symbolBits).sum(
      of: order.span, starts: starts.span, entries: entries.span, group: group, into: &places)
    return sums.reversed()
  }

  @Test(arguments: [UInt16(1), 3, 255, 13_000, 65_535])
  func `sums are those of the plain formula for all messages of up to two entries`(
    greatest: UInt16
  ) {
    let rows = (0..<4).map { symbol in
      SIMD8<UInt16>(
        0, greatest, UInt16(symbol) % (greatest / 2 + 1), greatest / 2, greatest - 1, 0, 1, greatest
      )
    }
    // Counts on both sides of what 16 bits hold, and the greatest one.
    let room = UInt32(UInt16.max / greatest)
    let counts = Set([1, 2, room - 1, room, room + 1, 65_535, 65_536, 1 << 30 - 1]).subtracting([0])
    let entries = (0..<4).flatMap { symbol in counts.sorted().map { (symbol, $0) } }
    let messages =
      [[]] + entries.map { [$0] } + entries.flatMap { first in entries.map { [first, $0] } }
    #expect(
      Self.found(messages, rows, symbolBits: 2) == Self.sums(messages, rows), "up to \(greatest)")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `long messages are summed in parts`(seed: UInt64) {
    var rng = SeededGenerator(seed: seed)
    let rows = (0..<512).map { _ in
      SIMD8<UInt16>((0..<8).map { _ in UInt16(rng.below(1 << (1 + Int(seed) % 16))) })
    }
    let messages = (0..<200).map { _ in
      (0..<rng.below(300)).map { _ in (rng.below(256), UInt32(1 + rng.below(9))) }
    }
    for group in 0..<2 {
      let own = Array(rows[group * 256..<group * 256 + 256])
      #expect(
        Self.found(messages, rows, symbolBits: 8, group: group) == Self.sums(messages, own))
    }
  }
}
