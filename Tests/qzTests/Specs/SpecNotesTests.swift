import Testing

/// What surprises in data is said wherever they are named, once.
struct SpecNotesTests {
  private static let lineEnds =
    "qz: FILE: CR LF is one character: 1 line ends of two bytes are one symbol each, so compare "
    + "rates per byte\n"

  @Test(arguments: [
    "matrix FILE", "matrix 'mix:1*FILE'", "matrix 'temper:1,FILE'", "matrix markov:learn,FILE",
    "sweep block FILE",
  ])
  func `how data are cut is noted`(line: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a\r\nb", "FILE")
    let run = try Shell("qz \(line) --symbols character", in: folder.path)
    #expect(run.status == 0)
    #expect(run.error == Self.lineEnds)
    let quiet = try Shell("qz \(line) --symbols character --quiet", in: folder.path)
    #expect(quiet.status == 0 && quiet.error.isEmpty)
  }

  @Test(arguments: ["sweep block geometric:.001", "sweep mixture uniform:4 -z geometric:.001"])
  func `what is cut off is noted`(line: String) throws {
    let run = try QZ(line.split(separator: " ").map(String.init))
    #expect(run.status == 0)
    #expect(run.error.hasPrefix("qz: geometric:.001: values above 255"))
    #expect(run.error.split(separator: "\n").count == 1)
  }
}
