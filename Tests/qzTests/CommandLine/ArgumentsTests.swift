import Reports
import SourceCoding
import Testing

@testable import qz

struct ArgumentsTests {
  private func parse(_ words: String...) throws -> Arguments {
    try Arguments(words, for: SampleCommand.report)
  }

  @Test(arguments: [
    ["--proxy", "en.txt"], ["--proxy=en.txt"], ["-z", "en.txt"], ["-zen.txt"],
    ["--", "--proxy"], ["-z", "a=b"], ["--proxy=a=b"], ["-z-1"], ["-z", "-1"], ["-z", "-"],
    ["--proxy="], ["-z", "-x"], ["-z", ""],
  ])
  func `every way to give a value`(words: [String]) throws {
    let expected: [[String]: String] = [
      ["-z", "a=b"]: "a=b", ["--proxy=a=b"]: "a=b", ["-z-1"]: "-1", ["-z", "-1"]: "-1",
      ["-z", "-"]: "-", ["--proxy="]: "", ["-z", "-x"]: "-x", ["-z", ""]: "",
    ]
    let arguments = try Arguments(words, for: SampleCommand.report)
    let isGiven = words != ["--", "--proxy"]
    #expect(arguments.isGiven(SampleCommand.proxy) == isGiven)
    #expect(
      try arguments.value(of: SampleCommand.proxy)
        == (isGiven ? expected[words] ?? "en.txt" : nil))
    #expect(arguments.operands == (isGiven ? [] : ["--proxy"]))
  }

  @Test func `operands keep their order among options`() throws {
    let arguments = try parse(
      "a", "-z", "p", "-", "--quiet", "b", "-1", "-.5", "", "--", "-q", "--")
    #expect(arguments.operands == ["a", "-", "b", "-1", "-.5", "", "-q", "--"])
    #expect(try arguments.value(of: SharedOptions.quiet))
    #expect(try !arguments.value(of: SharedOptions.verbose))
  }

  @Test func `an option that is not given has its default`() throws {
    let arguments = try parse()
    #expect(try arguments.value(of: SharedOptions.seed) == 1)
    #expect(try arguments.value(of: SharedOptions.format) == .text)
    #expect(try arguments.value(of: SharedOptions.unit) == .bits)
    #expect(try arguments.value(of: SharedOptions.color) == .auto)
    #expect(try arguments.value(of: SharedOptions.output) == nil)
    #expect(try 1...1_024 ~= arguments.value(of: SharedOptions.threads))
    #expect(!arguments.isGiven(SharedOptions.seed))
  }

  @Test func `values are typed`() throws {
    let arguments = try parse(
      "--seed=1e3", "--threads", "8", "--color", "never", "--unit", "nats", "--delta", "-.5")
    #expect(try arguments.value(of: SharedOptions.seed) == 1_000)
    #expect(try arguments.value(of: SharedOptions.threads) == 8)
    #expect(try arguments.value(of: SharedOptions.color) == .never)
    #expect(try arguments.value(of: SharedOptions.unit) == .nats)
    #expect(try arguments.value(of: SampleCommand.delta) == -0.5)
  }

  @Test(arguments: [
    (["--sed", "1"], "unknown option '--sed'; did you mean '--seed'?"),
    (["--out=x"], "unknown option '--out'; did you mean '--output'?"),
    (["-seed", "1"], "unknown option '-seed'; did you mean '--seed'?"),
    (["--zzzzz"], "unknown option '--zzzzz'; see 'qz report --help'"),
    (["-y"], "unknown option '-y'; see 'qz report --help'"),
    (["--=x"], "unknown option '--'; see 'qz report --help'"),
    (["--seed"], "--seed needs a value: --seed N (default 1); see 'qz report --help'"),
    (
      ["-o", "--quiet"],
      "--output needs a value: --output FILE (default standard output); see 'qz report --help'"
    ),
    (["-q", "-zx"], "--source needs a value: --source SPEC; see 'qz report --help'"),
    (["-q", "--"], "--source needs a value: --source SPEC; see 'qz report --help'"),
    (["--seed", "1", "--seed", "2"], "--seed is given twice; see 'qz report --help'"),
    (["-zp", "--proxy", "r"], "--proxy is given twice; see 'qz report --help'"),
    (["--quiet", "--quiet"], "--quiet is given twice; see 'qz report --help'"),
    (["--quiet=yes"], "--quiet takes no value; see 'qz report --help'"),
  ])
  func `what does not fit is a usage failure`(words: [String], message: String) {
    #expect(throws: Failure.usage(message)) { try Arguments(words, for: SampleCommand.report) }
  }

  @Test func `a bad value is a usage failure`() throws {
    let arguments = try parse("--seed", "x", "--color=nevr", "--unit=byte", "--threads=0")
    #expect(
      throws: Failure.usage(
        "--seed takes a whole number from 0 to 18446744073709551615, not 'x'")
    ) { try arguments.value(of: SharedOptions.seed) }
    #expect(
      throws: Failure.usage(
        "--color takes auto, always or never, not 'nevr'; did you mean 'never'?")
    ) { try arguments.value(of: SharedOptions.color) }
    #expect(throws: Failure.usage("--unit takes bits, nats or bans, not 'byte'")) {
      try arguments.value(of: SharedOptions.unit)
    }
    #expect(throws: Failure.usage("--threads takes a whole number from 1 to 1024, not '0'")) {
      try arguments.value(of: SharedOptions.threads)
    }
  }

  @Test(arguments: [["-h"], ["--help"], ["--sed", "x", "--help"], ["a", "-h", "--", "b"]])
  func `help is found among other words, even wrong ones`(words: [String]) throws {
    #expect(try Arguments(words, for: SampleCommand.report).wantsHelp)
  }

  @Test func `help behind the end of options is an operand`() throws {
    let arguments = try parse("--", "--help")
    #expect(!arguments.wantsHelp)
    #expect(arguments.operands == ["--help"])
  }

  @Test func `operands are counted`() throws {
    #expect(try parse("a", "b").operands(1...2) == ["a", "b"])
    #expect(throws: Failure.usage("qz report needs DATA…; see 'qz report --help'")) {
      try parse().operands(1...1)
    }
    #expect(throws: Failure.usage("unexpected argument 'b'; see 'qz report --help'")) {
      try parse("a", "b").operands(1...1)
    }
  }

  @Test func `a negative number is an option where its digit is one`() throws {
    let digit = Option<Bool>.flag("fast", short: "1", help: "fast")
    let command = CommandDescription(
      name: "x", summary: "x", options: [digit.summary], examples: [])
    let arguments = try Arguments(["-1", "-2"], for: command)
    #expect(try arguments.value(of: digit))
    #expect(arguments.operands == ["-2"])
  }
}
