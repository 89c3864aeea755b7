import SourceCoding

/// The arguments of a command, sorted into options and operands.
///
///     let arguments = try Arguments(words, for: command)
///     let seed = try arguments.value(of: SharedOptions.seed)
///
/// `--name value`, `--name=value`, `-n value` and `-nvalue` give an option. An option
/// may come before, between or after the operands, and may be given once. `--` ends the
/// options; `-` alone, and a negative number such as `-1` or `-.5`, are operands. The
/// value of an option may begin with a dash unless it reads as an option of the
/// command; in that case only the forms without a space work.
struct Arguments: Sendable {
  /// The command that takes the arguments.
  let command: CommandDescription

  /// The words as they were given.
  let words: [String]

  /// All commands, for hints.
  private let others: [CommandDescription]

  /// The operands, in the order given.
  private(set) var operands: [String] = []

  /// Whether `-h` or `--help` is given; then nothing else is read.
  let wantsHelp: Bool

  /// Whether `--help` is given, which explains every option.
  let wantsAllHelp: Bool

  /// The text given to each option, by its long name; empty for a flag.
  private var texts: [String: String] = [:]

  /// A note if the suffix of the file names another format than `--format` does.
  private(set) var formatNote: String?

  /// Sorts `words`, which do not include the command's name.
  ///
  /// - Parameters:
  ///   - words: The arguments, as in `CommandLine.arguments`.
  ///   - command: The command that takes them.
  ///   - others: The other commands, one of which may have an option that this one lacks.
  /// - Throws: A usage failure at the first word that does not fit, or if an option would
  ///   change nothing.
  init(
    _ words: [String], for command: CommandDescription, among others: [CommandDescription] = []
  ) throws(Failure) {
    self.command = command
    self.others = others
    self.words = words
    let options = words.prefix { $0 != "--" }
    wantsAllHelp = options.contains("--help")
    wantsHelp = wantsAllHelp || options.contains("-h")
    if wantsHelp { return }
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        rest = []
      } else if word.hasPrefix("--") {
        try readLong(word, &rest)
      } else if isOption(word) {
        try readShort(word, &rest)
      } else {
        operands.append(word)
      }
    }
    chooseFormatBySuffix()
    for subject in command.subjects {
      if let failure = try subject.failure(in: self) { throw failure }
    }
  }

  /// Whether the option is on the command line.
  func isGiven<Value>(_ option: Option<Value>) -> Bool {
    precondition(command.option(named: option.name) != nil, "\(option.name): undeclared")
    return texts[option.name] != nil
  }

  /// The value of the option, or its default if it is not given.
  ///
  /// - Parameter option: An option that the command declares.
  /// - Returns: The parsed value.
  /// - Throws: The failure of the option's own parsing.
  func value<Value>(of option: Option<Value>) throws(Failure) -> Value {
    guard isGiven(option), let text = texts[option.name] else { return option.fallback }
    return try option.parse(text)
  }

  /// The value of the option, or its default if the command does not declare the
  /// option.
  func valueIfTaken<Value>(of option: Option<Value>) throws(Failure) -> Value {
    command.option(named: option.name) == nil ? option.fallback : try value(of: option)
  }

  /// The text given for the option; `nil` if it is not given, or if the command does
  /// not declare it.
  func text<Value>(of option: Option<Value>) -> String? { texts[option.name] }

  /// The text given for the option with the long name `name`.
  func text(ofOption name: String) -> String? { texts[name] }

  /// The operands, if their number is legal.
  ///
  /// - Parameter counts: The legal numbers of operands, such as `1...1`.
  /// - Returns: The operands, in the order given.
  /// - Throws: A usage failure that names the missing operands, or the first one too
  ///   many.
  func operands(_ counts: ClosedRange<Int>) throws(Failure) -> [String] {
    if operands.count < counts.lowerBound {
      throw misuse("qz \(command.name) needs \(command.operandNames)")
    }
    if operands.count > counts.upperBound {
      throw misuse("unexpected argument '\(operands[counts.upperBound])'")
    }
    return operands
  }
}

// MARK: - Sorting

