extension Estimator {
  /// The names that ``init(named:)`` accepts, with an example for each rule that has a
  /// parameter.
  public static let names =
    plain.map(\.name) + parametric.map { "\($0.name):\($0.example)" }

  /// The notation of each rule, with a description in a few words.
  public static let summaries: [(pattern: String, summary: String)] =
    plain.map { ($0.name, $0.summary) }
    + parametric.map {
      ($0.pattern, "\($0.make(WideReal($0.example)).summary), with \($0.symbol) = \($0.example)")
    }

  /// The rule with the given name.
  ///
  /// - Throws: ``UnknownEstimator`` if there is none.
  public init(named name: String) throws(UnknownEstimator) {
    if let rule = Self.plain.first(where: { $0.name == name }) {
      self = rule
      return
    }
    let parts = name.parts(between: ":", atMost: 2)
    guard let family = Self.parametric.first(where: { $0.name == parts[0] }) else {
      throw .name(name)
    }
    guard parts.count == 2, let value = Double(parts[1]), family.range.contains(value) else {
      throw .parameter(pattern: family.pattern, legal: family.range)
    }
    self = family.make(WideReal(decimal: parts[1]) ?? WideReal(value))
  }

  private static let plain: [Estimator] = [
    .maximumLikelihood, .krichevskyTrofimov, .laplace, .goodTuring, .wittenBell,
    .deletedInterpolation,
  ]

  /// A rule with a parameter: `discount:0.5`.
  private struct Family: Sendable {
    let name: String
    let symbol: String
    let example: Double
    let range: ClosedRange<Double>
    let make: @Sendable (WideReal) -> Estimator

    var pattern: String { "\(name):\(symbol)" }
  }

  private static let parametric = [
    Family(
      name: "add", symbol: "X", example: 0.1, range: 1e-300...1e300,
      make: { additive($0) }),
    Family(
      name: "discount", symbol: "D", example: 0.5, range: legalDiscounts,
      make: { absoluteDiscount($0) }),
    Family(
      name: "mixture", symbol: "L", example: 0.9, range: legalShares,
      make: { interpolation(share: $0) }),
  ]
}

/// The reason why a name does not denote a rule.
public enum UnknownEstimator: Error, Equatable, Sendable {
  /// There is no rule of this name.
  case name(String)
  /// The rule needs a parameter within the range.
  case parameter(pattern: String, legal: ClosedRange<Double>)
}

extension UnknownEstimator: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .name(let name): "no smoothing rule is called '\(name)'"
    case .parameter(let pattern, let legal):
      "the smoothing rule \(pattern) needs a number from \(legal.lowerBound) to \(legal.upperBound)"
    }
  }
}
