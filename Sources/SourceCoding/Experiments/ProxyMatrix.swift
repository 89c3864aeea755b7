/// Every proxy against every source: the cost of each message in each code.
///
/// A row is a proxy from which codes are designed, a column a source on which they are
/// used. If proxies are learnt from the sources themselves by maximum likelihood, the
/// least value of a column is the one where both are the same, on the diagonal of a
/// square matrix; the rest of the column shows the cost of the wrong choices. A
/// smoothed proxy differs from its source, so another may then cost less, as that of a
/// longer text of the same kind may on a short one. Surprise: the matrix is not
/// symmetric, and the worst code for one text may be a fair one in the other direction.
///
/// Everything except measured rates is exact from tallies, so n sources cost n passes
/// over data, and not n².
package struct ProxyMatrix: Hashable, Sendable {
  /// The quantity in the cells, in bits per symbol.
  package enum Content: Hashable, Sendable {
    /// The cross entropy H(q,z): the cost of q in the ideal code for z.
    case crossEntropy
    /// The divergence KL(q‖z): the part of that which is the price of the wrong model.
    case divergence
    /// The rate of real streams, which were decoded exactly, in the named code.
    case measuredRate(code: String)
  }

  /// The quantity in the cells.
  package let content: Content

  /// The unit of symbols.
  package let symbolUnit: SymbolUnit

  /// The names of the proxies, one for each row.
  package let proxies: [String]

  /// The sources, one for each column.
  package let sources: [Source]

  /// The cells: `bits[z][q]`, in bits per symbol, infinite if q emits a symbol that z
  /// calls impossible.
  package let bits: [[Double]]

  /// Half the widths of the 95 % intervals of the cells, `nil` for a cell without one;
  /// empty unless rates are measured.
  package let halfWidths95: [[Double?]]

  /// The laws that the cells were checked against.
  package let checks: [Check]

  /// How the rows were joined to groups, if they stand by likeness.
  package private(set) var dendrogram: Dendrogram?

  /// A column of the matrix.
  package struct Source: Hashable, Sendable {
    /// The name.
    package let name: String

    /// The entropy H(q) in bits per symbol.
    package let entropy: Double

    /// The number of symbols in the message; `nil` for a known distribution.
    package let symbolCount: UInt64?

    /// The column of a source.
    package init(name: String, entropy: Double, symbolCount: UInt64?) {
      self.name = name
      self.entropy = entropy
      self.symbolCount = symbolCount
    }
  }

  /// The matrix with the given cells.
  ///
  /// - Precondition: There is a row for each proxy, with a cell for each source.
  init(
    content: Content, symbolUnit: SymbolUnit, proxies: [String], sources: [Source],
    bits: [[Double]],
    halfWidths95: [[Double?]] = [], checks: [Check]
  ) {
    precondition(bits.count == proxies.count, "a row for each proxy")
    precondition(bits.allSatisfy { $0.count == sources.count }, "a cell for each source")
    self.content = content
    self.symbolUnit = symbolUnit
    self.proxies = proxies
    self.sources = sources
    self.bits = bits
    self.halfWidths95 = halfWidths95
    self.checks = checks
  }
}

extension ProxyMatrix {
  /// The row of the proxy with the name of a source; `nil` if there is none.
  package func ownProxy(of source: Int) -> Int? {
    proxies.firstIndex(of: sources[source].name)
  }

  /// The rows in ascending order of their cost on a source; equal ones stay in their
  /// order.
  package func ranking(of source: Int) -> [Int] {
    proxies.indices.sorted { (bits[$0][source], $0) < (bits[$1][source], $1) }
  }

  /// The row with the least cost on a source, without that of the source itself; `nil`
  /// if there is no other.
  package func nearestOther(of source: Int) -> Int? {
    let own = ownProxy(of: source)
    return proxies.indices.filter { $0 != own }
      .min { (bits[$0][source], $0) < (bits[$1][source], $1) }
  }

  /// The cost of row `proxy` on a source beyond that of the best row, in bits per
  /// symbol; 0 for the best, infinite for one that cannot write it.
  package func regret(of proxy: Int, on source: Int) -> Double {
    let best = bits.map { $0[source] }.min() ?? 0
    // If no row can write it, none is worse than another.
    return bits[proxy][source] == best ? 0 : bits[proxy][source] - best
  }

  /// The pair of names, both sources and proxies, whose two cells differ most; `nil` if
  /// there are fewer than two such names with finite cells.
  ///
  /// The compared values are the costs of cells beyond that of the source's own proxy.
  package var greatestAsymmetry: (z: Int, q: Int)? {
    let both = sources.indices.compactMap { column in
      ownProxy(of: column).map { (row: $0, column: column) }
    }
    var greatest: (z: Int, q: Int, difference: Double)?
    for a in both {
      for b in both where a.row != b.row {
        let there = bits[a.row][b.column] - bits[b.row][b.column]
        let back = bits[b.row][a.column] - bits[a.row][a.column]
        guard there.isFinite, back.isFinite, there - back > greatest?.difference ?? 0 else {
          continue
        }
        greatest = (a.row, b.column, there - back)
      }
    }
    return greatest.map { ($0.z, $0.q) }
  }

  /// The matrix with its rows and columns in another order.
  ///
  /// - Parameters:
  ///   - rows: every row once.
  ///   - columns: every column once.
  ///   - dendrogram: how the rows were joined, in their new order.
  /// - Returns: the matrix, its cells with their rows and columns.
  package func reordered(
    rows: [Int], columns: [Int], dendrogram: Dendrogram? = nil
  ) -> ProxyMatrix {
    precondition(rows.sorted() == Array(proxies.indices), "every row once")
    precondition(columns.sorted() == Array(sources.indices), "every column once")
    var matrix = ProxyMatrix(
      content: content, symbolUnit: symbolUnit, proxies: rows.map { proxies[$0] },
      sources: columns.map { sources[$0] },
      bits: rows.map { row in columns.map { bits[row][$0] } },
      halfWidths95: halfWidths95.isEmpty
        ? [] : rows.map { row in columns.map { halfWidths95[row][$0] } },
      checks: checks)
    matrix.dendrogram = dendrogram
    return matrix
  }
}
