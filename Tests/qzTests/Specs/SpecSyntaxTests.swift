import SourceCoding
import Testing

@testable import qz

struct SpecSyntaxTests {
  @Test(arguments: [
    ("corpus:english", ["corpus:english"]),
    ("corpus:english,corpus:french", ["corpus:english", "corpus:french"]),
    ("zipf:256,1.1,geometric:.3", ["zipf:256,1.1", "geometric:.3"]),
    ("probs:a=.5,b=.25,c=.25,-", ["probs:a=.5,b=.25,c=.25", "-"]),
    ("benford,dyadic:4", ["benford", "dyadic:4"]),
    ("nothing.txt,no.txt", ["nothing.txt,no.txt"]),
    ("temper:2,corpus:english,-", ["temper:2,corpus:english", "-"]),
    ("markov:learn,temper:2,corpus:dna,benford", ["markov:learn,temper:2,corpus:dna", "benford"]),
    (
      "mix:.5*temper:2,benford+.5*uniform:2,benford",
      ["mix:.5*temper:2,benford+.5*uniform:2", "benford"]
    ),
    (
      "mix:.5*uniform:2+.5*temper:2,zipf:9,1,column:2,-,-",
      ["mix:.5*uniform:2+.5*temper:2,zipf:9,1", "column:2,-", "-"]
    ),
    ("temper:2,,benford", ["temper:2,", "benford"]),
    (
      "benford,mix:.5*benford+.5*a+b,column:x,t,tally:-",
      ["benford", "mix:.5*benford+.5*a+b", "column:x,t", "tally:-"]
    ),
    ("weights:b=5,\u{301}=5,benford", ["weights:b=5,\u{301}=5", "benford"]),
    ("markov:m.csv,benford", ["markov:m.csv", "benford"]),
    ("", [""]), (",", [","]),
  ])
  func `a comma ends a SPEC only where another begins`(
    text: String, specs: [String]
  ) throws {
    #expect(try SpecSyntax.list(text).map(\.text) == specs)
  }

  @Test(arguments: [
    ("-", 1), ("tally:-", 1), ("column:2,-", 1), ("temper:2,mix:.5*-+.5*-", 2), ("a", 0), ("", 0),
    ("probs:-=.5,+=.5", 0), ("x:-", 0), ("markov:-", 1), ("table:-", 1),
    ("markov:learn,column:n,-", 1), ("mix:.2*temper:2,-+.3*-+.5*a+-", 2),
    ("mix:1*temper:2,mix:1*-", 1),
  ])
  func `standard input is found wherever it is named`(text: String, count: Int) throws {
    #expect(try SpecSyntax(text).standardInputCount == count)
  }

  @Test func `standard input is refused twice, also within a SPEC`() throws {
    let run = try QZ(["report", "-", "-z", "mix:.5*-+.5*uniform:256"], input: "a")
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("qz: standard input is named twice"))
  }

  @Test func `names of files are SPECs, with a comma or without`() throws {
    let folder = try TemporaryFolder()
    let (plain, odd) = (try folder.write("a", "plain"), try folder.write("b", "o,dd"))
    #expect(try SpecSyntax.list(odd).map(\.text) == [odd])
    #expect(
      try SpecSyntax.list("\(plain),corpus:dna,\(plain)").map(\.text)
        == [plain, "corpus:dna", plain])
  }

  @Test(arguments: [
    ("temper:2", "temper: '2' is not a temperature and a SPEC"),
    ("temper:2,temper:x", "temper: 'x' is not a temperature and a SPEC"),
    ("column:2", "column: '2' is not a column and a file"),
    ("column:,a", "column: ',a' is not a column and a file"),
    ("mix:benford", "mix: 'benford' has no weight"),
    ("mix:2*benford", "mix: the weight of 'benford' is 2"),
    ("mix:.5*benford+.5*mix:1*-", "mix: 'mix:1*-' is a mixture in a mixture"),
  ])
  func `an incomplete SPEC is refused, alone and in a list`(text: String, message: String) {
    let failures = [
      #expect(throws: Failure.self) { try SpecSyntax(text) },
      #expect(throws: Failure.self) { try SpecSyntax.list("benford," + text) },
    ]
    for failure in failures {
      #expect(failure?.exitCode == 2)
      #expect(failure?.message.hasPrefix(message) == true, "\(failure?.message ?? "")")
    }
  }

  @Test(arguments: ["markov:learn,", "temper:1,", "mix:1*temper:1,"])
  func `SPECs stand within each other up to 32 levels deep`(begin: String) throws {
    let levels = begin.contains("mix") ? 2 : 1
    func nested(_ depth: Int) -> String {
      String(repeating: begin, count: depth / levels) + "benford"
    }
    #expect(try SpecSyntax(nested(32 - levels)).standardInputCount == 0)
    #expect(try SpecSyntax.list(nested(32 - levels)).count == 1)
    for depth in [32, 1_000, 14_000] {
      let failures = [
        #expect(throws: Failure.self) { try SpecSyntax(nested(depth)) },
        #expect(throws: Failure.self) { try SpecSyntax.list(nested(depth)) },
      ]
      for failure in failures {
        #expect(failure?.message.contains("more than 32 levels deep") == true)
        #expect(failure?.message.utf8.count ?? 0 < 200)
      }
    }
  }

  @Test func `parts are found scalar by scalar`() {
    let text = "b=5,\u{301}=5,a\u{200D},\u{E33}"
    #expect(
      text.parts(between: ",").map { $0.unicodeScalars.map(\.value) }
        == [[0x62, 0x3D, 0x35], [0x301, 0x3D, 0x35], [0x61, 0x200D], [0xE33]])
    #expect("a:b:c".parts(between: ":", atMost: 2) == ["a", "b:c"])
    #expect("".parts(between: ":") == [""])
  }
}
