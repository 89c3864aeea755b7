/// The member of a family that is nearest to data, in either direction of the
/// divergence.
///
/// In the forward direction, the least KL(q‖z) means the least H(q,z), the least code
/// length and the greatest likelihood: N·H(q,z) is −log2 of the probability of the
/// data. Its member covers all numbers that occur. In the reverse direction, the member
/// with the least KL(z‖q) stays where the data are dense, and gives up the rest.
///
/// For a number that never occurs, KL(z‖q) would be infinite for every member that
/// gives it a probability; in that direction q is therefore smoothed by KT, which the
/// experiment notes.
///
/// Source: Kullback, *Information Theory and Statistics*, 1959; Bishop, *Pattern
/// Recognition and Machine Learning*, 2006, section 10.1 (both directions).
package enum Fit {
  /// The divergence that is minimised.
  package enum Direction: String, CaseIterable, Sendable {
    /// KL(q‖z): greatest likelihood.
    case forward
    /// KL(z‖q).
    case reverse
    /// Both, next to each other.
    case both

    /// The formula of the divergence.
    fileprivate var words: String { self == .reverse ? "KL(z‖q)" : "KL(q‖z)" }
  }

  /// The number of values up to which KL(z‖q) is minimised without being asked for: it takes
  /// thousands of sums over all of them.
  package static let greatestSpan = 1 << 10

  /// The fit of a family to numbers.
  ///
  /// - Parameters:
  ///   - family: the family; it can be fitted to such numbers.
  ///   - numbers: the data.
  ///   - name: the name of the data.
  ///   - given: the divergences that are minimised; if left out, both, but KL(q‖z) alone for
  ///     more than ``greatestSpan`` numbers.
  /// - Returns: the nearest members, the forward one first; and the curves of both
  ///   divergences over the first parameter.
  package static func fit(
    _ family: FittedFamily, to numbers: FittedNumbers, named name: String,
    direction given: Direction? = nil
  ) -> (members: [FamilyFit], experiment: Experiment) {
    let direction = given ?? (numbers.span <= greatestSpan ? .both : .forward)
    var members: [FamilyFit] = []
    var series: [Experiment.Series] = []
    var marks: [Experiment.Mark] = []
    var findings: [Experiment.Finding] = []
    var notes: [String] = []
    for wanted in [Direction.forward, .reverse] where direction == .both || direction == wanted {
      let search = FamilySearch(of: FamilyCost(of: family, on: numbers, wanted))
      let member = FamilyFit(search)
      members.append(member)
      series.append(
        .init(
          name: wanted.words, origin: .computed, law: .init("\(wanted.words) ≥ 0", .exact),
          points: search.curve.map {
            .init(
              x: $0.parameters[0],
              y: max(0, $0.cost) / Mathematics.naturalLogarithmOf2, law: 0 ... .infinity)
          }))
      if let first = member.parameters.first(where: { $0.symbol == family.parameters[0].symbol }) {
        marks.append(.init(.x, at: first.value, "least \(wanted.words)"))
      }
      findings += Self.findings(of: member, wanted, numbers)
      if !member.remark.isEmpty { notes.append("Least \(wanted.words): \(member.remark).") }
    }
    if given == nil, direction != .both {
      notes.append(
        "KL(z‖q) is not minimised, since there are \(numbers.span.counted("value")); "
          + "--direction both does, and takes longer the more there are.")
    }
    notes.append(
      "For KL(z‖q), KT smooths the data; otherwise numbers that never occur make it infinite.")
    notes.append(
      numbers.limit.map {
        "Every member is cut to the \($0.counted("value")) of the alphabet, and normalised."
      }
        ?? "No member is cut; for KL(z‖q), all numbers above \(numbers.greatest.grouped) count as one."
    )
    if numbers.kind == .rank {
      notes.append(
        "Symbols are numbered from the most frequent one; the reader of such a code needs their "
          + "order."
      )
    }
    // Near zero, only a logarithmic axis shows where the minimum is.
    let first = family.parameters[0]
    let places = series.first?.points.map(\.x) ?? []
    let isLogarithmic =
      first.scale.isLogarithmic || first.isWhole
      || marks.contains { $0.place < 0.05 * (places.last ?? 0) }
    let experiment = Experiment(
      name: "fit.\(family.name)" + (numbers.kind == .rank ? "-by-rank" : ""),
      title: "the nearest \(family.name) distribution, by \(numbers.kind)",
      inputs: [.init("q", name), .init("\(numbers.kind)s", numbers.words)],
      x: .init(
        first.symbol, .number, meaning: "parameter of the family", isLogarithmic: isLogarithmic),
      y: .init("divergence", per: "number", isLogarithmic: true),
      series: series, marks: marks,
      findings: findings
        + [.init("H(q)", numbers.entropy / Mathematics.naturalLogarithmOf2, .information)],
      checks: members.compactMap(\.check), notes: notes)
    return (members, experiment)
  }

  private static func findings(
    of member: FamilyFit, _ direction: Direction, _ numbers: FittedNumbers
  ) -> [Experiment.Finding] {
    let (least, group) = ("of least \(direction.words)", direction.rawValue)
    var findings: [Experiment.Finding] = []
    for parameter in member.parameters {
      findings.append(
        .init(
          "\(parameter.symbol) \(least)", parameter.value, .number, key: parameter.symbol,
          group: group, detail: member.spec))
      if let error = parameter.standardError {
        findings.append(
          .init(
            "standard error of \(parameter.symbol)", error, .number,
            key: "\(parameter.symbol)-standard-error", group: group,
            detail: "from the observed information"))
      }
    }
    let place = member.isLimit ? "in the limit of \(direction.words)" : least
    return findings + [
      .init(
        "H(q,z) \(place)", member.crossEntropy, .information, key: "cross-entropy", group: group),
      .init(
        "KL(q‖z) \(place)", member.forward, .information, key: "forward", group: group,
        detail: member.isLimit ? "tends to \(member.spec)" : ""),
      .init(
        "KL(z‖q) \(place)", member.reverse, .information, key: "reverse", group: group,
        detail: "q smoothed"),
      .init(
        "log2 likelihood \(place)", -Double(numbers.total) * member.crossEntropy, .count,
        key: "log2-likelihood", group: group,
        detail: "bits, −N·H(q,z)"),
    ]
  }
}
