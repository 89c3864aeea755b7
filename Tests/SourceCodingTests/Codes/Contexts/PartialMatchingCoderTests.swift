import Testing

@testable import SourceCoding

struct PPMTests {
  static let message = Array(
    "It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife. "
      .utf8)

  @Test(arguments: ["ppm", "ppm:0", "ppm:3", "ppmc", "ppmc:16"])
  func `what is written comes back, and the bill adds up`(name: String) throws {
    let message = Array(repeatElement(Self.message, count: 9).joined())
    let simulation = try Simulation(of: MemorySource(message))
    let measurement = try simulation.measure(CodeCatalog.designer(named: name))
    let roundTrip = try #require(measurement.roundTrip)
    #expect(roundTrip.outcome == .exact)
    #expect(try abs(#require(measurement.bill.residual)) <= measurement.bill.residualTolerance)
    let size = RoundTrip.batchSize(symbolCount: message.count)
    #expect(roundTrip.information.count == (message.count + size - 1) / size)
    for check in simulation.checks(of: [measurement]) { #expect(check.holds, "\(check.detail)") }
  }

  @Test(arguments: [PartialMatchingCoder.EscapeMethod.c, .d], [0, 5, 16])
  func `the table tells the rule and the order, and no more`(
    escape: PartialMatchingCoder.EscapeMethod, order: Int
  ) throws {
    let code = PartialMatchingCoder(order: order, escape: escape)
    let told = try PartialMatchingCoder(table: code.table, alphabetSize: 256)
    #expect(told.order == order && told.escape == escape)
    #expect(code.table.bitCount < 11)
    let cut = EncodedTable(bytes: code.table.bytes, bitCount: code.table.bitCount - 1)
    #expect(throws: DecodeError.self) { try PartialMatchingCoder(table: cut, alphabetSize: 256) }
    let long = EncodedTable(bytes: code.table.bytes + [0], bitCount: code.table.bitCount + 1)
    #expect(throws: DecodeError.self) { try PartialMatchingCoder(table: long, alphabetSize: 256) }
    #expect(throws: DecodeError.self) {
      try PartialMatchingCoder(table: code.table, alphabetSize: 257)
    }
  }

  @Test func `a stream cut short, or followed by another, is no message`() throws {
    let code = PartialMatchingCoder(order: 4)
    let block = try encoded(Self.message, by: code)
    var short = block
    short.bitCount -= 16
    #expect(throws: DecodeError.self) { try decoded(short, count: Self.message.count, by: code) }
    #expect(throws: DecodeError.self) { try decoded(block, count: 20, by: code) }
    #expect(throws: DecodeError.self) {
      try decoded(block, count: Self.message.count + 300, by: code)
    }
  }

  @Test func `wide alphabets are refused in words`() throws {
    let designer = try CodeCatalog.designer(named: "ppm")
    #expect(throws: DesignError.alphabetSize(found: 300, limit: 256)) {
      try designer.design(for: Distribution(uniformOver: 300, alphabetSize: 300))
    }
  }
}
