/// What some options of a command are about, and when a command line has none of it.
///
/// An option that would change nothing is refused and not passed over: whoever writes
/// `--count 100` wants a hundred of something. Options that tell how the work is done,
/// such as `--seed`, `--threads` or `--quiet`, are welcome whatever the work is.
struct OptionSubject: Sendable {
  /// The names of the options.
  let options: [String]

  /// What they are about, as a failure says it.
  let subject: String

  /// What to do instead.
  let remedy: String

  /// Why a command line has nothing of the kind; `nil` if it has.
  let absence: @Sendable (Arguments) throws(Failure) -> String?

  init(
    _ options: [OptionSummary], about subject: String, remedy: String = "leave it out",
    absence: @escaping @Sendable (Arguments) throws(Failure) -> String?
  ) {
    self.options = options.map(\.name)
    self.subject = subject
    self.remedy = remedy
    self.absence = absence
  }

  /// The failure of giving the option called `name` on a command line; `nil` if that is
  /// of use.
  ///
  /// - Throws: a failure if that cannot be said.
  func failure(in arguments: Arguments) throws(Failure) -> Failure? {
    guard let name = options.first(where: { arguments.text(ofOption: $0) != nil }),
      let absence = try absence(arguments)
    else { return nil }
    return .usage("--\(name) is about \(subject), and \(absence)", remedy: remedy)
  }
}
