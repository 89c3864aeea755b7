/// A known distribution over the whole numbers that depends on a few numbers, as the
/// geometric one depends on the probability of success.
///
/// As many values are kept as are asked for, 256 for bytes; what a family gives to values
/// beyond them is cut off, and the rest normalised. ``Member/truncatedMass`` says how much
/// that was. However small a probability is, it is kept.
///
///     let member = try DistributionFamily.geometric.member(0.5)
///     member.distribution.entropy.bits  // 2
///     member.truncatedMass              // 2^−256
///
/// A new family is a new file with a static member, and a line in ``all``.
public struct DistributionFamily: Sendable {
  /// What the family is called in a SPEC: `geometric`.
  public let name: String

  /// What it describes, in one line.
  public let summary: String

  /// The numbers that it depends on, in the order in which they are given; those
  /// with a fallback come last.
  public let parameters: [Parameter]

  /// The number of values that a member has; `nil` if they have no end.
  private let end: End?

  private let make: @Sendable (_ parameters: [Double], _ count: Int) -> Member

  /// The greatest number of values that a member is kept to.
  public static let mostValues = 1 << 20

  /// The values of a byte, which a member has unless others are asked for.
  public static let byteValues = 256

  /// A number that a family depends on.
  public struct Parameter: Hashable, Sendable {
    /// A letter for it, for help: `P`.
    public let symbol: String
    /// The values it may take.
    public let range: ClosedRange<Double>
    /// Whether it must be a whole number.
    public let isWhole: Bool
    /// Its value if it is left out; `nil` if it must be given.
    public let fallback: Double?
  }

  /// How many values the members of a family have.
  enum End: Sendable {
    /// So many, whatever the parameters are.
    case fixed(Int)
    /// As many as the first parameter says.
    case firstParameter
    /// One more than that.
    case aboveFirstParameter

    /// The number of values of the member with the given parameters.
    func valueCount(_ parameters: [Double]) -> Int {
      switch self {
      case .fixed(let count): count
      case .firstParameter: Int(parameters[0])
      case .aboveFirstParameter: Int(parameters[0]) + 1
      }
    }
  }

  /// One distribution of a family.
  public struct Member: Hashable, Sendable {
    /// The probabilities of the values that are kept.
    public let distribution: Distribution

    /// The probability of the values beyond, before it was cut off: 0 to 1.
    public let truncatedMass: Double

    /// The member that gives value i the probability `weights[i]`, but for a
    /// common factor, and `truncatedMass` to all values beyond together.
    init(weights: [WideReal], truncatedMass: Double = 0) {
      // Where all that is kept is impossible, as with P = 1 of a binomial distribution cut
      // off below N, the last value is all that is left.
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

  /// A family whose members are made by `make` from numbers in their ranges, for as many
  /// values as it is told.
  init(
    name: String, summary: String, parameters: [Parameter],
    end: End? = nil,
    make: @escaping @Sendable (_ parameters: [Double], _ count: Int) -> Member
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.end = end
    self.make = make
  }

  /// How a SPEC is written: `geometric:P`, `zipf:N,S[,Q]`, `benford[:B]`.
  public var pattern: String {
    var text = name
    for (index, parameter) in parameters.enumerated() {
      let item = (index == 0 ? ":" : ",") + parameter.symbol
      text += parameter.fallback == nil ? item : "[\(item)]"
    }
    return text
  }

  /// The member with the given numbers, over the values of a byte.
  ///
  /// - Throws: ``InvalidParameters`` if there are too few or too many, or if one
  ///   is out of its range.
  public func member(_ values: Double...) throws(InvalidParameters) -> Member {
    try member(values)
  }

  /// The member with the given numbers.
  ///
  /// - Parameters:
  ///   - values: the numbers.
  ///   - count: the number of values that are kept, from 0 on: at least 2.
  /// - Returns: the member, cut off beyond those.
  /// - Throws: ``InvalidParameters`` if there are too few or too many, or if one
  ///   is out of its range.
  public func member(
    _ values: [Double], values count: Int = byteValues
  ) throws(InvalidParameters) -> Member {
    make(try validated(values), count)
  }

  /// The member with the given numbers, as it is by itself.
  ///
  /// - Throws: ``InvalidParameters`` if there are too few or too many, or if one
  ///   is out of its range.
  package func law(_ values: [Double]) throws(InvalidParameters) -> NumberLaw {
    let values = try validated(values)
    return NumberLaw(valueCount: end?.valueCount(values)) { make(values, $0) }
  }

  private func validated(_ values: [Double]) throws(InvalidParameters) -> [Double] {
    let given = values + parameters.dropFirst(values.count).compactMap(\.fallback)
    guard given.count == parameters.count else {
      throw .count(pattern: pattern, found: values.count)
    }
    for (parameter, value) in zip(parameters, given) {
      let isLegal = !parameter.isWhole || value.rounded() == value
      guard isLegal, parameter.range.contains(value) else {
        throw .value(pattern: pattern, parameter, found: value)
      }
    }
    return given
  }
}

extension DistributionFamily.Parameter {
  /// A whole number in `range`.
  static func whole(_ symbol: String, _ range: ClosedRange<Double>, fallback: Double? = nil) -> Self
  {
    Self(symbol: symbol, range: range, isWhole: true, fallback: fallback)
  }

  /// A real number in `range`.
  static func real(_ symbol: String, _ range: ClosedRange<Double>, fallback: Double? = nil) -> Self
  {
    Self(symbol: symbol, range: range, isWhole: false, fallback: fallback)
  }

  /// A number of values.
  static func count(
    _ symbol: String, from least: Int = 1, fallback: Double? = nil
  ) -> Self {
    whole(
      symbol, Double(least)...Double(DistributionFamily.mostValues), fallback: fallback)
  }
}
