/// Shannon's own codewords: digits of the cumulative distribution.
///
/// Sort the symbols by falling probability, and for each add up the probabilities of
/// those in front of it: the codeword is the first ⌈−log2 z(x)⌉ binary digits of that
/// sum. The sums of two symbols differ by at least the probability of the first, so
/// their digits differ within its length.
///
/// Surprise: no tree appears, and yet no codeword is a prefix of another. A canonical
/// code with the same lengths has the same cost and a smaller table.
///
/// Source: Shannon, *A Mathematical Theory of Communication*, section 9, 1948.
extension Shannon {
  /// The codewords for `distribution`; `nil` for symbols of probability 0.
  ///
  /// - Throws: ``InvalidPrefixCode/length(symbol:found:)`` if a codeword is too long.
  /// - Complexity: O(K log K + L), where L is the sum of the lengths.
  package static func codewords(
    for distribution: Distribution
  ) throws(InvalidPrefixCode) -> [Codeword?] {
    let lengths = lengths(for: distribution)
    // Before sums with as many digits are formed.
    try InvalidPrefixCode.check(lengths: lengths)
    let order = lengths.indices.filter { lengths[$0] != nil }.sorted {
      let (a, b) = (distribution.weight(of: $0), distribution.weight(of: $1))
      return a == b ? $0 < $1 : a > b
    }
    var sums = CumulativeSums(distribution)
    var codewords: [Codeword?] = Array(repeating: nil, count: lengths.count)
    for symbol in order {
      codewords[symbol] = try sums.codeword(
        of: symbol, length: lengths[symbol] ?? 0, fromMiddle: false)
    }
    return codewords
  }

  /// The exact sum of the probabilities so far.
  struct CumulativeSums {
    private let distribution: Distribution
    /// The exponent of the unit: all sums are whole multiples of 2 to this power.
    private let unit: Int
    private let whole: WholeNumber
    private var sum = WholeNumber.zero

    init(_ distribution: Distribution) {
      self.distribution = distribution
      // One more binary place, for halves.
      unit = WholeNumber.unit(of: distribution) - 1
      let unit = unit
      whole = distribution.support.reduce(.zero) {
        $0 + WholeNumber(distribution.weight(of: $1), unit: unit)
      }
    }

    /// The first digits of the sum, or of the middle between it and the next sum.
    ///
    /// Afterwards, the probability of `symbol` is added to the sum.
    mutating func codeword(
      of symbol: Int, length: Int, fromMiddle: Bool
    ) throws(InvalidPrefixCode) -> Codeword {
      guard length <= Codeword.longest else { throw .length(symbol: symbol, found: length) }
      let weight = distribution.weight(of: symbol)
      var point = sum
      if fromMiddle { point += WholeNumber(weight.scaled(byPowerOfTwo: -1), unit: unit) }
      sum += WholeNumber(weight, unit: unit)
      return point.binaryDigits(over: whole, count: length)
    }
  }
}

extension Shannon {
  static let cumulativeFamily = CodeFamily(
    name: "shannon-cumulative",
    summary: "Shannon's codewords of 1948: digits of the cumulative probabilities"
  ) { (z) throws(InvalidPrefixCode) in
    Design(
      prefixCode: try PrefixCode(codewords: codewords(for: z)), tieRule: "symbol order")
  }
}

extension WholeNumber {
  /// The first `count` binary digits of the fraction this number divided by `whole`.
  ///
  /// - Precondition: the number is less than `whole`, and `count` is at most the length
  ///   of a codeword.
  func binaryDigits(over whole: WholeNumber, count: Int) -> Codeword {
    precondition(self < whole, "a fraction below 1")
    var rest = self
    var codeword = Codeword(zerosOfLength: 0)
    for _ in 0..<count {
      rest.double()
      let isOne = rest >= whole
      if isOne { rest -= whole }
      codeword = codeword.appending(bit: isOne ? 1 : 0)
    }
    return codeword
  }
}
