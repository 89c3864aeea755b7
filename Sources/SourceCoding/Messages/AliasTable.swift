/// Draws symbols of a distribution in constant time.
///
/// The probabilities are cut and distributed over K columns of equal size, so that no
/// column contains more than two symbols. A draw chooses a column and a height in it;
/// one random word gives both, as the whole and the fractional part of word · K / 2^64.
///
/// The probability of each symbol is accurate to some K · 2^−53, due to the rounding of
/// the reals that fill the columns.
///
/// Source: Walker, *An Efficient Method for Generating Discrete Random Variables with
/// General Distributions*, 1977; Vose, *A Linear Algorithm for Generating Random
/// Numbers with a Given Distribution*, 1991.
package struct AliasTable: Sendable {
  /// A column: its own symbol below the threshold, the alias from there on.
  private struct Column {
    var threshold: UInt64
    var symbol: UInt32
    var alias: UInt32
  }

  private let columns: [Column]

  /// The table of `distribution`.
  ///
  /// - Complexity: O(K).
  package init(_ distribution: Distribution) {
    // Only possible symbols have columns: a symbol of probability 0 is never drawn.
    let symbols = distribution.support
    let mean =
      symbols.lazy.map { distribution.weights[$0] }.compensatedSum() / Double(symbols.count)
    var rest = symbols.map { distribution.weights[$0] / mean }
    var columns = symbols.map {
      Column(threshold: .max, symbol: UInt32($0), alias: UInt32($0))
    }
    var small = rest.indices.filter { rest[$0] < 1 }
    var large = rest.indices.filter { rest[$0] >= 1 }
    while let low = small.popLast(), let high = large.last {
      columns[low].threshold = UInt64(rest[low] * 0x1p64)
      columns[low].alias = UInt32(symbols[high])
      rest[high] -= 1 - rest[low]
      if rest[high] < 1 {
        large.removeLast()
        small.append(high)
      }
    }
    // The remaining parts are 1 except for rounding, and keep their columns.
    self.columns = columns
  }

  /// Draws one symbol.
  @inline(__always)
  package func draw(using rng: inout SplitMix64) -> Int {
    let (column, height) = rng.next().multipliedFullWidth(by: UInt64(columns.count))
    let entry = columns[Int(column)]
    return Int(height < entry.threshold ? entry.symbol : entry.alias)
  }
}
