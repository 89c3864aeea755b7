/// Codewords of equal length: ⌈log2 K⌉ bits for each of K symbols.
///
/// This is the code to use if only the set of symbols is known. A symbol can be found
/// without reading those in front of it, and one wrong bit damages one symbol; memory
/// and file formats therefore use little else.
///
/// Surprise: it is optimal, as good as Huffman's code, if z is uniform over a power of
/// two; over 2^k + 1 symbols it pays nearly one bit too much.
///
/// Bound: log2 K ≤ L < log2 K + 1, for every z and q.
///
/// Source: Hartley, *Transmission of Information*, 1928 (log K as its measure).
package enum FixedLength {
  /// The length for each symbol of `weights`; `nil` for symbols of weight 0.
  package static func lengths<Weight: Comparable & AdditiveArithmetic>(
    for weights: [Weight]
  ) -> [Int?] {
    let count = weights.count { $0 > .zero }
    let length = digitCount(of: UInt64(max(count, 1) - 1))
    return weights.map { $0 > .zero ? length : nil }
  }
}

extension FixedLength {
  static let family = CodeFamily(
    name: "fixed", summary: "⌈log2 K⌉ bits for each of the K symbols of z"
  ) { (z) throws(InvalidPrefixCode) in
    Design(prefixCode: try PrefixCode(lengths: lengths(for: z.weights)))
  }
}
