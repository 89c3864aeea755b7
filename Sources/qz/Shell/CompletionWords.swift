/// The words of command lines that are no values.
enum CompletionWords {
  /// Every first word: the commands and `help`.
  static var firstWords: [(name: String, summary: String)] {
    CommandRunner.all.map { ($0.description.name, $0.description.summary) }
      + [("help", "explain a command or a topic")]
  }

  /// The options of all commands that a value follows, long and short, sorted.
  static var valued: [String] {
    let options = CommandRunner.all.flatMap(\.description.options).filter(\.takesValue)
    return Set(options.flatMap(\.names)).sorted()
  }
}
