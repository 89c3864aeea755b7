import Foundation
import Testing

@testable import qz

/// Reports on distributions that are nearly certain, or have symbols of next to no probability.
///
/// The values were computed with 60 digits.
struct ExtremeReportTests {
  @Test(arguments: ["shannon", "shannon-cumulative", "shannon-fano-elias"])
  func `codewords of a thousand million million bits are refused`(code: String) throws {
    let z = "temper:1e-6,temper:1e-6,weights:1,1e-300"
    let run = try QZ(["report", "-q", "uniform:2", "-z", z, "--code", code])
    #expect(run.status == 1 && run.error.contains("bits; 0 to 65,535 are possible"))
    let tree = try QZ(["report", "-q", "uniform:2", "-z", z, "--code", "alphabetic", "--quiet"])
    #expect(tree.status == 0 && tree.output.contains("alphabetic"))
  }

  @Test func `temperatures within each other have a product within range`() throws {
    let z = "temper:1e-6,temper:1e-6,temper:1e-6,zipf:256,50"
    let run = try QZ(["report", "corpus:english", "-z", z])
    #expect(run.status == 2 && run.error.contains("choose temperatures with a product of 1e-12"))
  }

  private func information(_ q: String, _ z: String?) throws -> [String: Double] {
    let run = try QZ(
      ["report", "-q", q, "--count", "100", "--format", "json"] + (z.map { ["-z", $0] } ?? []))
    #expect(run.status == 0, "\(run.error)")
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let information = try #require(report["information"] as? [String: Any])
    return information.compactMapValues { $0 as? Double }
  }

  @Test(
    arguments: [
      ("poisson:4", "geometric:.2", "reverseDivergence", 1.40045, 1e-5),
      ("geometric:.95", "geometric:.9", "reverseDivergence", 0.0331086, 1e-6),
      ("binomial:255,.01", "binomial:255,.02", "reverseDivergence", 1.4397707, 1e-8),
      ("uniform:2", "temper:.001,weights:1,2", "crossEntropy", 500, 1e-12),
      ("weights:a=1,b=1e-8", nil, "entropy", 2.8018119527e-7, 1e-10),
      ("weights:a=1e-15,b=1", nil, "entropy", 5.1271616464e-14, 1e-10),
      ("weights:a=1,b=1e-17", nil, "renyiEntropy2", 2.8853900818e-17, 1e-10),
      ("weights:a=1,b=1e-17", nil, "renyiEntropyInfinity", 1.4426950409e-17, 1e-10),
      ("probs:a=1", "weights:a=1,b=1e-16", "crossEntropy", 1.4426950409e-16, 1e-10),
      ("probs:a=1", "weights:a=1,b=1e-16", "divergence", 1.4426950409e-16, 1e-10),
      ("probs:a=1e-300,b=1", "uniform:256", "crossEntropy", 8, 1e-15),
      ("geometric:.999999", nil, "entropy", 2.137428426314963975e-5, 1e-14),
      ("zipf:5,200", nil, "entropy", 1.2535809688529748652e-58, 1e-12),
      ("uniform:256", "geometric:1e-12", "divergence", 3.9394591460313651634e-21, 1e-12),
      ("weights:1,1", "weights:1,1.0000001", "divergence", 1.803368620774339928e-15, 1e-14),
      ("probs:1/3,2/3", "probs:.3333333,.6666667", "divergence", 3.606737722447008784e-15, 1e-14),
    ] as [(String, String?, String, Double, Double)])
  func `a figure has its digits`(
    q: String, z: String?, name: String, value: Double, relativeError: Double
  ) throws {
    let found = try #require(try information(q, z)[name])
    #expect(abs(found - value) <= relativeError * value, "\(found)")
  }

  @Test(arguments: [("poisson:.01", 256), ("geometric:.999999", 256), ("binomial:200,.999", 201)])
  func `every value with a positive probability is possible`(z: String, count: Int) throws {
    let run = try QZ(["report", "corpus:dna", "-z", z])
    #expect(run.status == 0)
    #expect(run.output.contains("known, \(count) values possible"))
  }

  @Test func `text shows what five decimals would call zero`() throws {
    let run = try QZ(["report", "-q", "weights:a=1,b=1e-8", "--count", "100"])
    #expect(run.output.contains("2.802e-7"))
  }

  @Test func `a symbol that this draw lacks is named`() throws {
    let run = try QZ([
      "report", "-q", "probs:a=.999999,b=.000001", "-z", "probs:a=1", "--unseen", "infinite",
      "--count", "50",
    ])
    let summary = run.output.components(separatedBy: "\n\n")[0].replacing("\n", with: " ")
    #expect(
      summary.hasSuffix("it cannot write 1 value of q, such as b, which this draw happens to lack.")
    )
  }

  @Test func `a code that learns has no expected rate on data either`() throws {
    let run = try QZ([
      "report", "corpus:dna", "-z", "poisson:4", "--code", "ppm:2,huffman", "--format", "json",
    ])
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let codes = try #require(report["codes"] as? [[String: Any]])
    #expect(codes[0]["expectedRate"] is NSNull && codes[1]["expectedRate"] is Double)
    #expect(codes[0]["symbolRate"] is Double)
    let text = try QZ(["report", "corpus:dna", "-z", "poisson:4", "--code", "ppm:2"]).output
    #expect(text.contains("the ppm:2 code, which learns from the message,"))
    #expect(text.contains("no expected rate"))
  }

  @Test func `a ratio that no percentage can show is put in words`() throws {
    let run = try QZ(["report", "-q", "zipf:5,200", "-z", "zipf:5,300", "--count", "20"])
    #expect(run.output.replacing("\n", with: " ").contains("more than a million times as much as"))
    #expect(!run.output.contains("e+"))
  }
}
