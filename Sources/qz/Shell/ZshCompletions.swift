/// The completion script for zsh.
enum ZshCompletions {
  static var text: String {
    let commands = CompletionWords.firstWords.map { "    '\($0.name):\(escaped($0.summary))'" }
    return """
      #compdef qz
      # Completions of qz for zsh; made by 'qz completions zsh'.
      _qz_list() {
        compset -P '*,'
        "$@" -S ''
      }
      \(Offer.named.map { function($0.name, $0.offer) }.joined(separator: "\n"))
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
          help) _qz_explained ;;
        esac
      }
      if [ "$funcstack[1]" = _qz ]; then _qz "$@"; else compdef _qz qz; fi

      """
  }

  /// Returns a shell function that offers words with their meanings, and paths where
  /// these are allowed.
  ///
  /// No space is added after a word that ends with a colon, because it must be
  /// continued.
  private static func function(_ name: String, _ offer: Offer) -> String {
    func list(_ words: [(name: String, summary: String)]) -> String {
      let items = words.map { word in
        let name = word.name.replacing(":", with: "\\:")
        return word.summary.isEmpty ? "'\(name)'" : "'\(name):\(plain(word.summary))'"
      }
      return "(\n    \(items.joined(separator: "\n    "))\n  )"
    }
    let words = offer.words
    return """
      _qz_\(name)() {
        local -a whole=\(list(words.filter { !$0.name.hasSuffix(":") }))
        local -a begun=\(list(words.filter { $0.name.hasSuffix(":") }))
        _describe -t \(name) \(name) whole "$@" -- begun "$@" -S ''
      \(offer.takesPaths ? "  _files\n}" : "}")
      """
  }

  private static func command(_ command: CommandDescription) -> String {
    let options = command.options.map { "        \(option($0))" }
    let operands = command.operands.enumerated().map { place, operand in
      "        '\(operand.isRepeated ? "*" : "\(place + 1)")"
        + ":\(escaped(operand.name)):\(action(operand.offer))'"
    }
    return """
          \(command.name))
            _arguments \\
      \((options + operands).joined(separator: " \\\n"))
            ;;
      """
  }

  private static func option(_ option: OptionSummary) -> String {
    let value = option.placeholder.map { ":\($0):\(action(option.offer))" } ?? ""
    let long = "--\(option.name)" + (option.takesValue ? "=" : "")
    let help = "[\(escaped(option.help))]"
    guard let short = option.short else { return "'\(long)\(help)\(value)'" }
    return "'(-\(short) --\(option.name))'{-\(short),\(long)}'\(help)\(value)'"
  }

  /// Returns the action that completes a value.
  ///
  /// The action for a list begins with a space, so that zsh calls it without changes.
  private static func action(_ offer: Offer) -> String {
    if offer.element == .files { return "_files" }
    let words = offer.words.map { escaped($0.name) }.joined(separator: " ")
    guard !words.isEmpty else { return " " }
    guard offer.isList else { return offer.name.map { "_qz_\($0)" } ?? "(\(words))" }
    return " _qz_list " + (offer.name.map { "_qz_\($0)" } ?? "compadd -S \"\" - \(words)")
  }

  /// Returns the text in a form that can stand within single quotes.
  private static func plain(_ text: String) -> String { text.replacing("'", with: "’") }

  /// Returns the text in a form that can stand within single quotes and within the
  /// brackets and colons of a description.
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
