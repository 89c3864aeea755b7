/// Shannon's lengths: ⌈−log2 z(x)⌉, each symbol's surprisal rounded up.
///
/// No tree and no sorting: each length depends on its own probability alone.
/// Surprise: this simple code is the one with a guarantee for the wrong model,
/// H(q) + KL(q‖z) ≤ L < H(q) + KL(q‖z) + 1 for every q, which Huffman's does not
/// have.
///
/// Source: Shannon, *A Mathematical Theory of Communication*, 1948; Cover and
/// Thomas, *Elements of Information Theory*, theorem 5.4.3 (wrong code).
package enum Shannon {
  /// The lengths for `distribution`, `nil` for symbols of probability 0.
  ///
  /// They are decided by comparing the binary fractions themselves; a rounded
  /// logarithm could be wrong by one bit at powers of two, and so could a rounded total.
  ///
  /// - Complexity: O(K), unless the digits of the total are more than two doubles hold.
  package static func lengths(for distribution: Distribution) -> [Int?] {
    let symbols = distribution.weights.indices
    let unit = WholeNumber.unit(of: distribution)
    // Sums of multiples of 2^unit are exact for as long as there are no more digits.
    guard distribution.wideTotal.exponent - unit < 100 else {
      return lengths(of: symbols.map { WholeNumber(distribution.weight(of: $0), unit: unit) })
    }
    let total = symbols.reduce(WideReal.zero) { $0 + distribution.weight(of: $1) }
    return symbols.map { symbol in
      let weight = distribution.weight(of: symbol)
      guard weight.isPositive else { return nil }
      // The least ℓ with weight · 2^ℓ ≥ total.
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
