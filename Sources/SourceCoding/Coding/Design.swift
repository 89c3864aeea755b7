/// What a designer made of a proxy.
public struct Design: Sendable {
  /// What each symbol costs in bits, infinite where it cannot be written; `nil` if
  /// that depends on the symbols before.
  public let symbolCosts: [Double]?

  /// The code that writes and reads messages; `nil` for one that is only a mark.
  package let code: (any Coder)?

  /// The codewords, if the code has any.
  public let prefixCode: PrefixCode?

  /// The rule that chose among equally good codes, in words.
  public let tieRule: String?

  /// Whether the code is of least expected length among all prefix codes, so
  /// that others may be as good on z and different on q.
  public let isOptimal: Bool

  /// The length that its codewords may have, if it is of least expected length
  /// among the prefix codes that keep to that, and others may be as good.
  public let lengthLimit: Int?

  /// Whether the code was fixed beforehand, so that both sides have it and its
  /// table is never sent.
  public let isFixed: Bool

  /// The least that each symbol costs, where costs depend on the symbols before and
  /// some symbols cannot be written, which is infinite then; `nil` otherwise.
  public let leastCosts: [Double]?

  /// Whether it is z that the code believes in, and not a model of its own that
  /// learns from the message or looks at the symbols before.
  public let believesProxy: Bool

  /// Whether the code tells what symbols cost, and not only what blocks of them do.
  let tellsCosts: Bool

  /// What a symbol of an endless message of `source` costs on average, in bits; infinite
  /// where the source emits a symbol that the code cannot write.
  ///
  /// - Returns: `nil` where no closed form gives it, as for codes that learn.
  package func longRunRate(on source: KnownSource) -> Double? {
    guard let code else {
      return symbolCosts.map { costs in source.distribution.expectation { costs[$0] } }
    }
    return code.longRunRate(on: source)
  }

  /// What the code is ideal for; `nil` if its symbols have no costs of their own.
  package var implied: ImpliedModel? {
    prefixCode.map { ImpliedModel(of: $0) } ?? symbolCosts.flatMap { ImpliedModel(costs: $0) }
  }

  /// What is to be told of the code, in words: `1,024 contexts`.
  ///
  /// - Complexity: that of a code of contexts reads the proxy's data again.
  public var notes: [String] { makeNotes() }

  private let makeNotes: @Sendable () -> [String]

  /// A design without codewords.
  ///
  /// - Parameters:
  ///   - code: the code; `nil` for a mark.
  ///   - symbolCosts: what each symbol costs; `nil` if it depends on others.
  ///   - isFixed: whether both sides have it beforehand.
  ///   - believesProxy: whether z is what the code believes in.
  ///   - leastCosts: the least that each symbol costs, if that is to be known.
  ///   - tellsCosts: whether it tells what symbols cost, and not only what blocks of them do.
  ///   - notes: what is to be told of it.
  package init(
    code: (any Coder)?, symbolCosts: [Double]?, isFixed: Bool = false, believesProxy: Bool = true,
    leastCosts: [Double]? = nil, tellsCosts: Bool = true,
    notes: @autoclosure @escaping @Sendable () -> [String] = []
  ) {
    self.symbolCosts = symbolCosts
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
  ///   - code: what writes them; the usual coder if nothing is said.
  ///   - tieRule: how it was chosen among equally good ones.
  ///   - isOptimal: whether none is of less expected length.
  ///   - lengthLimit: the limit within which none is, if there is one.
  ///   - isFixed: whether both sides have it beforehand.
  ///   - notes: what is to be told of it.
  package init(
    prefixCode: PrefixCode, code: (any Coder)? = nil, tieRule: String? = nil,
    isOptimal: Bool = false, lengthLimit: Int? = nil, isFixed: Bool = false,
    notes: @autoclosure @escaping @Sendable () -> [String] = []
  ) {
    self.symbolCosts = prefixCode.costs
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
