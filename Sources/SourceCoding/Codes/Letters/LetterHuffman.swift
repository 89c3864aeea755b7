/// Huffman's code with D letters instead of two.
///
/// The algorithm joins the D lightest subtrees until one is left. If the numbers do not
/// work out, the first join takes fewer, 2 + (K − 2) mod (D − 1); the gap is then among
/// the deepest leaves, where it costs least.
///
/// Surprise: more letters are in themselves neither better nor worse. A letter carries
/// up to log2 D bits, and the loss is up to one *letter* instead of one bit. It is
/// therefore greater for many letters, and zero for letters that happen to suit z: z =
/// ⅓, ⅓, ⅓ has no loss with three letters.
///
/// Bound: H ≤ L log2 D < H + log2 D bits, for L letters a symbol.
///
/// Source: Huffman, *A Method for the Construction of Minimum-Redundancy Codes*, 1952.
package enum LetterHuffman {
  /// The lengths in letters of an optimal code with `letterCount` letters; `nil` for
  /// symbols of weight 0.
  ///
  /// - Parameters:
  ///   - weights: at least 0; their sum must not overflow.
  ///   - letterCount: D, at least 2.
  /// - Returns: a length for each symbol.
  /// - Complexity: O(K log K).
  package static func lengths<Weight: Comparable & AdditiveArithmetic>(
    for weights: [Weight], letterCount: Int
  ) -> [Int?] {
    precondition(letterCount >= 2, "one letter says nothing")
    let leaves = Huffman.symbolsByWeight(weights)
    let depths = Huffman.depths(
      ofSortedLeaves: leaves.map { weights[$0] }, arity: letterCount, joining: +)
    var lengths: [Int?] = Array(repeating: nil, count: weights.count)
    for (symbol, depth) in zip(leaves, depths) { lengths[symbol] = depth }
    return lengths
  }

  /// The lengths in letters for `z`, computed from all digits of its weights; `nil` for
  /// symbols of probability 0.
  ///
  /// - Complexity: O(K log K).
  package static func lengths(for z: Distribution, letterCount: Int) -> [Int?] {
    z.wideWeights.map { lengths(for: $0, letterCount: letterCount) }
      ?? lengths(for: z.weights, letterCount: letterCount)
  }
}

extension LetterHuffman {
  static let family = CodeFamily(
    name: "letters",
    parameter: CodeFamily.Parameter(symbol: "D", range: 2...LetterPacking.mostLetters),
    summary: "Huffman's D-ary code: D letters instead of two, packed into bits"
  ) { (z, letterCount) throws(InvalidPrefixCode) in
    let coder = try LetterCoder(
      lengths: lengths(for: z, letterCount: letterCount), letterCount: letterCount)
    return Design(
      code: coder, symbolCosts: coder.symbolCosts,
      notes: [
        "\(letterCount.grouped) letters, "
          + "packed \(coder.packing.groupSize) to \(coder.packing.groupBitCount) bits"
      ])
  }
}
