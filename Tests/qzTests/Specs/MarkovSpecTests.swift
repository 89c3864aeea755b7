import SourceCoding
import Testing

@testable import qz

struct MarkovSpecTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func file(_ name: String, _ text: String) throws -> String {
    try folder.write(text, name)
  }

  @Test(arguments: [
    ("a.csv", "a,b\n.9,.1\n.5,.5\n"), ("q.csv", "\"a\",\"b\"\n .9 ,1/10\n.5,\t.5\n"),
    ("s.csv", "a;b\r.9;.1\r.5;.5"), ("n.csv", "\"\n\", \n.9,.1\n.5,.5\n"),
    ("a.json", #"{"symbols": ["a", "b"], "rows": [[0.9, 0.1], [0.5, 0.5]]}"#),
  ])
  func `a matrix is measured as what it speaks, with its entropy rate`(name: String, text: String)
    throws
  {
    let path = try file(name, text)
    let run = try QZ(["report", "markov:\(path)", "--count", "20000", "--code", "huffman"])
    #expect(run.status == 0, "\(run.error)")
    // h(.1)·5/6 + 1/6, and h(1/6).
    #expect(run.output.contains("entropy rate     0.55750"))
    #expect(run.output.contains("H(q)     entropy          0.65002"))
    #expect(run.output.contains("20,000 bytes back"))
  }

  @Test(arguments: [
    "a,b\n.3333333333333333333333333,.6666666666666666666666667\n1/3,2/3\n",
    #"{"symbols": ["a", "b"], "rows": [[0.3333333333333333333333333, 0.6666666666666666666666667], [0, 1]]}"#,
  ])
  func `probabilities keep the digits that were written`(text: String) throws {
    let path = try file(text.hasPrefix("{") ? "m.json" : "m.csv", text)
    guard case .chain(let chain, _) = try Spec("markov:\(path)", unit: .byte).material,
      let row = chain.rows[97]
    else { throw Failure.job("not a chain") }
    let thirds = try qzTests.distribution(named: "weights:a=1,b=2")
    let divergence = thirds.divergence(from: row).bits
    #expect(divergence > 0 && divergence < 1e-48)
  }

  @Test func `a report on a chain says the same of it whatever was drawn`() throws {
    let path = try file("q.json", #"{"symbols": ["a", "b"], "rows": [[0.9, 0.1], [0.5, 0.5]]}"#)
    let outputs = try ["1", "2"].map { seed in
      let run = try QZ([
        "report", "markov:\(path)", "-z", "probs:a=.5,b=.5", "--count", "999", "--seed", seed,
        "--code", "huffman,block:2,tunstall:3,tans:4,letters:3", "--format", "json",
      ])
      #expect(run.status == 0, "\(run.error)")
      return run.output.split(separator: "\n").filter {
        $0.contains("expectedRate\"") || $0.contains("entropyRate") || $0.contains("\"lengths\"")
      }
    }
    #expect(outputs[0].count == 11)
    #expect(outputs[0] == outputs[1])
  }

  @Test func `contexts are learnt from another message of the chain`() throws {
    let path = try file("q.json", #"{"symbols": ["a", "b"], "rows": [[0.9, 0.1], [0.5, 0.5]]}"#)
    let run = try QZ(["report", "markov:\(path)", "--count", "5000", "--code", "order:1"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("order:1: no expected rate"))
    #expect(run.output.contains("residual 0"))
  }

  @Test func `a chain is learnt from data, and its shares are a proxy`() throws {
    let run = try QZ(["report", "corpus:dna", "-z", "markov:learn,corpus:dna", "--code", "huffman"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("z  markov:learn,corpus:dna"))
  }

  @Test func `a matrix may be as long as 256 symbols in all their digits make it`() throws {
    let padding = String(repeating: " ", count: 1 << 21)
    let path = try file("long.json", "[[0.5, 0.5],\(padding)[0.5, 0.5]]")
    guard case .chain(let chain, _) = try Spec("markov:\(path)").material else {
      throw Failure.job("a matrix is a chain")
    }
    #expect(chain.stationary.probability(of: 1) == 0.5)
  }

  @Test(arguments: [
    (".5,.5\n.5,.6\n", "row 2"), (".5,.5\n", "row 1 has 2 numbers, but there is 1 symbol"),
    ("1,0\n0,1\n", "has 2 parts"), ("a,b\nx,y\n", "line 2 is not a row of numbers"),
    ("a,a\n.5,.5\n.5,.5\n", "occurs twice"), ("[[1, 2", "not a JSON matrix"), ("", "0 rows"),
    ("0,1\n1 0,0\n", "line 2 is not a row of numbers"), ("a,b\n1,0\n", "2 symbols and 1 row"),
  ])
  func `what is no chain is refused with the reason`(text: String, reason: String) throws {
    let path = try file("m", text)
    let run = try QZ(["report", "markov:\(path)"])
    #expect(run.status != 0)
    #expect(run.error.contains(reason), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1)
  }
}