extension Arguments {
  private mutating func readLong(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(Failure) {
    let parts = word.dropFirst(2).parts(between: "=", atMost: 2)
    let name = String(parts[0])
    guard let option = command.option(named: name) else {
      let what = "unknown option '--\(name)'"
      if let remedy = OptionHint.remedy(for: name, in: command, among: others) {
        throw .usage(what, remedy: remedy)
      }
      throw misuse(what)
    }
    try read(option, attached: parts.count == 2 ? String(parts[1]) : nil, &rest)
  }

  private mutating func readShort(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(Failure) {
    let letters = word.dropFirst()
    guard let letter = letters.first, let option = command.option(short: letter) else {
      // A long option with one dash too few is the more probable mistake.
      let nearest = letters.count > 1 ? String(letters) : ""
      throw misuse(
        "unknown option '\(word)'",
        nearest: didYouMean(nearest, among: command.options.map(\.name)))
    }
    let attached = String(letters.dropFirst())
    try read(option, attached: attached.isEmpty ? nil : attached, &rest)
  }

  private mutating func read(
    _ option: OptionSummary, attached: String?, _ rest: inout ArraySlice<String>
  ) throws(Failure) {
    guard texts[option.name] == nil else {
      throw misuse("--\(option.name) is given twice")
    }
    if !option.takesValue {
      guard attached == nil else { throw misuse("--\(option.name) takes no value") }
      texts[option.name] = ""
    } else if let attached {
      texts[option.name] = attached
    } else if let next = rest.first, !isDeclaredOption(next) {
      texts[option.name] = next
      rest.removeFirst()
    } else {
      let otherwise = option.defaultText.map { " (default \($0))" } ?? ""
      throw misuse("--\(option.name) needs a value: \(option.longForm)\(otherwise)")
    }
  }

  /// Whether `word` begins an option, known or unknown, and is not an operand.
  private func isOption(_ word: String) -> Bool {
    guard word.first == "-", let second = word.dropFirst().first else { return false }
    let isNumber = Double(word) != nil && (second.isNumber || second == ".")
    return !isNumber || command.option(short: second) != nil
  }

  /// Whether `word` is `--` or an option of this command.
  private func isDeclaredOption(_ word: String) -> Bool {
    guard word.first == "-" else { return false }
    if word.hasPrefix("--") {
      let name = word.dropFirst(2).parts(between: "=", atMost: 2)[0]
      return word == "--" || command.option(named: name) != nil
    }
    return word.dropFirst().first.flatMap(command.option(short:)) != nil
  }

  /// A usage failure whose remedy is a suggestion, or else a reference to the command's
  /// help.
  private func misuse(_ what: String, nearest: String? = nil) -> Failure {
    .usage(
      what,
      remedy: nearest.map { "did you mean '--\($0)'?" } ?? "see 'qz \(command.name) --help'")
  }
}

// MARK: - The format of a file

extension Arguments {
  /// The formats that file suffixes stand for.
  private static let formats = [
    "html": "html", "htm": "html", "json": "json", "csv": "csv", "md": "markdown", "svg": "svg",
    "txt": "text",
  ]

  /// Commands whose file has data, whatever it is called; `--format` is about what they say of it.
  private static let writersOfData: Set = ["encode"]

  /// Gives a result the format that the name of its file asks for, unless `--format` says it.
  private mutating func chooseFormatBySuffix() {
    guard !Self.writersOfData.contains(command.name),
      let option = command.option(named: SharedOptions.format.name),
      let path = texts[SharedOptions.output.name],
      let suffix = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
    else { return }
    guard let format = Self.formats[suffix.lowercased()], option.values.contains(format) else {
      guard texts[option.name] == nil else { return }
      let known = Self.formats.filter { option.values.contains($0.value) }.keys.sorted()
      formatNote =
        "\(path): the suffix .\(suffix) is not a format, so it gets \(option.values.first ?? "text"); "
        + "\(known.map { ".\($0)" }.alternatives) chooses one, and --format with any name"
      return
    }
    guard let chosen = texts[option.name] else {
      texts[option.name] = format
      return
    }
    if chosen.split(separator: ":").first.map(String.init) != format {
      formatNote = "\(path): it gets the format \(chosen), as --format says, and not \(format)"
    }
  }
}
