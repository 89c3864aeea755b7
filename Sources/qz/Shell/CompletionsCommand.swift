/// `qz completions`, which prints the script that lets a shell complete command lines
/// of qz.
enum CompletionsCommand {
  private static let shells = ["bash", "zsh", "fish"]

  static let runner = CommandRunner(
    description: CommandDescription(
      name: "completions", summary: "print completions for bash, zsh or fish",
      operands: [Operand("SHELL", .words(shells))],
      options: [],
      examples: [
        ("qz completions bash >qz.bash", "source it, or put it where bash-completion looks"),
        ("qz completions zsh >_qz", "put it into a folder of $fpath"),
        ("qz completions fish >qz.fish", "for ~/.config/fish/completions"),
      ]
    ),
    run: { (arguments) throws(Failure) in
      let shell = try arguments.operands(1...1)[0]
      let word = try parseWord(shell, among: shells, for: "qz completions")
      try StandardStreams.write(
        word == "bash"
          ? BashCompletions.text : word == "zsh" ? ZshCompletions.text : FishCompletions.text)
    })
}
