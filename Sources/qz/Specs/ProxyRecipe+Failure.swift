import SourceCoding

extension ProxyRecipe {
  /// The proxy for messages over `alphabet`; a failure names z.
  func madeProxy(for alphabet: Alphabet) throws(Failure) -> Made {
    do throws(InvalidDistribution) { return try proxy(for: alphabet) } catch {
      throw failure(error)
    }
  }

  /// The failure of learning z.
  func failure(_ error: InvalidDistribution) -> Failure {
    if case .impliedBy(let code) = participant.nature {
      return .job(
        "\(participant.name): \(code.name) has no codeword for any \(code.unit) of the data",
        remedy: "name another z, or other data")
    }
    return .job(
      "\(participant.name): \(error)", remedy: "a proxy without data needs --smoothing kt")
  }
}

extension Failure {
  /// The failure of making a proxy from the data that the user named `name`.
  init(_ error: ProxyRecipe.Contradiction, named name: String) {
    let either = "leave one of them out"
    switch error {
    case .empty:
      self = .job("\(name): empty", remedy: "name data that are not empty")
    case .known(let policy):
      self = .usage(
        "--unseen \(policy.rawValue): \(name) is a known distribution and has no counts to "
          + (policy == .smooth ? "smooth" : "learn from"),
        remedy: "give every symbol a probability, or use --unseen infinite")
    case .nothingLeft(let policy):
      self = .usage(
        "--unseen \(policy.rawValue) and --smoothing ml contradict each other"
          + (policy == .escape ? ": the escape would have no count" : ""), remedy: either)
    case .twoRulesForEscape:
      self = .usage(
        "--escape and --smoothing both set the probability of the escape", remedy: either)
    case .noEscape:
      self = .usage(
        "--escape is a rule for --unseen escape, which is not used here",
        remedy: "add --unseen escape, or leave it out")
    }
  }
}
