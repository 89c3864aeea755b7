@testable import SourceCoding

/// Messages for tests of tables.
enum TableSamples {
  /// The list of the given messages.
  static func list(_ messages: [[UInt8]]) -> MessageList {
    var ends: [Int] = []
    for message in messages { ends.append((ends.last ?? 0) + message.count) }
    return MessageList(MemorySource(messages.flatMap { $0 }), ends: ends, unit: .line)
  }

  /// The list of the given texts.
  static func list(_ texts: [String]) -> MessageList { list(texts.map { Array($0.utf8) }) }

  /// Messages over the first `symbolCount` bytes, of up to `longest` of them.
  static func random(
    _ count: Int, symbolCount: Int, longest: Int, seed: UInt64
  ) -> [[UInt8]] {
    var rng = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      (0..<Int(rng.next() % UInt64(longest + 1))).map { _ in
        // The smaller of two draws, so that symbols are not alike.
        UInt8(min(rng.next() % UInt64(symbolCount), rng.next() % UInt64(symbolCount)))
      }
    }
  }

  /// The tallies of messages over an alphabet of `alphabetSize` bytes.
  static func tallies(_ messages: [[UInt8]], alphabetSize: Int) -> MessageTallies {
    var tallies = MessageTallies(alphabetSize: alphabetSize)
    for message in messages { tallies.append(message.span, byteCount: message.count) }
    return tallies
  }
}
