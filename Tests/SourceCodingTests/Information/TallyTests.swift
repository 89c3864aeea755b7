import SourceCoding
import Testing

struct TallyTests {
  @Test func `it counts bytes`() {
    let tally = Tally(of: Array("abracadabra".utf8))
    #expect(tally.total == 11)
    #expect(tally.counts[97] == 5)
    #expect(tally.seenSymbols == [97, 98, 99, 100, 114])
    #expect(tally.distinctSymbols == 5)
  }

  @Test(arguments: [0, 1, 5, 100, 4096, 10_000])
  func `tallies of parts add up to that of the whole`(cut: Int) {
    let bytes = skewedBytes(count: 10_000, seed: 4)
    var sum = Tally(of: Array(bytes[..<cut]))
    sum.merge(Tally(of: Array(bytes[cut...])))
    #expect(sum == Tally(of: bytes))
  }

  @Test func `a weighted sum ignores what did not occur`() {
    let tally = Tally(counts: [2, 0, 3])
    #expect(tally.weightedSum(of: [1.5, .infinity, 2]) == 9)
    #expect(tally.weightedSum(of: [1, 1, .infinity]) == .infinity)
  }
}
