extension Huffman {
  /// The greatest length that Huffman's code may have; above it the best code with this
  /// limit is used instead.
  private static let greatestLength = 255

  /// Huffman's code for `z`, or the best code with codewords of at most 255 bits if
  /// Huffman's has longer ones.
  ///
  /// The depth of a leaf is at most 1.44 times its surprisal, so a longer codeword
  /// belongs to a symbol of probability below 2^−176. The expected lengths of both
  /// codes are therefore the same in every digit that is printed.
  ///
  /// Source: Buro, *On the maximum length of Huffman codes*, 1993 (the depth).
  static func design(for z: Distribution) throws(InvalidPrefixCode) -> Design {
    let weights = z.weights.indices.map(z.weight(of:))
    let lengths = z.wideWeights == nil ? lengths(for: z.weights) : lengths(for: weights)
    let longest = lengths.lazy.compactMap { $0 }.max() ?? 0
    guard longest > greatestLength else {
      return Design(
        prefixCode: try PrefixCode(lengths: lengths), tieRule: tieRule, isOptimal: true)
    }
    let limited = try PackageMerge.lengths(for: weights, limit: greatestLength)
    return Design(
      prefixCode: try PrefixCode(lengths: limited), tieRule: tieRule,
      lengthLimit: greatestLength,
      notes: [
        "the best of codewords up to \(greatestLength) bits; without that limit the longest "
          + "would have \(longest.grouped)"
      ])
  }
}
