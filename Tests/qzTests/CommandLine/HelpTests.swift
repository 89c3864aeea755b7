import Testing

@testable import qz

struct HelpTests {
  private let overview = CommandOverview(
    summary: "qz designs codes from a proxy z, encodes data from q, and says where every bit went",
    commands: [SampleCommand.report]
      + ["matrix", "sweep", "drift", "fit", "score", "design", "encode", "decode"].map {
        CommandDescription(name: $0, summary: "what \($0) does", options: [], examples: [])
      },
    examples: SampleCommand.report.examples)

  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  @Test func `the help of the largest command fits a screen`() {
    let lines = lines(SampleCommand.report.help())
    #expect(lines.count <= 30)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: CommandRunner.all.map(\.description.name))
  func `the help of every command fits a screen and ends with examples`(name: String) throws {
    let command = try CommandRunner.overview.command(named: name)
    let lines = lines(command.help())
    #expect(lines.count <= 30)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(command.examples.count >= 3)
    // What is only named is explained elsewhere.
    let topic = try #require(HelpTopic.named("options")).text(width: 80)
    for option in command.options {
      let isExplained = lines.contains { $0.hasPrefix("  \(option.heading)") }
      let other = HelpTopic.named(command.explained?.topic ?? "")?.text(width: 80) ?? ""
      #expect(
        isExplained || (topic + other).contains("  \(option.heading)"), "--\(option.name)")
    }
  }

  @Test(arguments: CommandRunner.all.map(\.description.name))
  func `--help explains every option of a command, and -h is its screen`(name: String) throws {
    let command = try CommandRunner.overview.command(named: name)
    let whole = try QZ([name, "--help"], environment: ["COLUMNS": "80"]).output
    for option in command.options {
      #expect(whole.contains("\n  \(option.heading)"), "--\(option.name)")
    }
    #expect(try QZ([name, "-h"], environment: ["COLUMNS": "80"]).output == command.help() + "\n")
    #expect(try QZ(["help", name], environment: ["COLUMNS": "80"]).output == whole)
  }

  @Test func `the overview of all commands fits a screen`() {
    let lines = lines(CommandRunner.overview.help())
    #expect(lines.count <= 30)
    #expect(lines.allSatisfy { $0.count <= 80 })
    for command in CommandRunner.overview.commands {
      #expect(lines.contains { $0.hasPrefix("  \(command.name) ") }, "\(command.name)")
    }
  }

  @Test func `what may take its time can be told to be quiet`() {
    let quick = ["merge", "list", "explain", "schema", "manual", "completions"]
    let commands = CommandRunner.all.map(\.description).filter { !quick.contains($0.name) }
    #expect(commands.filter { $0.option(named: "quiet") == nil }.map(\.name) == [])
  }

  @Test(arguments: [40, 60, 80, 100, 132])
  func `help keeps to its width and leaves no trailing space`(width: Int) {
    for text in [SampleCommand.report.help(width: width), overview.help(width: width)] {
      #expect(lines(text).filter { $0.count > width } == [])
      #expect(lines(text).filter { $0.hasSuffix(" ") } == [])
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }
  }

  @Test(arguments: [0, 1, 5])
  func `a width that is too small still gives every word`(width: Int) {
    let words = { (text: String) in text.split { " \n".contains($0) } }
    #expect(
      words(SampleCommand.report.help(width: width)) == words(SampleCommand.report.help()))
  }

  @Test func `help is laid out in two columns and ends with its examples`() {
    let description = CommandDescription(
      name: "fit", summary: "the nearest member of a family", operands: [Operand("DATA", .specs)],
      options: [SharedOptions.output.summary, SharedOptions.color.summary],
      examples: [("qz fit a.txt", "one"), ("qz fit a.txt --color never", "two")])
    #expect(
      description.help(width: 60) == """
        usage: qz fit DATA [options]

        the nearest member of a family

        options
          -o, --output FILE  where to write the result (default
                             standard output)
              --color WHEN   colour and bars: auto, always or never
                             (default auto)
          -h, --help         one screen with -h, everything with
                             --help

        examples
          qz fit a.txt                one
          qz fit a.txt --color never  two

        """)
  }

  @Test func `the overview lists every command and ends with its examples`() {
    let text = overview.help()
    for command in overview.commands { #expect(text.contains("  \(command.name) ")) }
    #expect(text.hasSuffix("qz report - --format json <x  for a program\n"))
    #expect(lines(text).count <= 30)
  }

  @Test(arguments: [
    ("reprot", "no command 'reprot'; did you mean 'qz report'?"),
    ("mat", "no command 'mat'; did you mean 'qz matrix'?"),
    ("zzz", "no command 'zzz'; 'qz --help' lists the commands"),
  ])
  func `an unknown command is a usage failure`(name: String, message: String) throws {
    #expect(throws: Failure.usage(message)) { try overview.command(named: name) }
    #expect(try overview.command(named: "report").name == "report")
  }

  @Test func `an option declared twice is a programmer's mistake`() async {
    await #expect(processExitsWith: .failure) {
      _ = CommandDescription(
        name: "x", summary: "", options: [SharedOptions.seed.summary, SharedOptions.seed.summary],
        examples: [])
    }
  }
}
