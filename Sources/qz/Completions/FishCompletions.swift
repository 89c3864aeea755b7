/// Completions for fish.
enum FishCompletions {
  static var text: String {
    let commands = CompletionWords.firstWords.map {
      "complete -c qz -n __fish_use_subcommand -a \($0.name) -d \(quoted($0.summary))"
    }
    let options = CommandRunner.all.flatMap { runner in
      runner.description.options.map { line(for: $0, of: runner.description.name) }
        + (runner.description.operands.isEmpty
          ? []
          : [
            "complete -c qz -F -n \(condition(runner.description.name)) -a "
              + quoted(CompletionWords.specs.joined(separator: " "))
          ])
    }
    let help =
      "complete -c qz -n \(condition("help")) -a "
      + quoted(CompletionWords.helpWords.joined(separator: " "))
    return
      (["# Completions of qz for fish; made by 'qz completions fish'.", "complete -c qz -f"]
      + commands + options + [help]).joined(separator: "\n") + "\n"
  }

  private static func line(for option: OptionSummary, of command: String) -> String {
    var line = "complete -c qz -n \(condition(command)) -l \(option.name)"
    if let short = option.short { line += " -s \(short)" }
    if option.takesValue {
      let values = CompletionWords.values(of: option)
      line += CompletionWords.takesPath(option) ? " -r -F" : " -x"
      if !values.isEmpty { line += " -a \(quoted(values.joined(separator: " ")))" }
    }
    return line + " -d \(quoted(option.help))"
  }

  private static func condition(_ command: String) -> String {
    quoted("__fish_seen_subcommand_from \(command)")
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
