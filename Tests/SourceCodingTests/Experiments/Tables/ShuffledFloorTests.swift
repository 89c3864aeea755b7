import Testing

@testable import SourceCoding

/// The bound of shuffled messages, where they are too long to be shuffled.
struct ShuffledFloorTests {
  /// Messages of a and b, so many of each.
  private func tallies(_ messages: [(a: UInt64, b: UInt64)]) -> MessageTallies {
    var tallies = MessageTallies(alphabetSize: 256)
    for message in messages {
      var counts = [UInt64](repeating: 0, count: 256)
      (counts[97], counts[98]) = (message.a, message.b)
      tallies.append(counts: counts, byteCount: Int(message.a + message.b))
    }
    return tallies
  }

  private let messages = TableMessages(TableSamples.list(["a"]))

  @Test func `long messages have the entropy of all, whatever their own is`() throws {
    // Three messages of only a, one of only b: 1/4 · 2 + 3/4 · log2 (4/3) bits a symbol.
    let size: UInt64 = 2_000_000
    let long = tallies([(size, 0), (size, 0), (size, 0), (0, size)])
    let floor = try messages.shuffledFloor(of: long.all, long, seed: 1)
    #expect(agrees(floor, 4 * Double(size) * 0.811_278_124_459_132_8, within: 1e-9))
  }

  @Test func `short messages beside long ones are drawn`() throws {
    let size: UInt64 = 4_000_000
    let mixed = tallies([(size, size)] + Array(repeating: (10, 10), count: 100))
    let floor = try messages.shuffledFloor(of: mixed.all, mixed, seed: 1)
    // A bit a symbol of the long message; 20 draws have about 1 / (2 · 20 · ln 2) bits less each.
    let short = floor - 2 * Double(size)
    #expect(short < 2_000 && short > 2_000 * (1 - 2.5 / (40 * 0.693)), "\(short)")
    #expect(try floor == messages.shuffledFloor(of: mixed.all, mixed, seed: 1))
  }
}
