import Testing

@testable import SourceCoding

/// Tables over other symbols than bytes, and models of order 1 as tables.
struct TableUnitTests {
  /// Lines of two kinds, among them words that occur once.
  private static let lines = (0..<80).map {
    $0 % 2 == 0 ? "to be or not to be \($0)" : "eins zwei drei vier fünf \($0)"
  }

  private static func study(
    _ lines: [String], by unit: String, _ design: TableDesign = TableDesign(),
    _ rules: TableRules = TableRules(), tables: ClosedRange<Int> = 1...3,
    split: TableSplit = .stride
  ) throws -> TableStudy {
    let list = TableSamples.list(lines)
    return try TableStudy(
      of: try SymbolMessages(list, by: try SymbolUnit(named: unit)), tables: tables, design, rules,
      split: split)
  }

  @Test(
    arguments: [
      "bit", "nibble", "byte", "utf16", "scalar", "character", "word", "line", "gram:2",
      "gram:2,word",
    ], [TableRules(), TableRules(selector: .huffman, alignment: 1, orRaw: true, flagBits: 1)])
  func `streams come back and are as long as their bill, in every unit`(
    unit: String, rules: TableRules
  ) throws {
    let study = try Self.study(Self.lines, by: unit, TableDesign(), rules)
    let isOpen = try SymbolUnit(named: unit).closedAlphabetSize == nil
    #expect((study.messages.escape != nil) == isOpen)
    let result = try TableStudyResult(study, [.message, .context, .both])
    #expect(!result.checks.contains { !$0.holds }, "\(result.checks.filter { !$0.holds })")
    for point in result.curves.flatMap(\.points) {
      let bill = try #require(point.heldOut)
      #expect(point.fault == nil)
      #expect(point.streamBits.map { Double($0) } == bill.totalBits)
      // A whole byte at least for each message, raw ones apart.
      #expect(bill.escapeBits % 8 == 0)
      #expect(bill.escapeBits >= (isOpen ? 8 * (bill.messageCount - bill.rawCount) : 0))
    }
  }

  @Test func `a new word costs its escape and its spelling in whole bytes`() throws {
    // The fifth message is held out, and is one word that the others lack.
    let study = try Self.study(
      ["a", "b", "a", "b", "new"], by: "word", TableDesign(), .free, tables: 1...1)
    let escape = try #require(study.messages.escape)
    #expect(escape.known.count == 2)
    let point = try study.byMessage(try study.tallies()).points[0]
    let bill = try #require(point.heldOut)
    let spelling = escape.spelling.bitCount(of: Array("new".utf8))
    // γ(2) is 010, and the spelling follows.
    #expect(bill.escapeBits == (3 + spelling + 7) / 8 * 8)
    // Of four words two were new: the escape has a third of the weight, and two bits at most.
    #expect(bill.symbolBits == 1 || bill.symbolBits == 2)
  }

  @Test func `models of order 1 find what follows what`() throws {
    // Two kinds of messages with the same letters, in opposite orders.
    let lines = (0..<60).map { String(repeating: $0 % 2 == 0 ? "abc" : "cba", count: 8) }
    let study = try Self.study(lines, by: "byte", TableDesign(.order1), TableRules())
    let result = try TableStudyResult(study, [.message])
    #expect(!result.checks.contains { !$0.holds }, "\(result.checks.filter { !$0.holds })")
    let points = result.curves[0].points
    #expect(points.allSatisfy { $0.fault == nil })
    // In two tables each letter follows the one before surely.
    let (one, two) = (points[0].design, points[1].design)
    #expect(points[1].tables.count == 2)
    #expect(one.symbolBits > 48 * 23 && two.symbolBits < 48 * 2)
    // Every kind has a table of its own.
    #expect(try #require(result.groups).groups.map(\.messageCount) == [24, 24])
    let alone = try Self.study(lines, by: "byte", TableDesign(.ideal), TableRules())
    #expect(try alone.byMessage(try alone.tallies()).points[1].design.symbolBits > 48 * 24)
  }

  @Test func `the costs of order 1 are those of its streams`() throws {
    let lines = Self.lines
    let study = try Self.study(
      lines, by: "byte", TableDesign(.order1), .free, tables: 1...1, split: .none)
    let pairs = try #require(study.design.pairs)
    let tallies = try study.tallies()
    let table = pairs.table(for: tallies.tally(of: study.designed))
    let costs = pairs.costs(in: table)
    let coder = ContextRangeCoder(table)
    for (index, line) in lines.enumerated() {
      var block = EncodedBlock()
      try coder.encode(Array(line.utf8).span, into: &block)
      let units = zip(tallies.tally(of: index), costs).reduce(0) { $0 + $1.0 * $1.1 }
      // Without the bit that says that there are no escapes.
      let information = block.information.reduce(0, +) - 1
      #expect(abs(Double(units) / Double(TableRules.unitsPerBit) - information) < 0.01)
    }
  }

  @Test func `order 1 is the table that counting the messages one by one makes`() throws {
    let lines = ["abab", "ba", "c", ""]
    let study = try Self.study(
      lines, by: "byte", TableDesign(.order1), .free, tables: 1...1, split: .none)
    let pairs = try #require(study.design.pairs)
    let made = pairs.table(for: try study.tallies().tally(of: study.designed))
    // Contexts: the empty one, then those of a, b and c.
    #expect(made.contextCount == 4 && made.alphabetSize == 256)
    #expect(made.symbols == Array("abcba".utf8) && made.shares == [3, 3, 1, 2, 2])
    #expect(made.nexts == [1, 2, 3, 2, 1] && made.starts == [0, 3, 4, 5, 5])
  }

  @Test func `too many symbols are named`() throws {
    let lines = (0..<400).map { "w\($0)" }
    let failed = Result { () throws -> TableStudy in
      try Self.study(lines, by: "word", TableDesign(.order1))
    }
    guard case .failure(let error as TableStudy.Failure) = failed,
      case .design(.alphabetSize(let found, limit: 256)) = error
    else {
      Issue.record("\(failed)")
      return
    }
    #expect(found == 321)
    let study = try Self.study((0..<1500).map { "w\($0)" }, by: "word")
    #expect(!study.allowsContexts)
  }

  @Test func `a long message among short ones goes in pieces`() throws {
    let long = String(repeating: "0123456789", count: 14_000)
    let lines = (0..<50).map { $0 == 4 ? long : "short text \($0)" }
    for unit in ["byte", "character"] {
      let study = try Self.study(lines, by: unit)
      let result = try TableStudyResult(study, [.message, .context, .both])
      #expect(!result.checks.contains { !$0.holds }, "\(result.checks.filter { !$0.holds })")
      for point in result.curves.flatMap(\.points) {
        #expect(point.streamBits.map { Double($0) } == point.heldOut?.totalBits)
      }
    }
    // Designed on, it is an example, of which the beginning is kept.
    let study = try Self.study(lines, by: "byte", tables: 2...2, split: .none)
    let result = try TableStudyResult(study, [.message])
    let examples = try #require(result.groups).groups.flatMap(\.examples)
    #expect(examples.allSatisfy { $0.count <= 256 })
  }
}
