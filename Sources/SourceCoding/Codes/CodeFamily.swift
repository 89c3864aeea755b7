/// A way of making codes from a proxy distribution, known by a name.
public struct CodeFamily: Sendable {
  /// The name that `--code` takes: `huffman`.
  public let name: String

  /// What the family does, in one line.
  public let summary: String

  /// The parameter that follows the name and a colon, as in `limited:11`.
  public let parameter: Parameter?

  private let make: @Sendable (Distribution, Int) throws(InvalidPrefixCode) -> Design

  /// A whole number that a family is made with.
  public struct Parameter: Hashable, Sendable {
    /// A letter for it, for help: `L`.
    public let symbol: String
    /// The values it may take.
    public let range: ClosedRange<Int>
  }

  /// A family without a parameter.
  init(
    name: String, summary: String,
    make: @escaping @Sendable (Distribution) throws(InvalidPrefixCode) -> Design
  ) {
    self.init(name: name, parameter: nil, summary: summary) {
      (z, _) throws(InvalidPrefixCode) in try make(z)
    }
  }

  /// A family whose codes depend on a number as well.
  init(
    name: String, parameter: Parameter?, summary: String,
    make: @escaping @Sendable (Distribution, Int) throws(InvalidPrefixCode) -> Design
  ) {
    self.name = name
    self.parameter = parameter
    self.summary = summary
    self.make = make
  }

  /// How the family is written: `huffman`, `limited:L`.
  public var pattern: String { parameter.map { "\(name):\($0.symbol)" } ?? name }

  /// The designer with the given parameter.
  ///
  /// - Precondition: a parameter is given if and only if the family has one,
  ///   and lies in its range.
  func designer(parameter value: Int?) -> CodeDesigner {
    precondition(
      parameter.map { range in value.map { range.range.contains($0) } ?? false } ?? (value == nil),
      "the parameter does not fit the family")
    let make = self.make
    return CodeDesigner(name: value.map { "\(name):\($0)" } ?? name) {
      (z) throws(InvalidPrefixCode) in try make(z, value ?? 0)
    }
  }
}

/// A family with its parameter: all that a proxy must be added to, to get a code.
public struct CodeDesigner: Sendable {
  /// The name with its parameter: `limited:11`.
  public let name: String

  private let make: @Sendable (Distribution) throws(InvalidPrefixCode) -> Design

  /// The designer that makes codes by `make`.
  public init(
    name: String, make: @escaping @Sendable (Distribution) throws(InvalidPrefixCode) -> Design
  ) {
    self.name = name
    self.make = make
  }

  /// The code for the proxy `z`, a distribution over the 256 byte values.
  ///
  /// - Throws: ``InvalidPrefixCode`` if the family has none for it.
  public func design(for z: Distribution) throws(InvalidPrefixCode) -> Design {
    try make(z)
  }
}
