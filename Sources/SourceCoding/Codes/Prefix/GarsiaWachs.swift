/// The alphabetic optimum: the best code whose codewords sort in the order of the
/// symbols.
///
/// Coded words can then be compared without decoding them, and the tree is the best one
/// for searching. The algorithm goes through the weights from the left; where one is
/// not greater than the next but one, it joins it with its neighbour and moves the sum
/// to the left, to the place after the first weight that is at least as great. The tree
/// of all joins has its leaves in the wrong order, but the theorem says that their
/// depths are those of an optimal ordered tree.
///
/// Surprise: keeping the order costs little, always less than two bits a symbol, and
/// some hundredths of a bit on text; and the depths alone determine the tree.
///
/// Bound: Huffman's L ≤ L < H + 2.
///
/// Source: Garsia and Wachs, *A new algorithm for minimum cost binary trees*, 1977;
/// Knuth, *The Art of Computer Programming* 3, section 6.2.2, 1998 (the list that is
/// kept ready for joining).
package enum GarsiaWachs {
  /// The lengths of an optimal alphabetic code; `nil` for symbols of weight 0.
  ///
  /// - Parameter weights: at least 0. Their sums must neither overflow nor be rounded:
  ///   if equal sums differ in the last bit, there may be no ordered tree with these
  ///   lengths.
  /// - Returns: a length for each symbol.
  /// - Complexity: O(K log K) comparisons. Sums are moved within an array, which takes
  ///   O(K²) moves in the worst case, that of falling weights.
  package static func lengths<Weight: Comparable & AdditiveArithmetic>(
    for weights: [Weight]
  ) -> [Int?] {
    let leaves = weights.indices.filter { weights[$0] > .zero }
    var joining = Joining<Weight>(leafCount: leaves.count)
    for leaf in leaves { joining.append(weights[leaf]) }
    var lengths: [Int?] = Array(repeating: nil, count: weights.count)
    for (leaf, depth) in zip(leaves, joining.depths()) { lengths[leaf] = depth }
    return lengths
  }

  /// The lengths of an optimal alphabetic code for `z`; `nil` for symbols of
  /// probability 0.
  ///
  /// - Complexity: as for weights. Whole numbers of many digits replace floating-point
  ///   numbers whose sums would be rounded.
  package static func lengths(for z: Distribution) -> [Int?] {
    let unit = WholeNumber.unit(of: z)
    let digitCount = z.wideTotal.exponent + 1 - unit
    if digitCount < 53 { return lengths(for: z.weights) }
    // Whole numbers of more digits would fill the memory; these have about 100 of them.
    guard digitCount < 1 << 20 else { return lengths(for: z.weights.indices.map(z.weight)) }
    return
      lengths(for: z.weights.indices.map { WholeNumber(z.weight(of: $0), unit: unit) })
  }

  /// The codewords of an ordered tree whose leaves have the given depths.
  ///
  /// - Precondition: Such a tree exists, and no depth exceeds ``Codeword/longest``.
  static func codewords(ofDepths depths: [Int?]) -> [Codeword?] {
    var previous: Codeword?
    return depths.map { depth in
      guard let depth else { return nil }
      let next =
        previous.map { $0.successor(ofLength: max(depth, $0.length))?.prefix(depth) }
        ?? Codeword(zerosOfLength: depth)
      previous = next
      return next
    }
  }
}

/// The list of weights in which the joins take place.
private struct Joining<Weight: Comparable & AdditiveArithmetic> {
  /// The weights that are not joined yet.
  ///
  /// Each is greater than the next but one, so the greater weight of each pair of
  /// neighbours falls from left to right.
  private var weights: [Weight] = []
  /// The node of each of these weights: leaves are numbered first, then joins.
  private var nodes: [Int] = []
  private var parents: [Int]
  private var leafCount = 0
  private var nodeCount: Int

  init(leafCount: Int) {
    nodeCount = leafCount
    parents = Array(repeating: 0, count: max(1, 2 * leafCount - 1))
  }

  mutating func append(_ weight: Weight) {
    weights.append(weight)
    nodes.append(leafCount)
    leafCount += 1
    settle(countBehind: 0)
  }

  /// Joins all weights and returns the depth of each leaf.
  mutating func depths() -> [Int] {
    while weights.count > 1 {
      let count = weights.count
      let place = join(count - 2)
      settle(countBehind: weights.count - 1 - place)
    }
    var depths = Array(repeating: 0, count: parents.count)
    for node in (0..<max(0, nodeCount - 1)).reversed() {
      depths[node] = depths[parents[node]] + 1
    }
    return Array(depths.prefix(leafCount))
  }

  /// Joins as long as the weight that is followed by `countBehind` others is not less
  /// than the one two places to its left, and does the same for every sum that comes to
  /// stand left of it.
  private mutating func settle(countBehind: Int) {
    var waiting = [countBehind]
    while let behind = waiting.last {
      let place = weights.count - 1 - behind
      guard place >= 2, weights[place - 2] <= weights[place] else {
        waiting.removeLast()
        continue
      }
      let joined = join(place - 2)
      waiting.append(weights.count - 1 - joined)
    }
  }

  /// Joins the weights at `place` and the place after it, and moves the sum to the
  /// left.
  ///
  /// - Returns: the new place of the sum.
  private mutating func join(_ place: Int) -> Int {
    let sum = weights[place] + weights[place + 1]
    parents[nodes[place]] = nodeCount
    parents[nodes[place + 1]] = nodeCount
    let target = firstPlaceBehind(weightsFrom: sum, before: place)
    weights.removeSubrange(place...place + 1)
    nodes.removeSubrange(place...place + 1)
    weights.insert(sum, at: target)
    nodes.insert(nodeCount, at: target)
    nodeCount += 1
    return target
  }

  /// The place after the last weight left of `end` that is not less than `sum`.
  private func firstPlaceBehind(weightsFrom sum: Weight, before end: Int) -> Int {
    guard end > 0, weights[end - 1] < sum else { return end }
    // Bisection finds the number of neighbouring pairs, from the left, that have a
    // weight not less.
    var low = 0
    var high = end - 1
    while low < high {
      let middle = (low + high) / 2
      if weights[middle] >= sum || weights[middle + 1] >= sum {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return 0 }
    return weights[low] >= sum ? low + 1 : low
  }
}

extension GarsiaWachs {
  static let family = CodeFamily(
    name: "alphabetic", summary: "the best prefix code whose codewords sort as the symbols do"
  ) { (z) throws(InvalidPrefixCode) in
    let lengths = lengths(for: z)
    // This rejects lengths that no codeword can have.
    _ = try PrefixCode(lengths: lengths)
    return Design(prefixCode: try PrefixCode(codewords: codewords(ofDepths: lengths)))
  }
}
