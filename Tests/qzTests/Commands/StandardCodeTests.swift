import Testing

/// Standard codes as a user meets them.
struct StandardCodeTests {
  @Test func `a report against HPACK is of its own distribution, without a table`() throws {
    let run = try QZ(["report", "corpus:headers", "-z", "code:hpack", "--code", "hpack"])
    #expect(run.status == 0)
    #expect(run.output.contains("z  code:hpack"))
    #expect(run.output.contains("residual 0"))
    #expect(!run.output.split(separator: "\n").contains { $0.hasPrefix("table") })
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
    #expect(run.output.contains("infinite: it cannot write 20 of the symbols, which occur"))
  }

  @Test func `a standard code is listed with all its facts`() throws {
    let run = try QZ(["list", "hpack"])
    #expect(run.status == 0)
    for fact in [
      "256 of 256 byte values", "1073741823/1073741824", "yes, the codewords are canonical",
      "uniquely decodable  yes", "6.02154 bits/byte", "   5       10      31.3 %  0 1 2 a",
    ] {
      #expect(run.output.contains(fact), "\(fact)")
    }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try QZ(["list", "code:hpack"]).output == run.output)
  }

  @Test func `text codes write scalars, and believe in their own distribution`() throws {
    let run = try QZ(
      [
        "report", "corpus:russian", "--symbols", "scalar", "-z", "code:utf8", "--code",
        "utf8,utf16",
      ])
    #expect(run.status == 0)
    #expect(run.output.contains("z  code:utf8"))
    #expect(run.output.contains("residual 0"))
    let list = try QZ(["list", "utf8"])
    #expect(list.output.contains("273/512"))
    #expect(list.output.contains("1,112,064 Unicode scalars"))
    #expect(try QZ(["list", "code:utf8"]).output == list.output)
  }

  @Test(arguments: [
    (["-z", "code:utf8"], "utf8 writes Unicode scalars, but --symbols is byte"),
    (["--code", "utf8"], "it can write only scalars"),
    (["--code", "hpack", "--symbols", "word"], "it can write only bytes"),
    (["-z", "mix:.5*code:utf8+.5*code:utf8", "--symbols", "scalar"], "depends on the scalars"),
  ])
  func `a code meets other symbols than its own with an error`(options: [String], reason: String)
    throws
  {
    let run = try QZ(["report", "corpus:english"] + options)
    #expect(run.status > 0)
    #expect(run.error.contains(reason), "\(run.error)")
  }

  @Test func `the shifts of Baudot's code are counted, and what it cannot write is named`() throws {
    let telegram = try QZ(
      ["report", "-", "--code", "baudot"], input: "ARRIVE 7.45 TRACK 2 STOP\r\n")
    #expect(telegram.status == 0)
    #expect(telegram.output.contains("26 bytes back"))
    let letter = try QZ(["report", "-", "--code", "baudot"], input: "Arrive")
    #expect(letter.status == 1)
    #expect(letter.error.contains("baudot has no codeword for 4 of its symbols"))
  }
}
