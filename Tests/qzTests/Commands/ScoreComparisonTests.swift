import Foundation
import Testing

@testable import qz

/// Two models on the same rows and tokens.
///
/// Expected values are NumPy's and SciPy's.
struct ScoreComparisonTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  private static let a = """
    label,x,y,z
    0,2,.5,-1
    1,.25,1.5,0
    2,-.5,0,.75
    0,1,1.25,.5
    2,0,.5,2.5
    1,.75,.5,.25
    0,3,0,0
    1,0,.25,.5

    """
  private static let b = """
    label,x,y,z
    0,1.5,.5,-.5
    1,.5,1,0
    2,0,0,.5
    0,1.25,1,.5
    2,.5,.5,1.5
    1,.5,.75,.25
    0,2,.5,0
    1,0,0,1

    """

  private func value(_ result: [String: Any], _ path: String...) -> Any? {
    path.reduce(result as Any?) { ($0 as? [String: Any])?[$1] }
  }

  @Test func `losses, their difference and its interval are SciPy's`() throws {
    let result = try reading.score([Self.b, Self.a], ["a", "--logits", "--against", "b"])
    // scipy.stats.ttest_rel, its confidence interval; numpy.corrcoef; binomtest.
    #expect(isNear(value(result, "difference", "value"), 0.20966883852719148))
    #expect(isNear(value(result, "difference", "standardError"), 0.1315668472524475))
    #expect(isNear(value(result, "difference", "halfWidth95"), 0.31110615771874084, 1e-4))
    #expect(isNear(result["correlation"], 0.8095770920269797))
    #expect(isNear(value(result, "forward", "value"), 0.08558820169365125))
    #expect(isNear(value(result, "backward", "value"), 0.10027588054224068))
    #expect(isNear(value(result, "accuracy", "significance"), 0.5))
    #expect(isNear(value(result, "change", "value"), -0.09189286519514514))
    #expect(isNear(result["changeRMS"], 0.14747873453644716))
    #expect(isNear(value(result, "stream", "entropy"), 9.56193777613263))
    #expect(isNear(value(result, "stream", "mismatch"), 8 * 0.08558820169365125))
    #expect(isNear(result["decidingCount"], 24.72423246664429, 1e-6))
    #expect(result["verdict"] as? String == "open")
    let wins = try #require(result["wins"] as? [String: Any])
    #expect(wins["first"] as? Int == 6)
    #expect(wins["second"] as? Int == 2)
    for name in ["drawnInSecond", "drawnInFirst", "labelsInFirst", "labelsInSecond"] {
      #expect(value(result, "stream", name, "roundTrip") as? Bool == true)
    }
  }

  @Test func `rows are matched by id, and classes by name`() throws {
    let numbered = { (text: String) in
      text.split(separator: "\n").enumerated().map { $0 == 0 ? "id,\($1)" : "r\($0),\($1)" }
    }
    let a = numbered(Self.a)
    var b = numbered(Self.b)
    b = [b[0]] + b.dropFirst().reversed()
    let inOrder = try reading.score([Self.b, Self.a], ["a", "--logits", "--against", "b"])
    let mixed = try reading.score(
      [b.joined(separator: "\n"), a.joined(separator: "\n")], ["a", "--logits", "--against", "b"])
    let fewer = b.filter { !$0.hasPrefix("r3,") }
    #expect(
      isNear(
        value(mixed, "difference", "value"), value(inOrder, "difference", "value") as? Double ?? 0))
    let part = try reading.score(
      [fewer.joined(separator: "\n"), a.joined(separator: "\n")],
      ["a", "--logits", "--against", "b"])
    #expect(part["count"] as? Int == 7)
    #expect((part["notes"] as? [String])?.contains { $0.contains("1 row is only in") } ?? false)
    // The columns of B in another order.
    let turned = Self.b.split(separator: "\n").map { line in
      let fields = line.split(separator: ",")
      return "\(fields[3]),\(fields[0]),\(fields[2]),\(fields[1])"
    }
    let names = Self.a.replacing("\n0,", with: "\nx,").replacing("\n1,", with: "\ny,")
      .replacing("\n2,", with: "\nz,")
    let other = turned.enumerated().map { index, line in
      index == 0
        ? line
        : line.split(separator: ",").enumerated()
          .map { $0 == 1 ? ["x", "y", "z"][Int($1) ?? 0] : String($1) }.joined(separator: ",")
    }
    let byName = try reading.score(
      [other.joined(separator: "\n"), names], ["a", "--logits", "--against", "b"])
    #expect(
      isNear(value(byName, "forward", "value"), value(inOrder, "forward", "value") as? Double ?? 0))
  }

  @Test func `what does not belong together is named`() {
    let words = ["a", "--logits", "--against", "b"]
    #expect(
      reading.failure([Self.b.replacing("\n2,0,.5,1.5", with: "\n2,0,.5,1.5"), Self.a], words)
        == nil)
    let other = Self.b.replacing("2,.5,.5,1.5", with: "1,.5,.5,1.5")
    #expect(
      reading.failure([other, Self.a], words)
        == "b: line 6 and a: line 6 have different labels (z and y); give both the same rows, or name rows in a column 'id'"
    )
    let short = Self.b.split(separator: "\n").dropLast().joined(separator: "\n")
    #expect(reading.failure([short, Self.a], words)?.contains("different numbers of rows") == true)
    #expect(
      reading.failure([Self.b, "label,x,y\n0,1,2\n"], words)
        == "b has 2 classes and a has 3; compare models over the same classes")
  }

  @Test func `a margin says whether B is good enough`() throws {
    let path = try reading.folder.write(Self.b, "b.csv")
    let other = try reading.folder.write(Self.a, "a.csv")
    let run = try QZ(["score", path, "--logits", "--against", other, "--margin", "2"])
    #expect(run.output.contains("B is not worse than A by more than 2 bits\nper row"))
    #expect(run.output.contains("It is open which is better"))
    for format in [
      "markdown", "csv", "html", "svg:difference", "svg:scatter", "svg:divergence",
      "svg:reliability",
    ] {
      let other = try QZ(
        ["score", path, "--logits", "--against", other, "--format", format, "--quiet"])
      #expect(other.status == 0, "\(format): \(other.error)")
    }
    let alone = try QZ(["score", path, "--logits", "--margin", "2"])
    #expect(alone.status == 2)
  }

  @Test func `tokens are compared one by one, and lists give a lower bound`() throws {
    let line = { (text: String, log: Double, list: [(String, Double)]) in
      let top = list.map { "{\"token\": \"\($0.0)\", \"logprob\": \($0.1)}" }.joined(
        separator: ", ")
      return
        "{\"token\": \"\(text)\", \"logprob\": \(log), \"base\": \"e\", \"document\": \"d\", \"top_logprobs\": [\(top)]}\n"
    }
    let a = line("x", log(0.5), [("x", log(0.5)), ("y", log(0.25))])
    let b = line("x", log(0.25), [("y", log(0.5)), ("x", log(0.25))])
    let result = try reading.score([b, a], ["a", "--against", "b"])
    #expect(result["isLowerBound"] as? Bool == true)
    // ½ ln 2 + ¼ ln ½ + ¼ ln 1, in bits.
    let kl = try #require(result["divergenceQuantiles"] as? [[String: Any]])
    #expect(isNear(kl[0]["value"], 0.25, 1e-6))
    #expect(
      reading.failure(
        [
          b.replacing(
            "\"x\", \"logprob\": \(log(0.25)), \"base\"", with: "\"z\", \"logprob\": -1, \"base\""),
          a,
        ], ["a", "--against", "b"])?
        .contains("b: line 1 is 'x' and a: line 1 is 'z'") == true)
  }

  @Test func `texts cut differently are compared per byte, by document`() throws {
    func lines(_ documents: [[(String, Double)]]) -> String {
      documents.enumerated().map { number, tokens in
        tokens.map {
          "{\"text\": \"\($0.0)\", \"logprob\": \($0.1), \"base\": 2, \"document\": \(number)}\n"
        }.joined()
      }.joined()
    }
    let a = lines([[("ab", -2), ("cd", -3)], [("e", -1), ("f", -1)], [("gh", -4)]])
    let b = lines([[("abc", -3), ("d", -1)], [("ef", -1)], [("g", -1), ("h", -2)]])
    let result = try reading.score([b, a], ["a", "--against", "b"])
    #expect(result["per"] as? String == "byte")
    #expect(result["item"] as? String == "document")
    // 8 bits less… 11 bits against 8 on 8 bytes.
    #expect(isNear(value(result, "difference", "value"), -3.0 / 8))
    // Leaving one document out: (-1-1-1+1)/(8-4), and so on.
    let parts = [-2.0 / 4, -2.0 / 6, -2.0 / 6]
    let mean = parts.reduce(0, +) / 3
    let error = sqrt(2.0 / 3 * parts.map { ($0 - mean) * ($0 - mean) }.reduce(0, +))
    #expect(isNear(value(result, "difference", "standardError"), error))
    #expect(isNear(value(result, "difference", "halfWidth95"), 4.302652729749464 * error))
  }

  @Test func `base files are compared by llama-perplexity's definitions`() throws {
    let a = LogitsBaseSample(contextSize: 16, vocabularySize: 7, chunkCount: 3, seed: 5)
    let b = LogitsBaseSample(contextSize: 16, vocabularySize: 7, chunkCount: 3, seed: 5, noise: 2)
    let result = try reading.score([b.bytes, a.bytes], ["a", "--against", "b"])
    let divergences = zip(a.rows, b.rows).map { x, y in
      zip(x, y).reduce(0.0) { $1.0 > -16 ? $0 + Double(expf($1.0)) * Double($1.0 - $1.1) : $0 }
    }
    let mean = divergences.reduce(0, +) / Double(divergences.count)
    #expect(isNear(value(result, "forward", "value"), mean / log(2), 1e-5))
    let n = Double(divergences.count)
    let square = divergences.reduce(0) { $0 + $1 * $1 } / n - mean * mean
    let path = reading.folder.path("a")
    let run = try QZ(["score", path, "--against", reading.folder.path("b"), "--quiet"])
    let own = String(format: "Mean KLD: %.6f ± %.6f", mean, sqrt(square / (n - 1)))
    #expect(run.output.contains(own), "\(own)\n\(run.output)")
    let ppl = exp(b.losses.reduce(0, +) / n)
    #expect(run.output.contains(String(format: "Mean PPL(Q): %.6f", ppl)))
  }

  @Test func `the floor of a base file is left out of KL, and answers at it are named`() throws {
    let a = LogitsBaseSample(
      contextSize: 32, vocabularySize: 9, chunkCount: 4, seed: 8, spread: 44)
    let b = LogitsBaseSample(
      contextSize: 32, vocabularySize: 9, chunkCount: 4, seed: 8, noise: 3, spread: 44)
    #expect(!a.floorRows.isEmpty && a.floorRows.count < a.rows.count)
    let alone = try reading.score([a.bytes])
    let named = a.floorRows.prefix(10).map { "\($0)" }.joined(separator: ", ")
    let notes = try #require(alone["notes"] as? [String])
    #expect(notes.contains { $0.contains("in \(a.floorRows.count) rows: \(named)") }, "\(notes)")
    let result = try reading.score([b.bytes, a.bytes], ["a", "--against", "b"])
    let pairNotes = try #require(result["notes"] as? [String])
    #expect(pairNotes.contains { $0.contains("at the floor") && $0.contains(named) })
    // With and without the outcomes at or below ln p = −16.
    var (part, whole) = (0.0, 0.0)
    for (x, y) in zip(a.rows, b.rows) {
      for (p, q) in zip(x, y) {
        let term = Double(expf(p)) * Double(p - q)
        whole += term
        if p > -16 { part += term }
      }
    }
    let n = Double(a.rows.count)
    #expect(isNear(value(result, "forward", "value"), part / n / log(2), 1e-5))
    let path = reading.folder.path("a")
    let run = try QZ(["score", path, "--against", reading.folder.path("b"), "--quiet"])
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "KL(A‖B) is " + String(format: "%.6f", whole / n / log(2)).replacing("-", with: "−")))
    // The ± of the other figures, as the tool prints them.
    let losses = zip(a.losses, b.losses).map { $1 - $0 }
    let mean = losses.reduce(0, +) / n
    let variance = losses.reduce(0) { $0 + $1 * $1 } / n - mean * mean
    let line = String(
      format: "Mean ln(PPL(Q)/PPL(base)): %.6f ± %.6f", mean, sqrt(variance / (n - 1)))
    #expect(words.contains(line.replacing(": -", with: ": −")), "\(line)")
  }

  @Test(arguments: ["bits", "nats"])
  func `every figure of a comparison follows the unit`(unit: String) throws {
    let (a, b) = ("label,x,y\n0,.5,.5\n1,.5,.5\n", "label,x,y\n0,.25,.75\n1,.25,.75\n")
    _ = try reading.score([b, a], ["a", "--against", "b"])
    let (pathA, pathB) = (reading.folder.path("b"), reading.folder.path("a"))
    let scale: Double = unit == "bits" ? 1 / log(2.0) : 1.0
    let other = unit == "bits" ? "nats" : "bits"
    let run = try QZ(["score", pathB, "--against", pathA, "--unit", unit, "--quiet"])
    // KL(A‖B) is the same in every row: ½ ln (½ : ¼) + ½ ln (½ : ¾).
    let divergence: Double = 0.5 * log(4.0 / 3.0)
    for text in [
      "\(unit) per row", "of the rows, \(unit)", String(format: "%.6f ", divergence * scale),
      "class, \(unit)/row", "B − A, \(unit)", String(format: "%.5f\n", divergence * scale),
      "greatest extra costs in B, \(unit)", "where the distributions differ most, \(unit)",
    ] { #expect(run.output.contains(text), "\(text)\n\(run.output)") }
    #expect(!run.output.contains("\(other) per row"))
    let ranking = try QZ([
      "score", pathB, "--against", "\(pathA),\(pathA)", "--unit", unit, "--quiet",
    ])
    for text in [
      "\(unit) per row", "loss, \(unit)/row", "behind, \(unit)/row", "KL(q‖z), \(unit)/row",
    ] { #expect(ranking.output.contains(text), "\(text)\n\(ranking.output)") }
    #expect(!ranking.output.contains(other))
  }
}
