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

  /// The shells at hand; where one is missing its own tests are skipped, and say so.
  private static let shells = ["bash", "zsh", "fish"].filter(Shell.has)

  @Test(arguments: shells)
  func `the shell can read it`(shell: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(script(shell), "script")
    let run = try Shell("\(shell) -n script", in: folder.path)
    #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
  }

  @Test(
    .enabled(if: Shell.has("bash"), "bash is not installed"),
    arguments: [
      ("qz rep", ["report"]), ("qz report --form", ["--format"]),
      ("qz report --format j", ["json"]), ("qz report FI", ["FILE"]),
      ("qz report FILE -z corpus:eng", ["english"]), ("qz help smoo", ["smoothing"]),
      ("qz sweep m", ["mixture"]), ("qz sweep mixture --seed 3 m", ["markov:", "mix:"]),
      ("qz sweep ", SweepKind.all.map(\.name)), ("qz report FILE --onl", ["--only"]),
      ("qz report FILE --only information,b", ["information,bill"]),
      ("qz list cor", ["corpora"]), ("qz completions b", ["bash"]),
      ("qz report --code ra", ["range:", "rans:"]),
      ("qz report --code huffman,ran", ["huffman,range:", "huffman,rans:"]),
      ("qz report --code limited:11,huf", ["11,huffman", "11,huffman-uneven"]),
      ("qz report --code=huffman,ta", ["huffman,tans:"]),
      ("qz fit FILE --family po", ["poisson"]), ("qz report --format=h", ["html"]),
      ("qz report --threads ", []), ("qz encode FILE --code au", ["auto"]),
      ("qz report FILE --escape ", ["witten-bell", "add:", "fixed:"]),
      ("qz matrix FILE --show k", ["kl"]), ("qz design FILE --code fix", ["fixed"]),
      ("qz score FILE --base ", ["e", "2", "10"]),
    ])
  func `bash completes as one types`(line: String, answers: [String]) throws {
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

  @Test(
    .enabled(if: Shell.has("zsh"), "zsh is not installed"),
    arguments: [
      ("qz rep", ["report|design codes for z, send q with them, and read the bill"]),
      ("qz report --form", ["--format|form of the result; svg:NAME is one picture of it"]),
      ("qz report --format j", ["json|"]), ("qz report --format=h", ["--format=html|"]),
      ("qz report FI", ["FILE|"]), ("qz encode FILE --book FI", ["FILE|"]),
      ("qz report FILE -z corpus:eng", ["corpus:english|7,562 bytes, English prose"]),
      ("qz sweep m", ["mixture|cost of q as z approaches q"]),
      ("qz sweep ", SweepKind.all.map { "\($0.name)|\($0.summary.replacing("'", with: "’"))" }),
      ("qz list cod", ["codes|the values of --code", "code:|a codebook in a JSON file"]),
      ("qz help smoo", ["smoothing|how counts become a distribution, by --smoothing"]),
      ("qz completions b", ["bash|"]), ("qz report --unit ", ["bits|", "nats|", "bans|"]),
      ("qz encode FILE --code au", ["auto|the code that makes the file shortest"]),
      (
        "qz report FILE --code huffman,ran",
        [
          "huffman,range:|an interval that each symbol makes narrower, with z in 2^B shares",
          "huffman,rans:|one number with a digit for each symbol, with z in 2^B shares",
        ]
      ),
      ("qz fit FILE --family poisson,n", ["poisson,negative-binomial|"]),
      ("qz report FILE --escape f", ["fixed:|P, for any data"]),
      ("qz matrix FILE --show k", ["kl|KL(q‖z)"]),
    ])
  func `zsh completes as one types`(line: String, answers: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("text", "FILE")
    let session = try ZshSession(typing: line, script: script("zsh"), in: folder)
    // A text that does not fit the line is cut.
    let isRight = session.answers.elementsEqual(answers) { $1.hasPrefix($0.trimmed) }
    #expect(isRight, "\(session.answers) \(session.error)")
  }

  @Test(
    .enabled(if: Shell.has("zsh"), "zsh is not installed"),
    arguments: [
      ("qz rep", "qz report "), ("qz report FILE -z mark", "qz report FILE -z markov:"),
      ("qz encode FILE --code huffman,adaptive-k", "qz encode FILE --code huffman,adaptive-kt"),
      ("qz encode FILE --code=au", "qz encode FILE --code=auto"),
    ])
  func `zsh goes on where something may follow`(line: String, completed: String) throws {
    let session = try ZshSession(typing: line, script: script("zsh"), in: TemporaryFolder())
    #expect(session.line == completed, "\(session.error)")
  }

  @Test(
    .enabled(if: Shell.has("bash"), "bash is not installed"),
    arguments: [
      ("qz rep", ""), ("qz report FILE -z mark", "nospace\n"), ("qz report FILE --unit na", ""),
      ("qz encode FILE --code huffman,adaptive-k", "nospace\n"),
      ("qz report FI", "filenames\n"), ("qz encode FILE --book FI", "filenames\n"),
    ])
  func `bash is told what may follow`(line: String, asked: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(script("bash"), "script")
    try folder.write("text", "FILE")
    let run = try Shell(
      """
      source ./script
      compopt() { echo "$2"; }
      COMP_LINE='\(line)'
      COMP_POINT=${#COMP_LINE}
      _qz
      """, in: folder.path, shell: "/bin/bash")
    #expect(run.output == asked, "\(run.error)")
  }

  @Test(
    .enabled(if: Shell.has("fish"), "fish is not installed"),
    arguments: [
      ("qz rep", ["report\tdesign codes for z, send q with them, and read the bill"]),
      ("qz report --form", ["--format\tform of the result; svg:NAME is one picture of it"]),
      ("qz report --format j", ["json"]), ("qz report --format=h", ["--format=html"]),
      ("qz report FI", ["FILE"]), ("qz encode FILE --book FI", ["FILE"]),
      ("qz report FILE -z corpus:eng", ["corpus:english\t7,562 bytes, English prose"]),
      ("qz sweep m", ["mixture\tcost of q as z approaches q"]),
      ("qz sweep ", SweepKind.all.map { "\($0.name)\t\($0.summary)" }.sorted()),
      (
        "qz schema s",
        ["score\tqz.score/1: what 'qz score' writes", "sweep\tthe same as experiment"]
      ),
      ("qz list cor", ["corpora\tthe built-in texts"]),
      ("qz help smoo", ["smoothing\thow counts become a distribution, by --smoothing"]),
      ("qz completions b", ["bash"]),
      ("qz encode FILE --code au", ["auto\tthe code that makes the file shortest"]),
      (
        "qz report --code huffman,rans",
        ["huffman,rans:\tone number with a digit for each symbol, with z in 2^B shares"]
      ),
      ("qz fit FILE --family po", ["poisson"]),
      ("qz fit FILE --family poisson,be", ["poisson,bernoulli"]),
      ("qz report FILE --escape f", ["fixed:\tP, for any data"]),
      ("qz matrix FILE --show k", ["kl\tKL(q‖z)"]),
    ])
  func `fish completes as one types`(line: String, answers: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(script("fish"), "script")
    try folder.write("text", "FILE")
    let run = try Shell(
      "HOME=$PWD fish --no-config -c 'source script; complete -C \"\(line)\"'", in: folder.path)
    // Words that have no text of their own come with the help of their option.
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

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmed: Substring {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return text
  }
}
