/// A way of making codes from a proxy distribution, known by a name.
public struct CodeFamily: Sendable {
  /// The name that `--code` takes: `huffman`.
  package let name: String

  /// What the family does, in one line.
  package let summary: String

  /// The parameter that follows the name and a colon, as in `limited:11`.
  package let parameter: Parameter?

  private let make: @Sendable (Proxy, Int) throws(DesignError) -> Design

  /// A whole number that a family is made with.
  public struct Parameter: Hashable, Sendable {
    /// A letter for it, for help: `L`.
    package let symbol: String
    /// The values it may take.
    package let range: ClosedRange<Int>
    /// Its value if it is left out, which may be one outside the range that has a
    /// meaning of its own; `nil` if it must be given.
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

  /// A family whose codes depend on a number as well.
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

  /// A family whose codes are made from all that is known of the proxy.
  ///
  /// - Parameters:
  ///   - name: what `--code` calls it.
  ///   - parameter: the number it takes, if any.
  ///   - summary: what it does, in one line.
  ///   - makeFromProxy: the making; its number is the fallback, or 0, where none
  ///     is given.
  init(
    name: String, parameter: Parameter?, summary: String,
    makeFromProxy: @escaping @Sendable (Proxy, Int) throws(DesignError) -> Design
  ) {
    self.name = name
    self.parameter = parameter
    self.summary = summary
    self.make = makeFromProxy
  }

  /// How the family is written: `huffman`, `limited:L`, `rans[:B]`.
  package var pattern: String {
    guard let parameter else { return name }
    return parameter.fallback == nil
      ? "\(name):\(parameter.symbol)" : "\(name)[:\(parameter.symbol)]"
  }

  /// The designer with the given parameter, or with the fallback.
  ///
  /// - Precondition: a parameter is given only if the family has one, and must be
  ///   if that has no fallback; it lies in its range.
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

/// A family with its parameter: all that a proxy must be added to, to get a code.
public struct CodeDesigner: Sendable {
  /// The name with its parameter: `limited:11`.
  public let name: String

  private let make: @Sendable (Proxy, Alphabet?) throws(DesignError) -> Design

  /// The designer that makes codes by `make`, whatever the symbols are.
  public init(
    name: String, make: @escaping @Sendable (Proxy) throws(DesignError) -> Design
  ) {
    self.init(name: name) { (proxy, _) throws(DesignError) in try make(proxy) }
  }

  /// The designer that makes codes by `make`, which is told the alphabet, or that
  /// the code is for symbols and an escape.
  init(
    name: String, make: @escaping @Sendable (Proxy, Alphabet?) throws(DesignError) -> Design
  ) {
    self.name = name
    self.make = make
  }

  /// The code for `proxy`, over an alphabet.
  ///
  /// - Parameters:
  ///   - proxy: what is known of the message.
  ///   - alphabet: the symbols that the distribution is over; `nil` if one of them is
  ///     an escape.
  /// - Returns: the code, with what is known of it.
  /// - Throws: ``DesignError`` if the family has none for it.
  public func design(for proxy: Proxy, over alphabet: Alphabet?) throws(DesignError) -> Design {
    try make(proxy, alphabet)
  }

  /// The code for `proxy`, over the alphabet of its data, or the 256 byte values.
  ///
  /// - Throws: ``DesignError`` if the family has none for it.
  public func design(for proxy: Proxy) throws(DesignError) -> Design {
    try design(for: proxy, over: proxy.data?.alphabet ?? .bytes)
  }

  /// The code for the proxy `z`, of which no more is known.
  ///
  /// - Throws: ``DesignError`` if the family has none for it.
  public func design(for z: Distribution) throws(DesignError) -> Design {
    try design(for: Proxy(known: z))
  }
}
