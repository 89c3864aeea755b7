/// A code in which no codeword begins another.
///
/// A code that is designed here is given by its lengths alone, and its codewords
/// are *canonical*: in order of length, and of symbols where lengths are equal,
/// each is the one before plus 1 in the last place, filled up with zeros. Nothing
/// but the lengths has to be stored or agreed on, and the same lengths mean the
/// same bits everywhere. A code that somebody else fixed may have other codewords
/// and is given by them; it costs the same.
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

  /// Whether the codewords follow from the lengths.
  public let isCanonical: Bool

  /// The code whose codewords have the given lengths.
  ///
  /// - Throws: ``InvalidPrefixCode`` if there is no codeword, one is negative or
  ///   longer than ``Codeword/longest``, all together are longer than
  ///   ``Codeword/longestTotal``, or the Kraft sum exceeds 1.
  /// - Complexity: O(K log K).
  public init(lengths: [Int?]) throws(InvalidPrefixCode) {
    try InvalidPrefixCode.check(lengths: lengths)
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
    isCanonical = true
  }

  /// The code with the given codewords, canonical or not.
  ///
  /// - Throws: ``InvalidPrefixCode`` if there is none, or one begins another.
  /// - Complexity: O(K log K).
  public init(codewords: [Codeword?]) throws(InvalidPrefixCode) {
    let entries = codewords.enumerated()
      .compactMap { (symbol, codeword) in codeword.map { (codeword: $0, symbol: symbol) } }
      .sorted { $0 < $1 }
    guard !entries.isEmpty else { throw .empty }
    // Of all codewords that one begins, the first comes right behind it.
    for (entry, next) in zip(entries, entries.dropFirst())
    where entry.codeword.begins(next.codeword) {
      throw .prefix(symbol: entry.symbol, of: next.symbol)
    }
    lengths = codewords.map { $0?.length }
    kraftSum = KraftSum(lengths: entries.lazy.map(\.codeword.length))
    self.codewords = codewords
    isCanonical = (try? PrefixCode(lengths: lengths))?.codewords == codewords
  }

  /// The number of symbols in the alphabet, with or without a codeword.
  public var alphabetSize: Int { lengths.count }

  /// The length of the longest codeword.
  public var longestLength: Int { lengths.lazy.compactMap { $0 }.max() ?? 0 }

  /// What each symbol costs in bits, infinite where it has no codeword.
  public var costs: [Double] { lengths.map { $0.map { Double($0) } ?? .infinity } }

  /// The distribution that this code is perfect for: r(x) = 2^−ℓ(x) / κ.
  public var impliedDistribution: Distribution {
    Distribution(impliedByLengths: lengths)
  }
}

extension Distribution {
  /// The distribution that codewords of the given lengths are perfect for:
  /// r(x) = 2^−ℓ(x) / κ, κ the sum over all of them.
  init(impliedByLengths lengths: [Int?]) {
    let weights = lengths.map {
      $0.map { WideReal(1).scaled(byPowerOfTwo: -$0) } ?? .zero
    }
    self.init(computedWeights: weights)
  }
}

/// Why lengths or codewords are not those of a prefix code.
public enum InvalidPrefixCode: Error, Hashable, Sendable {
  /// No symbol has a codeword.
  case empty
  /// A length below 0 or above ``Codeword/longest``.
  case length(symbol: Int, found: Int)
  /// More bits in all codewords together than ``Codeword/longestTotal``.
  case totalLength(found: Int)
  /// The Kraft sum exceeds 1.
  case kraft(KraftSum)
  /// Codewords of at most `limit` bits are fewer than the `symbols` to be told
  /// apart.
  case limit(Int, symbols: Int)
  /// The codeword of a symbol begins that of another, or is the same.
  case prefix(symbol: Int, of: Int)
}

extension InvalidPrefixCode {
  /// Checks that codewords of the given lengths can be held in memory.
  ///
  /// - Throws: ``length(symbol:found:)`` or ``totalLength(found:)`` if they cannot.
  static func check(lengths: [Int?]) throws(InvalidPrefixCode) {
    var total = 0
    for (symbol, length) in lengths.enumerated() {
      guard let length else { continue }
      guard 0...Codeword.longest ~= length else { throw .length(symbol: symbol, found: length) }
      total += max(0, length - 64)
    }
    guard total <= Codeword.longestTotal else { throw .totalLength(found: total) }
  }
}

extension InvalidPrefixCode: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .empty: "a code needs at least one symbol with a codeword"
    case .length(let symbol, let found):
      "the codeword of symbol \(symbol) would have \(found.grouped) bits; 0 to "
        + "\(Codeword.longest.grouped) are possible"
    case .totalLength(let found):
      "the codewords would have \(found.grouped) bits together; "
        + "\(Codeword.longestTotal.grouped) are possible"
    case .kraft(let sum): "no prefix code has these lengths: their Kraft sum is \(sum), above 1"
    case .limit(let limit, let symbols):
      "codewords of at most \(limit) \("bit".counted(by: limit)) cannot tell \(symbols.grouped) "
        + "symbols apart"
    case .prefix(let symbol, let other):
      "the codeword of symbol \(symbol) is a prefix of that of symbol \(other)"
    }
  }
}
