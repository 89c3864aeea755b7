import Testing

@testable import qz

/// `qz design` and `qz inspect`, run as a user runs them.
struct DesignCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a codebook is a table and a tree`() throws {
    let run = try QZ(["design", "probs:a=.5,b=.25,c=.125,d=.125"])
    #expect(run.status == 0, "\(run.error)")
    for line in ["tree", "┬ a", "└┬ b", " └┬ c", "  └ d"] {
      #expect(run.output.split(separator: "\n").contains { $0 == line }, "\(run.output)")
    }
    #expect(run.output.contains("1.75000 bits/byte"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `a codebook that is written can be read wherever a code is named`() throws {
    let book = folder.path("book.json")
    #expect(try QZ(["design", "corpus:english", "-o", book]).status == 0)
    let text = try folder.text("book.json")
    #expect(text.contains("\"schema\" : \"qz.codebook/1\""))
    #expect(text.contains("\"proxy\" : \"corpus:english\""))
    #expect(text.contains("\"version\" : \"\(Program.version)\""))
    let report = try QZ(["report", "corpus:french", "-z", "code:\(book)", "--code", "code:\(book)"])
    #expect(report.status == 0, "\(report.error)")
    #expect(report.output.contains("residual 0"))
    let input = try folder.write("It is the same code.\n", "a.txt")
    let (byBook, byProxy) = (folder.path("book.qz"), folder.path("proxy.qz"))
    #expect(try QZ(["encode", input, "--book", book, "-o", byBook]).status == 0)
    #expect(try QZ(["encode", input, "-z", "corpus:english", "-o", byProxy]).status == 0)
    #expect(try QZ(["decode", byBook, "-z", "corpus:english"]).status == 1)
    #expect(try QZ(["decode", byProxy, "--book", book]).output == "It is the same code.\n")
    let inspected = try QZ(["inspect", byBook, "--book", book])
    #expect(inspected.status == 0)
    #expect(inspected.output.contains("the code is shared"))
    #expect(inspected.output.contains("residual 0"))
  }

  @Test(arguments: ["text", "json", "csv", "markdown", "html"])
  func `a file is inspected in every format`(format: String) throws {
    let file = folder.path("a.qz")
    #expect(try QZ(["encode", "corpus:english", "-o", file]).status == 0)
    let run = try QZ(["inspect", file, "--format", format])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("frame"))
  }

  @Test func `a code without codewords has no codebook`() throws {
    let run = try QZ(["design", "corpus:english", "--code", "ideal"])
    #expect(run.status == 1)
    #expect(run.error.contains("this code has no codewords to list"))
  }
}
