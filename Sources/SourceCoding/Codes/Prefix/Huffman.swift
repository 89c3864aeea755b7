/// Huffman's lengths: the prefix code of least expected length.
///
/// The algorithm joins the two lightest subtrees into one until a single tree is left;
/// the depth of a leaf is the length of its codeword. Sorted leaves and joined trees
/// wait in two queues, and the lightest is always at the head of one of them, so no
/// heap is needed.
///
/// Surprise: several codes may be optimal, with different lengths. *The tie rule:* of
/// equal weights a single symbol is taken before a joined subtree, symbols in their
/// order, subtrees in the order in which they were made. Of all optimal codes this one
/// has the least variance and the shortest longest codeword.
///
/// Bound: H ≤ L < H + 1 on the weights it was made from. On data from another
/// distribution neither side holds.
///
/// Source: Huffman, *A Method for the Construction of Minimum-Redundancy Codes*, 1952;
/// van Leeuwen, *On the construction of Huffman trees*, 1976 (the queues).
public enum Huffman {
  /// The tie rule in words, as reports print it.
  public static let tieRule =
    "single symbols before subtrees, then symbol order"

  /// The lengths of an optimal code; `nil` for symbols of weight 0.
  ///
  /// Sums of integer weights are exact, and so are sums of reals that are multiples of
  /// one half, such as counts after smoothing by ½.
  ///
  /// - Parameter weights: at least 0; their sum must not overflow.
  /// - Returns: a length for each symbol.
  /// - Complexity: O(K log K).
  public static func lengths<Weight: Comparable & AdditiveArithmetic>(
    for weights: [Weight]
  ) -> [Int?] {
    let leaves = symbolsByWeight(weights)
    let depths = depths(ofSortedLeaves: leaves.map { weights[$0] }, joining: +)
    var lengths: [Int?] = Array(repeating: nil, count: weights.count)
    for (symbol, depth) in zip(leaves, depths) { lengths[symbol] = depth }
    return lengths
  }

  /// The lengths of an optimal code for `z`, computed from all digits of its weights;
  /// `nil` for symbols of probability 0.
  ///
  /// - Complexity: O(K log K).
  public static func lengths(for z: Distribution) -> [Int?] {
    z.wideWeights.map { lengths(for: $0) } ?? lengths(for: z.weights)
  }

  /// The depths of leaves, given in ascending order of weight, after the lightest nodes
  /// have been joined until one is left.
  ///
  /// - Parameters:
  ///   - leaves: the weights. They need not be numbers: any order will do in which
  ///     joins of greater weights are not less.
  ///   - arity: the number of nodes in a join. The first join may take fewer, so that
  ///     the last one is complete.
  ///   - join: combines two weights, and so one after another the weights of a join.
  /// - Returns: a depth for each leaf.
  static func depths<Weight: Comparable>(
    ofSortedLeaves leaves: [Weight], arity: Int = 2, joining join: (Weight, Weight) -> Weight
  ) -> [Int] {
    guard leaves.count > 1 else { return leaves.map { _ in 0 } }
    // Nodes 0 ..< n are the leaves in order of weight, and those from n on are the
    // joined trees in the order in which they were made, which is an order of weight
    // too.
    let joinCount = (leaves.count - 2) / (arity - 1) + 1
    let nodeCount = leaves.count + joinCount
    var nodeWeights = leaves
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
    var joinedCount = 2 + (leaves.count - 2) % (arity - 1)
    while nodeWeights.count < nodeCount {
      let first = takeLightest()
      parents[first] = nodeWeights.count
      var weight = nodeWeights[first]
      for _ in 1..<joinedCount {
        let next = takeLightest()
        parents[next] = nodeWeights.count
        weight = join(weight, nodeWeights[next])
      }
      nodeWeights.append(weight)
      joinedCount = arity
    }
    var depths = Array(repeating: 0, count: nodeCount)
    for node in (0..<nodeCount - 1).reversed() { depths[node] = depths[parents[node]] + 1 }
    return Array(depths.prefix(leaves.count))
  }

  /// The symbols of weight above zero, the lightest first; equal weights are in symbol
  /// order.
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
  ) { (z) throws(InvalidPrefixCode) in try design(for: z) }
}
