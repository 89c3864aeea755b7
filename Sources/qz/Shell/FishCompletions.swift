/// The completion script for fish.
enum FishCompletions {
  static var text: String {
    let commands = CompletionWords.firstWords.map {
      "complete -c qz -n __fish_use_subcommand -a \($0.name) -d \(quoted($0.summary))"
    }
    let values = CommandRunner.all.map(\.description).flatMap { command in
      command.options.map { line(for: $0, of: command.name) }
        + command.operands.indices.map { line(forOperand: $0, of: command) }
    }
    let help = "complete -c qz -n \(condition("help"))" + answers(.explained)
    return
      (["# Completions of qz for fish; made by 'qz completions fish'.", "complete -c qz -f"]
      + Offer.named.map { function($0.name, $0.offer) } + [functions] + commands + values + [help])
      .joined(separator: "\n") + "\n"
  }

  /// The functions of the script.
  ///
  /// `__qz_list` offers the words of a command after the last comma; `__qz_operand`
  /// tells whether the next word is an operand of a command, within a range of places.
  private static var functions: String {
    """
    function __qz_list
        set -l typed (commandline -ct | string replace -r '^--[^=]*=' '')
        set -l before (string match -r '^.*,' -- $typed)
        for line in ($argv)
            echo "$before$line"
        end
    end
    function __qz_operand
        set -l tokens (commandline -opc)
        test "$tokens[2]" = "$argv[1]"; or return 1
        set -e tokens[1..2]
        set -l place 0
        set -l is_value no
        for token in $tokens
            if test $is_value = yes
                set is_value no
            else if string match -qr -- '^-.' $token
                contains -- $token \(CompletionWords.valued.joined(separator: " ")); and set is_value yes
            else
                set place (math $place + 1)
            end
        end
        test $place -ge $argv[2] -a $place -le $argv[3]
    end
    """
  }

  private static func function(_ name: String, _ offer: Offer) -> String {
    let words = offer.words.map { "        \(quoted($0.name)) \(quoted($0.summary))" }
    return """
      function __qz_\(name)
          printf '%s\\t%s\\n' \\
      \(words.joined(separator: " \\\n"))
      end
      """
  }

  private static func line(for option: OptionSummary, of command: String) -> String {
    var line = "complete -c qz -n \(condition(command)) -l \(option.name)"
    if let short = option.short { line += " -s \(short)" }
    if option.takesValue {
      line += (option.offer.takesPaths ? " -r -F" : " -x") + answers(option.offer)
    }
    return line + " -d \(quoted(option.help))"
  }

  private static func line(forOperand place: Int, of command: CommandDescription) -> String {
    let operand = command.operands[place]
    let last = operand.isRepeated ? 1_000_000 : place
    let condition = quoted("__qz_operand \(command.name) \(place) \(last)")
    return "complete -c qz -n \(condition)" + (operand.offer.takesPaths ? " -F" : "")
      + answers(operand.offer)
  }

  /// Returns the words of an offer, or a command that prints them.
  private static func answers(_ offer: Offer) -> String {
    let words = offer.words.map(\.name).joined(separator: " ")
    guard !words.isEmpty else { return "" }
    let command = offer.name.map { "__qz_\($0)" }
    guard offer.isList else { return " -a " + quoted(command.map { "(\($0))" } ?? words) }
    return " -a " + quoted("(__qz_list \(command ?? "printf \"%s\\n\" \(words)"))")
  }

  private static func condition(_ command: String) -> String {
    quoted("__fish_seen_subcommand_from \(command)")
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
