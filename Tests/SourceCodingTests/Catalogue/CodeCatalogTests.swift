import SourceCoding
import Testing

struct CodeCatalogTests {
  @Test(arguments: [
    "ideal", "huffman", "shannon", "limited:1", "limited:11", "limited:255", "hpack", "ppm",
    "ppm:0", "ppmc:5", "ctw", "ctw:8",
    "order:3", "order-huffman:2",
  ])
  func `names are understood and kept`(name: String) throws {
    #expect(try CodeCatalog.designer(named: name).name == name)
  }

  @Test(arguments: [
    ("hufman", "no code is called 'hufman'"), ("", "no code is called ''"),
    ("huffman:3", "the code 'huffman' takes no number"),
    ("hpack:3", "the code 'hpack' takes no number"),
    ("limited", "limited:L needs L, a whole number from 1 to 255"),
    ("limited:0", "limited:L needs L, a whole number from 1 to 255"),
    ("limited:x", "limited:L needs L, a whole number from 1 to 255"),
  ])
  func `other names are refused with the reason`(name: String, reason: String) {
    let error = #expect(throws: UnknownCode.self) { try CodeCatalog.designer(named: name) }
    #expect(error?.description == reason)
  }

  @Test func `too short a limit is told when the proxy is known`() throws {
    let designer = try CodeCatalog.designer(named: "limited:7")
    #expect(throws: DesignError.prefixCode(.limit(7, symbols: 256))) {
      try designer.design(for: Distribution(uniformOver: 256, alphabetSize: 256))
    }
  }

  @Test func `no two codes share a name`() {
    #expect(Set(CodeCatalog.names).count == CodeCatalog.names.count)
  }

  @Test func `a standard code is the same for every proxy, and never sends its table`() throws {
    let message = MemorySource(Array("/index.html".utf8))
    let simulation = try Simulation(of: message)
    let measurement = try simulation.measure(CodeCatalog.designer(named: "hpack"))
    #expect(measurement.roundTrip?.outcome == .exact)
    #expect(measurement.bill.table == 0)
    let z = try overBytes([1, 1])
    #expect(
      try CodeCatalog.designer(named: "hpack").design(for: z).prefixCode
        == measurement.design.prefixCode)
  }
}
