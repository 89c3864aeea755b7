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
    lengths(for: weights, ofSorted: symbolsByWeight(weights))
  }

  /// The same of doubles, which are sorted faster if they are halves of whole numbers.
  static func lengths(for weights: [Double]) -> [Int?] {
    lengths(for: weights, ofSorted: sortedSymbols(weights))
  }

  private static func lengths<Weight: Comparable & AdditiveArithmetic>(
    for weights: [Weight], ofSorted leaves: [Int]
  ) -> [Int?] {
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
    var allWeights = leaves + repeatElement(leaves[0], count: joinCount)
    var allParents = [Int](repeating: 0, count: nodeCount)
    var weights = allWeights.mutableSpan
    var parents = allParents.mutableSpan
    var (nextLeaf, nextTree) = (0, leaves.count)
    var joinedCount = 2 + (leaves.count - 2) % (arity - 1)
    for tree in leaves.count..<nodeCount {
      for turn in 0..<joinedCount {
        // The lightest node, of those that are not joined yet.
        let leafIsNext =
          nextLeaf < leaves.count
          && (nextTree == tree || weights[nextLeaf] <= weights[nextTree])
        let node = leafIsNext ? nextLeaf : nextTree
        if leafIsNext { nextLeaf += 1 } else { nextTree += 1 }
        parents[node] = tree
        weights[tree] = turn == 0 ? weights[node] : join(weights[tree], weights[node])
      }
      joinedCount = arity
    }
    // A node is as deep as its parent and one more; the depths take the place of the parents.
    parents[nodeCount - 1] = 0
    for node in (0..<nodeCount - 1).reversed() { parents[node] = parents[parents[node]] + 1 }
    return Array(allParents.prefix(leaves.count))
  }

  /// The symbols of weight above zero, the lightest first; equal weights are in symbol
  /// order.
  static func symbolsByWeight<Weight: Comparable & AdditiveArithmetic>(
    _ weights: [Weight]
  ) -> [Int] {
    weights.indices.filter { weights[$0] > .zero }
      .sorted { (weights[$0], $0) < (weights[$1], $1) }
  }

  /// The same order of doubles, which is found by counting if all are halves of whole numbers, as
  /// smoothed counts are.
  private static func sortedSymbols(_ weights: [Double]) -> [Int] {
    var halves: [UInt32] = []
    halves.reserveCapacity(weights.count)
    var greatest: UInt32 = 0
    for weight in weights {
      let double = 2 * weight
      guard 0 <= double, double < 0x1p32 else { return symbolsByWeight(weights) }
      let whole = UInt32(double)
      guard Double(whole) == double else { return symbolsByWeight(weights) }
      greatest = max(greatest, whole)
      halves.append(whole)
    }
    return sorted(halves, upTo: greatest)
  }

  /// The places of numbers above 0, the least number first, and equal ones in their order.
  ///
  /// The numbers are sorted by one byte after another, the last byte first.
  ///
  /// Source: Knuth, *The Art of Computer Programming*, volume 3, section 5.2.5 (radix sorting).
  private static func sorted(_ numbers: [UInt32], upTo greatest: UInt32) -> [Int] {
    let numbers = numbers.span
    var (places, sorted) = ([Int](), [Int]())
    for place in numbers.indices where numbers[place] > 0 { places.append(place) }
    sorted = places
    for shift in stride(from: UInt32(0), to: 32, by: 8) where greatest >> shift > 0 {
      var counts = [Int](repeating: 0, count: 257)
      // The place of the first number with each byte, after the counts of those with lesser ones.
      var starts = counts.mutableSpan
      var result = sorted.mutableSpan
      for index in places.indices { starts[Int(numbers[places[index]] >> shift & 0xFF) + 1] += 1 }
      for byte in 1..<257 { starts[byte] += starts[byte - 1] }
      for index in places.indices {
        let byte = Int(numbers[places[index]] >> shift & 0xFF)
        result[starts[byte]] = places[index]
        starts[byte] += 1
      }
      swap(&places, &sorted)
    }
    return places
  }
}

extension Huffman {
  static let family = CodeFamily(
    name: "huffman", summary: "the prefix code of least expected length under z"
  ) { (z) throws(InvalidPrefixCode) in try design(for: z) }
}
