import Reports
import SourceCoding

/// `--only`, which prints parts of a result.
///
/// A command with such results declares the option with their words; ``Rendering`` reads it.
enum PartOption {
  private static let name = "only"

  /// The option of a command whose results have parts with these names, `such` as two of them.
  static func only(_ parts: [String]..., such: String) -> OptionSummary {
    let words = parts.joined().reduce(into: [String]()) { words, part in
      if !words.contains(part) { words.append(part) }
    }
    return OptionSummary(
      name: name, short: nil, placeholder: "PARTS",
      help: "these parts alone, such as \(such)", defaultText: nil, values: [],
      offer: .list(of: .words(words)))
  }

  /// Returns the parts that the user asked for; empty for the whole.
  static func parts(_ arguments: Arguments) throws(Failure) -> [String] {
    guard let text = arguments.text(ofOption: name),
      case .words(let words)? = arguments.command.option(named: name)?.offer.element
    else { return [] }
    var parts: [String] = []
    for part in text.parts(between: ",") {
      parts.append(try parseWord(String(part), among: words, for: "--\(name)"))
    }
    return parts
  }

  /// The option where it would change nothing.
  static let subject = OptionSubject(named: [name], about: "text, Markdown and pages") {
    for whole in ["explain", "fields"] where $0.text(ofOption: whole) != nil {
      return "--\(whole) has no parts"
    }
    guard let format = $0.text(of: SharedOptions.format),
      ["json", "csv", "svg"].contains(where: format.hasPrefix)
    else { return nil }
    return "the format is \(format)"
  }
}
