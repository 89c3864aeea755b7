import Foundation
import Testing

@testable import qz

struct CompletionTests {
  private func script(_ shell: String) throws -> String {
    let run = try QZ(["completions", shell])
    #expect(run.status == 0 && run.error.isEmpty)
    return run.output
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `every command and option is in it`(shell: String) throws {
    let script = try script(shell)
    for command in CommandRunner.all.map(\.description) {
      #expect(script.contains(command.name))
      for option in command.options {
        #expect(script.contains(shell == "fish" ? "-l \(option.name)" : "--\(option.name)"))
      }
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `the shell can read it`(shell: String) throws {
    guard Shell.has(shell) else { return }
    let folder = try TemporaryFolder()
    try folder.write(script(shell), "script")
    let run = try Shell("\(shell) -n script", in: folder.path)
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
  }

  @Test(arguments: [
    ("qz rep", ["report"]), ("qz report --form", ["--format"]),
    ("qz report --format j", ["json"]), ("qz report FI", ["FILE"]),
    ("qz report FILE -z corpus:eng", ["english"]), ("qz help smoo", ["smoothing"]),
    ("qz sweep m", ["mixture"]), ("qz sweep mixture --seed 3 m", ["markov:", "mix:"]),
    ("qz list co", ["codes", "corpora"]), ("qz completions b", ["bash"]),
    ("qz report --code ra", ["range:", "rans:"]),
    ("qz report --code huffman,ran", ["huffman,range:", "huffman,rans:"]),
    ("qz report --code limited:11,huf", ["11,huffman", "11,huffman-uneven"]),
    ("qz report --code=huffman,ta", ["huffman,tans:"]),
    ("qz fit FILE --family z", ["zipf"]), ("qz report --format=h", ["html"]),
    ("qz report --threads ", []),
  ])
  func `bash completes as one types`(line: String, answers: [String]) throws {
    guard Shell.has("bash") else { return }
    let folder = try TemporaryFolder()
    try folder.write(script("bash"), "script")
    try folder.write("text", "FILE")
    let run = try Shell(
      """
      source ./script 2>/dev/null
      COMP_LINE=$(printf '%s' '\(line)'; printf x); COMP_LINE=${COMP_LINE%x}
      COMP_POINT=${#COMP_LINE}
      _qz
      printf '%s\\n' "${COMPREPLY[@]}"
      """, in: folder.path, shell: "/bin/bash")
    let found = run.output.split(separator: "\n").map(String.init)
    if answers.isEmpty {
      #expect(run.status == 0)
    } else {
      #expect(found == answers, "\(run.error)")
    }
  }

  @Test(arguments: [
    ("qz sweep m", ["mixture"]), ("qz list cor", ["corpora"]), ("qz completions b", ["bash"]),
    (
      "qz report --code huffman,rans",
      ["huffman,rans:\tone number, each symbol a digit of it, z in 2^B shares"]
    ),
    ("qz fit FILE --family z", ["zipf"]), ("qz fit FILE --family poisson,z", ["poisson,zipf"]),
  ])
  func `fish completes as one types`(line: String, answers: [String]) throws {
    guard Shell.has("fish") else { return }
    let folder = try TemporaryFolder()
    try folder.write(script("fish"), "script")
    let run = try Shell(
      "HOME=$PWD fish --no-config -c 'source script; complete -C \"\(line)\"'", in: folder.path)
    // Behind the word and a tab there is its summary, or the help of the option.
    let found = run.output.split(separator: "\n").map(String.init)
    let isRight = found.elementsEqual(answers) { $0 == $1 || $0.hasPrefix($1 + "\t") }
    #expect(isRight, "\(found) \(run.error)")
  }

  @Test func `what takes a value takes one in every command`() {
    let options = CommandRunner.all.flatMap(\.description.options)
    let flags = Set(options.filter { !$0.takesValue }.flatMap(\.names))
    #expect(flags.isDisjoint(with: CompletionWords.valued))
  }

  @Test func `a shell that is unknown is wrong usage`() throws {
    let run = try QZ(["completions", "fihs"])
    #expect(run.status == 2)
    #expect(run.error.contains("did you mean 'fish'?"))
  }

  @Test func `the manual names every command and option, and roff can read it`() throws {
    let page = try QZ(["manual"]).output
    let plain = page.replacing("\\-", with: "-")
    for command in CommandRunner.all.map(\.description) {
      #expect(plain.contains("qz \(command.name)"))
      for option in command.options { #expect(plain.contains("--\(option.name)")) }
    }
    guard Shell.has("groff") else { return }
    let folder = try TemporaryFolder()
    try folder.write(page, "qz.1")
    let run = try Shell("groff -man -ww -Tutf8 -K utf8 -P -cbou qz.1", in: folder.path)
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
    #expect(run.output.contains("EXIT STATUS"))
  }
}
