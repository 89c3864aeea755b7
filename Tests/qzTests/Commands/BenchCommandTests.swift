import Foundation
import Reports
import SourceCoding
import Testing

@testable import qz

/// What `qz bench` says of its jobs and files; how fast it was is for no test.
struct BenchCommandTests {
  private func lines(_ names: String...) throws -> [Substring] {
    let run = try QZ(["bench", "--all", "--code", "huffman,baudot"] + names)
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    return run.output.split(separator: "\n")
  }

  @Test func `one file has its lines once`() throws {
    let lines = try lines("corpus:dna")
    #expect(lines.count { $0.hasPrefix("  huffman ") } == 1)
    #expect(lines.last == "all decoded correctly")
  }

  @Test func `several files have theirs, and a line of all`() throws {
    let lines = try lines("corpus:dna", "corpus:english")
    #expect(lines.count { $0.hasPrefix("  huffman ") } == 3)
    #expect(lines.contains { $0.hasPrefix("  huffman ") && $0.hasSuffix("  2 files") })
  }

  @Test func `a symbol that cannot be written is called what encode calls it`() throws {
    let reason = "the code has no codeword for a, which occurs at byte 1"
    #expect(try lines("corpus:french").contains { $0.contains(reason) })
    #expect(
      try QZ(["encode", "corpus:french", "--code", "baudot", "-o", "-"]).error.contains(reason))
  }

  /// The least work, which is enough to see that every job is done.
  private let little = BenchCommand.Effort(
    leastByteCount: 3_000, mostByteCount: 3_000, leastRunCount: 1, leastSeconds: 0)

  @Test func `every job is timed on each of the data, and told as it is done`() throws {
    var lines: [String] = []
    let result = try BenchCommand.result(of: ["corpus:english", "uniform:4"], little) { line in
      lines.append(line)
    }
    let codes = [
      "huffman", "limited:11", "range", "rans", "tans", "adaptive-kt", "order:2", "ppm", "ctw",
    ]
    var jobs = ["byte histogram"]
    for code in codes { jobs += ["\(code) encode", "\(code) decode"] }
    jobs += ["cut into characters", "cut into words", "join the words"]
    for corpus in ["russian", "hindi", "chinese"] {
      jobs += ["cut \(corpus) into characters", "cut \(corpus) into words"]
    }
    jobs += ["sample from z", "tally, send, receive, compare", "the same in the code for Russian"]
    #expect(result.runs.map(\.name) == ["corpus:english", "uniform:4"])
    for run in result.runs {
      #expect(run.byteCount == 3_000)
      let rows = try run.rows.map {
        try #require(
          JSONSerialization.jsonObject(with: Data($0.text.utf8)) as? [String: Any])
      }
      #expect(rows.compactMap { $0["name"] as? String } == jobs)
      for row in rows {
        let rates = try ["best", "median"].map { try #require(row[$0] as? Double) }
        #expect(rates[0] >= rates[1] && rates[1] > 0)
      }
    }
    #expect(lines.count == 2 * (1 + jobs.count))
    #expect(lines[0] == "corpus:english, 3,000 bytes in blocks, one core, MB/s of message\n")
    for (line, job) in zip(lines.dropFirst(), jobs) {
      #expect(line.hasPrefix("  \(job) ") && line.contains(" best ") && line.contains(" median "))
    }
  }

  @Test func `short data are repeated, and none are refused`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "ab\n", count: 700), "f")
    let result = try BenchCommand.result(of: [path], little) { _ in }
    #expect(result.runs.first?.byteCount == 4_200)
    let failure = #expect(throws: Failure.self) {
      _ = try BenchCommand.result(of: ["/dev/null"], little) { _ in }
    }
    #expect(failure?.message == "/dev/null: empty; name data that are not empty")
  }

  @Test func `a code that decodes other bytes is no result`() throws {
    let bytes = Array("abracadabra".utf8)
    let z = try Proxy(learntFrom: Tally(of: bytes), by: .krichevskyTrofimov)
    let code = try #require(try BrokenCoder.designer.design(for: z).code)
    var block = EncodedBlock()
    try code.encode(bytes.span, into: &block)
    let failure = #expect(throws: Failure.self) {
      try BenchCommand.check([block], in: code, named: "broken", against: bytes)
    }
    #expect(failure?.message == "broken returns other bytes from byte 0 on")
  }

  @Test func `times are the shortest and the middle one`() throws {
    var count = 0
    let timings = try Timings(of: { count += 1 }, runCount: 3, seconds: 0)
    // One run warms up.
    #expect(count == 4)
    #expect(timings.best(of: 1_000) >= timings.median(of: 1_000))
    #expect(timings.median(of: 2_000) == 2 * timings.median(of: 1_000))
  }
}
