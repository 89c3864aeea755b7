import Foundation
import Reports
import Testing

@testable import qz

/// The JSON Schemas of results.
struct SchemaCommandTests {
  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../Golden").standardizedFileURL

  private static let files =
    ((try? FileManager.default.contentsOfDirectory(atPath: golden.path)) ?? [])
    .filter { $0.hasSuffix(".json") }.sorted()

  @Test(arguments: files)
  func `a result that was looked at conforms to its schema`(file: String) throws {
    let text = try String(contentsOf: Self.golden.appendingPathComponent(file), encoding: .utf8)
    #expect(text.hasPrefix("{"))
    JSONSchemaCheck.hold(text)
  }

  @Test func `a member more or less, or of another type, does not conform`() throws {
    let schema = try #require(ResultSchema.named("list")).json
    func faults(_ json: String) throws -> Int {
      let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
      return JSONSchemaCheck(value, schema).faults.count
    }
    let entry = #""entries": [{"name": "a", "summary": "b"}]"#
    #expect(try faults(#"{"schema": "qz.list/1", "topics": [{"name": "x", \#(entry)}]}"#) == 0)
    #expect(try faults(#"{"schema": "qz.list/1", "topics": [{"name": 1, \#(entry)}]}"#) == 1)
    #expect(try faults(#"{"schema": "qz.list/1", "topics": [{\#(entry)}]}"#) == 1)
    #expect(try faults(#"{"schema": "qz.list/2", "topics": []}"#) == 1)
    #expect(try faults(#"{"schema": "qz.list/1", "topics": [], "more": 1}"#) == 1)
  }

  @Test(arguments: [
    ("sweep", "experiment"), ("fit", "experiment"), ("drift", "experiment"),
    ("encode", "encoding"), ("inspect", "file"), ("design", "codebook"),
  ])
  func `a command's name finds the schema of its result`(command: String, name: String) throws {
    #expect(try QZ(["schema", command]).output == QZ(["schema", name]).output)
    #expect(try QZ(["schema"]).output.contains("  \(command) "))
  }

  @Test func `every command whose result has a schema is a name of one`() {
    let names = ResultSchema.all.map(\.name) + Catalogue.schemaCommands.map(\.name)
    let withFormat = CommandRunner.all.map(\.description).filter {
      $0.option(named: "format")?.values.contains("json") ?? false
    }
    #expect(withFormat.map(\.name).filter { !names.contains($0) } == [])
  }

  @Test(arguments: ResultSchema.all.map(\.name))
  func `a schema names its dialect and itself`(name: String) throws {
    let run = try QZ(["schema", name])
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let identifier = try #require(schema["title"] as? String)
    #expect(try QZ(["schema", identifier]).output == run.output)
    #expect(try QZ(["schema"]).output.contains(identifier))
  }

  @Test func `members have the descriptions of the article`() throws {
    let text = try QZ(["schema", "comparison"]).output
    #expect(text.contains("how much worse B may be, in bits"))
  }

  @Test(arguments: [
    ("sweap", "qz schema sweep"), ("repport", "qz schema report"),
    ("nothing", "lists the results"),
  ])
  func `a wrong name gets a hint`(name: String, hint: String) throws {
    let run = try QZ(["schema", name])
    #expect(run.status == 2)
    #expect(run.error.contains(hint))
  }

  @Test(arguments: [
    "report FILE -z corpus:english --code ideal,huffman,rans,letters:3,ppm:2,order:1,vitter",
    "report -q probs:a=.5,b=.25,c=.25 -z uniform:256 --code ideal,block:2",
    "report corpus:headers -z code:hpack --code hpack --messages line --or-raw",
    "report corpus:french -z corpus:english --smoothing ml --unseen infinite",
    "report FILE --symbols word -z a.txt", "report EMPTY", "report EMPTY -z corpus:english",
    "matrix a.txt b.txt corpus:dna", "matrix a.txt b.txt --show huffman --cluster",
    "matrix a.txt", "sweep training corpus:dna", "sweep sample -q probs:a=.5,b=.5 --count 1000",
    "sweep temperature a.txt -z b.txt", "sweep limit FILE", "sweep block FILE",
    "sweep smoothing FILE", "sweep precision FILE", "sweep order FILE", "drift corpus:dna",
    "drift EMPTYISH", "fit FILE", "fit corpus:dna", "tables corpus:sensors --tables 1-3",
    "tables a.txt b.txt --by file --tables 1-2 --or-raw", "score test.csv",
    "score tokens.jsonl --base e", "score b.csv --against a.csv", "design FILE",
    "design FILE --code letters:3", "design a.txt --symbols word", "design zipf:9,1 --code tans:5",
    "list", "list hpack", "list utf8", "list morse", "encode FILE --code auto -o x.qz",
    "encode FILE -z corpus:english -o x.qz", "encode - -z corpus:english -o x.qz </dev/null",
  ])
  func `a result conforms to its schema`(line: String) throws {
    let folder = try ExampleFolder.make()
    try folder.write("", "EMPTY")
    try folder.write("aaaa", "EMPTYISH")
    let run = try Shell("qz \(line) --format json", in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("\"schema\" : \"qz."))
  }

  @Test(arguments: ["encode FILE", "encode FILE -z corpus:english", "encode FILE --messages line"])
  func `what inspect says conforms to its schema`(line: String) throws {
    let folder = try ExampleFolder.make()
    let run = try Shell(
      "qz \(line) -o x.qz --quiet && qz inspect x.qz --verbose --format json", in: folder.path)
    #expect(run.output.contains("\"qz.file/1\""), "\(run.error)")
  }
}
