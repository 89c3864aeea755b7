extension ProxyMatrix {
  /// An order of distributions in which similar ones are adjacent.
  ///
  /// They are joined by average linkage of their Jensen–Shannon distances, the square
  /// roots of the divergences, which are symmetric, finite and obey the triangle
  /// inequality. The texts of one family of languages become neighbours, although
  /// nothing says which they are.
  ///
  /// Source: Endres and Schindelin, *A new metric for probability distributions*, 2003.
  ///
  /// - Parameters:
  ///   - distributions: over one alphabet.
  ///   - threads: the greatest number of cores to use; the result is the same for all.
  /// - Returns: the place of each in the argument, once, and how they were joined.
  /// - Complexity: O(n²·K) for n distributions over K symbols.
  package static func dendrogram(
    of distributions: [Distribution], threads: Int = 1
  ) -> Dendrogram {
    let parts = BlockWorkers.run(
      symbolCount: distributions.count, blockSize: 1, threads: threads,
      naming: "comparing", of: "distributions"
    ) { (nextBlock) -> [(row: Int, distances: [Double])] in
      var rows: [(row: Int, distances: [Double])] = []
      while let row = nextBlock()?.first {
        let distances = distributions[..<row].map {
          distributions[row].jensenShannonDivergence(from: $0).bits.squareRoot()
        }
        rows.append((row, distances))
        WorkProgress.add(1)
      }
      return rows
    }
    let lower = parts.joined().sorted { $0.row < $1.row }.map(\.distances)
    return AverageLinkage.dendrogram(
      lower.indices.map { row in
        lower.indices.map { column in
          row == column ? 0 : lower[max(row, column)][min(row, column)]
        }
      })
  }
}
