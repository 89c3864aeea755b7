import Foundation
import Reports
import Testing

@testable import qz

/// Whole results, held against files that were looked at.
///
/// To write the files anew, and then look at them:
///
///     QZ_UPDATE_GOLDEN=1 swift test --disable-xctest --filter GoldenTests
struct GoldenTests {
  /// A command line, and the file that has its result.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let line: String
    var columns = 80

    var testDescription: String { file }
  }

  private static let example = "report -q probs:a=.5,b=.25,c=.25 -z probs:a=.25,b=.25,c=.5"

  private static let texts = [
    Case(file: "report-80.txt", line: "report corpus:french -z corpus:english"),
    Case(file: "report-200.txt", line: "report corpus:french -z corpus:english", columns: 200),
    Case(file: "bars-80.txt", line: "report corpus:french -z corpus:english --color always"),
    Case(
      file: "bars-200.txt", line: "report corpus:french -z corpus:english --color always",
      columns: 200),
    Case(file: "one-byte.txt", line: "report -q probs:a=1 -z probs:a=.5,b=.5 --count 1"),
    Case(file: "verbose-80.txt", line: "report corpus:dna --verbose"),
    Case(file: "verbose-200.txt", line: "report corpus:dna --verbose", columns: 200),
    Case(file: "words-80.txt", line: "report corpus:french -z corpus:english --symbols word"),
    Case(
      file: "words-200.txt", line: "report corpus:french -z corpus:english --symbols word",
      columns: 200),
    Case(file: "demonstration-80.txt", line: ""),
    Case(file: "demonstration-200.txt", line: "", columns: 200),
    Case(file: "sweep-80.txt", line: "sweep training corpus:english --color always"),
    Case(
      file: "sweep-200.txt", line: "sweep training corpus:english --color always", columns: 200),
    Case(file: "drift-80.txt", line: "drift corpus:dna --windows 8"),
    Case(file: "fit-80.txt", line: "fit FILE --family zipf"),
    Case(file: "tables-80.txt", line: "tables corpus:headers --tables 1-4"),
    Case(file: "report.md", line: "\(example) --format markdown --code ideal,huffman,shannon"),
    Case(file: "report.csv", line: "\(example) --format csv"),
    Case(file: "report.json", line: "\(example) --format json"),
    Case(
      file: "report-holdout.json",
      line: "report a.txt --holdout .25 --code huffman,rans --format json"),
    Case(file: "matrix.json", line: "matrix corpus:english corpus:french corpus:dna --format json"),
    Case(
      file: "matrix-measured.json",
      line: "matrix corpus:english corpus:dna --show huffman --format json"),
    Case(file: "matrix.csv", line: "matrix corpus:english corpus:dna --show huffman --format csv"),
    Case(file: "design.json", line: "design probs:a=.5,b=.3,c=.2 --format json"),
    Case(file: "design-words-80.txt", line: "design probs:a=.7,b=.2,c=.1 --code block:2"),
    Case(
      file: "design-words.json", line: "design probs:a=.7,b=.2,c=.1 --code tunstall:3 --format json"
    ),
    Case(
      file: "design-words.csv", line: "design probs:a=.7,b=.2,c=.1 --code letters:3 --format csv"),
    Case(file: "design-states-80.txt", line: "design probs:a=.7,b=.2,c=.1 --code tans:4"),
    Case(
      file: "design-states.json", line: "design probs:a=.5,b=.25,c=.25 --code tans:2 --format json"),
    Case(file: "design.csv", line: "design probs:a=.5,b=.3,c=.2 --format csv"),
    Case(file: "inspect.csv", line: "inspect FILE.qz --format csv"),
    Case(file: "sweep.csv", line: "sweep limit probs:a=.5,b=.25,c=.125,d=.125 --format csv"),
    Case(file: "score.csv", line: "score test.csv --format csv"),
    Case(file: "inspect.json", line: "inspect FILE.qz --format json"),
    Case(file: "inspect-blocks.json", line: "inspect FILE.qz --verbose --format json"),
    Case(file: "fields.json", line: "inspect FILE.qz --fields --format json"),
    Case(file: "encode.json", line: "encode FILE --code huffman,rans -o x.qz --format json"),
    Case(file: "score.json", line: "score test.csv --format json"),
    Case(file: "comparison.json", line: "score b.csv --against a.csv --format json"),
    Case(
      file: "ranking.json",
      line: "score b.csv --against a.csv,c.csv --sizes 8GB,4GB,1GB --format json"),
    Case(
      file: "ranking-80.txt", line: "score b.csv --against a.csv,c.csv --sizes 8GB,4GB,1GB"),
    Case(file: "comparison-80.txt", line: "score b.csv --against a.csv"),
    Case(file: "score-tokens.json", line: "score tokens.jsonl --base e --format json"),
    Case(file: "sweep.json", line: "sweep mixture a.txt -z b.txt --format json"),
    Case(file: "drift.json", line: "drift corpus:dna --windows 8 --format json"),
    Case(file: "fit.json", line: "fit FILE --family poisson --format json"),
    Case(
      file: "tables.json",
      line: "tables corpus:greek corpus:turkish --by file --tables 1-2 --or-raw --format json"),
    Case(file: "tables.csv", line: "tables corpus:sensors --tables 2-4 --format csv"),
    Case(file: "list.json", line: "list smoothing --format json"),
    Case(file: "list-code.json", line: "list deflate --format json"),
    Case(file: "bill.svg", line: "\(example) --format svg"),
    Case(file: "lengths.svg", line: "\(example) --format svg:lengths"),
    Case(file: "tree.svg", line: "\(example) --format svg:tree"),
    Case(file: "symbols.svg", line: "\(example) --format svg:symbols"),
  ]

  @Test(arguments: texts)
  func `the result is that of the file`(golden: Case) throws {
    let folder = try ExampleFolder.make()
    let line = "qz \(golden.line)"
    if let preparation = ExampleFolder.preparation(of: line) {
      _ = try Shell(preparation, in: folder.path)
    }
    let run = try Shell("COLUMNS=\(golden.columns) \(line)", in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    let lines = run.output.replacing(/\u{1B}\[[0-9]+m/, with: "").split(separator: "\n")
    if golden.file.hasSuffix(".txt") {
      #expect(lines.allSatisfy { $0.count <= golden.columns })
    }
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(golden.file)")
    let old = try? String(contentsOf: url, encoding: .utf8)
    let isSame = old.map(rounded) == rounded(run.output)
    if !isSame, ProcessInfo.processInfo.environment["QZ_UPDATE_GOLDEN"] != nil {
      try run.output.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(isSame, "\(run.output)")
    }
  }

  /// The text with its reals rounded to nine digits, for the last ones are the
  /// system's own; what is nearly 0 is 0.
  private func rounded(_ text: String) -> String {
    text.replacing(/-?[0-9]+\.[0-9]+(e-?[0-9]+)?/) { match in
      let number = Double(match.output.0) ?? 0
      guard abs(number) > 1e-9 else { return "0" }
      let scale = pow(10, 8 - log10(abs(number)).rounded(.down))
      return "\((number * scale).rounded() / scale)"
    }
  }

  @Test(arguments: [false, true])
  func `times vary, but not how they are written`(isAll: Bool) throws {
    let text: String
    if isAll {
      let folder = try ExampleFolder.make()
      text = try Shell(
        "qz bench --all corpus:dna --code huffman,order:2 --format json", in: folder.path
      ).output
    } else {
      // A whole run takes its time.
      var result = BenchResult(kind: .jobs)
      result.runs = [.init(name: "corpus:dna", byteCount: 9720)]
      result.runs[0].rows = [BenchResult.row(job: "byte histogram", best: 2.5, median: 2.25)]
      text = result.json.text
    }
    let timeless = text.replacing(/(Seconds|best|median)" : [0-9][0-9.e-]*/) {
      "\($0.output.1)\" : 1"
    }
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/bench\(isAll ? "-all" : "").json")
    if ProcessInfo.processInfo.environment["QZ_UPDATE_GOLDEN"] != nil {
      try timeless.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(try timeless == String(contentsOf: url, encoding: .utf8))
  }
}
