package import SourceCoding

/// The families that were fitted to data: the nearest one, and each of them separately.
package struct FitReport: Sendable {
  /// The name of the data.
  let name: String

  /// The fits, in the requested order.
  let fits: [Fitted]

  /// A family with its nearest members, or another curve without members.
  package struct Fitted: Sendable {
    /// The nearest members, one for each direction.
    package let members: [FamilyFit]

    /// The curves and their findings.
    package let experiment: Experiment

    /// The fit of a family, which has members, or another curve.
    package init(members: [FamilyFit] = [], _ experiment: Experiment) {
      self.members = members
      self.experiment = experiment
    }
  }

  /// The report on at least one fit.
  package init(of fits: [Fitted], to name: String) {
    self.name = name
    self.fits = fits
  }

  /// The best fit of each family in the direction that was requested first, with the
  /// nearest first.
  var ranking: [(member: FamilyFit, place: Int)] {
    fits.indices.compactMap { index in
      fits[index].members.first.map { (member: $0, place: index) }
    }
    // Families that are equally near, except for rounding, stay in their order.
    .sorted { (key($0.member), $0.place) < (key($1.member), $1.place) }
  }

  private func key(_ member: FamilyFit) -> Double { (distance(member) * 1e12).rounded() }

  /// The name of the divergence that was requested first: `KL(q‖z)`.
  private var measure: String {
    fits.first { !$0.members.isEmpty }?.experiment.series[0].name ?? ""
  }

  private func distance(_ member: FamilyFit) -> Double {
    measure == "KL(z‖q)" ? member.reverse : member.forward
  }
}

extension FitReport: Presentable {
  /// The families by their distance, then each with its curve.
  package func document(_ view: View) -> Document {
    guard fits.count > 1 else {
      var document = fits[0].experiment.document(view)
      document.summary = summary(view) ?? document.summary
      if !fits[0].members.isEmpty { document.keyFigures = keyFigures(view) }
      return document
    }
    let documents = fits.map { $0.experiment.document(view) }
    return Document(
      title: "Which family of distributions is nearest to \(name.withoutFolders)?",
      summary: summary(view), keyFigures: keyFigures(view), topic: "which-code-when",
      sections: comparison(view) + documents.flatMap { Self.part($0, view) }
        + [
          Section(
            nil, part: "notes",
            [.lines(["With one family, such as --family zipf, the report shows its curve."])])
        ])
  }

  /// The part that has all of each fit, where there are several.
  private static let families = "families"

  /// The words that name the parts of one fit, and of several.
  package static let parts = Experiment.parts + ["ranking", families]

  /// The sections of one fit among others, with its title above its inputs and its
  /// curve.
  private static func part(_ document: Document, _ view: View) -> [Section] {
    let figures = document.sections.filter { $0.rank == .lead }.flatMap(\.blocks)
    let rest = document.sections.filter {
      $0.rank != .lead && (view.isVerbose || $0.rank != .detail)
    }
    return rest.map {
      $0.place == .text
        ? Section($0.heading, part: families, figures + $0.blocks)
        : Section($0.heading, in: $0.place, rank: $0.rank, part: families, $0.blocks)
    }
  }

  /// The nearest family and its lead over the others; `nil` if no family was fitted.
  private func summary(_ view: View) -> Summary? {
    guard let first = ranking.first?.member else { return nil }
    func text(_ bits: Double) -> String { view.rate(Information(bits: bits)).text }
    var values: [String: JSONValue] = [
      "family": .string(first.family), "spec": .string(first.spec),
      "by": .string(first.kind.rawValue),
      "divergence": .real(distance(first)), "measure": .string(measure),
    ]
    let unit = "\(view.unit) per number"
    let data = name.withoutFolders
    let subject =
      fits.count > 1
      ? "The family nearest to \(data) is \(first.family) by \(first.kind)"
        + (first.isLimit ? ", in its limit \(first.spec)" : "")
      : first.isLimit
        ? "No \(first.family) distribution is nearest to \(data) by \(first.kind), because they "
          + "come ever nearer to their limit, \(first.spec)"
        : "The \(first.family) distribution nearest to \(data) by \(first.kind) is \(first.spec)"
    let cost =
      measure == "KL(z‖q)"
      ? "\(measure) of \(first.spec) is \(text(distance(first))) \(unit)."
      : "a code for \(first.spec) costs \(text(distance(first))) \(unit) more than one for the "
        + "data's own "
        + "distribution."
    var sentences = ["\(subject): \(cost)"] + caveats(on: first)
    if let second = ranking.dropFirst().first(where: { $0.member.family != first.family })?.member {
      sentences.append(
        "The next one, \(second.family), is \(text(distance(second) - distance(first))) \(unit) "
          + "farther."
      )
      values["nextFamily"] = .string(second.family)
      values["nextDivergence"] = .real(distance(second))
    }
    return Summary(sentences, values)
  }

