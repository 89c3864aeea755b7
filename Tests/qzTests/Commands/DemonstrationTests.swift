import Testing

struct DemonstrationTests {
  @Test func `bare qz shows a matrix, a bill and how to go on, within 80 columns`() throws {
    let run = try QZ([])
    #expect(run.status == 0 && run.error.isEmpty)
    let lines = run.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
    #expect(run.output.contains("z \\ q"))
    #expect(run.output.contains("residual 0"))
    #expect(lines.count { $0.hasPrefix("  qz ") } == 3)
  }

  @Test(arguments: [
    ["-h"], ["report", "-h"], ["bench", "-h"], ["help", "bench"], ["list", "-h"],
  ])
  func `help fits a screen and ends with examples`(arguments: [String]) throws {
    let run = try QZ(arguments, environment: ["COLUMNS": "80"])
    #expect(run.status == 0 && run.error.isEmpty)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 40)
    #expect(lines.allSatisfy { $0.count <= 80 })
    let examples = try #require(lines.firstIndex(of: "examples"))
    #expect(lines[examples...].count { $0.hasPrefix("  qz") } >= 2)
  }

  @Test(arguments: [
    ["corpus:russian", "-z", "corpus:english"], ["corpus:english", "-z", "corpus:chinese"],
    ["corpus:hindi"], ["corpus:headers", "-z", "corpus:dna", "--code", "shannon,limited:8"],
    ["poisson:4", "-z", "geometric:.2"], ["corpus:log", "--holdout", ".2"],
  ])
  func `reports hold 80 columns, verbose ones too`(arguments: [String]) throws {
    for extra in [[], ["--verbose"], ["--color", "always"]] {
      let run = try QZ(["report"] + arguments + extra, environment: ["COLUMNS": "80"])
      #expect(run.status == 0)
      let plain = run.output.replacing(/\u{1B}\[[0-9]+m/, with: "")
      let long = plain.split(separator: "\n").filter { $0.count > 80 }
      #expect(long.isEmpty, "\(long)")
    }
  }

  @Test func `everything that can be named is listed`() throws {
    let run = try QZ(["list"])
    #expect(run.status == 0)
    for name in [
      "limited:L", "corpus:english", "probs:a=.5,b=.5", "table:FILE", "hpack", "code:NAME",
    ] {
      #expect(run.output.contains(name))
    }
  }
}
