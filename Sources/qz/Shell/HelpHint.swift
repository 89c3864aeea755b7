/// What to do after `qz help NAME` if there is no help on NAME.
enum HelpHint {
  /// The advice for the name that was probably meant; `nil` if none is similar.
  ///
  /// A name that is written exactly comes first, then the nearest one, of the things that have
  /// help before those that another command describes. Options are considered if
  /// `takesOptions` is true.
  static func remedy(for name: String, takesOptions: Bool = true) -> String? {
    let bare = String(name.drop { $0 == "-" })
    let explained =
      Offer.explained.words.map(\.name) + Catalogue.codes.words.map(\.name).map(withoutParameter)
    let texts = Catalogue.corpora.words.map(\.name)
    let options = CommandRunner.all.flatMap(\.description.options).map(\.name)
    if texts.contains(name) || texts.contains("corpus:\(name)") {
      return "'qz list corpora' describes the built-in texts"
    }
    if takesOptions, options.contains(bare) { return command(with: bare) }
    if name == bare, let nearest = didYouMean(name, among: explained) {
      return "did you mean 'qz help \(nearest)'?"
    }
    let short = texts.map { String($0.dropFirst("corpus:".count)) }
    if let nearest = didYouMean(name, among: texts) ?? didYouMean(name, among: short) {
      return "did you mean '\(nearest)'? 'qz list corpora' describes the built-in texts"
    }
    guard takesOptions else { return nil }
    return didYouMean(bare, among: options).map { "did you mean '--\($0)'? \(command(with: $0))" }
  }

  /// The part of a code's name before its parameter: `golomb` for `golomb:`.
  private static func withoutParameter(_ name: String) -> String {
    String(name.prefix { $0 != ":" })
  }

  /// The command whose help explains an option.
  private static func command(with option: String) -> String {
    let command = CommandRunner.all.first { $0.description.option(named: option) != nil }
    return "'qz \(command?.description.name ?? "report") --help' explains --\(option)"
  }
}
