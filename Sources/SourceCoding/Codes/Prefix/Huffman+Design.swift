extension Huffman {
  /// The length from which on the best code with a limit takes the place of Huffman's.
  private static let greatestLength = 255

  /// Huffman's code for `z`; or, where that has codewords of more than 255 bits, the best
  /// code that has none.
  ///
  /// Such a codeword belongs to a symbol of probability below 2^−176, for the depth of a
  /// leaf is at most 1.44 times its surprisal; so the expected lengths are the same in
  /// any number that is printed.
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
