extension Option where Value == Bool {
  /// An option without a value: `true` if given.
  static func flag(_ name: String, short: Character? = nil, help: String) -> Option {
    Option(
      name: name, short: short, placeholder: nil, help: help, fallback: false,
      parse: { (_) throws(Failure) in true })
  }
}

extension Option where Value == String {
  /// An option whose value is one of a few words, and is passed on as it is.
  static func word(
    _ name: String, short: Character? = nil, placeholder: String, help: String,
    among words: [String], fallback: String
  ) -> Option {
    Option(
      name: name, short: short, placeholder: placeholder, help: help, defaultText: fallback,
      values: words, fallback: fallback,
      parse: { (text) throws(Failure) in try parseWord(text, among: words, for: "--\(name)") })
  }
}

extension Option
where Value: CaseIterable & RawRepresentable & SendableMetatype, Value.RawValue == String {
  /// An option whose value is the raw value of a case of an enumeration.
  static func choice(
    _ name: String, short: Character? = nil, placeholder: String, help: String, fallback: Value
  ) -> Option {
    let words = Value.allCases.map(\.rawValue)
    return Option(
      name: name, short: short, placeholder: placeholder, help: help,
      defaultText: fallback.rawValue, values: words, fallback: fallback,
      parse: { (text) throws(Failure) in
        let word = try parseWord(text, among: words, for: "--\(name)")
        return Value(rawValue: word) ?? fallback
      })
  }
}

extension Option where Value: FixedWidthInteger {
  /// An option whose value is a whole number; `1e6` is a million.
  static func wholeNumber(
    _ name: String, short: Character? = nil, placeholder: String = "N", help: String,
    in range: ClosedRange<Value>, fallback: Value, defaultText: String? = nil
  ) -> Option {
    Option(
      name: name, short: short, placeholder: placeholder, help: help,
      defaultText: defaultText ?? "\(fallback)", fallback: fallback,
      parse: { (text) throws(Failure) in
        try parseWholeNumber(text, in: range, for: "--\(name)")
      })
  }
}

/// Reads one of `words`, and suggests the nearest if `text` is none of them.
///
/// - Parameters:
///   - text: The word as typed.
///   - words: The legal words, in the order in which the failure lists them.
///   - subject: The option or operand that takes the word, as the failure names it:
///     `--unit`.
/// - Returns: The word.
/// - Throws: A usage failure if `text` is not one of `words`.
func parseWord(
  _ text: String, among words: [String], for subject: String
) throws(Failure) -> String {
  guard words.contains(text) else {
    throw .usage(
      "\(subject) takes \(words.alternatives), not '\(text)'",
      remedy: didYouMean(text, among: words).map { "did you mean '\($0)'?" })
  }
  return text
}
