/// A code in which no codeword is a prefix of another.
///
/// A code designed here is given by its lengths alone, and its codewords are
/// *canonical*: they are assigned in order of length, and of symbols where lengths are
/// equal, and each is the previous one plus 1 in the last place, extended with zeros.
/// Only the lengths have to be stored or agreed on, and the same lengths mean the same
/// bits everywhere. A standard code may have other codewords and is given by them; its
/// cost is the same.
///
///     let code = try PrefixCode(lengths: [2, 1, 3, 3])
///     code.codewords.map(\.?.description)  // ["10", "0", "110", "111"]
///
/// Every prefix code satisfies Kraft's inequality, Σ 2^−ℓ ≤ 1. In an alphabet of one
/// symbol the symbol has the empty codeword: a certain symbol costs 0 bits.
///
/// Source: Schwartz and Kallick, *Generating a canonical prefix encoding*, 1964.
public struct PrefixCode: Hashable, Sendable {
  /// The length of each symbol's codeword in bits; `nil` for a symbol without a
  /// codeword.
  public let lengths: [Int?]

  /// The Kraft sum of the lengths, above 0 and at most 1.
  public let kraftSum: KraftSum

  /// The codeword of each symbol; `nil` for a symbol without a codeword.
  public let codewords: [Codeword?]

  /// Whether the codewords are the canonical ones for their lengths.
  public let isCanonical: Bool

  /// The canonical code with the given lengths.
  ///
  /// - Throws: ``InvalidPrefixCode`` if there is no codeword, a length is negative or
  ///   above ``Codeword/longest``, the total exceeds ``Codeword/longestTotal``, or the
  ///   Kraft sum exceeds 1.
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
      // Kraft's inequality guarantees that there is a successor.
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
  /// - Throws: ``InvalidPrefixCode`` if there is no codeword, or one is a prefix of
  ///   another.
  /// - Complexity: O(K log K).
  public init(codewords: [Codeword?]) throws(InvalidPrefixCode) {
    let entries = codewords.enumerated()
      .compactMap { (symbol, codeword) in codeword.map { (codeword: $0, symbol: symbol) } }
      .sorted { $0 < $1 }
    guard !entries.isEmpty else { throw .empty }
    // In this order, a codeword is directly followed by the first one that it is a
    // prefix of.
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

  /// The cost of each symbol in bits, infinite if it has no codeword.
  public var costs: [Double] { lengths.map { $0.map { Double($0) } ?? .infinity } }

  /// The distribution that this code is ideal for: r(x) = 2^−ℓ(x) / κ.
  public var impliedDistribution: Distribution {
    Distribution(impliedByLengths: lengths)
  }
}

extension Distribution {
  /// The distribution that codewords of the given lengths are ideal for: r(x) = 2^−ℓ(x)
  /// / κ, where κ is the Kraft sum.
  init(impliedByLengths lengths: [Int?]) {
    let weights = lengths.map {
      $0.map { WideReal(1).scaled(byPowerOfTwo: -$0) } ?? .zero
    }
    self.init(computedWeights: weights)
  }
}

/// The reason why lengths or codewords do not form a prefix code.
public enum InvalidPrefixCode: Error, Hashable, Sendable {
  /// No symbol has a codeword.
  case empty
  /// A length is below 0 or above ``Codeword/longest``.
  case length(symbol: Int, found: Int)
  /// The codewords together have more bits than ``Codeword/longestTotal``.
  case totalLength(found: Int)
  /// The Kraft sum exceeds 1.
  case kraft(KraftSum)
  /// There are fewer codewords of at most `limit` bits than `symbols`.
  case limit(Int, symbols: Int)
  /// The codeword of a symbol is a prefix of another symbol's codeword, or equal to it.
  case prefix(symbol: Int, of: Int)
}

extension InvalidPrefixCode {
  /// Checks that codewords of the given lengths fit in memory.
  ///
  /// - Throws: ``length(symbol:found:)`` or ``totalLength(found:)`` if they do not.
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
      "the codeword of symbol \(symbol) would have \(found.counted("bit")); 0 to "
        + "\(Codeword.longest.grouped) are possible"
    case .totalLength(let found):
      "the codewords would have \(found.counted("bit")) together; "
        + "\(Codeword.longestTotal.grouped) are possible"
    case .kraft(let sum): "no prefix code has these lengths: their Kraft sum is \(sum), above 1"
    case .limit(let limit, let symbols):
      "codewords of at most \(limit.counted("bit")) cannot tell \(symbols.grouped) "
        + "symbols apart"
    case .prefix(let symbol, let other):
      "the codeword of symbol \(symbol) is a prefix of that of symbol \(other)"
    }
  }
}
