import SourceCoding
import Testing

struct BreakEvenTests {
  private let tally = Tally(counts: [6, 2])

  @Test func `the table is repaid by what symbols save`() throws {
    let found = BreakEven(
      design: "huffman", sharedCosts: [2, 2], ownCosts: [1, 3], tableBits: 100, tally: tally)
    let breakEven = try #require(found)
    // 16 bits less 12, over 8 symbols.
    #expect(breakEven.saving == 0.5)
    #expect(breakEven.symbolCount == 200)
  }

  @Test func `a shared code as good is never overtaken`() {
    let breakEven = BreakEven(
      design: "huffman", sharedCosts: [1, 3], ownCosts: [1, 3], tableBits: 100, tally: tally)
    #expect(breakEven?.saving == 0)
    #expect(breakEven?.symbolCount == nil)
  }

  @Test func `a shared code that cannot write is overtaken at once`() {
    let breakEven = BreakEven(
      design: "huffman", sharedCosts: [1, .infinity], ownCosts: [1, 3], tableBits: 100, tally: tally
    )
    #expect(breakEven?.symbolCount == 0)
  }

  @Test func `a message without symbols has none`() {
    let breakEven = BreakEven(
      design: "huffman", sharedCosts: [1, 3], ownCosts: [1, 3], tableBits: 100,
      tally: Tally(counts: [0, 0]))
    #expect(breakEven == nil)
  }

  @Test func `a simulation has it for codes that are shared`() throws {
    let source = MemorySource(Array("abracadabra".utf8))
    let z = try Proxy(
      learntFrom: Tally(of: Array("banana".utf8)), by: .krichevskyTrofimov)
    let huffman = try CodeCatalog.designer(named: "huffman")
    let measurement = try Simulation(of: source, proxy: z).measure(huffman)
    let breakEven = try #require(measurement.breakEven)
    let own = try Simulation(of: source).measure(huffman)
    #expect(own.breakEven == nil)
    #expect(breakEven.design == "huffman")
    #expect(breakEven.tableBits == own.bill.table)
    let saved = measurement.symbolRate - own.symbolRate
    #expect(abs(breakEven.saving - saved) < 1e-12)
    let fixed = try Simulation(of: source).measure(CodeCatalog.designer(named: "hpack"))
    #expect(fixed.breakEven?.tableBits == own.bill.table)
  }
}
