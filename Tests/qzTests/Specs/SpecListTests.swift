import Testing

@testable import qz

struct SpecListTests {
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
    ("temper:2,,benford", ["temper:2,", "benford"]), ("temper:2", ["temper:2"]),
    ("markov:m.csv,benford", ["markov:m.csv", "benford"]),
    ("", [""]), (",", [","]),
  ])
  func `a comma ends a SPEC only where another begins`(text: String, specs: [String]) {
    #expect(SpecList.specs(in: text) == specs)
  }

  @Test(arguments: [
    ("-", 1), ("tally:-", 1), ("column:2,-", 1), ("temper:2,mix:.5*-+.5*-", 2), ("a", 0), ("", 0),
    ("probs:-=.5,+=.5", 0), ("x:-", 0),
  ])
  func `standard input is found wherever it is named`(text: String, count: Int) {
    #expect(Spec.standardInputCount(in: text) == count)
  }

  @Test func `standard input is refused twice, also within a SPEC`() throws {
    let run = try QZ(["report", "-", "-z", "mix:.5*-+.5*uniform:256"], input: "a")
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("qz: standard input is named twice"))
  }

  @Test func `names of files are SPECs, with a comma or without`() throws {
    let folder = try TemporaryFolder()
    let (plain, odd) = (try folder.write("a", "plain"), try folder.write("b", "o,dd"))
    #expect(SpecList.specs(in: odd) == [odd])
    #expect(SpecList.specs(in: "\(plain),corpus:dna,\(plain)") == [plain, "corpus:dna", plain])
  }
}
