import SourceCoding
import Testing

@testable import qz

/// Remedies for what people guess.
struct HintTests {
  private static let texts = "probs:a=.5,b=.5"

  @Test(arguments: [
    ("arithmetic", "'range'"), ("Arithmetic", "'range'"), ("ans", "'rans'"), ("fse", "'tans'"),
    ("gzip", "dictionary method"), ("zstd", "dictionary method"), ("lz77", "dictionary method"),
    ("brotli", "dictionary method"), ("bwt", "ppm:5"), ("adaptive", "'adaptive-kt'"),
    ("mtf", "'move-to-front'"), ("rle", "ppm:3"), ("Huffman", "'huffman'"),
  ])
  func `a code under another name gets a hint`(name: String, hint: String) throws {
    let run = try QZ(["report", "corpus:dna", "--code", name])
    #expect(run.status == 2)
    #expect(run.error.contains(hint), "\(run.error)")
  }

  @Test(arguments: CodeHint.names)
  func `what a hint calls a code is one, and what it explains is none`(
    wrong: String, right: String
  ) throws {
    #expect(throws: Never.self) { try CodeCatalog.designer(named: right) }
    #expect(throws: UnknownCode.name(wrong)) { try CodeCatalog.designer(named: wrong) }
  }

  @Test(arguments: [
    ("probs:cat=.5,dog=.5", "--symbols word"), ("probs:ab=1", "--symbols word"),
    ("probs:heads=.6,tails=.4", "--symbols word"),
    ("weights:the=3,of=2", "--symbols word"), ("probs:é=.5,a=.5", "--symbols character"),
    ("probs:New York=.5,Rome=.5", "--symbols line"),
  ])
  func `names that are not one byte get the unit in which each is one symbol`(
    spec: String, option: String
  ) throws {
    let run = try QZ(["report", "-q", spec])
    #expect(run.status == 2)
    #expect(run.error.contains("add \(option)"), "\(run.error)")
    let words = option.split(separator: " ").map(String.init)
    #expect(try QZ(["report", "-q", spec, "--count", "100"] + words).status == 0)
  }

  @Test(arguments: [
    ("report", "temperature", "temper:2,SPEC"), ("report", "model", "use -z SPEC"),
    ("report", "q", "'-q'"), ("report", "dest", "-o FILE"), ("report", "json", "--format json"),
    ("report", "nats", "--unit nats"), ("report", "samples", "--count N"),
    ("report", "alpha", "--smoothing add:X"), ("report", "algorithm", "--code NAME"),
    ("report", "data", "without an option"), ("report", "against", "'qz score'"),
    ("matrix", "holdout", "'qz report'"), ("decode", "verbose", "prints all that it has"),
    ("sweep", "lambda", "mix:"), ("report", "jobs", "--threads N"),
  ])
  func `an option under another name gets a hint`(
    command: String, option: String, hint: String
  ) throws {
    let run = try QZ([command, "corpus:dna", "--\(option)"])
    #expect(run.status == 2)
    #expect(run.error.contains("unknown option '--\(option)'"))
    #expect(run.error.contains(hint), "\(run.error)")
  }

  @Test func `no hint hides an option that the command has`() {
    for command in CommandRunner.overview.commands {
      for option in command.options {
        #expect(throws: Never.self) {
          let words = ["--\(option.name)" + (option.takesValue ? "=1" : "")]
          do throws(Failure) { _ = try Arguments(words, for: command) } catch {
            #expect(!error.message.contains("unknown option"))
          }
        }
      }
    }
  }
}
