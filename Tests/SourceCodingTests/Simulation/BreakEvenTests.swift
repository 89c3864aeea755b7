import SourceCoding
import Testing

struct BreakEvenTests {
  private let tally = Tally(counts: [6, 2])

  @Test func `the table is repaid by what symbols save`() throws {
    let found = BreakEven(
      sharedCosts: [2, 2], ownCosts: [1, 3], tableBits: 100, tally: tally)
    let breakEven = try #require(found)
    // 16 bits less 12, over 8 symbols.
    #expect(breakEven.saving == 0.5)
    #expect(breakEven.symbolCount == 200)
  }

  @Test func `a shared code as good is never overtaken`() {
    let breakEven = BreakEven(
      sharedCosts: [1, 3], ownCosts: [1, 3], tableBits: 100, tally: tally)
    #expect(breakEven?.saving == 0)
    #expect(breakEven?.symbolCount == nil)
  }

  @Test func `a shared code that cannot write is overtaken at once`() {
    let breakEven = BreakEven(
      sharedCosts: [1, .infinity], ownCosts: [1, 3], tableBits: 100, tally: tally)
    #expect(breakEven?.symbolCount == 0)
  }

  @Test func `a message without symbols has none`() {
    let breakEven = BreakEven(
      sharedCosts: [1, 3], ownCosts: [1, 3], tableBits: 100, tally: Tally(counts: [0, 0]))
    #expect(breakEven == nil)
  }
}
