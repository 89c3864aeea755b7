import Foundation
import Testing

@testable import qz

/// Tables as people have them: which columns and rows are what.
struct ScoreLayoutTests {
  private let reading: ScoreReading

  init() throws { reading = try ScoreReading() }

  /// −log2 of the mean likelihood of labels whose probabilities are given.
  private func bits(_ probabilities: Double...) -> Double {
    -probabilities.map(log2).reduce(0, +) / Double(probabilities.count)
  }

  /// −log2 of the softmax of a row at a place.
  private func bits(_ logits: [Double], at place: Int) -> Double {
    -log2(exp(logits[place]) / logits.map { exp($0) }.reduce(0, +))
  }

  @Test(arguments: [
    ("label,1.0,0.0\n1.0,.9,.1\n0.0,.2,.8\n", 0.236965594166206),
    ("label,1.0,0.0\n1,.9,.1\n0,.2,.8\n", 0.236965594166206),
    ("label,3,7\n7.0,.9,.1\n3,.2,.8\n", 2.821928094887362),
    ("label,0.5,1,1.5,2\n2,.1,.2,.3,.4\n", 1.321928094887362),
    ("label,\"10\",\"9\",\"x\"\n9,.1,.5,.4\nx,.25,.5,.25\n", 1.5),
    ("label,2,1,none\n1,.25,.5,.25\nnone,.25,.5,.25\n", 1.5),
    ("truth,2,1,none\n1,.25,.5,.25\nnone,.25,.5,.25\n", 1.5),
  ])
  func `labels name columns, whatever these are called`(text: String, bits: Double) throws {
    #expect(isNear(try reading.score([text])["crossEntropy"], bits))
  }

  @Test(arguments: [
    "label;a;b\na;0,9;0,1\nb;0,2;0,8\n", "0;0,9;0,1\n1;0,2;0,8\n", "0,9;0,1;0\n0,2;0,8;1\n",
    "label,a,b\na,\"0,9\",\"0,1\"\nb,\"0,2\",\"0,8\"\n",
  ])
  func `decimal commas are read where another character separates fields`(text: String) throws {
    let options = text.hasPrefix("0,9") ? ["a", "--label-column", "3"] : ["a"]
    #expect(isNear(try reading.score([text], options)["crossEntropy"], 0.236965594166206))
  }

