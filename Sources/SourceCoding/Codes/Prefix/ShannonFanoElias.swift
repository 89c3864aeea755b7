/// The Shannon–Fano–Elias code: digits of the middle of each symbol's interval.
///
/// The symbols lie side by side on [0, 1) in *symbol order*, each as wide as its
/// probability, and each codeword is the first ⌈−log2 z(x)⌉ + 1 binary digits of the
/// middle. That many digits stay within the interval, so no codeword is a prefix of
/// another, and codewords sort in the order of the symbols.
///
/// Surprise: the code wastes up to two bits a symbol, and yet its idea leads to
/// arithmetic coding: applied to the whole message as one symbol, it pays the two bits
/// only once.
///
/// Bound: H + 1 ≤ L < H + 2 on z.
///
/// Source: Cover and Thomas, *Elements of Information Theory*, section 5.9, who ascribe
/// it to Elias; Gilbert and Moore, *Variable-length binary encodings*, 1959.
package enum ShannonFanoElias {
  /// The codewords for `distribution`; `nil` for symbols of probability 0.
  ///
  /// They are digits of exact sums; rounded sums would have no more than 53 digits.
  ///
  /// - Throws: ``InvalidPrefixCode/length(symbol:found:)`` if a codeword is too long.
  /// - Complexity: O(K + L), where L is the sum of the lengths.
  package static func codewords(
    for distribution: Distribution
  ) throws(InvalidPrefixCode) -> [Codeword?] {
    let lengths = Shannon.lengths(for: distribution)
    try InvalidPrefixCode.check(lengths: lengths)
    var sums = Shannon.CumulativeSums(distribution)
    var codewords: [Codeword?] = []
    for (symbol, length) in lengths.enumerated() {
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
