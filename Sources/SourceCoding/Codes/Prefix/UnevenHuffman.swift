/// The optimal code whose lengths vary most: Huffman's algorithm with the opposite tie
/// rule.
///
/// Of equal weights a joined subtree is taken before a single symbol, and of equal
/// subtrees the one within which most bits are spent; it therefore goes deeper. Among
/// all codes of least expected length this one has the greatest variance, where
/// Huffman's usual rule has the least.
///
/// Surprise: on z both codes cost exactly the same, so the rate does not tell them
/// apart; they differ on other data, and in a buffer or on a line. For z = .4 .2 .2 .1
/// .1 the lengths are 1 2 3 4 4 instead of 2 2 2 3 3.
///
/// Why it is right: Σ z β^ℓ is maximised by joining with β (a + b), for every β < 1. As
/// β goes to 1, that means: least Σ z ℓ first, then greatest Σ z ℓ².
///
/// Source: Parker, *Conditions for optimality of the Huffman algorithm*, 1980; Kou,
/// *Minimum variance Huffman codes*, 1982.
package enum UnevenHuffman {
  /// The tie rule in words.
  package static let tieRule = "subtrees before single symbols, deeper subtrees first"

  /// The lengths of the optimal code with the greatest variance; `nil` for symbols of
  /// weight 0.
  ///
  /// - Parameter weights: at least 0; their sum must not overflow.
  /// - Returns: a length for each symbol.
  /// - Complexity: O(K log K).
  package static func lengths<Weight: Comparable & AdditiveArithmetic & Sendable>(
    for weights: [Weight]
  ) -> [Int?] {
    let leaves = Huffman.symbolsByWeight(weights)
    let depths = Huffman.depths(
      ofSortedLeaves: leaves.map { Tree(weight: weights[$0], cost: .zero) }, joining: Tree.init)
    var lengths: [Int?] = Array(repeating: nil, count: weights.count)
    for (symbol, depth) in zip(leaves, depths) { lengths[symbol] = depth }
    return lengths
  }

  /// The lengths for `z`, computed from all digits of its weights; `nil` for symbols of
  /// probability 0.
  ///
  /// - Complexity: O(K log K).
  package static func lengths(for z: Distribution) -> [Int?] {
    z.wideWeights.map { lengths(for: $0) } ?? lengths(for: z.weights)
  }

  /// A subtree, given by its weight and by the cost of its leaves within it.
  private struct Tree<Weight: Comparable & AdditiveArithmetic & Sendable>: Comparable {
    let weight: Weight
    let cost: Weight

    init(weight: Weight, cost: Weight) {
      self.weight = weight
      self.cost = cost
    }

    init(_ first: Tree, _ second: Tree) {
      weight = first.weight + second.weight
      cost = first.cost + second.cost + weight
    }

    /// Of two equal weights, the one with the greater cost comes first.
    static func < (a: Tree, b: Tree) -> Bool {
      a.weight == b.weight ? a.cost > b.cost : a.weight < b.weight
    }
  }
}

extension UnevenHuffman {
  static let family = CodeFamily(
    name: "huffman-uneven",
    summary: "a Huffman code with the other tie rule: same cost on z, most uneven lengths"
  ) { (z) throws(InvalidPrefixCode) in
    Design(
      prefixCode: try PrefixCode(lengths: lengths(for: z)),
      tieRule: tieRule, isOptimal: true)
  }
}
