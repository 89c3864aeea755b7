/// The member of a family that is nearest to data in one direction of the divergence.
package struct FamilyFit: Sendable {
  /// The name of the family: `geometric`.
  package let family: String

  /// Whether the numbers are values or ranks.
  package let kind: FittedNumbers.Kind

  /// The parameters in the order of a SPEC; empty if no member is nearest.
  package let parameters: [Parameter]

  /// The SPEC of the member, or of the distribution that ever nearer members approach:
  /// `poisson:4`.
  package let spec: String

  /// A remark on where it was found; empty if there is none.
  package let remark: String

  /// The letters of the parameters that ended where the search does, without being 0 or 1 there;
  /// these are natural ends.
  package let endsOfRange: [String]

  /// Whether no member is nearest, and ``spec`` is the limit that they approach.
  package let isLimit: Bool

  /// H(q,z) in bits per number.
  package let crossEntropy: Double

  /// KL(q‖z) in bits per number.
  package let forward: Double

  /// KL(z‖q) in bits per number, with the data smoothed by KT.
  package let reverse: Double

  /// The check of the score equation at the most likely member; `nil` if it need not
  /// hold.
  package let check: Check?

  /// A fitted parameter.
  package struct Parameter: Sendable {
    /// The letter that stands for it in a SPEC.
    package let symbol: String

    /// Its value.
    package let value: Double

    /// The standard deviation of the value between samples of this size, from the
    /// observed information; `nil` if that does not determine it.
    package let standardError: Double?
  }
}

extension FamilyFit {
  /// The result of `search`, in the direction of its cost.
  init(_ search: FamilySearch) {
    let (cost, least) = (search.cost, search.least())
    let (family, numbers) = (cost.family, cost.numbers)
    let isForward = cost.direction != .reverse
    if let limit = Self.limit(of: search, undercutting: least) {
      self = limit
      return
    }
    let errors = isForward ? Self.standardErrors(of: least, cost) : [nil, nil]
    var parameters: [Parameter] = []
    for (index, parameter) in family.parameters.enumerated() {
      parameters.append(
        Parameter(
          symbol: parameter.symbol, value: parameter.shown(least.parameters[index]),
          standardError: errors[index].map {
            $0 * abs(parameter.shownSlope(least.parameters[index]))
          }))
    }
    let ends = zip(family.parameters, least.atEnd).filter(\.1).map(\.0.symbol)
    let other = FamilyCost(of: family, on: numbers, isForward ? .reverse : .forward)
      .cost(least.parameters)
    let (forward, reverse) = isForward ? (least.cost, other) : (other, least.cost)
    let bits = 1 / Mathematics.naturalLogarithmOf2
    self.init(
      family, numbers, parameters, family.spec(least.parameters, numbers.greatest),
      remark: ends.isEmpty ? "" : "\(ends.joined(separator: " and ")) at the end of the range",
      endsOfRange: parameters.filter { ends.contains($0.symbol) && ![0, 1].contains($0.value) }
        .map(\.symbol), isLimit: false,
      ((forward + numbers.entropy) * bits, max(0, forward * bits), max(0, reverse * bits)),
      check: isForward ? Self.check(least, cost) : nil)
  }

  /// The Poisson distribution, if the members approach it and none is nearer.
  private static func limit(
    of search: FamilySearch, undercutting least: FamilySearch.Member
  ) -> FamilyFit? {
    let (family, numbers) = (search.cost.family, search.cost.numbers)
    guard let tendsToPoisson = family.tendsToPoisson else { return nil }
    let isForward = search.cost.direction != .reverse
    let poisson = FamilySearch(of: FamilyCost(of: .poisson, on: numbers, search.cost.direction))
    // Without a cut, the moments alone decide. Otherwise a member that is as near as its
    // limit, except for rounding, is one of those that approach it.
    let isCut = numbers.limit.map { !family.isNormalized(least.parameters, $0) } ?? false
    let isBeyond = tendsToPoisson(numbers.mean, numbers.variance)
    guard
      isForward && !isCut
        ? isBeyond : poisson.least().cost <= least.cost + 1e-13 * (1 + least.cost)
    else { return nil }
    let limit = FamilyFit(poisson)
    let first = family.parameters[0].symbol
    let reason =
      isForward && isBeyond
      ? "the data are \(family.name == FittedFamily.binomial.name ? "more" : "less") dispersed than "
        + "any \(family.name) distribution (variance \(numbers.variance.inDigits), mean "
        + "\(numbers.mean.inDigits))"
      : "members with a larger \(first) are always nearer"
    return FamilyFit(
      family, numbers, [], limit.spec,
      remark: "\(first) = ∞, which is \(limit.spec): \(reason)", endsOfRange: [], isLimit: true,
      (limit.crossEntropy, limit.forward, limit.reverse), check: nil)
  }

