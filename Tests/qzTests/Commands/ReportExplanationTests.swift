import Foundation
import Testing

@testable import qz

/// `qz report --explain`: every number is that of the report.
struct ReportExplanationTests {
  @Test(arguments: [
    "corpus:french -z corpus:english", "corpus:english",
    "-q zipf:64,1.1 -z uniform:64 --count 5000",
    "corpus:french -z corpus:english --symbols word", "corpus:english --code ppm:2",
  ])
  func `the steps lead to the bits of the stream`(line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let steps = try QZ(["report"] + words + ["--explain"])
    let json = try QZ(["report"] + words + ["--format", "json", "--explain"])
    #expect(steps.status == 0 && json.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let codes = try #require(object["codes"] as? [[String: Any]])
    let bits = try #require(codes.compactMap { $0["bitCount"] as? Int }.first)
    let digits = steps.output.filter { $0 != "," }
    #expect(digits.contains("The stream has \(bits) bits"))
    #expect(digits.contains("Decoded again: every symbol was decoded correctly."))
    let information = try #require(object["information"] as? [String: Any])
    let entropy = try #require(information["entropy"] as? Double)
    #expect(digits.contains("H(q) = −Σ q log2 q = \(String(format: "%.5f", entropy))"))
    for step in 1...5 { #expect(steps.output.contains("\n\(step). ")) }
  }

  @Test func `of few symbols the report shows every term and their sum`() throws {
    let report = try QZ(["report", "-q", "probs:a=.5,b=.25,c=.25", "-z", "probs:a=.25,b=.25,c=.5"])
    for row in ["a  0.500000", "b  0.250000", "c  0.250000", "sum"] {
      #expect(report.output.contains(" \(row)"), "\(row)")
    }
    #expect(report.output.contains("1.75000  +0.25000  H(q,z) and KL(q‖z)"))
  }

  @Test func `an impossible symbol and an empty message are explained too`() throws {
    let impossible = try QZ([
      "report", "-q", "uniform:3", "-z", "probs:0,.5,.5", "--unseen", "infinite", "--explain",
    ])
    #expect(impossible.output.contains("z calls it impossible: no code for z can write it."))
    let empty = try QZ(["report", "-", "--explain"])
    #expect(empty.status == 0 && empty.output.contains("The message is empty"))
  }
}
