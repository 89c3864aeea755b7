/// Zsh in a terminal of its own, where a line is typed and Tab is pressed.
///
/// Its completion system adds what fits by `compadd`, in place of which stands a function
/// that prints the words and what is told of them, and then does the same.
struct ZshSession {
  /// What would be offered: the words, and behind a bar what is told of each.
  let answers: [String]

  /// The line as it is then.
  let line: String

  /// What went wrong.
  let error: String

  /// Types `line` where `script` is the function `_qz`, in `folder`.
  init(typing line: String, script: String, in folder: TemporaryFolder) throws {
    try folder.write(script, "_qz")
    try folder.write(Self.hook, ".hook")
    try folder.write(Self.session, ".session")
    let run = try Shell("HOME=$PWD timeout 60 zsh -f .session '\(line)'", in: folder.path)
    let lines = run.output.split(separator: "\n").map(String.init)
    answers = lines.dropLast()
    self.line = String((lines.last ?? "").dropFirst().dropLast())
    error = run.error
  }

  private static let session = #"""
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell 'PROMPT=; fpath=($PWD $fpath); autoload -U compinit; compinit -u -D;' \
      'source ./.hook; print READY'
    while zpty -r shell line; do [[ $line == READY* ]] && break; done
    zpty -wn shell "$1"$'\t'
    typeset -i inside=0
    while zpty -r shell line; do
      line=${line%%$'\r'*}
      [[ $line == BEGIN ]] && inside=1 && continue
      [[ $line == END ]] && break
      (( inside )) && print -r -- "$line"
    done
    zpty -wn shell $'\C-x'
    while zpty -r shell line; do
      line=${line%%$'\r'*}
      [[ $line == \[*\] ]] && print -r -- "$line" && break
    done
    zpty -d shell
    """#

  private static let hook = #"""
    bindkey '^I' complete-word
    bindkey '^X' show-line
    show-line() { print; print -r -- "[$BUFFER]" }
    zle -N show-line
    begin-answers() { print; print BEGIN }
    end-answers() { print END }
    compprefuncs=( begin-answers )
    comppostfuncs=( end-answers )
    compadd() {
      # With these nothing is added: matches are only put into arrays.
      if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
      fi
      local -a found texts
      if (( $@[(I)-d] )); then
        local name=${@[$[${@[(i)-d]}+1]]}
        [[ $name == \(* ]] && eval "texts=$name" || texts=( "${(@P)name}" )
      fi
      builtin compadd -A found -D texts "$@"
      local i
      for (( i = 1; i <= $#found; i++ )); do
        print -r -- "$IPREFIX$found[i]|${${texts[i]#*-- }#$found[i]}"
      done
      builtin compadd "$@"
    }
    """#
}
