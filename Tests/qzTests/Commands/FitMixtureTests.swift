import Foundation
import Testing

@testable import qz

struct FitMixtureTests {
  @Test func `the result is a SPEC that costs what the report says`() throws {
    let folder = try TemporaryFolder()
    let run = try QZ([
      "fit", "corpus:spanish", "--mix", "corpus:italian,corpus:french,corpus:dna,uniform:256",
      "--format", "json",
    ])
    #expect(run.status == 0, "\(run.error)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let summary = try #require((json["summary"] as? [String: Any])?["text"] as? String)
    #expect(summary.hasPrefix("The best mixture costs "))
    #expect(summary.contains("the best of its proxies alone costs "))
    let spec = try #require((json["notes"] as? [String])?.first)
    let findings = try #require(json["findings"] as? [[String: Any]])
    let cost = try #require(
      findings.first { $0["name"] as? String == "H(q,z) of the mixture" }?["value"] as? Double)
    let report = try QZ([
      "report", "corpus:spanish", "-z", spec, "--code", "ideal", "--format", "json",
    ])
    #expect(report.status == 0, "\(report.error)")
    let information = try #require(
      try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any])
    let text = "\(information)"
    #expect(text.contains("crossEntropy"))
    let measured = try #require(Self.number(named: "crossEntropy", in: information))
    #expect(abs(measured - cost) < 1e-9)
    #expect(try folder.names.isEmpty)
  }

  private static func number(named name: String, in value: Any) -> Double? {
    if let object = value as? [String: Any] {
      if let number = object[name] as? Double { return number }
      return object.values.lazy.compactMap { number(named: name, in: $0) }.first
    }
    return (value as? [Any])?.lazy.compactMap { number(named: name, in: $0) }.first
  }

  @Test func `what is held out is measured and not fitted`() throws {
    let run = try QZ([
      "fit", "corpus:spanish", "--mix", "corpus:italian,uniform:256", "--holdout", ".25",
    ])
    #expect(run.status == 0 && run.output.contains("held out"), "\(run.error)")
  }

  /// The last steps towards the best mixture gain less than a sum of doubles shows.
  @Test func `the gap closes where the gain is lost in rounding`() throws {
    let run = try QZ([
      "fit", "corpus:italian", "--mix", "corpus:swift,corpus:log,corpus:headers,uniform:256",
    ])
    #expect(run.status == 0, "\(run.error)")
  }

  @Test(arguments: [
    (["--mix", "corpus:dna"], 1, "corpus:english: no SPEC of --mix gives"),
    (["--mix", "corpus:dna,corpus:dna"], 2, "--mix names 'corpus:dna' twice"),
    (["--mix", "corpus:dna", "--family", "poisson"], 2, "--family is about"),
    (["--holdout", ".2"], 2, "--holdout is about"),
  ])
  func `mistakes are one line`(arguments: [String], status: Int32, message: String) throws {
    let run = try QZ(["fit", "corpus:english"] + arguments)
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.error.hasPrefix("qz: \(message)"), "\(run.error)")
  }
}
