import Foundation
import Testing

@testable import SourceCoding

/// The laws of tables, and what must not change them.
struct TableLawTests {
  static let designs = [
    TableDesign(.huffman), TableDesign(.limited(4), smoothing: .laplace), TableDesign(.ideal),
    TableDesign(.huffman, smoothing: .maximumLikelihood),
  ]

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `the design objective never rises if nothing is paid but codewords`(seed: UInt64) throws {
    let messages = TableSamples.random(200, symbolCount: 9, longest: 20, seed: seed)
    let tallies = TableSamples.tallies(messages, alphabetSize: 9)
    for design in Self.designs {
      let parts = (0..<5).map { part in tallies.all.filter { Int($0) % 5 == part } }
      let iteration = try LloydIteration(
        from: parts.map { tallies.tally(of: $0) }, counts: parts.map(\.count), of: tallies.all,
        in: tallies, design, .free, tracing: true)
      #expect(iteration.objectives.count > 1)
      // Ideal costs are rounded to 2^−16 bits a symbol.
      let slack = design.code == .ideal ? Double(messages.joined().count + 100) / 65536 : 1e-9
      for (one, next) in zip(iteration.objectives, iteration.objectives.dropFirst()) {
        #expect(next <= one + slack, "\(design.name) \(design.smoothing.name)")
      }
    }
  }

  @Test(arguments: [TableRules.free, TableRules(), TableRules(selector: .huffman, orRaw: true)])
  func `what is found never costs more for a greater number of tables`(_ rules: TableRules) throws {
    let messages = TableSamples.random(300, symbolCount: 12, longest: 30, seed: 7)
    let tallies = TableSamples.tallies(messages, alphabetSize: 12)
    let search = TableSearch(in: tallies, TableDesign(), rules, seed: 1, threads: 2)
    let costs = try search.best(of: tallies.all, 1...6).map(\.cost)
    for (one, next) in zip(costs, costs.dropFirst()) { #expect(next <= one) }
    if rules == .free { #expect(costs[0] > costs[5]) }
  }

  @Test(arguments: [TableRules.Selector.huffman, .ideal], [1, 8])
  func `naming tables by how often they are used gains nothing more`(
    _ selector: TableRules.Selector, alignment: Int
  ) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let messages = TableSamples.random(60, symbolCount: 7, longest: 12, seed: seed)
      let tallies = TableSamples.tallies(messages, alphabetSize: 7)
      let (design, rules) = (TableDesign(), TableRules(selector: selector, alignment: alignment))
      let search = TableSearch(in: tallies, design, rules, seed: seed, threads: 2)
      for found in try search.best(of: tallies.all, 2...5) {
        func assignment(naming counts: [Int]) throws -> TableAssignment {
          TableAssignment(
            of: tallies.all, in: tallies,
            by: try TableCosts(of: found.tallies, by: design, alphabetSize: 7),
            selector: rules.selectorCosts(counts), rules)
        }
        let own = try assignment(naming: found.messageCounts)
        #expect(own.cost == found.cost)
        if !own.messageCounts.contains(0) {
          #expect(try assignment(naming: own.messageCounts).cost >= found.cost)
        }
      }
    }
  }

  @Test func `results are the same on any number of cores and for the same seed`() throws {
    let messages = TableSamples.random(400, symbolCount: 12, longest: 30, seed: 8)
    let tallies = TableSamples.tallies(messages, alphabetSize: 12)
    let results = try [1, 2, 5].map { threads in
      try TableSearch(in: tallies, TableDesign(), TableRules(), seed: 3, threads: threads)
        .best(of: tallies.all, 1...5)
    }
    for other in results.dropFirst() {
      #expect(other.map(\.cost) == results[0].map(\.cost))
      #expect(other.map(\.tallies) == results[0].map(\.tallies))
      #expect(other.map(\.messageCounts) == results[0].map(\.messageCounts))
    }
  }

