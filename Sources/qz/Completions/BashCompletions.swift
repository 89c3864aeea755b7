/// Completions for bash.
///
/// Bash breaks words at colons, which a SPEC is full of. So the word is taken from
/// the line itself, and what stands before its last colon is cut from the answers.
enum BashCompletions {
  static var text: String {
    """
    # Completions of qz for bash; made by 'qz completions bash'.
    _qz() {
      local line=${COMP_LINE:0:COMP_POINT} words word previous list= paths=
      read -ra words <<< "$line"
      [[ $line == *[[:space:]] ]] && words+=("")
      word=${words[${#words[@]}-1]}
      previous=${words[${#words[@]}-2]}
      COMPREPLY=()
      if (( ${#words[@]} <= 2 )); then
        list=\(quoted(CompletionWords.firstWords.map(\.name) + ["--help", "--version"]))
      else
        case ${words[1]} in
    \(CommandRunner.all.map { command($0.description) }.joined(separator: "\n"))
          help) list=\(quoted(CompletionWords.helpWords)) ;;
        esac
      fi
      local IFS=$'\\n' answers
      answers=$(compgen -W "${list// /$'\\n'}" -- "$word")
      [[ -n $paths ]] && answers+=$'\\n'$(compgen -f -- "$word")
      local answer before=
      [[ $word == *:* ]] && before=${word%"${word##*:}"}
      for answer in $answers; do
        [[ -n $answer ]] && COMPREPLY+=("${answer#"$before"}")
      done
    }
    complete -o filenames -o nospace -F _qz qz

    """
  }

  private static func command(_ command: CommandDescription) -> String {
    let options = command.options.flatMap { option in
      ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])
    }
    let cases = command.options.filter(\.takesValue).map { option in
      let names = (["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? []))
        .joined(separator: "|")
      let paths = CompletionWords.takesPath(option) ? " paths=yes" : ""
      return "        \(names)) list=\(quoted(CompletionWords.values(of: option)))\(paths) ;;"
    }
    let words = options + (command.operands.isEmpty ? [] : CompletionWords.specs)
    return """
            \(command.name))
              case $previous in
      \(cases.joined(separator: "\n"))
              *) list=\(quoted(words))\(command.operands.isEmpty ? "" : " paths=yes") ;;
              esac ;;
      """
  }

  private static func quoted(_ words: [String]) -> String {
    "'\(words.joined(separator: " "))'"
  }
}
