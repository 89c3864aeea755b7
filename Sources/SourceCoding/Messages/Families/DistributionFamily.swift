/// A known distribution that depends on a few numbers, as the geometric one
/// depends on the probability of success.
///
/// Symbols are the 256 byte values, and value i of the family is byte i. What a
/// family gives to values that no byte has is cut off, and the rest normalised;
/// ``Member/truncatedMass`` says how much that was. What is below 1e-140 counts
/// as zero.
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

  private let make: @Sendable ([Double]) -> Member

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

  /// One distribution of a family.
  public struct Member: Hashable, Sendable {
    /// The probabilities of the 256 byte values.
    public let distribution: Distribution

    /// The probability of the values above 255, before it was cut off: 0 to 1.
    public let truncatedMass: Double

    /// The member that gives value i the probability `weights[i]`, but for a
    /// common factor, and `truncatedMass` to all values above 255 together.
    init(weights: [Double], truncatedMass: Double = 0) {
      let padding = repeatElement(0.0, count: 256 - weights.count)
      distribution = Distribution(computedWeights: weights + padding)
      self.truncatedMass = truncatedMass
    }
  }

  /// A family whose members are made by `make` from numbers in their ranges.
  init(
    name: String, summary: String, parameters: [Parameter],
    make: @escaping @Sendable ([Double]) -> Member
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
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

  /// The member with the given numbers.
  ///
  /// - Throws: ``InvalidParameters`` if there are too few or too many, or if one
  ///   is out of its range.
  public func member(_ values: Double...) throws(InvalidParameters) -> Member {
    try member(values)
  }

  /// The member with the given numbers.
  ///
  /// - Throws: ``InvalidParameters`` if there are too few or too many, or if one
  ///   is out of its range.
  public func member(_ values: [Double]) throws(InvalidParameters) -> Member {
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
    return make(given)
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
}
