/// The subject of some options of a command, with a test whether the command line has
/// anything of the kind.
///
/// An option without effect is rejected and not ignored, because the user expects
/// something from it: `--count 100` asks for a hundred of something. Options that
/// control how the work is done, such as `--threads` or `--quiet`, are accepted
/// for any work.
struct OptionSubject: Sendable {
  /// The names of the options.
  let options: [String]

  /// The subject of the options, as a failure names it.
  let subject: String

  /// The advice for the user.
  let remedy: String

  /// The reason why a command line has nothing of the kind; `nil` if it has.
  let absence: @Sendable (Arguments) throws(Failure) -> String?

  init(
    _ options: [OptionSummary], about subject: String, remedy: String = "leave it out",
    absence: @escaping @Sendable (Arguments) throws(Failure) -> String?
  ) {
    self.init(named: options.map(\.name), about: subject, remedy: remedy, absence: absence)
  }

  init(
    named options: [String], about subject: String, remedy: String = "leave it out",
    absence: @escaping @Sendable (Arguments) throws(Failure) -> String?
  ) {
    self.options = options
    self.subject = subject
    self.remedy = remedy
    self.absence = absence
  }

  /// The failure for one of these options on a command line where it has no effect;
  /// `nil` if there is none.
  ///
  /// - Throws: a failure if that cannot be decided.
  func failure(in arguments: Arguments) throws(Failure) -> Failure? {
    guard let name = options.first(where: { arguments.text(ofOption: $0) != nil }),
      let absence = try absence(arguments)
    else { return nil }
    return .usage("--\(name) is about \(subject), and \(absence)", remedy: remedy)
  }
}
