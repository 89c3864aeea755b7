extension MarkovChain {
  /// The long-run variance of costs: N times the variance of the mean cost of N
  /// symbols, for large N.
  ///
  /// With d the deviation of a cost from its mean under π, it is Σ π d (2g − d), where
  /// g solves Poisson's equation g − Pg = d. It is solved as (I − P + 1π) g = d, which
  /// has one solution, also for a periodic chain.
  ///
  /// Source: Meyn and Tweedie, *Markov Chains and Stochastic Stability*, 1993, chapter
  /// 17.
  ///
  /// - Parameter costs: the cost of each symbol, finite for symbols whose share π is
  ///   above 0.
  /// - Returns: the variance, at least 0, in the square of the costs' unit.
  /// - Complexity: O(K³) for K symbols.
  func longRunVariance(of costs: [Double]) -> Double {
    let symbols = stationary.support
    let shares = symbols.map(stationary.probability(of:))
    let mean = zip(symbols, shares).map { costs[$0] * $1 }.compensatedSum()
    let deviations = symbols.map { costs[$0] - mean }
    let matrix = symbols.indices.map { row in
      symbols.indices.map { column in
        (row == column ? 1 : 0) + shares[column]
          - (rows[symbols[row]]?.probability(of: symbols[column]) ?? 0)
      }
    }
    let solution = Self.solve(matrix, deviations)
    let terms = symbols.indices.map {
      shares[$0] * deviations[$0] * (2 * solution[$0] - deviations[$0])
    }
    return max(0, terms.compensatedSum())
  }

  /// The solution of linear equations that have exactly one, by elimination with the
  /// greatest pivot.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var rows = zip(matrix, right).map { $0 + [$1] }
    for column in rows.indices {
      let pivot = (column..<rows.count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }
      rows.swapAt(column, pivot ?? column)
      let top = rows[column]
      for row in column + 1..<rows.count where rows[row][column] != 0 {
        let factor = rows[row][column] / top[column]
        for place in column...rows.count { rows[row][place] -= factor * top[place] }
      }
    }
    var solution = [Double](repeating: 0, count: rows.count)
    for row in rows.indices.reversed() {
      let known = (row + 1..<max(row + 1, rows.count)).reduce(0) {
        $0 + rows[row][$1] * solution[$1]
      }
      solution[row] = (rows[row][rows.count] - known) / rows[row][row]
    }
    return solution
  }
}
