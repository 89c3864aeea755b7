/// The lengths of an optimal code whose codewords do not exceed a limit.
///
/// Think of a codeword of length ℓ as ℓ coins, one of each value 2^−1 … 2^−ℓ, each as
/// heavy as its symbol; a code is a purchase of n − 1 units for the least weight.
/// Working from the smallest coins to the greatest, coins are packaged in pairs, and
/// the packages are merged with the coins of the next value. The first 2n − 2 items of
/// the last list are the purchase.
///
/// Surprise: this greedy choice is optimal, whereas the obvious repair of an over-long
/// Huffman code is not. The cost never rises with the limit, and equals Huffman's as
/// soon as the limit admits a Huffman code. *The tie rule* is Huffman's.
///
/// Source: Larmore and Hirschberg, *A Fast Algorithm for Optimal Length-Limited Huffman
/// Codes*, 1990.
public enum PackageMerge {
  /// The lengths of an optimal code with codewords of at most `limit` bits; `nil` for
  /// symbols of weight 0.
  ///
  /// - Parameters:
  ///   - weights: at least 0; `limit` times their sum must not overflow.
  ///   - limit: the greatest length, at least 0.
  /// - Returns: a length for each symbol.
  /// - Throws: ``InvalidPrefixCode/limit(_:symbols:)`` if more than 2^limit symbols
  ///   have a weight above 0.
  /// - Complexity: O(K log K + K · limit) time and space.
  public static func lengths<Weight: Comparable & AdditiveArithmetic>(
    for weights: [Weight], limit: Int
  ) throws(InvalidPrefixCode) -> [Int?] {
    precondition(limit >= 0, "a codeword has no negative length")
    let unlimited = Huffman.lengths(for: weights)
    guard (unlimited.lazy.compactMap { $0 }.max() ?? 0) > limit else { return unlimited }
    let leaves = Huffman.symbolsByWeight(weights)
    guard limit >= digitCount(of: UInt64(leaves.count - 1)) else {
      throw .limit(limit, symbols: leaves.count)
    }
    let levels = mergedLevels(of: leaves.map { weights[$0] }, count: limit)

    // Going back: a package chosen on one level is two items chosen on the level below.
    var depths = Array(repeating: 0, count: leaves.count)
    var chosen = 2 * leaves.count - 2
    for level in levels.reversed() {
      let leafCount = level[..<chosen].count { $0 == .leaf }
      for leaf in 0..<leafCount { depths[leaf] += 1 }
      chosen = 2 * (chosen - leafCount)
    }
    var lengths: [Int?] = Array(repeating: nil, count: weights.count)
    for (leaf, depth) in zip(leaves, depths) { lengths[leaf] = depth }
    return lengths
  }

  /// The lengths of an optimal code for `z` with codewords of at most `limit` bits,
  /// computed from all digits of its weights; `nil` for symbols of probability 0.
  ///
  /// - Throws: ``InvalidPrefixCode/limit(_:symbols:)`` if `z` has more than 2^limit
  ///   symbols.
  /// - Complexity: O(K log K + K · limit) time and space.
  public static func lengths(
    for z: Distribution, limit: Int
  ) throws(InvalidPrefixCode) -> [Int?] {
    guard let wideWeights = z.wideWeights else { return try lengths(for: z.weights, limit: limit) }
    return try lengths(for: wideWeights, limit: limit)
  }

  private enum Item: UInt8 {
    case leaf
    case package
  }

  /// The items of each level's list, leaves or packages, starting with the smallest
  /// coins.
  private static func mergedLevels<Weight: Comparable & AdditiveArithmetic>(
    of leaves: [Weight], count: Int
  ) -> [[Item]] {
    var levels = [Array(repeating: Item.leaf, count: leaves.count)]
    var list = leaves
    for _ in 1..<max(1, count) {
      let packages = stride(from: 0, to: list.count - 1, by: 2).map { list[$0] + list[$0 + 1] }
      var merged: [Weight] = []
      var items: [Item] = []
      merged.reserveCapacity(leaves.count + packages.count)
      items.reserveCapacity(leaves.count + packages.count)
      var leaf = 0
      var package = 0
      while leaf < leaves.count || package < packages.count {
        if leaf < leaves.count
          && (package == packages.count || leaves[leaf] <= packages[package])
        {
          merged.append(leaves[leaf])
          items.append(.leaf)
          leaf += 1
        } else {
          merged.append(packages[package])
          items.append(.package)
          package += 1
        }
      }
      list = merged
      levels.append(items)
    }
    return levels
  }
}

extension PackageMerge {
  static let family = CodeFamily(
    name: "limited", parameter: CodeFamily.Parameter(symbol: "L", range: 1...255),
    summary: "the best prefix code with codewords of at most L bits"
  ) { (z, limit) throws(InvalidPrefixCode) in
    Design(
      prefixCode: try PrefixCode(lengths: lengths(for: z, limit: limit)),
      tieRule: Huffman.tieRule, lengthLimit: limit)
  }
}
