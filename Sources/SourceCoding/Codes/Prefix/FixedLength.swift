/// Codewords of one length: ⌈log2 K⌉ bits for each of K symbols.
///
/// What is left when nothing is known but which symbols there are. Symbols can be
/// found without reading those before them, and one wrong bit spoils one symbol;
/// that is why memory and file formats use little else.
///
/// Surprise: it is optimal, and Huffman's code as well, when z is uniform over a
/// power of two; over 2^k + 1 symbols it pays nearly a whole bit too much.
///
/// Bound: log2 K ≤ L < log2 K + 1, whatever z and q are.
///
/// Source: Hartley, *Transmission of Information*, 1928 (log K as its measure).
package enum FixedLength {
  /// The length for each symbol of `weights`, `nil` for symbols of weight 0.
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
