/// Finds an order of things in which things that are near each other stand next to each
/// other.
///
/// The two groups whose members are nearest to each other on average are joined, again
/// and again, until one group is left. When two groups are joined, each may be
/// reversed, so that the two members that meet are the nearest of the four possible
/// pairs of ends; the order of the last group is the result. The nearest pair is found
/// by a walk from a group to its nearest neighbour, until two groups are each other's
/// nearest, which gives the same groups as comparing all pairs at every step. *The tie
/// rule:* the group that holds the thing with the smallest number goes first.
///
/// Source: Sokal and Michener, *A statistical method for evaluating systematic
/// relationships*, 1958; Gruvaeus and Wainer, *Two additions to hierarchical cluster
/// analysis*, 1972 (reversing); Murtagh, *A survey of recent advances in hierarchical
/// clustering algorithms*, 1983 (the walk).
enum AverageLinkage {
  /// The numbers below n in an order in which those with small distances stand
  /// together, and how they were joined.
  ///
  /// - Parameter distances: the distances, symmetric, n rows of n.
  /// - Returns: each number once, and the joins.
  /// - Complexity: O(n²).
  static func dendrogram(_ distances: [[Double]]) -> Dendrogram {
    var joins: [(first: [Int], second: [Int], height: Double)] = []
    var between = distances
    var groups = distances.indices.map { [$0] }
    var chain: [Int] = []
    for _ in groups.indices.dropLast() {
      let (a, b) = nearestPair(groups, between, &chain)
      let (kept, given) = (min(a, b), max(a, b))
      joins.append((groups[kept], groups[given], between[kept][given]))
      let shares = (Double(groups[kept].count), Double(groups[given].count))
      for other in groups.indices where !groups[other].isEmpty && other != kept {
        let mean =
          (shares.0 * between[kept][other] + shares.1 * between[given][other])
          / (shares.0 + shares.1)
        between[kept][other] = mean
        between[other][kept] = mean
      }
      groups[kept] = joined(groups[kept], groups[given], distances)
      groups[given] = []
    }
    let order = groups.first { !$0.isEmpty } ?? []
    var places = order
    for (place, number) in order.enumerated() { places[number] = place }
    return Dendrogram(
      order: order,
      joins: joins.map { first, second, height in
        let (a, b) = (first.map { places[$0] }, second.map { places[$0] })
        let (start, other) = (a.min() ?? 0, b.min() ?? 0)
        return Dendrogram.Join(
          places: min(start, other)..<min(start, other) + a.count + b.count,
          middle: max(start, other), height: height)
      })
  }

  /// Returns two groups that are each other's nearest, and removes them from the end of
  /// the walk.
  private static func nearestPair(
    _ groups: [[Int]], _ between: [[Double]], _ chain: inout [Int]
  ) -> (Int, Int) {
    if chain.isEmpty, let first = groups.firstIndex(where: { !$0.isEmpty }) { chain = [first] }
    while let last = chain.last {
      let before = chain.dropLast().last
      // In a tie the previous group of the walk wins, so that the walk cannot go in
      // circles.
      var nearest = before ?? last
      var least = before.map { between[last][$0] } ?? .infinity
      for other in groups.indices where !groups[other].isEmpty && other != last {
        if between[last][other] < least || nearest == last {
          nearest = other
          least = between[last][other]
        }
      }
      if nearest == before {
        chain.removeLast(2)
        return (last, nearest)
      }
      chain.append(nearest)
    }
    preconditionFailure("there are two groups to join")
  }

  /// Returns the members of both groups in one order, each group reversed or not, so
  /// that the ends that meet are as near as possible.
  private static func joined(
    _ first: [Int], _ second: [Int], _ distances: [[Double]]
  ) -> [Int] {
    var best: (order: [Int], gap: Double)?
    for left in [first, first.reversed()] {
      for right in [second, second.reversed()] {
        guard let end = left.last, let start = right.first else { continue }
        let gap = distances[end][start]
        if gap < best?.gap ?? .infinity { best = (left + right, gap) }
      }
    }
    return best?.order ?? first + second
  }
}
