/// Completions for zsh.
enum ZshCompletions {
  static var text: String {
    let commands = CompletionWords.firstWords.map { "    '\($0.name):\(escaped($0.summary))'" }
    return """
      #compdef qz
      # Completions of qz for zsh; made by 'qz completions zsh'.
      _qz_spec() {
        compset -P '*,'
        local -a specs=(\(words(CompletionWords.specs)))
        compadd -S '' -a specs
        _files
      }
      _qz() {
        local -a commands=(
      \(commands.joined(separator: "\n"))
        )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in
      \(CommandRunner.all.map { command($0.description) }.joined(separator: "\n"))
          help) compadd \(words(CompletionWords.helpWords)) ;;
        esac
      }
      if [ "$funcstack[1]" = _qz ]; then _qz "$@"; else compdef _qz qz; fi

      """
  }

  private static func command(_ command: CommandDescription) -> String {
    let options = command.options.map { "        \(option($0))" }
    let operands =
      command.operands.isEmpty ? [] : ["        '*:\(escaped(command.operands)):_qz_spec'"]
    return """
          \(command.name))
            _arguments \\
      \((options + operands).joined(separator: " \\\n"))
            ;;
      """
  }

  private static func option(_ option: OptionSummary) -> String {
    let value: String
    if let placeholder = option.placeholder {
      let words = CompletionWords.values(of: option)
      let action =
        option.placeholder == "SPEC"
        ? "_qz_spec"
        : CompletionWords.takesPath(option)
          ? "_files" : words.isEmpty ? " " : "(\(words.map(escaped).joined(separator: " ")))"
      value = ":\(placeholder):\(action)"
    } else {
      value = ""
    }
    let help = "[\(escaped(option.help))]"
    guard let short = option.short else { return "'--\(option.name)\(help)\(value)'" }
    return "'(-\(short) --\(option.name))'{-\(short),--\(option.name)}'\(help)\(value)'"
  }

  private static func words(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: " ")
  }

  /// Text within single quotes, brackets and colons of a description.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "'": escaped += "’"
      case ":", "[", "]", "\\", "(", ")": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
