import Testing

@testable import SourceCoding

/// Messages whose decoder is broken: each fault is found, and has its place.
struct BrokenMessageTests {
  private let texts = ["abra", "cadabra, abra", "cadabra", "abracadabra"]

  private func simulation(sharesCode: Bool) throws -> Simulation {
    let list = try MessageList(MemorySource(Array(texts.joined(separator: "\n").utf8)), by: .line)
    let messages = try SymbolMessages(list, by: .byte)
    let tally = try BatchTallies(of: messages.source, threads: 1).total
    return try Simulation(
      of: messages.source, messages: SentMessages(messages, form: MessageForm()),
      proxy: sharesCode ? Proxy(learntFrom: tally, by: .krichevskyTrofimov) : nil, threads: 1)
  }

  /// The decoder gets the eighth symbol of a message wrong, so the first that is wrong is in the
  /// second message, after the four symbols of the first.
  @Test(arguments: [
    (BrokenCoder.Fault.wrongSymbol, RoundTrip.Outcome.differs(offset: 4 + 7)),
    (.givesUp, .undecodable(offset: 0, BrokenCoder.fault)),
  ])
  func `a fault is where it is among all messages`(
    fault: BrokenCoder.Fault, outcome: RoundTrip.Outcome
  ) throws {
    let simulation = try simulation(sharesCode: true)
    let measurement = try simulation.measure(BrokenCoder.designer(fault))
    #expect(measurement.roundTrip?.outcome == outcome)
    #expect(measurement.measuredRate == nil)
    let check = simulation.checks(of: [measurement]).first { !$0.holds }
    #expect(check?.name == "round trip of broken")
  }

  @Test func `a table that cannot be read stops all messages`() throws {
    let measurement = try simulation(sharesCode: false).measure(
      BrokenCoder.designer(.refusesTable))
    #expect(measurement.roundTrip?.outcome == .undecodableTable(BrokenCoder.fault))
    #expect(measurement.measuredRate == nil)
  }

  @Test func `a cell of a matrix that is not read back is a check that does not hold`() throws {
    let bytes = Array("abracadabra".utf8)
    let proxy = try Proxy(learntFrom: Tally(of: bytes), by: .krichevskyTrofimov)
    let cells = try ProxyMatrix.measuredColumn(
      of: MemorySource(bytes), in: BrokenCoder.designer(.givesUp), for: [proxy])
    let matrix = ProxyMatrix(
      code: "broken", proxies: ["z"],
      columns: [(ProxyMatrix.Source(name: "q", entropy: 2, symbolCount: 11), cells)])
    let check = try #require(matrix.checks.first)
    #expect(!check.holds)
    #expect(check.name == "round trip of q in the code for z")
  }

  @Test func `the first message with a symbol is found by its number`() throws {
    let simulation = try simulation(sharesCode: true)
    func symbol(_ text: String) -> Int { Int(Array(text.utf8)[0]) }
    #expect(simulation.firstMessage(with: [symbol(",")]) == 2)
    #expect(simulation.firstMessage(with: [symbol("d"), symbol("r")]) == 1)
    #expect(simulation.firstMessage(with: [symbol("z")]) == nil)
  }
}
