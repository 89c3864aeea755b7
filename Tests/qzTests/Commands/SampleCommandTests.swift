import Foundation
import Testing

struct SampleCommandTests {
  @Test func `draws are those that a report measures`() throws {
    let folder = try TemporaryFolder()
    let spec = "probs:a=.7,b=.2,c=.1"
    let path = folder.path("draws")
    let run = try QZ(["sample", spec, "--count", "70000", "--seed", "3", "-o", path])
    #expect(run.status == 0 && run.output.isEmpty && run.error.isEmpty)
    #expect(try folder.names == ["draws"])
    let text = try folder.text("draws")
    #expect(text.utf8.count == 70_000 && Set(text) == ["a", "b", "c"])
    func total(_ arguments: [String]) throws -> Int? {
      let output = try QZ(["report", "--code", "huffman", "--format", "json"] + arguments).output
      let json = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      let code = (json?["codes"] as? [[String: Any]])?.first
      return (code?["streamBits"] as? Int) ?? (code?["bill"] as? [String: Any])?["total"] as? Int
    }
    let known = try total(["-q", spec, "--count", "70000", "--seed", "3", "-z", spec])
    #expect(known != nil)
    #expect(try total([path, "-z", spec]) == known)
  }

  @Test func `the seed decides, and words are drawn whole`() throws {
    let line = [
      "sample", "corpus:english", "--symbols", "word", "--count", "50", "--separator", "|",
    ]
    let first = try QZ(line).output
    #expect(try QZ(line).output == first && first.utf8.count > 50)
    #expect(try QZ(line + ["--seed", "2"]).output != first)
    #expect(try QZ(["sample", "uniform:256", "--count", "0"]).output.isEmpty)
  }

  @Test func `words that would join are refused, and the remedy makes them lines`() throws {
    let folder = try TemporaryFolder()
    let (spec, path) = ("probs:the=.5,cat=.3,dog=.2", folder.path("draws"))
    let line = ["sample", spec, "--symbols", "word", "--count", "300", "-o", path]
    let refused = try QZ(line)
    #expect(refused.status == 1)
    #expect(
      refused.error.hasSuffix(
        "; add --separator '\\n', and read them with --symbols line\n"), "\(refused.error)")
    #expect(try folder.names.isEmpty)
    #expect(try QZ(line + ["--separator", "\\n"]).status == 0)
    let words = try folder.text("draws").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(words.count == 301 && words.last == "")
    #expect(Set(words.dropLast()) == ["the", "cat", "dog"])
  }

  @Test(arguments: [
    ([], 2, "qz sample needs SPEC; name a file, or try zipf:256,1.1"),
    (["benford", "extra"], 2, "unexpected argument 'extra'"),
    (["-q", "benford", "extra"], 2, "unexpected argument 'extra'"),
    (["-"], 1, "-: empty"), (["no.txt"], 1, "no.txt: no such file"),
    (
      ["corpus:dna", "--symbols", "bit", "--count", "9"], 2,
      "9 bits are not a whole number of bytes"
    ),
    (
      ["corpus:dna", "--symbols", "gram:3,bit", "--count", "9"], 2,
      "9 gram:3,bits are not a whole number of bytes; draw a multiple of 8"
    ),
    (
      ["weights:a=1,b=1", "--symbols", "line"], 1,
      "the draws could not be read again: 'b' and 'b' would be read as 'bb"
    ),
    (
      ["weights:x|=1,b=1", "--symbols", "gram:2", "--separator", "|"], 2,
      "--separator occurs in the symbol 'x|', so symbols could not be read again; add"
    ),
    (
      ["corpus:dna", "--symbols", "bit", "--separator", "|"], 2,
      "--separator needs symbols of whole bytes, but --symbols is bit"
    ),
    (["benford", "--separator", ""], 2, "--separator takes 1 to 64 bytes, not ''"),
  ])
  func `mistakes are one line and nothing is written`(
    arguments: [String], status: Int32, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try QZ(["sample"] + arguments + ["-o", folder.path("out")])
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.error.hasPrefix("qz: \(message)"), "\(run.error)")
    #expect(try folder.names.isEmpty)
  }
}
