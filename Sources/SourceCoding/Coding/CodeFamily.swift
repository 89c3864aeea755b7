/// A named way of making codes from a proxy distribution.
public struct CodeFamily: Sendable {
  /// The name of the family as an argument of `--code`: `huffman`.
  package let name: String

  /// One line about the family.
  package let summary: String

  /// The parameter that follows the name and a colon, as in `limited:11`.
  package let parameter: Parameter?

  private let make: @Sendable (Proxy, Int) throws(DesignError) -> Design

  /// A whole number that selects one code of the family.
  public struct Parameter: Hashable, Sendable {
    /// The letter that stands for the number in help: `L`.
    package let symbol: String
    /// The values that the number may have.
    package let range: ClosedRange<Int>
    /// The value that is used if none is given; `nil` if one must be given.
    ///
    /// It may lie outside ``range`` and then has a meaning of its own.
    package let fallback: Int?

    init(symbol: String, range: ClosedRange<Int>, fallback: Int? = nil) {
      self.symbol = symbol
      self.range = range
      self.fallback = fallback
    }
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

  /// A family whose codes also depend on a number.
  init(
    name: String, parameter: Parameter?, summary: String,
    make: @escaping @Sendable (Distribution, Int) throws(InvalidPrefixCode) -> Design
  ) {
    self.init(
      name: name, parameter: parameter, summary: summary,
      makeFromProxy: {
        (proxy, value) throws(DesignError) in
        try DesignError.passing { () throws(InvalidPrefixCode) in
          try make(proxy.distribution, value)
        }
      })
  }

  /// A family whose codes are made from everything that is known of the proxy.
  ///
  /// - Parameters:
  ///   - name: the family's name as an argument of `--code`.
  ///   - parameter: the number that selects a code, if the family has one.
  ///   - summary: what the family does, in one line.
  ///   - makeFromProxy: makes the code. If no number is given, it receives the
  ///     fallback, or 0.
  init(
    name: String, parameter: Parameter?, summary: String,
    makeFromProxy: @escaping @Sendable (Proxy, Int) throws(DesignError) -> Design
  ) {
    self.name = name
    self.parameter = parameter
    self.summary = summary
    self.make = makeFromProxy
  }

  /// How to write the family's name with its parameter: `huffman`, `limited:L`,
  /// `rans[:B]`.
  package var pattern: String {
    guard let parameter else { return name }
    return parameter.fallback == nil
      ? "\(name):\(parameter.symbol)" : "\(name)[:\(parameter.symbol)]"
  }

  /// The designer with the given parameter, or with the fallback if none is given.
  ///
  /// - Precondition: A value is given only if the family has a parameter, and is given
  ///   if that has no fallback; it lies in the parameter's range.
  func designer(parameter value: Int? = nil) -> CodeDesigner {
    let used = value ?? parameter?.fallback
    precondition(
      parameter.map { legal in value.map { legal.range.contains($0) } ?? (used != nil) }
        ?? (value == nil),
      "the parameter does not fit the family")
    let make = self.make
    return CodeDesigner(name: value.map { "\(name):\($0)" } ?? name) {
      (proxy: Proxy) throws(DesignError) in try make(proxy, used ?? 0)
    }
  }
}

/// A family of codes with its parameter: it makes a code from a proxy.
public struct CodeDesigner: Sendable {
  /// The name, including the parameter: `limited:11`.
  public let name: String

  private let make: @Sendable (Proxy, Alphabet?) throws(DesignError) -> Design

  /// A designer that makes codes by `make`, for symbols of any kind.
  public init(
    name: String, make: @escaping @Sendable (Proxy) throws(DesignError) -> Design
  ) {
    self.init(name: name) { (proxy, _) throws(DesignError) in try make(proxy) }
  }

  /// A designer that makes codes by `make`.
  ///
  /// The second argument of `make` is the alphabet; it is `nil` if one of the symbols
  /// is an escape.
  init(
    name: String, make: @escaping @Sendable (Proxy, Alphabet?) throws(DesignError) -> Design
  ) {
    self.name = name
    self.make = make
  }

  /// The code for `proxy` over an alphabet.
  ///
  /// - Parameters:
  ///   - proxy: everything that is known of the message.
  ///   - alphabet: the symbols of the distribution; `nil` if one of them is an escape.
  /// - Returns: the code, with its properties.
  /// - Throws: ``DesignError`` if the family has no code for the proxy.
  public func design(for proxy: Proxy, over alphabet: Alphabet?) throws(DesignError) -> Design {
    try make(proxy, alphabet)
  }

  /// The code for `proxy` over the alphabet of its data, or over the 256 byte values if
  /// it has no data.
  ///
  /// - Throws: ``DesignError`` if the family has no code for the proxy.
  public func design(for proxy: Proxy) throws(DesignError) -> Design {
    try design(for: proxy, over: proxy.data?.alphabet ?? .bytes)
  }

  /// The code for the proxy `z`, if only the distribution is known.
  ///
  /// - Throws: ``DesignError`` if the family has no code for the proxy.
  public func design(for z: Distribution) throws(DesignError) -> Design {
    try design(for: Proxy(known: z))
  }
}
