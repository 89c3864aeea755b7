/// Shannon's lengths: ⌈−log2 z(x)⌉, the surprisal of each symbol rounded up.
///
/// No tree and no sorting is needed: each length depends on the symbol's own
/// probability alone. Surprise: this simple code has a guarantee for the wrong model
/// that Huffman's code does not have: H(q) + KL(q‖z) ≤ L < H(q) + KL(q‖z) + 1 for every
/// q.
///
/// Source: Shannon, *A Mathematical Theory of Communication*, 1948; Cover and Thomas,
/// *Elements of Information Theory*, theorem 5.4.3 (wrong code).
package enum Shannon {
  /// The lengths for `distribution`; `nil` for symbols of probability 0.
  ///
  /// They are decided by comparing the binary fractions themselves. A rounded
  /// logarithm, or a rounded total, could be wrong by one bit at powers of two.
  ///
  /// - Complexity: O(K), unless the total has more digits than two doubles can hold.
  package static func lengths(for distribution: Distribution) -> [Int?] {
    let symbols = distribution.weights.indices
    // No code has such lengths, and sums of such weights have more digits than memory has room.
    let rarest = distribution.support.map { distribution.weight(of: $0).exponent }.min() ?? 0
    guard distribution.wideTotal.exponent - rarest <= Codeword.longest else {
      return symbols.map { symbol in
        let weight = distribution.weight(of: symbol)
        return weight.isPositive ? distribution.wideTotal.exponent - weight.exponent + 1 : nil
      }
    }
    let unit = WholeNumber.unit(of: distribution)
    // Sums of multiples of 2^unit are exact as long as they fit into the digits of two
    // doubles.
    guard distribution.wideTotal.exponent - unit < 100 else {
      return lengths(of: symbols.map { WholeNumber(distribution.weight(of: $0), unit: unit) })
    }
    let total = symbols.reduce(WideReal.zero) { $0 + distribution.weight(of: $1) }
    return symbols.map { symbol in
      let weight = distribution.weight(of: symbol)
      guard weight.isPositive else { return nil }
      // This is the least ℓ with weight · 2^ℓ ≥ total.
      let length = total.exponent - weight.exponent
      return weight.scaled(byPowerOfTwo: length) >= total ? length : length + 1
    }
  }

  private static func lengths(of weights: [WholeNumber]) -> [Int?] {
    let total = weights.reduce(.zero, +)
    return weights.map { weight in
      guard weight > .zero else { return nil }
      let length = total.bitCount - weight.bitCount
      return weight.shifted(by: length) >= total ? length : length + 1
    }
  }
}

extension Shannon {
  static let family = CodeFamily(
    name: "shannon", summary: "⌈−log2 z(x)⌉ bits for symbol x"
  ) { (z) throws(InvalidPrefixCode) in
    Design(prefixCode: try PrefixCode(lengths: lengths(for: z)))
  }
}
