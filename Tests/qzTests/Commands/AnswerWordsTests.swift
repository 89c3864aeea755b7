import Testing

@testable import qz

/// What answers and notes say in cases that are easily put wrongly.
struct AnswerWordsTests {
  private static let cases: [(line: String, says: String)] = [
    (
      "report FILE -z zipf:40,1 --unseen infinite --only data",
      "of q's values (78.4 % of q) have probability 0 in z: "
    ),
    (
      "report FILE --holdout .2 --code huffman --only answer",
      "a Huffman code made for its first part costs"
    ),
    (
      "fit numbers --symbols line --family binomial --only answer",
      "No binomial distribution is nearest to numbers by value, because they come ever nearer to "
        + "their limit, poisson:20.5: a code for poisson:20.5 costs"
    ),
    (
      "fit corpus:dna --family zipf-mandelbrot --only answer",
      "S is at the end of the range that is searched: members beyond it may be nearer, and its "
        + "value means little."
    ),
    (
      "fit FILE --mix uniform:256,FILE --only answer",
      "No mixture costs less than the best of its proxies alone, "
    ),
    (
      "sweep limit uniform:256 --only answer",
      "The only setting is limit = 8, where the cost is 8.00000 bits/byte."
    ),
    (
      "sweep precision uniform:8 --only answer",
      "The cost above H(q,z) is 0.00000 bits/byte at every B from 6 to 16."
    ),
    ("drift ab --only answer", "separate codes for the two sides save 1 bit, tables excluded."),
    ("score test.csv --unit nats --only answer", "at 0.3715 nats per row; class frequencies alone"),
  ]

  @Test(arguments: cases)
  func `an answer says what is so`(line: String, says: String) throws {
    let folder = try ExampleFolder.make()
    try folder.write((1...40).map { "\($0)\n" }.joined(), "numbers")
    try folder.write("abba", "ab")
    let run = try Shell("COLUMNS=1000 qz \(line)", in: folder.path)
    #expect(run.status == 0)
    #expect(run.output.replacing("\n", with: " ").contains(says), "\(run.output)")
  }

  @Test func `a note that holds for q and z is printed once`() throws {
    let run = try QZ(["report", "-q", "poisson:250", "-z", "poisson:250", "--only", "data"])
    #expect(run.output.split(separator: "\n").count { $0.contains("values above 255") } == 1)
  }

  @Test func `a column that names rows is not called unused`() throws {
    let folder = try ExampleFolder.make()
    for name in ["x.csv", "y.csv"] {
      try folder.write("id,label,cat,dog\n7,cat,0.75,0.25\n8,dog,0.5,0.5\n", name)
    }
    let run = try Shell("qz score x.csv --against y.csv --only data", in: folder.path)
    #expect(run.output.contains("Rows are matched by id."))
    #expect(!run.output.contains("Not taken"))
  }

  @Test(arguments: [60, 80])
  func `names of files are whole on any screen`(width: Int) throws {
    let folder = try ExampleFolder.make()
    let name = "a-long-name-of-a-text-with-words-in-it.txt"
    try folder.write(folder.text("a.txt"), "texts/\(name)")
    let run = try Shell(
      "COLUMNS=\(width) qz matrix texts/\(name) b.txt corpus:english --data a.txt --only ranking",
      in: folder.path)
    #expect(run.output.contains(name) && run.output.contains("extra bytes"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= width })
  }
}
