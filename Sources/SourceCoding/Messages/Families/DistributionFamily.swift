/// A known distribution over the whole numbers that depends on a few parameters, as the
/// geometric distribution depends on the probability of success.
///
/// A member keeps a requested number of values, 256 for bytes. The probability of
/// greater values is cut off, and the rest is normalised; ``Member/truncatedMass`` is
/// the probability that was cut off. Every probability is kept, however small it is.
///
///     let member = try DistributionFamily.geometric.member(0.5)
///     member.distribution.entropy.bits  // 2
///     member.truncatedMass              // 2^−256
///
/// To add a family, write a file with a static member and add it to ``all``.
public struct DistributionFamily: Sendable {
  /// The name of the family in a SPEC: `geometric`.
  public let name: String

  /// A description in one line.
  public let summary: String

  /// The parameters, in the order in which they are given; those with a fallback come
  /// last.
  public let parameters: [Parameter]

  /// The number of values of a member; `nil` if it is infinite.
  private let end: End?

  private let make: @Sendable (_ parameters: [WideReal], _ count: Int) -> Member

  /// The greatest number of values that a member can keep.
  public static let mostValues = 1 << 20

  /// The number of byte values, which a member keeps by default.
  public static let byteValues = 256

  /// A parameter of a family.
  public struct Parameter: Hashable, Sendable {
    /// The letter that stands for it in help: `P`.
    public let symbol: String
    /// The legal values.
    public let range: ClosedRange<Double>
    /// Whether it must be a whole number.
    public let isWhole: Bool
    /// The value if it is left out; `nil` if it must be given.
    public let fallback: Double?
  }

  /// The number of values of a family's members.
  enum End: Sendable {
    /// A fixed number, for any parameters.
    case fixed(Int)
    /// The first parameter.
    case firstParameter
    /// The first parameter plus one.
    case aboveFirstParameter

    /// The number of values of the member with the given parameters.
    func valueCount(_ parameters: [WideReal]) -> Int {
      switch self {
      case .fixed(let count): count
      case .firstParameter: Int(parameters[0].value)
      case .aboveFirstParameter: Int(parameters[0].value) + 1
      }
    }
  }

  /// One distribution of a family.
  public struct Member: Hashable, Sendable {
    /// The probabilities of the values that are kept.
    public let distribution: Distribution

    /// The probability of the greater values that were cut off, 0 to 1.
    public let truncatedMass: Double

    /// The member in which value i has a probability proportional to `weights[i]`, and
    /// all greater values together have `truncatedMass`.
    init(weights: [WideReal], truncatedMass: Double = 0) {
      // If all kept values are impossible, as for a binomial distribution with P = 1
      // that is cut off below N, the last value gets the whole probability.
      let isEmpty = weights.allSatisfy { !$0.isPositive }
      distribution = Distribution(
        computedWeights: isEmpty ? weights.dropLast() + [WideReal(1)] : weights)
      self.truncatedMass = min(1, max(0, truncatedMass))
    }

    /// A member over other symbols than the numbers from 0 on.
    init(distribution: Distribution, truncatedMass: Double) {
      self.distribution = distribution
      self.truncatedMass = truncatedMass
    }
  }

  /// A family whose members are made by `make` from legal parameters and a number of
  /// values to keep.
  init(
    name: String, summary: String, parameters: [Parameter],
    end: End? = nil,
    make: @escaping @Sendable (_ parameters: [WideReal], _ count: Int) -> Member
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.end = end
    self.make = make
  }

  /// The notation in a SPEC: `geometric:P`, `zipf:N,S[,Q]`, `benford[:B]`.
  public var pattern: String {
    var text = name
    for (index, parameter) in parameters.enumerated() {
      let item = (index == 0 ? ":" : ",") + parameter.symbol
      text += parameter.fallback == nil ? item : "[\(item)]"
    }
    return text
  }

  /// The member with the given parameters, over the values of a byte.
  ///
  /// - Throws: ``InvalidParameters`` if there are too few or too many, or if one is out
  ///   of its range.
  public func member(_ values: Double...) throws(InvalidParameters) -> Member {
    try member(values)
  }

  /// The member with the given parameters.
  ///
  /// - Parameters:
  ///   - values: the parameters.
  ///   - count: the number of values to keep, from 0 on: at least 2.
  /// - Returns: the member, cut off beyond these values.
  /// - Throws: ``InvalidParameters`` if there are too few or too many, or if one is out
  ///   of its range.
  public func member(
    _ values: [Double], values count: Int = byteValues
  ) throws(InvalidParameters) -> Member {
    for (parameter, value) in zip(parameters, values) where !value.isFinite {
      throw .value(pattern: pattern, parameter, found: value)
    }
    return try member(values.map(WideReal.init), values: count)
  }

  /// The member with parameters that keep all typed digits, so 1 − P is exact for P = .999999.
  package func member(
    _ values: [WideReal], values count: Int = byteValues
  ) throws(InvalidParameters) -> Member {
    make(try validated(values), count)
  }

  /// The law with the given parameters, which is not cut off yet.
  ///
  /// - Throws: ``InvalidParameters`` if there are too few or too many, or if one
  ///   is out of its range.
  package func law(_ values: [WideReal]) throws(InvalidParameters) -> NumberLaw {
    let values = try validated(values)
    return NumberLaw(valueCount: end?.valueCount(values)) { make(values, $0) }
  }

  private func validated(_ values: [WideReal]) throws(InvalidParameters) -> [WideReal] {
    let fallbacks = parameters.dropFirst(values.count).compactMap(\.fallback)
    let given = values + fallbacks.map(WideReal.init)
    guard given.count == parameters.count else {
      throw .count(pattern: pattern, found: values.count)
    }
    for (parameter, value) in zip(parameters, given) {
      let isLegal = !parameter.isWhole || value.isDouble && value.value.rounded() == value.value
      // Every upper bound is a double, and 1 and a bit is beyond 1.
      guard isLegal, parameter.range.contains(value.value),
        value <= WideReal(parameter.range.upperBound)
      else {
        throw .value(pattern: pattern, parameter, found: value.value)
      }
    }
    return given
  }
}

extension DistributionFamily.Parameter {
  /// A parameter that is a whole number in `range`.
  static func whole(_ symbol: String, _ range: ClosedRange<Double>, fallback: Double? = nil) -> Self
  {
    Self(symbol: symbol, range: range, isWhole: true, fallback: fallback)
  }

  /// A parameter that is a real number in `range`.
  static func real(_ symbol: String, _ range: ClosedRange<Double>, fallback: Double? = nil) -> Self
  {
    Self(symbol: symbol, range: range, isWhole: false, fallback: fallback)
  }

  /// A parameter that is a number of values.
  static func count(
    _ symbol: String, from least: Int = 1, fallback: Double? = nil
  ) -> Self {
    whole(
      symbol, Double(least)...Double(DistributionFamily.mostValues), fallback: fallback)
  }
}
