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

  @Test(arguments: [
    ("weights:.1,.2,.3,.4", [1, 2, 3, 4]), ("weights:1e-3,2.5e-2,3", [1, 25, 3000]),
    ("probs:1/6,1/3,1/2", [1, 2, 3]), ("weights:1/3,.5,2", [2, 3, 12]),
    ("weights:3,6,9", [3, 6, 9]), ("weights:0,1/4,0.0", [0, 1, 0]),
  ])
  func `decimals and fractions are whole in a common unit`(text: String, counts: [Double]) throws {
    #expect(Array(try distribution(named: text).weights.prefix(counts.count)) == counts)
  }

  @Test func `what no common unit holds keeps its digits`() throws {
    let q = try distribution(named: "weights:a=1,b=1.00000000000000000001")
    let z = try distribution(named: "weights:a=1,b=1")
    // δ = 1e-20 between the weights: δ²/(8 ln 2) bits, up to terms of δ³.
    #expect(abs(z.divergence(from: q).bits / 1.803368801111e-41 - 1) < 1e-9)
    #expect(try distribution(named: "weights:1e-9,1e9").weights[1] == 1e9)
  }

  @Test func `ten tenths and three thirds sum to one`() throws {
    let tenths = try distribution(
      named:
        "probs:" + Array(repeating: "0.1", count: 10).joined(separator: ","))
    #expect(tenths.probability(of: 9) == 0.1)
    #expect(try distribution(named: "probs:1/3,1/3,1/3").support.count == 3)
  }

  @Test(arguments: [
    ("weights:a=1e-400,b=1", 1328.77123795494), ("weights:a=1,b=1e400", 1328.77123795494),
    ("probs:a=1e-400,b=1", 1328.77123795494), ("weights:a=25e-402,b=1", 1330.77123795494),
    ("weights:a=1e-200/1e200,b=1", 1328.77123795494), ("weights:a=1e-310,b=1", 1029.79770941508),
  ])
  func `weights may have any size`(text: String, surprisal: Double) throws {
    let q = try distribution(named: text)
    #expect(abs(q.surprisal(of: 97).bits / surprisal - 1) < 1e-14)
    #expect(q.entropy.bits < 1e-300)
  }

  @Test(arguments: ["weights:a=inf,b=1", "weights:a=1/0,b=1", "weights:a=1e-9999999,b=1"])
  func `what has no size is refused`(text: String) {
    #expect(throws: Failure.self) { try distribution(named: text) }
  }

  @Test(arguments: [
    "mix:1e-400*uniform:2+1*uniform:3", "poisson:1e-400", "geometric:1e400",
    "temper:1e-400,benford",
  ])
  func `a parameter beyond all doubles is refused and not taken for 0`(text: String) {
    #expect(throws: Failure.self) { try distribution(named: text) }
  }
}
