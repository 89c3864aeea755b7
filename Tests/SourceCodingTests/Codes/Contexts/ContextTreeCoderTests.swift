import SourceCoding
import Testing

struct ContextTreeWeightingTests {
  static let message = Array(
    "It was the best of times, it was the worst of times, it was the age of wisdom".utf8)

  @Test(arguments: ["ctw", "ctw:0", "ctw:3"])
  func `what is written comes back, and the bill adds up`(name: String) throws {
    let simulation = try Simulation(of: MemorySource(Self.message + Self.message))
    let measurement = try simulation.measure(CodeCatalog.designer(named: name))
    #expect(measurement.roundTrip?.outcome == .exact)
    #expect(try abs(#require(measurement.bill.residual)) <= measurement.bill.residualTolerance)
    for check in simulation.checks(of: [measurement]) { #expect(check.holds, "\(check.detail)") }
  }

  @Test func `a message that goes on as it began costs next to nothing`() throws {
    let once = try encoded(Self.message, by: ContextTreeCoder(depth: 6)).bitCount
    let twice = try encoded(Self.message + Self.message, by: ContextTreeCoder(depth: 6))
      .bitCount
    #expect(twice - once < once / 4)
  }

  @Test(arguments: 0...8)
  func `the table tells the depth, and no more`(depth: Int) throws {
    let table = ContextTreeCoder(depth: depth).table
    #expect(try ContextTreeCoder(table: table, alphabetSize: 256).depth == depth)
    for wrong in [
      EncodedTable(bytes: table.bytes, bitCount: table.bitCount - 1),
      EncodedTable(bytes: table.bytes + [0], bitCount: table.bitCount + 1),
      EncodedTable(bytes: [0b0001_0100], bitCount: 7),
    ] {
      #expect(throws: DecodeError.self) {
        try ContextTreeCoder(table: wrong, alphabetSize: 256)
      }
    }
    #expect(throws: DecodeError.self) { try ContextTreeCoder(table: table, alphabetSize: 0) }
  }

  @Test func `a stream cut short, or followed by another, is no message`() throws {
    let code = ContextTreeCoder(depth: 4)
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
    let designer = try CodeCatalog.designer(named: "ctw")
    #expect(throws: DesignError.alphabetSize(found: 300, limit: 256)) {
      try designer.design(for: Distribution(uniformOver: 300, alphabetSize: 300))
    }
  }
}