  /// What to think of a member whose parameters are where the search ends.
  private func caveats(on member: FamilyFit) -> [String] {
    guard !member.endsOfRange.isEmpty else { return [] }
    let isOne = member.endsOfRange.count == 1
    return [
      "\(member.endsOfRange.joined(separator: " and ")) \(isOne ? "is" : "are") at the end of the "
        + "range that is searched: members beyond it may be nearer, and \(isOne ? "its value" : "their values") "
        + "\(isOne ? "means" : "mean") little."
    ]
  }

  /// The distance of the nearest family, and of the next one.
  private func keyFigures(_ view: View) -> [KeyFigure] {
    guard let first = ranking.first?.member else { return [] }
    var figures = [
      KeyFigure("nearest", first.spec, "", "fitted by \(first.kind)"),
      KeyFigure(
        "divergence", Information(bits: distance(first)), per: "number", view,
        "\(measure) of the nearest member"),
      KeyFigure(
        "cross-entropy", Information(bits: first.crossEntropy), per: "number", view,
        "the cost of these data in an ideal code for it"),
    ]
    if let next = ranking.dropFirst().first(where: { $0.member.family != first.family })?.member {
      figures.append(
        KeyFigure(
          "next", Information(bits: distance(next) - distance(first)), per: "number", view,
          "farther is \(next.family)"))
    }
    return figures
  }

  private func comparison(_ view: View) -> [Section] {
    let ranking = ranking
    guard ranking.count > 1 else { return [] }
    var table = Table([
      Table.Column("nearest member"), Table.Column("by"),
      Table.Column(measure, .number, unit: view.rateUnit("number")),
      Table.Column("standard errors", .detail),
    ])
    for (member, _) in ranking {
      table.add([
        .init(member.isLimit ? "\(member.family) → \(member.spec)" : member.spec),
        .init(member.kind.rawValue), view.rate(Information(bits: distance(member))),
        .init(member.errors, .faint),
      ])
    }
    var key = [
      "A family with more parameters gets nearer to any data, even if it is not the true one."
    ]
    if Set(ranking.map(\.member.kind)).count > 1 {
      key.insert(
        "By value: each symbol is its number. By rank: symbols are numbered from the most "
          + "frequent one on, and the reader needs their order.", at: 0)
    }
    return [Section(nil, part: "ranking", [.table(table), .lines(key)])]
  }

  /// The experiment, or an array of experiments, each with its members.
  package var json: JSONValue {
    fits.count == 1
      ? json(of: fits[0], rank: nil)
      : .array(
        fits.indices.map { index in
          json(of: fits[index], rank: ranking.firstIndex { $0.place == index })
        })
  }

  private func json(of fit: Fitted, rank: Int?) -> JSONValue {
    guard case .object(var members) = fit.experiment.json, !fit.members.isEmpty else {
      return fit.experiment.json
    }
    if let summary = FitReport(of: [fit], to: name).summary(View()) {
      members["summary"] = summary.json
    }
    members["fit"] = .object([
      "rank": rank.map { .integer($0 + 1) } ?? .null,
      "members": .array(zip(fit.members, fit.experiment.series).map { $0.json(of: $1.name) }),
    ])
    return .object(members)
  }

  /// The points of all experiments.
  package var observations: Observations {
    var table = fits[0].experiment.observations
    for fit in fits.dropFirst() { table.add(fit.experiment.observations) }
    return table
  }
}

extension FamilyFit {
  /// The standard errors, or the reason why there are none: `P ± 0.0012`.
  fileprivate var errors: String {
    let errors = parameters.compactMap { parameter in
      parameter.standardError.map { "\(parameter.symbol) ± \(NumberText.error($0))" }
    }
    return (errors + (remark.isEmpty ? [] : [remark])).joined(separator: ", ")
  }

  fileprivate func json(of divergence: String) -> JSONValue {
    .object([
      "least": .string(divergence),
      "family": .string(family),
      "by": .string(kind.rawValue),
      "spec": .string(spec),
      "isLimit": .bool(isLimit),
      "remark": .string(remark),
      "parameters": .array(
        parameters.map {
          .object([
            "name": .string($0.symbol), "value": .number($0.value),
            "standardError": $0.standardError.map { .number($0) } ?? .null,
          ])
        }),
      "crossEntropy": .real(crossEntropy),
      "forward": .real(forward),
      "reverse": .real(reverse),
    ])
  }
}
