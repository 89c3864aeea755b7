import Testing

/// What `qz bench --all` says of its files; how fast it was is for no test.
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
}
