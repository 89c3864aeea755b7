import Foundation
import SourceCoding
import Testing

@testable import qz

/// Thousands of inputs that were changed at random, for every reader: each is read or refused, and
/// nothing crashes or hangs.
struct MutatedInputTests {
  /// How many inputs each reader gets.
  private static let count =
    ProcessInfo.processInfo.environment["QZ_SLOW_TESTS"] == nil ? 2_000 : 100_000

  /// Pieces that mean something to some reader.
  private static let pieces: [[UInt8]] =
    [[0], [0xFF], [0x80, 0], Array(repeating: 0xFF, count: 8)]
    + [
      "-1", "1e400", "nan", "99999999999999999999", "[", "{", "\"", "\\", ",", ":", "*", "+", "=",
      "\n", "\r\n", "total", "qz.tally/2 ", "mix:", "temper:1,", "\u{FEFF}", "é", "🐈",
    ].map { Array($0.utf8) }

  /// A seed with a few places changed.
  private func mutated(_ seed: [UInt8], using rng: inout SplitMix64) -> [UInt8] {
    var bytes = seed
    func below(_ bound: Int) -> Int { Int(rng.next() % UInt64(max(1, bound))) }
    for _ in 0...below(4) {
      let place = below(bytes.count)
      let end = min(bytes.count, place + 1 + below(8))
      switch below(6) {
      case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(below(8))
      case 1 where !bytes.isEmpty: bytes[place] = UInt8(below(256))
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: place)
      default: bytes.removeLast(below(bytes.count))
      }
    }
    return bytes
  }

  @Test(arguments: InputReader.allCases)
  func `each is read or refused`(reader: InputReader) throws {
    let folder = try TemporaryFolder()
    let seeds = reader.seeds
    #expect(!seeds.isEmpty)
    var rng = SplitMix64(seed: 84)
    for index in 0..<Self.count {
      let bytes = mutated(seeds[index % seeds.count], using: &rng)
      reader.read(bytes, at: folder.path("input"))
    }
  }
}
