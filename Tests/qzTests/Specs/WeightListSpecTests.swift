import SourceCoding
import Testing

@testable import qz

struct WeightListSpecTests {
  @Test(arguments: [
    ("probs:a=.5,b=.25,c=.25", [97, 98, 99]), ("probs:.5,.25,.25", [0, 1, 2]),
    ("weights:x=4,y=2,z=2", [120, 121, 122]), ("probs:1/2,1/4,1/4", [0, 1, 2]),
    ("probs:\\n=0.5,' '=0.25,\\xFF=2.5e-1", [10, 32, 255]),
  ])
  func `symbols and numbers are read`(text: String, symbols: [Int]) throws {
    let q = try distribution(named: text)
    #expect(q.support == symbols)
    #expect(symbols.map { q.probability(of: $0) } == [0.5, 0.25, 0.25])
  }

  @Test func `decimals are weighed exactly, so ties are ties`() throws {
    // As doubles .1 + .2 is more than .3; as decimals it is the same.
    let q = try distribution(named: "probs:.1,.2,.3,.4")
    #expect(q.weights.prefix(4) == [1, 2, 3, 4])
    #expect(Huffman.lengths(for: q.weights).prefix(4) == [3, 3, 2, 1])
  }

  @Test func `ten tenths and three thirds sum to one`() throws {
    let tenths = try distribution(
      named:
        "probs:" + Array(repeating: "0.1", count: 10).joined(separator: ","))
    #expect(tenths.probability(of: 9) == 0.1)
    #expect(try distribution(named: "probs:1/3,1/3,1/3").support.count == 3)
  }
}
