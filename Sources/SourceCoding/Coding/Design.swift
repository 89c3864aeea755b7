/// A code that a designer made from a proxy, with its properties.
public struct Design: Sendable {
  /// The cost of each symbol in bits, infinite if it cannot be written; `nil` if the
  /// costs depend on the preceding symbols.
  public let symbolCosts: [Double]?

  /// Writes and reads messages; `nil` for a design that serves only as a reference and
  /// writes no stream.
  package let code: (any Coder)?

  /// The codewords, if the code has any.
  public let prefixCode: PrefixCode?

  /// The rule that decided between equally good codes, in words.
  public let tieRule: String?

  /// Whether no prefix code has a smaller expected length.
  ///
  /// Other codes may then be equally good on z and differ on q.
  public let isOptimal: Bool

  /// The greatest length of a codeword, if no prefix code that respects this limit has
  /// a smaller expected length.
  ///
  /// Other codes may be equally good.
  public let lengthLimit: Int?

  /// Whether the code was fixed in advance, so that both sides have it and its table is
  /// never sent.
  public let isFixed: Bool

  /// The least cost of each symbol, for a code whose costs depend on the preceding
  /// symbols and that cannot write some symbols, whose cost is then infinite; `nil` for
  /// other codes.
  public let leastCosts: [Double]?

  /// Whether the code takes its probabilities from z, and not from a model of its own
  /// that learns from the message or uses the preceding symbols.
  public let believesProxy: Bool

  /// Whether the code reports the cost of each symbol, and not only that of blocks of
  /// symbols.
  let tellsCosts: Bool

  /// The average cost, in bits, of a symbol in an endless message of `source`; infinite
  /// if the source emits a symbol that the code cannot write.
  ///
  /// - Returns: `nil` if the cost has no closed form, as for codes that learn.
  package func longRunRate(on source: KnownSource) -> Double? {
    guard let code else {
      return symbolCosts.map { costs in source.distribution.expectation { costs[$0] } }
    }
    return code.longRunRate(on: source)
  }

  /// The model that the code is ideal for; `nil` if its symbols have no costs of their
  /// own.
  package var implied: ImpliedModel? {
    if let prefixCode { return ImpliedModel(of: prefixCode) }
    if let idealFor { return ImpliedModel(idealFor: idealFor) }
    return symbolCosts.flatMap { ImpliedModel(costs: $0) }
  }

  /// Whether the code learns from the message alone, so that it has no expected rate and
  /// is not made for any z.
  package var learnsFromMessage: Bool { !believesProxy && code is any LearningCoder }

  /// Remarks on the code, in words: `1,024 contexts`.
  ///
  /// - Complexity: A code with contexts reads the proxy's data again.
  public var notes: [String] { makeNotes() }

  /// The distribution whose surprisals the costs of symbols are, if the code is made from
  /// one.
  private let idealFor: Distribution?

  private let makeNotes: @Sendable () -> [String]

  /// A design without codewords.
  ///
  /// - Parameters:
  ///   - code: the code; `nil` for a design that serves only as a reference.
  ///   - symbolCosts: the cost of each symbol; `nil` if it depends on other symbols.
  ///   - idealFor: the distribution whose surprisals these costs are, if there is one.
  ///   - isFixed: whether both sides have the code in advance.
  ///   - believesProxy: whether the code takes its probabilities from z.
  ///   - leastCosts: the least cost of each symbol, if it is known.
  ///   - tellsCosts: whether the code reports the cost of each symbol, and not only
  ///     that of blocks.
  ///   - notes: remarks on the code.
  package init(
    code: (any Coder)?, symbolCosts: [Double]?, idealFor: Distribution? = nil,
    isFixed: Bool = false, believesProxy: Bool = true,
    leastCosts: [Double]? = nil, tellsCosts: Bool = true,
    notes: @autoclosure @escaping @Sendable () -> [String] = []
  ) {
    self.symbolCosts = symbolCosts
    self.idealFor = idealFor
    self.code = code
    self.prefixCode = nil
    self.tieRule = nil
    self.isOptimal = false
    self.lengthLimit = nil
    self.isFixed = isFixed
    self.leastCosts = leastCosts
    self.believesProxy = believesProxy
    self.tellsCosts = tellsCosts
    makeNotes = notes
  }

  /// The design of a prefix code.
  ///
  /// - Parameters:
  ///   - prefixCode: the codewords.
  ///   - code: writes them; the usual coder if it is `nil`.
  ///   - tieRule: the rule that decided between equally good codes.
  ///   - isOptimal: whether no prefix code has a smaller expected length.
  ///   - lengthLimit: the limit on the length of codewords within which none has, if
  ///     there is one.
  ///   - isFixed: whether both sides have the code in advance.
  ///   - notes: remarks on the code.
  package init(
    prefixCode: PrefixCode, code: (any Coder)? = nil, tieRule: String? = nil,
    isOptimal: Bool = false, lengthLimit: Int? = nil, isFixed: Bool = false,
    notes: @autoclosure @escaping @Sendable () -> [String] = []
  ) {
    self.symbolCosts = prefixCode.costs
    idealFor = nil
    self.code = code ?? PrefixCoder(prefixCode)
    self.prefixCode = prefixCode
    self.tieRule = tieRule
    self.isOptimal = isOptimal
    self.lengthLimit = lengthLimit
    self.isFixed = isFixed
    leastCosts = nil
    believesProxy = true
    tellsCosts = true
    makeNotes = notes
  }
}
