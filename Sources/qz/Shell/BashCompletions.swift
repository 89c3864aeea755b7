/// The completion script for bash.
///
/// Bash breaks words at colons, which SPECs have many of, and at `=`. So the script
/// takes the word from the line itself, and cuts everything up to the word's last colon
/// from the answers. In a list, the word begins after the last comma. No space is added
/// after a word that may continue: a list, or a word that ends with a colon. Bash puts
/// file names in quotation marks, and would do the same for colons; so the answers are
/// marked as file names only if there are no words among them.
enum BashCompletions {
  static var text: String {
    """
    # Completions of qz for bash; made by 'qz completions bash'.
    _qz_valued=\(quoted([""] + CompletionWords.valued + [""]))
    \(Offer.named.map { "_qz_\($0.name)=\(quoted($0.offer.words.map(\.name)))" }
      .joined(separator: "\n"))
    _qz_place() {
      local i
      place=0
      for (( i = 2; i < ${#words[@]} - 1; i++ )); do
        if [[ ${words[i]} != -?* ]]; then
          (( ++place ))
        elif [[ $_qz_valued == *" ${words[i]} "* ]]; then
          (( ++i ))
        fi
      done
    }
    _qz() {
      local line=${COMP_LINE:0:COMP_POINT} words word previous place list= paths= several=
      read -ra words <<< "$line"
      [[ $line == *[[:space:]] ]] && words+=("")
      word=${words[${#words[@]}-1]}
      previous=${words[${#words[@]}-2]}
      if [[ $word == --*=* ]]; then
        previous=${word%%=*}
        word=${word#*=}
      fi
      COMPREPLY=()
      if (( ${#words[@]} <= 2 )); then
        list=\(quoted(CompletionWords.firstWords.map(\.name) + ["--help", "--version"]))
      else
        _qz_place
        case ${words[1]} in
    \(CommandRunner.all.map { command($0.description) }.joined(separator: "\n"))
          help) \(answer(.explained)) ;;
        esac
      fi
      local head= before=
      if [[ -n $several && $word == *,* ]]; then
        head=${word%,*},
        word=${word##*,}
      fi
      local IFS=$'\\n' answers
      answers=$(compgen -W "${list// /$'\\n'}" -- "$word")
      if [[ -n $paths ]]; then
        [[ -z $answers ]] && compopt -o filenames 2>/dev/null
        answers+=$'\\n'$(compgen -f -- "$word")
      fi
      [[ $head$word == *:* ]] && before=$head$word && before=${before%"${before##*:}"}
      local answer
      for answer in $answers; do
        [[ -n $answer ]] || continue
        answer=$head$answer
        COMPREPLY+=("${answer#"$before"}")
      done
      [[ -n $several || $answer == *: ]] && compopt -o nospace 2>/dev/null
      return 0
    }
    complete -F _qz qz

    """
  }

  private static func command(_ command: CommandDescription) -> String {
    let options = command.options.flatMap(\.names).joined(separator: " ")
    let cases = command.options.filter(\.takesValue).map { option in
      "        \(option.names.joined(separator: "|"))) \(answer(option.offer)) ;;"
    }
    let places = command.operands.enumerated().map { place, operand in
      let pattern = operand.isRepeated ? "*" : "\(place)"
      return "          \(pattern)) \(answer(operand.offer)) ;;"
    }
    let others =
      command.operands.last?.isRepeated == true ? [] : ["          *) list='\(options)' ;;"]
    return """
            \(command.name))
              case $previous in
      \(cases.joined(separator: "\n"))
              *) if [[ $word == -* ]]; then list='\(options)'; else case $place in
      \((places + others).joined(separator: "\n"))
                esac; fi ;;
              esac ;;
      """
  }

  /// What sets the variables for an offer.
  private static func answer(_ offer: Offer) -> String {
    let words = offer.name.map { "$_qz_\($0)" } ?? offer.words.map(\.name).joined(separator: " ")
    return "list=\"\(words)\""
      + (offer.takesPaths ? " paths=yes" : "") + (offer.isList ? " several=yes" : "")
  }

  private static func quoted(_ words: [String]) -> String {
    "'\(words.joined(separator: " "))'"
  }
}
