/// An order in which things that are near each other stand together.
///
/// Again and again the two groups are joined whose members are nearest to each
/// other on average, until there is one. When two groups are joined, each is turned
/// so that the ends that meet are the nearest of the four; the order of the last
/// group is the result. What is nearest is found by walking from neighbour to
/// nearer neighbour until two are nearest to each other, which gives the same
/// groups as comparing all pairs at every step. *The tie rule:* the group that holds
/// the first thing of all goes first.
///
/// Source: Sokal and Michener, *A statistical method for evaluating systematic
/// relationships*, 1958; Gruvaeus and Wainer, *Two additions to hierarchical cluster
/// analysis*, 1972 (turning); Murtagh, *A survey of recent advances in hierarchical
/// clustering algorithms*, 1983 (the walk).
enum AverageLinkage {
  /// The numbers below n in an order in which those with small distances stand
  /// together.
  ///
  /// - Parameter distances: the distances, symmetric, n rows of n.
  /// - Returns: each number once.
  /// - Complexity: O(n²).
  static func order(_ distances: [[Double]]) -> [Int] {
    var between = distances
    var groups = distances.indices.map { [$0] }
    var chain: [Int] = []
    for _ in groups.indices.dropLast() {
      let (a, b) = nearestPair(groups, between, &chain)
      let (kept, given) = (min(a, b), max(a, b))
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
    return groups.first { !$0.isEmpty } ?? []
  }

  /// Two groups that are nearest to each other; both leave the end of the walk.
  private static func nearestPair(
    _ groups: [[Int]], _ between: [[Double]], _ chain: inout [Int]
  ) -> (Int, Int) {
    if chain.isEmpty, let first = groups.firstIndex(where: { !$0.isEmpty }) { chain = [first] }
    while let last = chain.last {
      let before = chain.dropLast().last
      // The one before wins a tie, so that the walk cannot go in circles.
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

  /// Both groups, each turned so that the ends that meet are nearest.
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
