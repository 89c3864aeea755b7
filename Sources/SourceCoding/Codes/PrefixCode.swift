/// A code in which no codeword begins another, given by its lengths alone.
///
/// The codewords are *canonical*: in order of length, and of symbols where
/// lengths are equal, each is the one before plus 1 in the last place, filled
/// up with zeros. Nothing but the lengths has to be stored or agreed on, and
/// the same lengths mean the same bits everywhere.
///
///     let code = try PrefixCode(lengths: [2, 1, 3, 3])
///     code.codewords.map(\.?.description)  // ["10", "0", "110", "111"]
///
/// A code that exists satisfies the inequality of Kraft, Σ 2^−ℓ ≤ 1. An alphabet
/// of one symbol gets the empty codeword: what is certain costs 0 bits.
///
/// Source: Schwartz and Kallick, *Generating a canonical prefix encoding*, 1964.
public struct PrefixCode: Hashable, Sendable {
  /// The length of each symbol's codeword in bits, `nil` where it has none.
  public let lengths: [Int?]

  /// The Kraft sum of the lengths: above 0, at most 1.
  public let kraftSum: KraftSum

  /// The codeword of each symbol, `nil` where it has none.
  public let codewords: [Codeword?]

  /// The symbols that have a codeword, by length, then by symbol.
  let canonicalOrder: [Int]

  /// The code whose codewords have the given lengths.
  ///
  /// - Throws: ``InvalidPrefixCode`` if there is no codeword, one is negative or
  ///   longer than ``Codeword/longest``, or the Kraft sum exceeds 1.
  /// - Complexity: O(K log K).
  public init(lengths: [Int?]) throws(InvalidPrefixCode) {
    for (symbol, length) in lengths.enumerated() {
      guard let length, !(0...Codeword.longest).contains(length) else { continue }
      throw .length(symbol: symbol, found: length)
    }
    let sum = KraftSum(lengths: lengths.lazy.compactMap { $0 })
    guard !sum.exceedsOne else { throw .kraft(sum) }
    let order = lengths.indices.filter { lengths[$0] != nil }
      .sorted { (lengths[$0] ?? 0, $0) < (lengths[$1] ?? 0, $1) }
    guard !order.isEmpty else { throw .empty }

    var codewords: [Codeword?] = Array(repeating: nil, count: lengths.count)
    var previous: Codeword?
    for symbol in order {
      let length = lengths[symbol] ?? 0
      // Kraft's inequality says that there is a successor.
      let codeword =
        previous.map { $0.successor(ofLength: length) }
        ?? Codeword(zerosOfLength: length)
      codewords[symbol] = codeword
      previous = codeword
    }
    self.lengths = lengths
    self.kraftSum = sum
    self.codewords = codewords
    self.canonicalOrder = order
  }

  /// The number of symbols in the alphabet, with or without a codeword.
  public var alphabetSize: Int { lengths.count }

  /// The length of the longest codeword.
  public var longestLength: Int { canonicalOrder.last.flatMap { lengths[$0] } ?? 0 }

  /// What each symbol costs in bits, infinite where it has no codeword.
  public var costs: [Double] { lengths.map { $0.map { Double($0) } ?? .infinity } }

  /// The distribution that this code is perfect for: r(x) = 2^−ℓ(x) / κ.
  public var impliedDistribution: Distribution {
    let weights = lengths.map {
      $0.map { Double(sign: .plus, exponent: -$0, significand: 1) } ?? 0
    }
    return Distribution(validWeights: weights, total: kraftSum.value)
  }
}

/// Why lengths are not those of a prefix code.
public enum InvalidPrefixCode: Error, Hashable, Sendable {
  /// No symbol has a codeword.
  case empty
  /// A length outside 0 ... 255.
  case length(symbol: Int, found: Int)
  /// The Kraft sum exceeds 1.
  case kraft(KraftSum)
  /// Codewords of at most `limit` bits are fewer than the `symbols` to be told
  /// apart.
  case limit(Int, symbols: Int)
}

extension InvalidPrefixCode: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .empty: "a code needs at least one symbol with a codeword"
    case .length(let symbol, let found):
      "the codeword of symbol \(symbol) would have \(found) bits; 0 to 255 are possible"
    case .kraft(let sum): "no prefix code has these lengths: their Kraft sum is \(sum), above 1"
    case .limit(let limit, let symbols):
      "codewords of at most \(limit) bits cannot tell \(symbols) symbols apart"
    }
  }
}
