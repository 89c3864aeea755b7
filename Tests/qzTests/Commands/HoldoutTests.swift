import Foundation
import Testing

@testable import qz

struct HoldoutTests {
  @Test func `the first part is learnt from and the last is measured`() throws {
    let folder = try TemporaryFolder()
    let (first, last) = (String(repeating: "ab", count: 400), String(repeating: "aab ", count: 50))
    let (whole, part) = (
      try folder.write(first + last, "whole"), try folder.write(first, "first")
    )
    let held = try report([whole, "--holdout", "0.2"])
    let holdout = try #require(held["holdout"] as? [String: Int])
    #expect(holdout == ["fittedSymbols": 800, "measuredSymbols": 200])
    // It is what a code for the first part costs on the last.
    let separate = try report([try folder.write(last, "last"), "-z", part])
    #expect(separate["holdout"] is NSNull)
    for key in ["information", "codes", "unseen", "entropyEstimates"] {
      #expect(held[key] as? NSObject == separate[key] as? NSObject, "\(key)")
    }
  }

  @Test func `the report says which part is which`() throws {
    let run = try QZ(["report", "corpus:english", "--holdout", "0.25", "--verbose"])
    #expect(run.status == 0)
    #expect(run.output.contains("z is learnt from the first"))
    #expect(run.output.contains("its table costs nothing; q is the last"))
    #expect(run.output.contains("estimates of the entropy of the source of the data"))
    #expect(
      run.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("holds") })
  }

  @Test(arguments: [
    (["corpus:dna", "--holdout", "0"], "--holdout 0 leaves one part empty"),
    (["corpus:dna", "--holdout", "2"], "--holdout takes a number from 0 to 1, not '2'"),
    (
      ["corpus:dna", "--holdout", "0.2", "-z", "corpus:dna"],
      "--holdout is about learning z from the data"
    ),
    (["uniform:4", "--holdout", "0.2"], "--holdout: uniform:4 is a known distribution"),
    (
      ["corpus:dna", "-z", "-", "--smoothing", "witen-bell"],
      "no smoothing rule is called 'witen-bell'; did"
    ),
    (
      ["corpus:dna", "-z", "-", "--smoothing", "discount:2"],
      "the smoothing rule discount:D needs a number"
    ),
  ])
  func `what contradicts itself is refused`(arguments: [String], message: String) throws {
    let run = try QZ(["report"] + arguments)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.error.hasPrefix("qz: " + message), "\(run.error)")
  }

  @Test func `codes are compared and draws held against their expectation`() throws {
    let arguments = ["-q", "probs:a=.7,b=.2,c=.1", "--count", "1e4", "--code", "huffman,shannon"]
    let object = try report(arguments)
    let comparison = try #require((object["comparisons"] as? [[String: Any]])?.first)
    #expect(comparison["code"] as? String == "shannon")
    #expect(comparison["reference"] as? String == "huffman")
    #expect(comparison["halfWidth95"] is Double && comparison["standardError"] is Double)
    for code in try #require(object["codes"] as? [[String: Any]]) {
      #expect(code["deviation"] is Double && code["halfWidth95"] is Double)
      #expect(code["effectiveCount"] as? Double == 10_000)
      #expect(code["intervalMethod"] as? String == "known source")
    }
    let text = try QZ(["report"] + arguments).output
    #expect(text.contains("against huffman, bits/byte  difference"))
    #expect(text.contains("huffman: the rate of this draw is "))
  }

  private func report(_ arguments: [String]) throws -> [String: Any] {
    let run = try QZ(["report", "--format", "json"] + arguments)
    #expect(run.status == 0, "\(run.error)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }
}
