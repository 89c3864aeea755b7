import Testing

/// A file that describes a code or holds counts is taken as bytes where it is named as it
/// is; that is said, with how to name what it means.
struct FileSpecTests {
  @Test(arguments: [
    "report book.json", "report FILE -z book.json", "design book.json", "fit book.json",
    "matrix FILE book.json", "drift FILE -z book.json", "tally book.json",
    "encode FILE -z book.json -o FILE.qz --verbose",
  ])
  func `a codebook that is taken as bytes is noted`(line: String) throws {
    let folder = try ExampleFolder.make()
    let run = try Shell("qz design FILE -o book.json && qz \(line)", in: folder.path)
    let note = "qz: book.json: a codebook, read as plain bytes; write code:book.json for the code\n"
    #expect(run.status == 0 && run.error.hasPrefix(note), "\(run.error)")
    let meant = line.replacing("book.json", with: "code:book.json")
    let quiet = try Shell("qz \(line) --quiet; qz \(meant)", in: folder.path)
    #expect(!quiet.error.contains("taken as bytes"), "\(quiet.error)")
  }

  @Test func `counts that are taken as bytes are noted`() throws {
    let folder = try ExampleFolder.make()
    let tally = "qz tally FILE -o FILE.tally && "
    let run = try Shell(tally + "qz report FILE -z FILE.tally", in: folder.path)
    #expect(
      run.error
        == "qz: FILE.tally: a tally, read as plain bytes; write tally:FILE.tally for its counts\n")
    let meant = try Shell(tally + "qz report FILE -z tally:FILE.tally", in: folder.path)
    #expect(meant.status == 0 && meant.error.isEmpty)
  }
}
