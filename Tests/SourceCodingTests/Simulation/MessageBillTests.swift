import Testing

@testable import SourceCoding

/// What messages spell out, the tables that they take, and how much of it is chance.
struct MessageBillTests {
  @Test(arguments: ["huffman", "rans"])
  func `what messages spell out is in the bill`(name: String) throws {
    let texts = (0..<30).map { "a b \($0) a" }
    let list = try MessageList(MemorySource(Array(texts.joined(separator: "\0").utf8)), by: .nul)
    let words = try Participant(cutting: MemorySource(Array("a b a".utf8)), by: .word, named: "z")
    let recipe = try ProxyRecipe(of: words.counted(threads: 1), ProxyRecipe.Choices())
    let meeting = try Meeting(
      of: Participant(cutting: list, by: .word, named: "q"), with: recipe)
    let measurement = try meeting.simulation(form: MessageForm()).measure(
      CodeCatalog.designer(named: name))
    #expect(measurement.bill.escape > 0)
    #expect(measurement.bill.residual.map { abs($0) < 1e-9 } ?? false)
    #expect(measurement.roundTrip?.outcome == .exact)
  }

  @Test func `messages that no table of a set can write are named, and so are blocks`() throws {
    // The first table has b and c, the second a and c: no table has both a and b.
    let tables = try [Array("bc".utf8), Array("ac".utf8)].map { bytes in
      try PrefixCode(lengths: (0..<256).map { bytes.contains(UInt8($0)) ? 1 : nil })
    }
    let coder = TableSetCoder(tables)
    let design = CodeDesigner(name: "set") { (_, _) in
      Design(code: coder, symbolCosts: nil, isFixed: true, leastCosts: coder.leastCosts)
    }
    #expect(throws: SimulationError.noTable(name: "set", number: 2, isMessage: true)) {
      try MessageSimulationTests.measurement(of: ["ac", "", "abc"], in: design)
    }
    let measured = try MessageSimulationTests.measurement(of: ["ac", "", "bb", "c"], in: design)
    #expect(measured.roundTrip?.outcome == .exact)
    #expect(measured.roundTrip?.messages?.byTable == [0: 3, 1: 1])
    let blockSize = coder.blockSize
    let long = [UInt8](repeating: 97, count: blockSize) + [98, 99]
    #expect(
      try Simulation(of: MemorySource(long)).measure(design).roundTrip?.outcome == .exact)
    #expect(throws: SimulationError.noTable(name: "set", number: 1, isMessage: false)) {
      try Simulation(of: MemorySource(long + [97])).measure(design)
    }
  }

  @Test func `messages of one symbol and of two by chance`() throws {
    // q is a half each. "a", "b": one draw has no entropy; "ab": two draws are alike half the time.
    let list = try MessageList(MemorySource(Array("a\0b\0ab".utf8)), by: .nul)
    let messages = try SymbolMessages(list, by: .byte)
    let simulation = try Simulation(
      of: messages.source, messages: SentMessages(messages, form: MessageForm()))
    let statistics = try #require(try simulation.messageStatistics())
    #expect(statistics.entropy == 1 && statistics.meanEntropy == 0.5)
    #expect(agrees(statistics.chanceEntropy, 2 * 0.5 / 4, within: 1e-15))
    let one = try MessageSimulationTests.outcome(
      MessageSimulationTests.measurement(of: ["aaa"], in: .hpack))
    #expect(one.shrankShare == 1 && one.count == 1)
    #expect(MessageOutcome().shrankShare == 0)
  }

  @Test func `only several tables are counted`() throws {
    let table = try PrefixCode(lengths: Array(repeating: 8, count: 256))
    for count in 1...2 {
      let coder = TableSetCoder(Array(repeating: table, count: count))
      let design = Design(
        code: coder, symbolCosts: nil, isFixed: true, leastCosts: coder.leastCosts)
      let measurement = try MessageSimulationTests.measurement(
        of: ["ab", "c"], in: CodeDesigner(name: "set") { (_, _) in design })
      let counts = try MessageSimulationTests.outcome(measurement).tableCounts(in: design)
      #expect(counts == (count == 1 ? nil : [2, 0]))
    }
  }
}
