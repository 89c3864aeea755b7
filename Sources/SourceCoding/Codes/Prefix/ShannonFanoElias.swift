/// The code of Shannon, Fano and Elias: digits of the middle of each symbol's interval.
///
/// Lay the symbols side by side on [0, 1) in *symbol order*, each as wide as it is
/// probable, and name each by the first ⌈−log2 z(x)⌉ + 1 binary digits of its
/// middle. That many digits stay within the interval, so no codeword begins
/// another, and codewords sort as symbols do.
///
/// Surprise: it wastes up to two bits, and yet it is the idea that leads to
/// arithmetic coding: apply it to the whole message as one symbol, and the two bits
/// are paid once.
///
/// Bound: H + 1 ≤ L < H + 2 on z.
///
/// Source: Cover and Thomas, *Elements of Information Theory*, section 5.9, who
/// ascribe it to Elias; Gilbert and Moore, *Variable-length binary encodings*, 1959.
package enum ShannonFanoElias {
  /// The codewords for `distribution`, `nil` for symbols of probability 0.
  ///
  /// They are read off exact sums: rounded ones would have no more than 53 digits.
  ///
  /// - Throws: ``InvalidPrefixCode/length(symbol:found:)`` if one is too long.
  /// - Complexity: O(K + L), L the sum of the lengths.
  package static func codewords(
    for distribution: Distribution
  ) throws(InvalidPrefixCode) -> [Codeword?] {
    var sums = Shannon.CumulativeSums(distribution)
    var codewords: [Codeword?] = []
    for (symbol, length) in Shannon.lengths(for: distribution).enumerated() {
      guard let length else {
        codewords.append(nil)
        continue
      }
      codewords.append(try sums.codeword(of: symbol, length: length + 1, fromMiddle: true))
    }
    return codewords
  }
}

extension ShannonFanoElias {
  static let family = CodeFamily(
    name: "shannon-fano-elias",
    summary: "⌈−log2 z(x)⌉ + 1 digits of the middle of x's interval, in symbol order"
  ) { (z) throws(InvalidPrefixCode) in
    Design(prefixCode: try PrefixCode(codewords: codewords(for: z)))
  }
}
