import Testing

/// Standard codes as a user meets them.
struct StandardCodeTests {
  @Test func `a report against HPACK is of its own distribution, without a table`() throws {
    let run = try QZ(["report", "corpus:headers", "-z", "code:hpack", "--code", "hpack"])
    #expect(run.status == 0)
    #expect(run.output.contains("z  code:hpack"))
    #expect(run.output.contains("residual 0"))
    #expect(!run.output.contains("table"))
  }

  @Test func `a fixed code sends no table, even if the data are their own proxy`() throws {
    let run = try QZ(["report", "corpus:headers", "--code", "hpack", "--format", "json"])
    #expect(run.status == 0)
    #expect(run.output.contains("\"table\" : 0"))
  }

  @Test func `what a code cannot write is priced as infinite where that is asked for`() throws {
    let run = try QZ(["report", "corpus:french", "--code", "ascii", "--unseen", "infinite"])
    #expect(run.status == 0)
    #expect(run.output.contains("cannot write q"))
    #expect(run.output.contains("infinite: it cannot write 20 of the symbols, which come"))
  }

  @Test func `a standard code is listed with all its facts`() throws {
    let run = try QZ(["list", "hpack"])
    #expect(run.status == 0)
    for fact in [
      "256 of 256 byte values", "1073741823/1073741824", "yes, the codewords are canonical",
      "uniquely decodable  yes", "6.02154 bits per byte", "   5       10      31.3 %  0 1 2 a",
    ] {
      #expect(run.output.contains(fact), "\(fact)")
    }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try QZ(["list", "code:hpack"]).output == run.output)
  }
}
