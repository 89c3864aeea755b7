import Foundation
import Testing

/// Families of distributions over the numbers on the lines of a text.
struct NumberLawCommandTests {
  private func json(_ arguments: [String]) throws -> [String: Any] {
    let run = try QZ(arguments + ["--format", "json"])
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func statistics(_ report: [String: Any]) throws -> [String: Any] {
    try #require(report["information"] as? [String: Any])
  }

  @Test func `known laws meet over all numbers that either has`() throws {
    let report = try json([
      "report", "-q", "zipf:1000,1", "-z", "geometric:.01", "--symbols", "line", "--count", "100",
      "--code", "ideal",
    ])
    // By mpmath 1.3, over all numbers and without a cut.
    let entropy = try #require(statistics(report)["entropy"] as? Double)
    let crossEntropy = try #require(statistics(report)["crossEntropy"] as? Double)
    #expect(abs(entropy - 7.48904587498872) < 1e-12)
    #expect(abs(crossEntropy - 8.56638502687365) < 1e-12)
  }

  @Test(arguments: [
    (
      "mix:.5*poisson:1000+.5*zipf:1000,1", "mix:.5*poisson:900+.5*zipf:1000,1", 8.219306033017946,
      11.934829295845614
    ),
    ("temper:2,poisson:1000", "poisson:1000", 7.529746946594318, 7.75103420382172),
    ("poisson:1000", "temper:2,poisson:1000", 7.029867442736345, 7.169163566053630),
  ])
  func `mixtures and temperatures of laws meet over all numbers too`(
    q: String, z: String, entropy: Double, crossEntropy: Double
  ) throws {
    let report = try json([
      "report", "-q", q, "-z", z, "--symbols", "line", "--count", "100", "--code", "ideal",
    ])
    // By mpmath 1.3, over 3,000 numbers.
    let found = try statistics(report)
    #expect(abs(try #require(found["entropy"] as? Double) - entropy) < 1e-11)
    #expect(abs(try #require(found["crossEntropy"] as? Double) - crossEntropy) < 1e-11)
  }

  @Test func `a law is cut where the data end, and the report says how much that is`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("3\n5\r\n7\n3\n3\n7", "numbers")
    let report = try json([
      "report", path, "-z", "poisson:4", "--symbols", "line", "--code", "huffman",
    ])
    let notes = try #require(report["notes"] as? [String])
    #expect(notes.contains { $0.contains("values above 7, ") && $0.contains("0.0511336") })
    #expect(notes.contains { $0.contains("with different line ends") })
    // −Σ q log2 z with z(i) = 4^i/i! over 0 … 7, normalised.
    let weights = (0...7).map { i in
      (1...max(1, i)).reduce(1.0) { $0 * (i == 0 ? 1 : 4 / Double($1)) }
    }
    let total = weights.reduce(0, +)
    let expected = -[3, 5, 7, 3, 3, 7].map { log2(weights[$0] / total) }.reduce(0, +) / 6
    let crossEntropy = try #require(statistics(report)["crossEntropy"] as? Double)
    #expect(abs(crossEntropy - expected) < 1e-12)
  }

  @Test func `a column is numbers as well`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("n,v\na,3\nb,5\nc,5\n", "table.csv")
    let run = try QZ(["report", "column:v,\(path)", "-z", "uniform:6", "--symbols", "line"])
    #expect(run.status == 0 && run.output.contains("2.58496"), "\(run.error)")
    let whole = try QZ(["report", path, "-z", "uniform:6", "--symbols", "line"])
    #expect(whole.status == 1 && whole.error.contains("calls 4 of its symbols impossible"))
  }

  @Test func `numbers are drawn one on a line, and found again`() throws {
    let run = try QZ(["sample", "poisson:1000", "--symbols", "line", "--count", "2000"])
    let numbers = run.output.split(separator: "\n").compactMap { Int($0) }
    #expect(numbers.count == 2000 && run.output.hasSuffix("\n"))
    let mean = Double(numbers.reduce(0, +)) / 2000
    #expect(abs(mean - 1000) < 5 * (1000.0 / 2000).squareRoot())
    #expect(run.error.contains("the numbers 0 to 1,261; greater numbers have 9.44644e-16"))
  }

  @Test func `a file in a law's code comes back`() throws {
    let folder = try TemporaryFolder()
    let options = ["-z", "negative-binomial:2,.05", "--symbols", "line", "--quiet"]
    let numbers = try QZ(["sample", "uniform:99", "--symbols", "line", "--count", "500"]).output
    let path = try folder.write(numbers, "numbers")
    let coded = folder.path("coded.qz")
    #expect(try QZ(["encode", path, "-o", coded] + options).status == 0)
    let back = try QZ(["decode", coded, "-o", folder.path("back")] + options)
    #expect(back.status == 0, "\(back.error)")
    #expect(try String(contentsOfFile: folder.path("back"), encoding: .utf8) == numbers)
  }

  @Test(arguments: [
    "matrix zipf:50,1 geometric:.2 --symbols line", "design zipf:300,1 --symbols line",
    "sweep mixture zipf:50,1 -z uniform:60 --symbols line",
    "sweep sample zipf:50,1 --symbols line --count 1000",
    "report -q uniform:16 --symbols nibble --count 1000",
    "report -q bernoulli:.3 --symbols bit --count 800",
    "report -q mix:.5*poisson:5+.5*uniform:40 -z geometric:.2 --symbols line --count 1000",
  ])
  func `families go wherever distributions do`(line: String) throws {
    let run = try QZ(line.split(separator: " ").map(String.init))
    #expect(run.status == 0 && !run.output.isEmpty, "\(run.error)")
  }
}
