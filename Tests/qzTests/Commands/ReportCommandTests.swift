import Foundation
import SourceCoding
import Testing

@testable import qz

struct ReportCommandTests {
  private func json(_ arguments: [String], input: String = "") throws -> [String: Any] {
    let run = try QZ(["report", "--format", "json"] + arguments, input: input)
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func `the plain report of a worked example`() throws {
    let run = try QZ(["report", "-", "-z", "probs:a=.5,b=.2,c=.1,d=.1,r=.1"], input: "abracadabra")
    #expect(run.status == 0 && run.error.isEmpty)
    #expect(run.output == golden)
  }

  @Test(arguments: [("ml", "costs the same as"), ("add:.01", "costs almost the same as")])
  func `only what costs the same to the last bit is said to`(rule: String, words: String) throws {
    let run = try QZ(
      ["report", "corpus:french", "-z", "corpus:french", "--code", "range", "--smoothing", rule])
    #expect(run.output.replacing("\n", with: " ").contains(words), "\(run.output.prefix(200))")
  }

  @Test func `the JSON object has every key, and nothing else is null without reason`() throws {
    let report = try json([
      "corpus:french", "-z", "corpus:english", "--code", "ideal,huffman,limited:12,shannon",
    ])
    #expect(report["schema"] as? String == "qz.report/2")
    #expect(report["symbolUnit"] as? String == "byte")
    let keys: [String: [String]] = [
      "source": ["spec", "symbolCount", "byteCount", "distinctSymbols", "kind"],
      "proxy": ["spec", "estimator", "alphabetSize"],
      "information": ["entropy", "crossEntropy", "divergence", "reverseDivergence"],
      "unseen": ["symbols", "count", "mass"],
    ]
    for (name, members) in keys {
      let object = try #require(report[name] as? [String: Any])
      for member in members { #expect(object[member] != nil, "\(name).\(member)") }
    }
    let codes = try #require(report["codes"] as? [[String: Any]])
    #expect(codes.map { $0["code"] as? String } == ["ideal", "huffman", "limited:12", "shannon"])
    for code in codes {
      for member in [
        "code", "expectedRate", "measuredRate", "standardError", "bitCount", "roundTrip",
        "kraftSum",
        "impliedDivergence", "identityResidual", "cheapestOptimal", "dearestOptimal", "bill",
      ] { #expect(code[member] != nil, "\(member)") }
      let bill = try #require(code["bill"] as? [String: Any])
      for line in [
        "entropy", "mismatch", "lengths", "escape", "coder", "table", "frame", "sampling", "total",
        "residual",
      ] { #expect(bill[line] is Double, "\(line)") }
      #expect(abs(bill["residual"] as? Double ?? 1) < 1e-6)
      if code["code"] as? String != "ideal" {
        #expect(code["roundTrip"] as? Bool == true)
        #expect(code["bitCount"] as? Double == bill["total"] as? Double)
        #expect(code["kraftSum"] as? Double ?? 2 <= 1)
      }
    }
    // The code for English gives every byte a chance, French does not.
    #expect(
      report["infinite"] as? [String] == [
        "information.reverseDivergence", "information.reverseCrossEntropy",
      ])
    let checks = try #require(report["checks"] as? [[String: Any]])
    #expect(checks.count > 8)
    for check in checks { #expect(check["holds"] as? Bool == true) }
  }

  @Test func `several sources give an array in their order`() throws {
    let run = try QZ([
      "report", "corpus:french", "corpus:dna", "--format", "json", "-z", "corpus:swift",
    ])
    let reports = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    let specs = reports?.compactMap { ($0["source"] as? [String: Any])?["spec"] as? String }
    #expect(specs == ["corpus:french", "corpus:dna"])
  }

  @Test(arguments: ["1", "2", "7"])
  func `the number of cores does not change a byte of the result`(threads: String) throws {
    let arguments = ["report", "-q", "uniform:77", "--count", "3e5", "--format", "json"]
    let alone = try QZ(arguments + ["--threads", "1"])
    #expect(alone.output == (try QZ(arguments + ["--threads", threads])).output)
    #expect(alone.status == 0)
  }

  @Test func `the same seed gives the same report and another seed another`() throws {
    let arguments = [
      "report", "-q", "probs:a=.9,b=.1", "--count", "1000", "--format", "json", "--seed",
    ]
    let first = try QZ(arguments + ["5"])
    #expect(first.output == (try QZ(arguments + ["5"])).output)
    #expect(first.output != (try QZ(arguments + ["6"])).output)
  }

  @Test func `a known source has a sampling line and is its own proxy by default`() throws {
    let report = try json(["-q", "probs:.5,.25,.25", "--count", "1000"])
    let source = try #require(report["source"] as? [String: Any])
    #expect(source["kind"] as? String == "known")
    let information = try #require(report["information"] as? [String: Any])
    #expect(information["entropy"] as? Double == 1.5)
    #expect(information["divergence"] as? Double == 0)
    let huffman = try #require((report["codes"] as? [[String: Any]])?.last)
    let bill = try #require(huffman["bill"] as? [String: Any])
    #expect(bill["entropy"] as? Double == 1500)
    #expect(bill["samplingError"] is Double)
  }

  @Test func `an empty file is a message of no symbols that costs no bits`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", "empty")
    for arguments in [[path], [path, "-z", "corpus:english"]] {
      let run = try QZ(["report", "--format", "json"] + arguments)
      #expect(run.status == 0)
      #expect(run.error.split(separator: "\n").count == 1)
      let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let huffman = try #require((report?["codes"] as? [[String: Any]])?.last)
      #expect(huffman["roundTrip"] as? Bool == true)
      #expect((huffman["bill"] as? [String: Any])?["entropy"] as? Double == 0)
    }
  }

  @Test func `one symbol only costs nothing in its own code, and that is said`() throws {
    let run = try QZ(["report", "-"], input: "aaaaaaaaaa")
    #expect(run.status == 0)
    #expect(run.error.hasPrefix("qz: -: all symbols are equal"))
    #expect(try QZ(["report", "-", "--quiet"], input: "aaaaaaaaaa").error.isEmpty)
  }

  @Test func `each policy for impossible symbols does what it says`() throws {
    let z = ["-z", "probs:a=.5,b=.5"]
    let stopped = try QZ(["report", "-"] + z, input: "abcab")
    #expect(stopped.status == 1 && stopped.output.isEmpty)
    #expect(
      stopped.error == "qz: -: z (probs:a=.5,b=.5) calls 1 of its symbols impossible, which occurs "
        + "1 time: c; use --unseen infinite to continue\n")

    let report = try json(["-", "--unseen", "infinite"] + z, input: "abcab")
    let infinite = try #require(report["infinite"] as? [String])
    #expect(infinite.contains("information.crossEntropy"))
    #expect(infinite.contains("codes[1].bill.total"))
    let information = try #require(report["information"] as? [String: Any])
    #expect(information["crossEntropy"] is NSNull)
    #expect((report["unseen"] as? [String: Any])?["symbols"] as? [String] == ["c"])

    let learnt = try QZ(["report", "corpus:french", "-z", "corpus:english", "--smoothing", "ml"])
    #expect(learnt.status == 1)
    #expect(learnt.error.contains("use --smoothing kt"))
    #expect(
      try QZ(["report", "corpus:french", "-z", "corpus:english", "--unseen", "smooth"]).status == 0)
  }

  @Test @MainActor func `a broken decoder gives exit code 3, after the report is written`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/report.txt"
    let arguments = try Arguments(
      ["corpus:french", "-z", "corpus:english", "--output", path],
      for: ReportCommand.runner.description)
    let failure = #expect(throws: Failure.self) {
      try ReportCommand.run(arguments, codes: [BrokenCoder.designer])
    }
    #expect(failure?.exitCode == 3)
    #expect(failure?.message.contains("round trip of broken") == true)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("the round trip FAILED: symbol 7 was decoded as another symbol"))
  }

  /// Checked by hand: 22.44 bits of entropy, 22.93 under z, 23 in its Huffman code.
  private let golden = """
    On standard input, a Huffman code made for probs:a=.5,b=.2,c=.1,d=.1,r=.1 costs
    the same as one made for the data itself (2.091 against 2.091 bits/byte, tables
    excluded).

    q  -                               11 bytes, 5 of 256 values seen
    z  probs:a=.5,b=.2,c=.1,d=.1,r=.1  known, 5 values possible

                            bits/byte  bytes
    H(q)     entropy          2.04037   2.81  H(z) 1.96096
    KL(q‖z)  mismatch         0.04431   0.06
    H(q,z)   cross entropy    2.08469   2.87
    KL(z‖q)  swapped          0.03750         H(z,q) 1.99847

    code, bits/byte  expected  ± 95 %  measured  vs H(q,z)  round trip
    ideal             2.08469                      0.00000  reference
    huffman           2.09091           2.18182   +0.00622  11 bytes back
    ideal, huffman: no ± 95 %: these 11 bytes are worth about 11 independent ones;
      too few for an interval
    ties: single symbols before subtrees, then symbol order
    huffman: codes equally good for z cost 2.09091 to 2.18182 on q
    huffman: a code made for this data would not save anything

    every symbol, in bits per byte
    symbol         q         z  −log2 z  −q·log2 z  mismatch  in huffman
         a  0.454545  0.500000    1.000    0.45455  −0.06250  0
         b  0.181818  0.200000    2.322    0.42217  −0.02500  100
         c  0.090909  0.100000    3.322    0.30199  −0.01250  101
         d  0.090909  0.100000    3.322    0.30199  −0.01250  110
         r  0.181818  0.100000    3.322    0.60399  +0.15682  111
       sum                                 2.08469  +0.04431  H(q,z) and KL(q‖z)

    the bill for huffman
               bits      %
    entropy   22.44   93.5
    mismatch   0.49    2.0
    lengths    0.07    0.3
    coder      1.00    4.2
    total     24.00  100.0
    3 bytes, 27.3 % of the raw 11 (8 bits a byte), residual 0

    """
}
