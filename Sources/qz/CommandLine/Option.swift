/// An option of a command, declared once: its names, help, default and parsing.
///
/// Help, suggestions, completions and parsing are all derived from the declaration. Use
/// a maker (`flag`, `word`, `choice`, `wholeNumber`) if one fits. An option that may be
/// absent has an optional `Value` and the default `nil`.
struct Option<Value: Sendable>: Sendable {
  /// The long name without dashes: `seed` for `--seed`.
  let name: String

  /// The letter of the short form: `o` for `-o`.
  let short: Character?

  /// The placeholder for the value in help, such as `N`; `nil` for a flag.
  let placeholder: String?

  /// The effect of the option, in one line without a full stop.
  let help: String

  /// The default as help shows it; `nil` to show none.
  let defaultText: String?

  /// All legal words, if the option accepts only certain words.
  let values: [String]

  /// The suggestions that a shell can make for the value.
  let offer: Offer

  /// The value if the option is not given.
  let fallback: Value

  /// Converts the given text to a value, or throws the reason why it cannot.
  let parse: @Sendable (String) throws(Failure) -> Value

  /// An option.
  ///
  /// Unless `offer` is given, a shell offers `values`, and for `FILE` and `SPEC` the
  /// paths or SPECs that these stand for.
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

/// The properties of an option that help, suggestions and completions need.
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

  /// Whether a value follows the name; a flag has no value.
  var takesValue: Bool { placeholder != nil }

  /// The long form with its value: `--seed N`, or `--quiet` for a flag.
  var longForm: String { placeholder.map { "--\(name) \($0)" } ?? "--\(name)" }

  /// The same option with other words about its effect, which differs in a command.
  func explained(_ help: String) -> OptionSummary {
    OptionSummary(
      name: name, short: short, placeholder: placeholder, help: help, defaultText: defaultText,
      values: values, offer: offer)
  }

  /// The left column of help: `-o, --output FILE`.
  var heading: String { (short.map { "-\($0), " } ?? "    ") + longForm }

  /// The right column of help: the effect, the legal words, the default.
  var details: String {
    let words = values.isEmpty || values.count > 8 ? "" : ": " + values.alternatives
    return help + words + (defaultText.map { " (default \($0))" } ?? "")
  }
}
