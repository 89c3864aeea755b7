import SourceCoding

/// The options that cut data into messages and say how each message is sent.
enum MessageOptions {
  static let messages = Option<MessageUnit?>(
    name: "messages", placeholder: "UNIT",
    help: "cut the data into messages: "
      + MessageUnit.patterns.map(\.pattern).joined(separator: ", "),
    offer: .words(["line", "nul", "file"]), fallback: nil
  ) { (text) throws(Failure) in
    do throws(UnknownMessageUnit) {
      return try MessageUnit(named: text)
    } catch {
      let kinds = MessageUnit.patterns.map { String($0.pattern.prefix { $0 != ":" }) }
      let word = String(text.prefix { $0 != ":" })
      let remedy: String? =
        if case .name = error {
          didYouMean(word, among: kinds).map { "did you mean '\($0)'?" }
        } else {
          nil
        }
      throw .usage(
        "--messages: \(error)",
        remedy: remedy ?? "there are \(MessageUnit.patterns.map(\.pattern).alternatives)")
    }
  }

  static let align = Option<Int>(
    name: "align", placeholder: "N",
    help: "fill each message up to a whole byte, a bit (not at all), or N bits",
    defaultText: "byte", offer: .words(["byte", "bit"]), fallback: 8
  ) { (text) throws(Failure) in
    switch text {
    case "byte": return 8
    case "bit": return 1
    default:
      guard Int(text) != nil else {
        throw .usage("--align takes byte, bit or a number of bits, not '\(text)'")
      }
      return try parseWholeNumber(text, in: MessageForm.alignments, for: "--align")
    }
  }

  static let boundaries = Option<MessageForm.Boundaries>.choice(
    "boundaries", placeholder: "HOW", help: "how the decoder knows where a message ends",
    fallback: .known)

  static let orRaw = Option<Bool>.flag(
    "or-raw", help: "send a message raw if that is shorter")

  static let flagBits = Option<Int>(
    name: "flag-bits", placeholder: "N", help: "the bits that say whether a message is raw",
    defaultText: "0", offer: .words(["0", "1", "8"]), fallback: 0
  ) { (text) throws(Failure) in
    guard let count = Int(text), [0, 1, 8].contains(count) else {
      throw .usage("--flag-bits takes 0, 1 or 8, not '\(text)'")
    }
    return count
  }

  /// All of these options.
  static let all = [
    messages.summary, align.summary, boundaries.summary, orRaw.summary, flagBits.summary,
  ]

  /// The subjects of the options that say how messages are sent.
  static let subjects = [
    OptionSubject(
      [align.summary, boundaries.summary, orRaw.summary], about: "messages",
      remedy: "add --messages line, or leave it out"
    ) { $0.isGiven(messages) ? nil : "all data are one message" },
    OptionSubject(
      [flagBits.summary], about: "messages that are sent raw",
      remedy: "add --or-raw, or leave it out"
    ) { $0.isGiven(messages) && $0.isGiven(orRaw) ? nil : "none does" },
    subject { (arguments) throws(Failure) in try arguments.sources() },
  ]

  /// Returns the subject of the option `--messages`, which only data have; `sources`
  /// are the SPECs that the command line names.
  static func subject(
    of sources: @escaping @Sendable (Arguments) throws(Failure) -> [SpecSyntax]
  ) -> OptionSubject {
    OptionSubject(
      [messages.summary], about: "data", remedy: "name data, or leave it out"
    ) { (arguments) throws(Failure) in
      let known = try sources(arguments).filter(\.isKnown)
      return known.first.map { "\($0.text) is a known distribution" }
    }
  }
}

extension MessageForm {
  /// Reads the user's arguments.
  init(_ arguments: Arguments) throws(Failure) {
    self.init(
      alignment: try arguments.value(of: MessageOptions.align),
      boundaries: try arguments.value(of: MessageOptions.boundaries),
      flagBitCount: try arguments.value(of: MessageOptions.orRaw)
        ? try arguments.value(of: MessageOptions.flagBits) : nil)
  }
}