  @Test func `names that are numbers are never counted`() {
    #expect(
      reading.failure(["label,1,2\n0,.5,.5\n"])
        == "a: line 2: the label '0' is not the name of a column of predictions, and these are numbers; name classes as the heading does"
    )
  }

  @Test func `two columns of one name are refused`() {
    #expect(
      reading.failure(["label,p,p\n0,.5,.5\n"])
        == "a: two columns are called 'p', so that a label cannot name one; rename one, or choose columns by their numbers with --columns"
    )
  }

  @Test(arguments: [
    ("0,1,2\n2,0,0\n0,2,0\n", "0\n0\n1\n"), ("0,1,2\n2,0,0\n0,2,0\n", "0\n1\n"),
    ("2,0,0\n0,2,0\n", "0\n0\n1\n"), ("2,0,0\n0,2,0\n", "label\n0\n1\n"),
    (",0,1,2\n0,2,0,0\n1,0,2,0\n", ",0\n0,0\n1,1\n"),
  ])
  func `what pandas writes over columns without names is a heading`(
    values: String, labels: String
  ) throws {
    let result = try reading.score([values, labels], ["a", "--logits", "--labels", "b"])
    #expect(result["rowCount"] as? Int == 2)
    #expect(isNear(result["crossEntropy"], bits([2, 0, 0], at: 0)))
    #expect(isNear(result["crossEntropy"], 0.34559, 1e-4))
  }

  @Test func `two columns may begin with such a heading too`() throws {
    let result = try reading.score(
      ["0,1\n1.5,-.5\n0,2\n", "0\n0\n1\n"], ["a", "--logits", "--labels", "b"])
    #expect(result["rowCount"] as? Int == 2)
    let whole = try reading.score(
      ["0,1\n1.5,-.5\n", "1\n0\n"], ["a", "--logits", "--labels", "b"])
    #expect(whole["rowCount"] as? Int == 2)
  }

  @Test(arguments: [
    ",label,l0,l1\n0,1,-1.5,.1\n1,0,.2,.8\n", "id,label,l0,l1\n0,1,-1.5,.1\n1,0,.2,.8\n",
    "index,label,l0,l1\n0,1,-1.5,.1\n1,0,.2,.8\n",
    "Unnamed: 0,label,l0,l1\n0,1,-1.5,.1\n1,0,.2,.8\n",
    "label,l0,l1,id\n1,-1.5,.1,x7\n0,.2,.8,x8\n",
    "text,label,l0,l1\n\"a, b\nc\",1,-1.5,.1\nd,0,.2,.8\n",
  ])
  func `what tells rows apart is no class`(text: String) throws {
    let result = try reading.score([text], ["a", "--logits"])
    #expect(result["classCount"] as? Int == 2)
    let expected = (bits([-1.5, 0.1], at: 1) + bits([0.2, 0.8], at: 0)) / 2
    #expect(isNear(result["crossEntropy"], expected))
    #expect(isNear(result["crossEntropy"], 0.88105, 1e-4))
  }

  @Test func `a class called id stays a class, and the columns taken are named`() throws {
    let result = try reading.score(["label,en,id\nid,.25,.75\nen,.5,.5\n"])
    #expect(isNear(result["crossEntropy"], bits(0.75, 0.5)))
    let run = try QZ(["score", reading.folder.path("a")])
    #expect(run.output.contains("The columns of predictions are en, id."))
    #expect(run.output.contains("Labels name classes by the name of the column."))
  }

  @Test func `normalising is advised only where a sum is near one`() {
    let far = reading.failure(["n,label,l0,l1\n0,1,.25,.75\n1,0,.5,.5\n"])
    #expect(far?.contains("--normalize") == false)
    #expect(far?.contains("--columns") == true)
    let near = reading.failure(["label,a,b\na,.33,.66\n"])
    #expect(near?.hasSuffix("use --normalize to divide rows by their sums") == true)
  }

  @Test(arguments: ["\r", "\r\n", "\n"])
  func `lines end in every way`(end: String) throws {
    let text = ["label,a,b", "a,.25,.75", "b,.5,.5"].joined(separator: end)
    #expect(isNear(try reading.score([text])["crossEntropy"], 1.5))
    let json = ["{\"y\": 0, \"probs\": [0.25, 0.75]}", "{\"y\": 1, \"probs\": [0.5, 0.5]}"]
    #expect(isNear(try reading.score([json.joined(separator: end)])["crossEntropy"], 1.5))
  }

  @Test func `UTF-16 is read, and named where its mark is missing`() throws {
    for text in [
      "label,a,b\na,.25,.75\n", "{\"label\": \"ä\", \"probs\": {\"ä\": 0.25, \"b\": 0.75}}\n",
    ] {
      let units = Array(text.utf16)
      let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let result = try reading.score([[0xFF, 0xFE] + little])
      #expect(isNear(result["crossEntropy"], 2))
      let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      #expect(isNear(try reading.score([[0xFE, 0xFF] + big])["crossEntropy"], 2))
      #expect(
        throws: Failure.job(
          "\(reading.folder.path("a")) is UTF-16 without the mark that says so",
          remedy: "save it as UTF-8")
      ) {
        try reading.score([little])
      }
    }
  }

  @Test func `quantities are refused by name`() {
    let failure = reading.failure(["y,prediction\n3.7,3.1\n2.5,2\n"])
    #expect(failure?.contains("regression") == true)
  }

  @Test(arguments: [
    ([0x1F, 0x8B, 8, 0], "compressed by gzip"), (Array("PAR1....".utf8), "a Parquet file"),
    ([0x80, 0x04, 0x95, 0], "a pickle of Python"),
  ])
  func `other files are named for what they are`(bytes: [UInt8], name: String) {
    #expect {
      try reading.score([bytes])
    } throws: { ($0 as? Failure)?.message.contains(name) ?? false }
  }

  @Test(arguments: [
    "label,a,b\na,1,0\nb,0,1\n", "label,a,b\na,.5,.5\nb,.5,.5\n", "label,a,b\na,.5,.5\nb,0,1\n",
  ])
  func `where every temperature costs the same, none is the best`(text: String) throws {
    let result = try reading.score([text])
    let temperature = try #require(result["temperature"] as? [String: Any])
    #expect(temperature["changesNothing"] as? Bool == true)
    let run = try QZ(["score", reading.folder.path("a")])
    #expect(run.output.contains("No temperature changes anything"))
    #expect(!run.output.contains("worse than none"))
  }
}
