/// Huffman's lengths: the prefix code of least expected length.
///
/// Join the two lightest subtrees into one, again and again, until a single
/// tree is left; the depth of a leaf is the length of its codeword. With leaves
/// sorted and joined trees queued behind each other, the lightest is always at
/// the head of one of the two queues, so no heap is needed.
///
/// Surprise: several codes may be optimal, with different lengths. *The tie
/// rule:* of equal weights a single symbol is taken before a joined subtree,
/// symbols in their order, subtrees in the order of their making. Of all
/// optimal codes this one has the least variance and the shortest longest
/// codeword.
///
/// Bound: H ≤ L < H + 1 on the weights it was made from. Off the diagonal
/// neither side holds.
///
/// Source: Huffman, *A Method for the Construction of Minimum-Redundancy Codes*,
/// 1952; van Leeuwen, *On the construction of Huffman trees*, 1976 (the queues).
public enum Huffman {
  /// The tie rule in words, as reports print it.
  public static let tieRule =
    "single symbols before subtrees, then symbol order"

  /// The lengths of an optimal code, `nil` for symbols of weight 0.
  ///
  /// Integer weights are added exactly. So are reals that are whole numbers or
  /// halves of them, as counts are after smoothing by ½.
  ///
  /// - Parameter weights: at least 0; their sum must not overflow.
  /// - Returns: a length for each symbol.
  /// - Complexity: O(K log K).
  public static func lengths<Weight: Comparable & AdditiveArithmetic>(
    for weights: [Weight]
  ) -> [Int?] {
    let leaves = symbolsByWeight(weights)
    var lengths: [Int?] = Array(repeating: nil, count: weights.count)
    guard leaves.count > 1 else {
      for symbol in leaves { lengths[symbol] = 0 }
      return lengths
    }
    // Nodes 0 ..< n are the leaves in order of weight, n ..< 2n − 1 the joined
    // trees in order of making, which is an order of weight too.
    let nodeCount = 2 * leaves.count - 1
    var nodeWeights = leaves.map { weights[$0] }
    nodeWeights.reserveCapacity(nodeCount)
    var parents = Array(repeating: 0, count: nodeCount)
    var nextLeaf = 0
    var nextTree = leaves.count
    func takeLightest() -> Int {
      let leafIsNext =
        nextLeaf < leaves.count
        && (nextTree == nodeWeights.count || nodeWeights[nextLeaf] <= nodeWeights[nextTree])
      defer { if leafIsNext { nextLeaf += 1 } else { nextTree += 1 } }
      return leafIsNext ? nextLeaf : nextTree
    }
    while nodeWeights.count < nodeCount {
      let first = takeLightest()
      let second = takeLightest()
      parents[first] = nodeWeights.count
      parents[second] = nodeWeights.count
      nodeWeights.append(nodeWeights[first] + nodeWeights[second])
    }
    var depths = Array(repeating: 0, count: nodeCount)
    for node in (0..<nodeCount - 1).reversed() { depths[node] = depths[parents[node]] + 1 }
    for (leaf, symbol) in leaves.enumerated() { lengths[symbol] = depths[leaf] }
    return lengths
  }

  /// The symbols of weight above zero, the lightest first, equal ones in
  /// symbol order.
  static func symbolsByWeight<Weight: Comparable & AdditiveArithmetic>(
    _ weights: [Weight]
  ) -> [Int] {
    weights.indices.filter { weights[$0] > .zero }
      .sorted { (weights[$0], $0) < (weights[$1], $1) }
  }
}

extension Huffman {
  static let family = CodeFamily(
    name: "huffman", summary: "the prefix code of least expected length under z"
  ) { (z) throws(InvalidPrefixCode) in
    Design(
      prefixCode: try PrefixCode(lengths: lengths(for: z.weights)),
      tieRule: tieRule, isOptimal: true)
  }
}
