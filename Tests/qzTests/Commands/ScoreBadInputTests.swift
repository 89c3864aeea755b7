import Foundation
import Testing

@testable import qz

/// Every mistake in a file gets one line with the place and the remedy, exit code 1, or 2
/// if the command line asks for what the file has not; and nothing is written.
struct ScoreBadInputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func expectFailure(
    _ content: [UInt8], _ arguments: [String], _ message: String, status: Int32 = 1,
    location: SourceLocation = #_sourceLocation
  ) throws {
    try Data(content).write(to: URL(fileURLWithPath: folder.path("f")))
    let words = arguments.map { $0.hasPrefix("/") ? folder.path(String($0.dropFirst())) : $0 }
    let output = folder.path("result")
    let failure = #expect(throws: Failure.self, sourceLocation: location) {
      try Main.run(["score", folder.path("f"), "--output", output] + words)
    }
    #expect(failure.map { folder.withoutPath($0.message) } == message, sourceLocation: location)
    #expect(failure?.exitCode == status, sourceLocation: location)
    #expect(!FileManager.default.fileExists(atPath: output), sourceLocation: location)
  }

  @Test(arguments: [
    ("", [], "f is empty; name a file of predictions or tokens"),
    ("\n\n", [], "f holds no rows; name a file of predictions or tokens"),
    ("label,p0,p1\n", [], "f holds no rows; write a label and a prediction in each line"),
    (
      "0,.5,.5\n1,.5,.4\n", [],
      "f: line 2 does not sum to 1, by up to 0.1; the tolerance is 1e-06; choose the columns of "
        + "probabilities with --columns"
    ),
    (
      "label,a,b\n0,.5,.4\n0,.5,.5\n1,.5,.3\n", [],
      "f: lines 2, 4 do not sum to 1 (2 in all), by up to 0.2; the tolerance is 1e-06; choose "
        + "the columns of probabilities with --columns"
    ),
    (
      "0,.5,.45\n", ["--tolerance", "0.01"],
      "f: line 1 does not sum to 1, by up to 0.05; the tolerance is 0.01; choose the columns of "
        + "probabilities with --columns"
    ),
    (
      "O,0.7,0.3\n1,0.6,0.4\n0,0.9,0.1\n", [],
      "f: line 1: the label 'O' is not a number, and the classes have no names; number classes "
        + "from 0, or name them as the heading does"
    ),
    (
      "O,1,0\n1,0.6,0.4\n", [],
      "f: line 1: the label 'O' is not a number, and the classes have no names; number classes "
        + "from 0, or name them as the heading does"
    ),
    ("2,.5,.5\n", [], "f: line 1: the label 2 is not a class from 0 to 1; number classes from 0"),
    ("-1,.5,.5\n", [], "f: line 1: the label -1 is not a class from 0 to 1; number classes from 0"),
    (
      "0.5,.5,.5\n", [],
      "f: line 1: the label 0.5 is not a class; number classes from 0; if labels are distributions, "
        + "give each class a column and name these with --label-column q0,q1"
    ),
    (
      "nan,.5,.5\n", [],
      "f: line 1: the label nan is not a class from 0 to 1; number classes from 0"
    ),
    (
      "label,cat,dog\ncow,.5,.5\n", [],
      "f: line 2: the label 'cow' is neither a number nor the name of a column of predictions; "
        + "number classes from 0, or name them as the heading does"
    ),
    (
      "label,1,2\n0,.5,.5\n", [],
      "f: line 2: the label '0' is not the name of a column of predictions, and these are "
        + "numbers; name classes as the heading does"
    ),
    (
      "0,.5,.5\n0,.25,.25,.5\n", [],
      "f: line 2: 4 columns, where the first line has 3; give every line as many"
    ),
    (
      "0,.5,.5\n0,1\n", [],
      "f: line 2: 2 columns, where the first line has 3; give every line as many"
    ),
    (
      "0,.5,.5\n1,nan,1\n", [],
      "f: line 2: the number of class 0 is not a number; give every class a finite number"
    ),
    (
      "0,.5,.5\n1,1,inf\n", [],
      "f: line 2: the number of class 1 is inf; give every class a finite number"
    ),
    (
      "0,.5,.5\n1,1.25,-.25\n", [],
      "f: line 2: the number of class 1 is not a probability: -0.25; give probabilities, choose "
        + "their columns with --columns, or use --logits if they are logarithms"
    ),
    (
      "0,.5\n1,1.5\n", [],
      "f: line 2: the number of class 1 is not a probability: 1.5; give probabilities, choose "
        + "their columns with --columns, or use --logits if they are logarithms"
    ),
    (
      "0,.5\n1,-.25\n", [],
      "f: line 2: the number of class 1 is not a probability: -0.25; give probabilities, choose "
        + "their columns with --columns, or use --logits if they are logarithms"
    ),
    (
      "0,.5\n1,nan\n", [],
      "f: line 2: the number of class 1 is not a number; give every class a finite number"
    ),
    (
      "0,.5,.5\n1,x,1\n", [],
      "f: line 2: 'x' in column 2 is not a number; write a decimal number there"
    ),
    (
      "0,.5,.5\n1,,1\n", [],
      "f: line 2: '' in column 2 is not a number; write a decimal number there"
    ),
    (
      "0,-inf,-inf\n", ["--logits"],
      "f: line 1: every class is impossible; give at least one class a probability"
    ),
    (
      "0\n1\n", [],
      "f: no column is left for predictions; write a label and a number for each class in every "
        + "line"
    ),
  ])
  func `tables`(content: String, arguments: [String], message: String) throws {
    try expectFailure(Array(content.utf8), arguments, message)
  }

  @Test(arguments: [
    (
      "{\"label\": 0}\n", [],
      "f: line 1 has no predictions; give every line 'probabilities', 'logits' or 'logprobs'"
    ),
    (
      "{\"probs\": [1, 0]}\n", [],
      "f: line 1 has no label; give every line a 'label', or use --labels FILE"
    ),
    (
      "{\"label\": 0, \"probs\": [1, 0]}\n{\"label\": 0, \"logits\": [1, 0]}\n", [],
      "f: line 2 has 'logits' where lines before it have 'probs'; give every line the same"
    ),
    (
      "{\"label\": 0, \"probs\": [1, 0]}\n{\"label\": 0, \"probs\": [1, 0, 0]}\n", [],
      "f: line 2: 3 numbers instead of 2; give every row as many numbers"
    ),
    (
      "{\"label\": 0, \"probs\": [1, 0]}\n{\"label\": 0, \"probs\": [NaN, 0]}\n", [],
      "f: line 2: the number of class 0 is not a number; give every class a finite number"
    ),
    (
      "{\"label\": 0, \"probs\": [1, 0]}\n{\"label\": 0, \"probs\": [1, \"a\"]}\n", [],
      "f: line 2: 'probs' is of the wrong kind; write it like {\"label\": 1, \"probabilities\": "
        + "[0.2, 0.8]} or {\"text\": \"a\", \"logprob\": -1.5}"
    ),
    (
      "{\"label\": 0, \"probs\": [1, 0]}\n{\"label\": [0.5, 0.5], \"probs\": [1, 0]}\n", [],
      "f: line 2: the label: 2 numbers instead of 1; give every row one class, or a "
        + "distribution over all"
    ),
    (
      "{\"label\": [0.5, 0.25], \"probs\": [1, 0]}\n", [],
      "f: line 1: the label: the probabilities sum to 0.75, which is 0.25 away from 1; the "
        + "tolerance is 1e-06; correct it, or use --normalize"
    ),
    (
      "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n{\"text\": \"a\", \"logprob\": -1, "
        + "\"base\": 10}\n",
      [],
      "f: line 2: a logarithm to the base 10, where others are to the base 2; bring them to one "
        + "base"
    ),
    (
      "{\"text\": \"a\", \"logprob\": 0.5}\n", ["--base", "e"],
      "f: line 1: the log-probability 0.5 is above 0, that of a probability above 1; give "
        + "logarithms of probabilities"
    ),
    (
      "{\"text\": \"a\", \"logprob\": \"nan\"}\n", ["--base", "e"],
      "f: line 1: the log-probability is not a number; give logarithms of probabilities"
    ),
    (
      "{\"text\": \"a\", \"logprob\": null}\n", ["--base", "e"],
      "f holds no token with a log-probability; name a file of tokens that a model predicted"
    ),
    (
      "{\"logprob\": -1}\n", ["--base", "e"],
      "f: line 1 has neither 'text' nor 'bytes'; give every token one of them"
    ),
    (
      "the=1 1 -1\tTotal: -2 OOV: 0\n", [],
      "f: line 1: the words sum to −1, and the total is −2; give it the whole output "
        + "of 'query -v word'"
    ),
    (
      "the=0 1 -1\tTotal: -1 OOV: 0\n", [],
      "f: line 1: 1 words are number 0, and 0 are said to be unknown; give it the whole "
        + "output of 'query -v word'"
    ),
    (
      "the=1 1 -1\t\n", [],
      "f: line 1 does not end with 'Total:' and 'OOV:'; give it the whole output of 'query -v word'"
    ),
    (
      "the=1 1 -1\tcat 1 -1\tTotal: -2 OOV: 0\n", [],
      "f: line 1: 'cat 1 -1' is not a word with three numbers; it is written like the=12 2 -1.5"
    ),
  ])
  func `lines of JSON and words`(content: String, arguments: [String], message: String) throws {
    try expectFailure(Array(content.utf8), arguments, message)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", ["--columns", "c"], "f has no column 'c'; it has a, b"),
    ("a,b\n1,2\n", ["--label-column", "5"], "f has no column '5'; it has a, b"),
    (
      "0,.5,.5\n", ["--base", "2"],
      "--base is about logarithms, and f holds probabilities; leave it out, or say --logits"
    ),
    ("0,.5,.5\n", ["--clip", "0"], "--clip takes a number from 1e-300 to 0.5, not '0'"),
    (
      "0,.5,.5\n", ["--temperature", "0"],
      "--temperature takes a number from 1e-06 to 1000000, not '0'"
    ),
    ("0,.5,.5\n", ["--base", "3"], "--base takes e, 2 or 10, not '3'"),
    (
      "{\"text\": \"a\", \"logprob\": -1}\n", [],
      "f does not give the base of its logarithms; use --base e for natural ones, or 2, or 10"
    ),
    (
      "{\"text\": \"a\", \"logprob\": -1, \"base\": 2}\n", ["--base", "e"],
      "f: its logarithms have the base 2, but --base says e; leave --base out"
    ),
    (
      "{\"text\": \"a\", \"logprob\": -1}\n", ["--base", "e", "--clip", "1e-6"],
      "--clip is for predictions of classes, but f has tokens; leave it out"
    ),
    (
      "the=1 1 -1\tTotal: -1 OOV: 0\n", ["--base", "2"],
      "f: its logarithms have the base 10, but --base says 2; leave --base out"
    ),
  ])
  func `what the command line asks for, and the file has not`(
    content: String, arguments: [String], message: String
  ) throws {
    try expectFailure(Array(content.utf8), arguments, message, status: 2)
  }

  @Test func `arrays and their labels`() throws {
    let array = NPYSample.file([[0.5, 0.5], [0.25, 0.75]])
    try Data(NPYSample.file([[0]], type: "<i8", isVector: true))
      .write(to: URL(fileURLWithPath: folder.path("few")))
    try Data("label\n0\n1\n1\n".utf8).write(to: URL(fileURLWithPath: folder.path("many")))
    try Data("id,label\n7,0\n8,5\n".utf8).write(to: URL(fileURLWithPath: folder.path("wrong")))
    try expectFailure(
      array, [], "f has no labels; name the file that holds them with --labels FILE", status: 2)
    try expectFailure(
      array, ["--labels", "/few"],
      "few has fewer labels than f has predictions; give every prediction one label")
    try expectFailure(
      array, ["--labels", "/many"],
      "many has more labels than f has predictions; give every prediction one label")
    try expectFailure(
      array, ["--labels", "/wrong"],
      "wrong: line 3: the label 5 is not a class from 0 to 1; number classes from 0")
    try expectFailure(
      array.dropLast(), ["--labels", "/few"],
      "f: the NPY header says 2 × 2 numbers of 8 bytes, and 31 bytes follow; save it again with "
        + "numpy.save, as an array of numbers"
    )
    try Data(NPYSample.file([[], []])).write(to: URL(fileURLWithPath: folder.path("empty")))
    try expectFailure(
      array, ["--labels", "/empty"],
      "empty has rows without numbers; give every prediction a label")
    try expectFailure(
      array, ["--labels", "/none"],
      "none: no such file; check the name")
  }

  @Test func `great counts have separators`() throws {
    let rows = String(repeating: "0,.5,.4\n", count: 1_500)
    try expectFailure(
      Array(rows.utf8), [],
      "f: lines 1, 2, 3, 4, 5 … do not sum to 1 (1,500 in all), by up to 0.1; the tolerance is "
        + "1e-06; choose the columns of probabilities with --columns"
    )
    try expectFailure(
      Array("0,.5,.5\n0\(String(repeating: ",0", count: 1_000))\n".utf8), [],
      "f: line 2: 1,001 columns, where the first line has 3; give every line as many")
    let array = NPYSample.file([[Double]](repeating: [0.5, 0.5], count: 1_000))
    try expectFailure(
      array.dropLast(), [],
      "f: the NPY header says 1,000 × 2 numbers of 8 bytes, and 15,999 bytes follow; save it "
        + "again with numpy.save, as an array of numbers"
    )
  }

  @Test func `the command ends with code 1, one line, and nothing on standard output`() throws {
    let run = try QZ(["score", "-"], input: "0,.5,.4\n")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.error.hasPrefix("qz: "))
    #expect(run.error.split(separator: "\n").count == 1)
    let none = try QZ(["score"])
    #expect(none.status == 2)
    #expect(none.error.contains("qz score needs FILE"))
  }
}