  private init(
    _ family: FittedFamily, _ numbers: FittedNumbers, _ parameters: [Parameter], _ spec: String,
    remark: String, endsOfRange: [String], isLimit: Bool,
    _ costs: (cross: Double, forward: Double, reverse: Double),
    check: Check?
  ) {
    self.family = family.name
    kind = numbers.kind
    self.parameters = parameters
    self.spec = spec
    self.remark = remark
    self.endsOfRange = endsOfRange
    self.isLimit = isLimit
    (crossEntropy, forward, reverse) = costs
    self.check = check
  }

  /// The square roots of the diagonal of the inverse of the observed information for
  /// all numbers.
  ///
  /// It is `nil` for a parameter at the end of its range, which counts as given, and if
  /// the information is not positive.
  ///
  /// Source: Efron and Hinkley, *Assessing the accuracy of the maximum likelihood
  /// estimator: observed versus expected Fisher information*, 1978.
  private static func standardErrors(
    of least: FamilySearch.Member, _ cost: FamilyCost
  ) -> [Double?] {
    let count = Double(cost.numbers.total)
    let (aa, ab, bb) = cost.information(least.parameters)
    func error(_ variance: Double) -> Double? {
      variance > 0 && variance.isFinite ? (variance / count).squareRoot() : nil
    }
    guard least.parameters.count == 2 else {
      return [least.atEnd[0] ? nil : error(1 / aa)]
    }
    switch (least.atEnd[0], least.atEnd[1]) {
    case (true, true): return [nil, nil]
    case (true, false): return [nil, error(1 / bb)]
    case (false, true): return [error(1 / aa), nil]
    case (false, false):
      let determinant = aa * bb - ab * ab
      // If two parameters have nearly the same effect, neither can be determined.
      guard aa > 0, determinant > 1e-9 * aa * bb else { return [nil, nil] }
      return [error(bb / determinant), error(aa / determinant)]
    }
  }

  /// The check that the derivative of the likelihood by each parameter is 0.
  ///
  /// Rounding may leave as much of it as changes the parameter by 1e-12 of itself, and
  /// the last digits of its sum. The best second parameter, which was found for each first
  /// one, is known as exactly as its own slope, and moves the slope by the first with it.
  private static func check(_ least: FamilySearch.Member, _ cost: FamilyCost) -> Check? {
    let slopes = cost.slopes(least.parameters)
    let information = cost.information(least.parameters)
    let rows = [
      (slopes.a.value, slopes.magnitudes.a, information.aa),
      (slopes.b.value, slopes.magnitudes.b, information.bb),
    ]
    func slack(_ index: Int) -> Double {
      let (_, magnitude, curvature) = rows[index]
      return 1e-12 * abs(curvature * least.parameters[index]) + 64 * 0x1p-52 * magnitude
    }
    var worst = (slope: 0.0, slack: 0.0, ratio: -1.0)
    for (index, parameter) in cost.family.parameters.enumerated() {
      guard !least.atEnd[index], !parameter.isWhole else { continue }
      let slope = rows[index].0
      let isFirstOfTwo = index == 0 && least.parameters.count == 2 && !least.atEnd[1]
      let moved = isFirstOfTwo ? abs(information.ab / information.bb) * slack(1) : 0
      let slack = slack(index) + (moved.isFinite ? moved : 0)
      if abs(slope) / slack > worst.ratio { worst = (abs(slope), slack, abs(slope) / slack) }
    }
    guard worst.ratio >= 0 else { return nil }
    return Check(
      name: "the likelihood is stationary at its maximum", holds: worst.slope <= worst.slack,
      detail:
        "its slope is \(worst.slope.inDigits) nats per number, at most \(worst.slack.inDigits)")
  }
}
