import Testing

@testable import SourceCoding

/// Small cases in which every way of dividing messages among tables can be tried.
struct TableBruteForceTests {
  /// What is tried: the smoothing, and what messages pay besides codewords.
  struct Case: Sendable, CustomTestStringConvertible {
    let smoothing: Estimator
    let rules: TableRules
    var testDescription: String { "\(smoothing.name), \(rules)" }
  }

  static let cases = [Estimator.maximumLikelihood, .krichevskyTrofimov, .laplace, .additive(0.05)]
    .flatMap { smoothing in
      [
        TableRules.free, TableRules(), TableRules(selector: .fixed, alignment: 1),
        TableRules(selector: .fixed, alignment: 8, orRaw: true, flagBits: 1),
      ].map { Case(smoothing: smoothing, rules: $0) }
    }

  @Test(arguments: cases, [UInt64(1), 2, 3])
  func `one and two tables for few messages are the best there are`(
    _ it: Case, seed: UInt64
  ) throws {
    // What is sent raw makes three groups of two tables.
    let count = it.rules.orRaw ? 6 : 8
    let messages = TableSamples.random(count, symbolCount: 5, longest: 9, seed: seed)
    let tallies = TableSamples.tallies(messages, alphabetSize: 5)
    let search = TableSearch(
      in: tallies, TableDesign(.huffman, smoothing: it.smoothing), it.rules, seed: seed, threads: 2)
    let best = try search.best(of: tallies.all, 1...2)
    for tableCount in 1...2 {
      // What a table is made from need not be all messages where some are sent raw.
      let groupCount = it.rules.orRaw ? tableCount + 1 : tableCount
      var (least, assignment) = (Int.max, Array(repeating: 0, count: count))
      repeat {
        least = min(least, Self.cost(messages, assignment, it, tableCount: tableCount))
      } while Self.advance(&assignment, groupCount: groupCount)
      #expect(best[tableCount - 1].cost == UInt64(least) * TableRules.unitsPerBit)
    }
  }

  /// Counts on to the next assignment; returns false after the last.
  private static func advance(_ assignment: inout [Int], groupCount: Int) -> Bool {
    for place in assignment.indices {
      assignment[place] += 1
      if assignment[place] < groupCount { return true }
      assignment[place] = 0
    }
    return false
  }

  /// What messages cost in codes made from the messages assigned to each, in bits, by plain sums.
  ///
  /// No more than this is asked of the code under test. Messages of groups above the number of tables
  /// have no code made from them.
  private static func cost(
    _ messages: [[UInt8]], _ assignment: [Int], _ it: Case, tableCount: Int
  ) -> Int {
    let groups = Set(assignment).filter { $0 < tableCount }.sorted()
    guard !groups.isEmpty else { return .max }
    let lengths: [[Int?]] = groups.map { group in
      var counts = [UInt64](repeating: 0, count: 5)
      for (message, assigned) in zip(messages, assignment) where assigned == group {
        for symbol in message { counts[Int(symbol)] += 1 }
      }
      guard let z = try? it.smoothing.distribution(of: Tally(counts: counts)) else {
        return Array(repeating: nil, count: 5)
      }
      return Huffman.lengths(for: z)
    }
    let selector = it.rules.selector == .none || groups.count < 2 ? 0 : 1
    let step = it.rules.alignment
    let flag = it.rules.orRaw ? it.rules.flagBits : 0
    func padded(_ bits: Int) -> Int { (bits + step - 1) / step * step }
    var total = 0
    for message in messages {
      var costs = lengths.compactMap { table -> Int? in
        var sum = selector + flag
        for symbol in message {
          guard let length = table[Int(symbol)] else { return nil }
          sum += length
        }
        return padded(sum)
      }
      if it.rules.orRaw { costs.append(padded(message.count * 8 + flag)) }
      total += costs.min() ?? 0
    }
    return total
  }

  @Test func `ways of dividing are counted by Stirling's numbers`() throws {
    // S(8,1) + S(8,2) = 1 + 127; S(5,1) + S(5,2) + S(5,3) = 1 + 15 + 25.
    #expect(try #require(Divisions(of: 8, into: 2, limit: 1 << 12)).all.count == 128)
    #expect(try #require(Divisions(of: 5, into: 3, limit: 1 << 12)).all.count == 41)
    #expect(Divisions(of: 14, into: 2, limit: 1 << 12) == nil)
    #expect(Divisions(of: 1_000_000, into: 1, limit: 1 << 12) == nil)
  }
}
