import Testing

@testable import qz

/// What `qz help NAME` suggests for a name that has no help.
struct HelpHintTests {
  @Test(arguments: [
    ("reprot", "did you mean 'qz help report'?"), ("hufman", "did you mean 'qz help huffman'?"),
    ("golom", "did you mean 'qz help golomb'?"), ("morze", "did you mean 'qz help morse'?"),
    ("entropi", "did you mean 'qz help entropy'?"),
    ("mesages", "did you mean 'qz help messages'?"),
    ("corpus:englsh", "did you mean 'corpus:english'? 'qz list corpora'"),
    ("englsh", "did you mean 'english'? 'qz list corpora'"), ("english", "'qz list corpora'"),
    ("--treads", "did you mean '--threads'? 'qz report --help' explains --threads"),
    ("separator", "'qz sample --help' explains --separator"),
    ("xyzzyxyzzy", "'qz help topics' lists topics"),
  ])
  func `a near miss is recognised, whatever it names`(name: String, remedy: String) throws {
    let run = try QZ(["help", name])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.error.hasPrefix("qz: there is no help on '\(name)'; \(remedy)"), "\(run.error)")
  }
}
