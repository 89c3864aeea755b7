/// The manual page in roff, with the macros of man(7).
enum ManualPage {
  static var text: String {
    let overview = CommandRunner.overview
    var lines = [
      ".TH QZ 1 \"\" \"qz \(Main.version)\" \"User Commands\"",
      ".SH NAME", "qz \\- \(escaped("a source-coding simulator"))",
      ".SH SYNOPSIS", ".B qz", "[\\fICOMMAND\\fR [\\fIoptions\\fR]]",
      ".SH DESCRIPTION", escaped(overview.summary),
      ".SH COMMANDS",
    ]
    lines += CommandRunner.all.flatMap { section(on: $0.description) }
    for topic in HelpTopic.all {
      lines += [".SH \(topic.name.uppercased())"]
      lines += topic.paragraphs.flatMap { [".PP", escaped($0)] }
      lines += topic.rows.flatMap { [".TP", ".B \(escaped($0.left))", escaped($0.right)] }
      lines += examples(topic.examples)
    }
    lines += [
      ".SH EXIT STATUS", ".TP", ".B 0", "done", ".TP", ".B 1",
      "the job failed, or a check did not hold", ".TP", ".B 2", "wrong usage",
      ".SH EXAMPLES",
    ]
    lines += overview.examples.flatMap { [".TP", ".B \(escaped($0.line))", escaped($0.shows)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(on command: CommandDescription) -> [String] {
    [
      ".SS \"qz \(escaped(command.name)) \\fI\(escaped(command.operandNames))\\fR\"",
      escaped(command.summary),
    ]
      + command.options.flatMap { option in
        [".TP", ".B \(escaped(option.heading.trimmed))", escaped(option.details)]
      } + examples(command.examples)
  }

  private static func examples(_ examples: [(line: String, shows: String)]) -> [String] {
    examples.isEmpty
      ? []
      : [".PP", ".EX"] + examples.map { "\(escaped($0.line))  # \(escaped($0.shows))" } + [".EE"]
  }

  /// Text that roff takes for itself: a backslash, a hyphen, a dot or a quote that
  /// begins a line.
  private static func escaped(_ text: String) -> String {
    let words = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\"", with: "\\(dq")
    return words.hasPrefix(".") || words.hasPrefix("'") ? "\\&" + words : words
  }
}

extension String {
  /// The text without spaces at its beginning.
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
