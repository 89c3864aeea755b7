/// The words of command lines that are not values.
enum CompletionWords {
  /// Every word that can come first: the commands and `help`.
  static var firstWords: [(name: String, summary: String)] {
    CommandRunner.all.map { ($0.description.name, $0.description.summary) }
      + [("help", "explain a command or a topic")]
  }

  /// The options of all commands that take a value, long and short, sorted.
  static var valued: [String] {
    let options = CommandRunner.all.flatMap(\.description.options).filter(\.takesValue)
    return Set(options.flatMap(\.names)).sorted()
  }
}
