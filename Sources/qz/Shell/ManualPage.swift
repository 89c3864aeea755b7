import Reports

/// The manual page in roff, with the macros of man(7).
enum ManualPage {
  static var text: String {
    let overview = CommandRunner.overview
    var lines = [
      ".TH QZ 1 \"\" \"qz \(Program.version)\" \"User Commands\"",
      ".SH NAME", "qz \\- \(escaped("a source-coding simulator"))",
      ".SH SYNOPSIS", ".B qz", "[\\fICOMMAND\\fR [\\fIoptions\\fR]]",
      ".SH DESCRIPTION", escaped(overview.summary),
      ".SH COMMANDS",
    ]
    lines += CommandRunner.all.flatMap { section(on: $0.description) }
    for topic in HelpTopic.all {
      lines += [
        ".SH \(topic.name == HelpTopic.exit.name ? "EXIT STATUS" : topic.name.uppercased())"
      ]
      lines += topic.paragraphs.flatMap { [".PP", escaped($0)] }
      lines += rows(topic.rows) + [".PP", "Examples:"] + rows(topic.examples)
    }
    lines.append(".SH TERMS")
    lines += Term.all.flatMap { term in
      [".SS \(escaped(term.name))", "\(escaped(term.summary))."]
        + (term.formula.isEmpty ? [] : [".PP", escaped(term.formula)])
        + term.paragraphs.flatMap { [".PP", escaped($0)] }
    }
    lines += [".SH EXAMPLES"] + rows(overview.examples)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(on command: CommandDescription) -> [String] {
    [
      ".SS \"qz \(escaped(command.name)) \\fI\(escaped(command.operandNames))\\fR\"",
      escaped(command.summary),
    ]
      + rows(command.options.map { ($0.heading.trimmed, $0.details) }) + [".PP", "Examples:"]
      + rows(command.examples)
  }

  /// Returns texts to write, each with its meaning below it.
  private static func rows(_ rows: [(String, String)]) -> [String] {
    rows.flatMap { [".TP", ".B \(escaped($0))", escaped($1)] }
  }

  /// Escapes the characters that have a meaning in roff: backslashes, hyphens,
  /// quotation marks, and a dot or quote at the beginning of a line.
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
