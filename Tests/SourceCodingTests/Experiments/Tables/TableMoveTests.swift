import Testing

@testable import SourceCoding

/// Groups of messages from which Lloyd's iteration cannot find its way.
struct TableMoveTests {
  /// Messages of random symbols from each of some ranges, whose order is mixed.
  private static func messages(
    _ kinds: [(count: Int, parts: [(length: Int, symbols: ClosedRange<UInt8>)])]
  ) -> (messages: [[UInt8]], kinds: [Int]) {
    var rng = SplitMix64(seed: 11)
    var all: [(kind: Int, message: [UInt8])] = []
    for (kind, (count, parts)) in kinds.enumerated() {
      for _ in 0..<count {
        all.append(
          (
            kind,
            parts.flatMap { part in
              (0..<part.length).map { _ in UInt8.random(in: part.symbols, using: &rng) }
            }
          ))
      }
    }
    all.shuffle(using: &rng)
    return (all.map(\.message), all.map(\.kind))
  }

  /// Iterates from the tables of the given groups of messages.
  private static func iterated(
    _ search: TableSearch, _ groups: [Int]
  ) throws -> LloydIteration {
    let count = (groups.max() ?? 0) + 1
    let members = (0..<count).map { group in
      groups.indices.filter { groups[$0] == group }.map { UInt32($0) }
    }
    return try search.iterated(
      members.map { search.all.tally(of: $0) }, members.map(\.count), search.all.all)
  }

  @Test func `a table moves from messages that need one to messages that need two`() throws {
    // Two tables share one kind, and one table has two kinds.
    let (messages, kinds) = Self.messages([
      (200, [(20, 0...3)]), (200, [(20, 4...7)]), (200, [(20, 8...11)]),
    ])
    let search = TableSearch(
      in: TableSamples.tallies(messages, alphabetSize: 12), TableDesign(), .free, seed: 1,
      threads: 2)
    let stuck = try Self.iterated(
      search, kinds.indices.map { kinds[$0] == 0 ? $0 % 2 : 2 })
    let planted = try Self.iterated(search, kinds)
    #expect(Double(stuck.cost) > 1.2 * Double(planted.cost))
    let moved = try search.moved(stuck, search.all.all, round: 0)
    #expect(moved.cost <= planted.cost)
    #expect(moved.messageCounts == [200, 200, 200])
  }

  @Test func `one of two tables is given up for a kind that shares the other`() throws {
    // Joining and dividing takes three tables, so only drawn moves help here.
    let (messages, kinds) = Self.messages([
      (200, [(14, 0...3), (6, 4...5)]), (200, [(14, 0...3), (6, 6...7)]), (400, [(20, 8...15)]),
    ])
    let search = TableSearch(
      in: TableSamples.tallies(messages, alphabetSize: 16), TableDesign(.ideal), .free, seed: 1,
      threads: 2)
    let stuck = try Self.iterated(search, kinds.map { $0 == 0 ? 0 : 1 })
    let planted = try Self.iterated(search, kinds.map { $0 == 2 ? 1 : 0 })
    #expect(Double(stuck.cost) > 1.05 * Double(planted.cost))
    let moved = try search.moved(stuck, search.all.all, round: 0)
    #expect(moved.cost <= planted.cost)
  }

  @Test func `equal messages are searched once, and count as often as they occur`() throws {
    let some = TableSamples.random(120, symbolCount: 10, longest: 25, seed: 5)
    let messages = some.enumerated().flatMap { Array(repeating: $1, count: 1 + $0 % 7) }
    let tallies = TableSamples.tallies(messages, alphabetSize: 10)
    let distinct = DistinctMessages(of: tallies.all, in: tallies, upTo: 1 << 17)
    #expect(distinct.isWhole && distinct.messageCount == messages.count)
    #expect(distinct.tallies.count == Set(some).count)
    #expect(distinct.tallies.tally(of: distinct.tallies.all) == tallies.tally(of: tallies.all))
    #expect(distinct.tallies.occurrenceCount(of: distinct.tallies.all) == messages.count)
    for rules in [TableRules(), .free, TableRules(selector: .huffman, orRaw: true, flagBits: 1)] {
      let search = TableSearch(in: tallies, TableDesign(), rules, seed: 2, threads: 2)
      for found in try search.best(of: tallies.all, 1...4) {
        let again = TableAssignment(
          of: tallies.all, in: tallies,
          by: try TableCosts(of: found.tallies, by: TableDesign(), alphabetSize: 10),
          selector: rules.selectorCosts(found.messageCounts), rules)
        #expect(again.cost == found.cost, "\(rules)")
      }
    }
  }

  @Test func `a sample is spread over all messages`() {
    let messages = (0..<10_000).map { (index: Int) -> [UInt8] in
      let (first, second, third) = (index / 1000, 10 + index % 100, 110 + index / 100 % 100)
      return [UInt8(first), UInt8(second), UInt8(third)]
    }
    let tallies = TableSamples.tallies(messages, alphabetSize: 210)
    let sample = DistinctMessages(of: tallies.all, in: tallies, upTo: 3000)
    #expect(!sample.isWhole && sample.messageCount == 1000 && sample.tallies.count == 1000)
    let counts = sample.tallies.tally(of: sample.tallies.all)
    for part in 0..<10 { #expect(95...105 ~= counts[part], "part \(part)") }
  }

  @Test func `equal messages need one table, however many there are`() throws {
    var tallies = MessageTallies(alphabetSize: 256)
    let message = Array("the same".utf8)
    for _ in 0..<100_000 { tallies.append(message.span, byteCount: message.count) }
    let search = TableSearch(in: tallies, TableDesign(), TableRules(), seed: 1, threads: 2)
    for found in try search.best(of: tallies.all, 1...4) {
      #expect(found.messageCounts == [100_000])
      // Seven of eight letters differ: 6 codewords of 3 bits, and e twice with 2.
      #expect(found.cost == 100_000 * 24 * TableRules.unitsPerBit)
    }
  }
}
