import Testing

@testable import SourceCoding

/// Studies from end to end: streams, bills, splits and strange messages.
struct TableStudyTests {
  static let rules = [
    TableRules(), TableRules(selector: .huffman, alignment: 1),
    TableRules(selector: .fixed, alignment: 32, orRaw: true, flagBits: 8),
    TableRules(selector: .none, alignment: 12, orRaw: true),
  ]

  @Test(arguments: rules, [TableDesign.Family.huffman, .limited(9)])
  func `streams come back and are as long as their bill`(
    _ rules: TableRules, code: TableDesign.Family
  ) throws {
    let messages = TableSamples.random(30, symbolCount: 20, longest: 25, seed: 11)
    let study = TableStudy(of: TableSamples.list(messages), tables: 1...3, TableDesign(code), rules)
    let curves = [
      try study.byMessage(try study.tallies()), try study.byContext(), try study.byBoth(),
    ]
    for point in curves.flatMap(\.points) {
      let bill = try #require(point.heldOut)
      #expect(point.fault == nil)
      #expect(point.streamBits.map { Double($0) } == bill.totalBits)
      #expect(bill.totalBits.truncatingRemainder(dividingBy: Double(rules.alignment)) == 0)
      #expect(bill.paddingBits >= 0)
      #expect(bill.flagBits == (rules.orRaw ? rules.flagBits * 6 : 0))
    }
  }

  @Test func `streams of rANS come back`() throws {
    let messages = TableSamples.random(50, symbolCount: 20, longest: 40, seed: 12)
    let study = TableStudy(
      of: TableSamples.list(messages), tables: 1...2, TableDesign(.rans), TableRules())
    let points = try study.byMessage(try study.tallies()).points
    for point in points {
      #expect(point.fault == nil)
      // States of 4 bytes or more end each message.
      let bits = try #require(point.heldOutBits)
      let bill = try #require(point.heldOut)
      #expect(bits >= bill.symbolBits)
    }
  }

  @Test func `a message that nothing but raw writes goes raw`() throws {
    let list = TableSamples.list(["aaaa", "aaab", "abab", "bbbb", "aazz", "abba"])
    let design = TableDesign(.huffman, smoothing: .maximumLikelihood)
    // The fifth message is held out, and no table has seen z.
    let study = TableStudy(of: list, tables: 1...2, design, TableRules())
    let failed = try #require(Self.unwritable(study))
    #expect(failed.message == 4 && failed.symbol == "z")
    let raw = TableStudy(of: list, tables: 1...2, design, TableRules(orRaw: true, flagBits: 1))
    let points = try raw.byMessage(try raw.tallies()).points
    #expect(points.allSatisfy { $0.heldOut?.rawCount == 1 && $0.fault == nil })
    #expect(points.allSatisfy { $0.heldOutBits == 40 })
  }

  /// The message that fails a study.
  private static func unwritable(_ study: TableStudy) -> (message: Int, symbol: String)? {
    let curve = Result { () throws(TableStudy.Failure) in
      try study.byMessage(try study.tallies())
    }
    guard case .failure(.message(let message, let symbol)) = curve else { return nil }
    return (message, symbol)
  }

  @Test func `empty messages, equal messages and more tables than messages are no trouble`() throws
  {
    let lists = [
      [""], ["", "", "", "", "", ""], Array(repeating: "same", count: 60), ["x"],
      ["a", "bb", "", "ccc", "dddd", "a"],
    ]
    for messages in lists {
      for smoothing in [Estimator.krichevskyTrofimov, .maximumLikelihood] {
        let study = TableStudy(
          of: TableSamples.list(messages), tables: 1...7,
          TableDesign(.huffman, smoothing: smoothing), TableRules(orRaw: true, flagBits: 1))
        let result = try TableStudyResult(study, [.message, .context, .both])
        #expect(!result.checks.contains { !$0.holds }, "\(messages.prefix(3)) \(smoothing.name)")
        for point in result.curves.flatMap(\.points) {
          #expect(point.tables.count * point.tables.classes.count <= 7)
        }
      }
    }
    // Equal messages need one table, and a ninth of a byte cannot be saved on the flag's byte.
    let equal = TableStudy(
      of: TableSamples.list(Array(repeating: "aaaa", count: 100)), tables: 1...4,
      TableDesign(.huffman, smoothing: .maximumLikelihood), TableRules(), split: .none)
    let points = try equal.byMessage(try equal.tallies()).points
    #expect(points.allSatisfy { $0.tables.count == 1 && $0.design.totalBits == 0 })
  }

  @Test func `splits hold out every fifth, the last fifth, or a draw`() {
    #expect(TableSplit.stride.parts(of: 11, seed: 1).heldOut == [4, 9])
    #expect(TableSplit.tail.parts(of: 11, seed: 1).heldOut == [9, 10])
    #expect(TableSplit.none.parts(of: 3, seed: 1).heldOut.isEmpty)
    let drawn = TableSplit.random.parts(of: 10_000, seed: 1)
    // 2,000 are expected, with a standard deviation of 40.
    #expect((1800...2200).contains(drawn.heldOut.count))
    #expect((drawn.design + drawn.heldOut).sorted() == (0..<10_000).map { UInt32($0) })
    #expect(drawn.heldOut != TableSplit.random.parts(of: 10_000, seed: 2).heldOut)
  }

  @Test func `groups name what is typical of them`() throws {
    let list = TableSamples.list(
      (0..<100).map { $0 % 2 == 0 ? "0123456789\($0)" : "the quick brown fox \($0)" })
    let study = TableStudy(of: list, tables: 2...2, TableDesign(), TableRules(), split: .none)
    let result = try TableStudyResult(study, [.message])
    let groups = try #require(result.groups).groups
    #expect(groups.map(\.messageCount).sorted() == [50, 50])
    let digits = try #require(
      groups.first { $0.typical[0].symbol < 0x61 && $0.typical[0].symbol != 32 })
    #expect(digits.typical.allSatisfy { (48...57).contains($0.symbol) })
    #expect(digits.examples.count == 3)
    #expect(digits.nextBestLoss > 0)
    for (row, bits) in try #require(result.groups).mismatch.enumerated() {
      #expect(bits[row] == 0)
      #expect(bits.allSatisfy { $0 >= 0 })
    }
  }
}
