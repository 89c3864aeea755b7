/// A code for whole numbers with its name, or one code for each value of a parameter.
///
/// It is used in two ways. *On ranks*, `--code elias-gamma`: symbols are numbered by
/// falling z, so that the most probable is 0. *On values*, `-z code:elias-gamma`: a
/// byte is the number that it represents, and nothing depends on z.
struct IntegerCodeFamily: Sendable {
  /// The name: `elias-gamma`.
  let name: String

  /// A description of the codeword of n, in one line.
  let summary: String

  /// The letter and the range of the parameter; `nil` if there is none.
  let parameter: (symbol: String, range: ClosedRange<Int>)?

  /// The code with the given parameter (0 if there is none) for `count` numbers from 0
  /// on.
  let make: @Sendable (_ parameter: Int, _ count: Int) -> any IntegerCode

  /// The best parameter if the numbers from n on have the total weight `tails[n]`, the
  /// last of which is 0, and no codeword may be longer than `mostBits`.
  private let best: @Sendable (_ tails: [Double], _ mostBits: Int) -> Int

  /// A family that consists of one code.
  init(
    name: String, summary: String, make: @escaping @Sendable (_ count: Int) -> any IntegerCode
  ) {
    self.name = name
    self.summary = summary
    self.make = { make($1) }
    parameter = nil
    best = { (_, _) in 0 }
  }

  /// A family with a code for each value of a parameter.
  init(
    name: String, parameter: (symbol: String, range: ClosedRange<Int>), summary: String,
    make: @escaping @Sendable (_ parameter: Int, _ count: Int) -> any IntegerCode,
    best: @escaping @Sendable (_ tails: [Double], _ mostBits: Int) -> Int
  ) {
    self.name = name
    self.summary = summary
    self.parameter = parameter
    self.make = make
    self.best = best
  }

  /// All families.
  ///
  /// Tables refer to them by their place, so new ones are added at the end.
  static let all = [
    Unary.integers, EliasGamma.integers, EliasDelta.integers, EliasOmega.integers,
    FibonacciCode.integers, Levenshtein.integers, Golomb.integers, Rice.integers,
    ExponentialGolomb.integers,
  ]

  /// The parameter with which the code is cheapest for numbers of these weights, exact
  /// except for the rounding of their sums.
  func bestParameter(for weights: [Double], mostBits: Int = Codeword.longest) -> Int {
    var tails = Array(repeating: 0.0, count: weights.count + 1)
    for index in weights.indices.reversed() { tails[index] = tails[index + 1] + weights[index] }
    return best(tails, mostBits)
  }
}

extension IntegerCodeFamily {
  /// The value that means: the parameter that is best for z.
  private static let chosenForProxy = -1

  /// The families of codes on ranks.
  static var onRanks: [CodeFamily] {
    all.indices.map { index in
      let integers = all[index]
      return CodeFamily(
        name: integers.name,
        parameter: integers.parameter.map {
          CodeFamily.Parameter(symbol: $0.symbol, range: $0.range, fallback: chosenForProxy)
        },
        summary: "by rank: \(integers.summary)"
      ) { (z, given) throws(InvalidPrefixCode) in
        try design(for: z, in: index, parameter: given == chosenForProxy ? nil : given)
      }
    }
  }

  /// The code for the ranks of `z` in a family of ``all``; the best parameter for z is
  /// used if none is given.
  private static func design(
    for z: Distribution, in index: Int, parameter given: Int?, mostBits: Int = Codeword.longest
  ) throws(InvalidPrefixCode) -> Design {
    let integers = all[index]
    let ranking = RankCoder.ranking(for: z)
    let parameter =
      given ?? integers.bestParameter(for: ranking.map { z.weights[$0] }, mostBits: mostBits)
    let coder = try RankCoder(
      family: index, parameter: parameter, ranking: ranking, alphabetSize: z.alphabetSize)
    return Design(
      prefixCode: coder.prefixCode, code: coder, tieRule: "equal ranks by symbol order",
      notes: integers.parameter.map { ["\($0.symbol) = \(parameter)"] } ?? [])
  }

  /// The designer for files of version 0.1, whose codewords had at most 255 bits; `nil`
  /// if the name is not that of a family whose parameter is chosen for z.
  static func earlierDesigner(named name: String) -> CodeDesigner? {
    guard let index = all.firstIndex(where: { $0.name == name }), all[index].parameter != nil
    else { return nil }
    return CodeDesigner(name: name) { (proxy: Proxy) throws(DesignError) in
      try DesignError.passing { () throws(InvalidPrefixCode) in
        try design(for: proxy.distribution, in: index, parameter: nil, mostBits: 255)
      }
    }
  }

  /// The family and the parameter (0 if it has none) of a name such as `elias-gamma` or
  /// `golomb:16`; `nil` if there is none.
  static func named(_ name: String) -> (family: IntegerCodeFamily, parameter: Int)? {
    let parts = name.parts(between: ":", atMost: 2)
    guard let family = all.first(where: { $0.name == parts[0] }) else { return nil }
    guard let (_, range) = family.parameter else { return parts.count == 1 ? (family, 0) : nil }
    guard parts.count == 2, let given = Int(parts[1]), range.contains(given) else { return nil }
    return (family, given)
  }

  /// The codebook with a name such as `elias-gamma` or `golomb:16`, in which each byte
  /// value is the number that it represents; `nil` if there is none.
  static func codebook(named name: String) -> Codebook? {
    guard let (family, parameter) = named(name) else { return nil }
    let code = family.make(parameter, 256)
    return try? Codebook(
      name: name, summary: "of byte value n: \(family.summary)",
      codewords: (0..<256).map { code.codeword(of: $0) })
  }
}
