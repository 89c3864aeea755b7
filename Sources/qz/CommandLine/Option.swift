/// An option of a command, declared once: its names, help, default and parsing.
///
/// Help, suggestions, completions and reading all derive from the declaration.
/// Use a maker (`flag`, `word`, `choice`, `wholeNumber`) where one
/// fits. An option that may be absent has an optional `Value` and falls back
/// to `nil`.
struct Option<Value: Sendable>: Sendable {
  /// The long name without dashes: `seed` for `--seed`.
  let name: String

  /// The letter of the short form: `o` for `-o`.
  let short: Character?

  /// What stands for the value in help, such as `N`; `nil` for a flag.
  let placeholder: String?

  /// What the option does, in one line without a full stop.
  let help: String

  /// The default as help shows it, or `nil` to show none.
  let defaultText: String?

  /// Every word the option takes, if it takes only certain words.
  let values: [String]

  /// What a shell may offer for the value.
  let offer: Offer

  /// The value when the option is not given.
  let fallback: Value

  /// Turns the text given into a value or says why it cannot.
  let parse: @Sendable (String) throws(Failure) -> Value

  /// An option; unless `offer` says otherwise, a shell offers `values`, and for `FILE` and
  /// `SPEC` what these are.
  init(
    name: String, short: Character? = nil, placeholder: String?, help: String,
    defaultText: String? = nil, values: [String] = [], offer: Offer? = nil, fallback: Value,
    parse: @escaping @Sendable (String) throws(Failure) -> Value
  ) {
    self.name = name
    self.short = short
    self.placeholder = placeholder
    self.help = help
    self.defaultText = defaultText
    self.values = values
    self.offer =
      offer ?? (placeholder == "FILE" ? .files : placeholder == "SPEC" ? .specs : .words(values))
    self.fallback = fallback
    self.parse = parse
  }

  /// The option without its type.
  var summary: OptionSummary {
    OptionSummary(
      name: name, short: short, placeholder: placeholder, help: help, defaultText: defaultText,
      values: values, offer: offer)
  }
}

/// What help, suggestions and completions need to know of an option.
struct OptionSummary: Equatable, Sendable {
  let name: String
  let short: Character?
  let placeholder: String?
  let help: String
  let defaultText: String?
  let values: [String]
  let offer: Offer

  /// The long and the short form, without a value.
  var names: [String] { ["--\(name)"] + (short.map { ["-\($0)"] } ?? []) }

  /// Whether a value follows the name; a flag has none.
  var takesValue: Bool { placeholder != nil }

  /// The long form with its value: `--seed N`, or `--quiet` for a flag.
  var longForm: String { placeholder.map { "--\(name) \($0)" } ?? "--\(name)" }

  /// The left column of help: `-o, --output FILE`.
  var heading: String { (short.map { "-\($0), " } ?? "    ") + longForm }

  /// The right column of help: what it does, its few words, its default.
  var details: String {
    let words = values.isEmpty || values.count > 8 ? "" : ": " + values.alternatives
    return help + words + (defaultText.map { " (default \($0))" } ?? "")
  }
}