  /// The ideal cost of counts in a code of their own, in bits.
  private static func cost(_ counts: [Int]) -> Double {
    let total = Double(counts.reduce(0, +))
    return counts.reduce(0) { $1 > 0 ? $0 - Double($1) * log2(Double($1) / total) : $0 }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func `the classes of few contexts are the best of all divisions`(seed: UInt64) throws {
    let messages = TableSamples.random(12, symbolCount: 4, longest: 24, seed: seed)
    // The counts after each of the four symbols, and at the start.
    var counts = Array(repeating: [0, 0, 0, 0], count: 5)
    for message in messages {
      for (before, symbol) in zip([4] + message.map(Int.init), message) {
        counts[before][Int(symbol)] += 1
      }
    }
    // Every division of five contexts among at most four classes; each is met several times.
    var best = Array(repeating: Double.infinity, count: 4)
    for number in 0..<1024 {
      let classes = (0..<5).map { number >> (2 * $0) & 3 }
      let cost = (0..<4).reduce(0.0) { sum, one in
        let members = counts.indices.filter { classes[$0] == one }
        return sum + Self.cost((0..<4).map { x in members.reduce(0) { $0 + counts[$1][x] } })
      }
      for most in (classes.max() ?? 0)..<4 { best[most] = min(best[most], cost) }
    }
    let study = TableStudy(
      of: TableSamples.list(messages), tables: 1...4,
      TableDesign(.ideal, smoothing: .maximumLikelihood), .free, split: .none)
    let found = try study.byContext().points.map(\.design.symbolBits)
    for (one, other) in zip(found, best) { #expect(abs(one - other) < 0.01, "\(found) \(best)") }
  }

  @Test func `no number of tables saves more than the bound`() throws {
    let messages = TableSamples.random(300, symbolCount: 12, longest: 30, seed: 9)
    let study = TableStudy(
      of: TableSamples.list(messages), tables: 1...6, TableDesign(.ideal), .free, split: .none)
    let tallies = try study.tallies()
    for curve in [try study.byMessage(tallies), try study.byContext(), try study.byBoth()] {
      #expect(!curve.points.isEmpty)
      for point in curve.points { #expect(point.design.symbolBits >= curve.floor) }
    }
  }

  @Test func `the bound is the entropy of messages, and that given the byte before`() throws {
    // "aab": 3·H(1/3) = 2.754887…; after the start a, after a once a and once b: 2 bits.
    let list = TableSamples.list(["aab", "", "cccc"])
    let study = TableStudy(
      of: list, tables: 1...1, TableDesign(.ideal), .free, split: .none)
    #expect(abs(try study.byMessage(try study.tallies()).floor - 2.754_887_502_163_468_7) < 1e-12)
    #expect(abs(try study.byContext().floor - 2) < 1e-12)
  }

  @Test func `shuffled messages promise less than messages of two kinds`() throws {
    let list = TableSamples.list((0..<200).map { $0 % 2 == 0 ? "abababab" : "cdcdcdcd" })
    let study = TableStudy(
      of: list, tables: 1...2, TableDesign(.huffman, smoothing: .maximumLikelihood), .free,
      split: .none)
    let curve = try study.byMessage(try study.tallies())
    #expect(curve.floor == 1600)
    #expect(try #require(curve.shuffledFloor) > 2000)
    // Each kind has a table of its own, in which a symbol is one bit.
    #expect(curve.points[1].design.symbolBits == 1600)
  }

  @Test func `tallies join where they lose least`() {
    let groups = TallyMerging.groups(of: [[9, 1, 0], [0, 1, 9], [8, 2, 0], [0, 0, 5]], upTo: 3)
    #expect(groups == [[0, 0, 0, 0], [0, 1, 0, 1], [0, 1, 0, 2]])
    #expect(abs(TallyMerging.informationSum([1, 1, 2]) - 6 * 0.693_147_180_559_945_3) < 1e-12)
  }

  @Test func `counts that fill no entry are several`() {
    var tallies = MessageTallies(alphabetSize: 1 << 20)
    tallies.append(counts: [0, 10_000, 3], byteCount: 10_003)
    tallies.append([UInt32](repeating: 7, count: 5000).span, byteCount: 5000)
    #expect(tallies.tally(of: 0)[0...2] == [0, 10_000, 3])
    #expect(tallies.tally(of: 1)[7] == 5000)
    #expect(tallies.ownEntropy(of: [1]) == 0)
  }
}
