/// Finds the best place to cut a window in two parts, each with a distribution of its
/// own.
///
/// The best cut minimises the sum of n·H of the left part and n·H of the right part.
/// First the best boundary between pieces is found, then the best symbol within the
/// pieces next to it; only those pieces are read. A short stretch is tried symbol by
/// symbol.
enum ChangePlace {
  /// Returns the first symbol after the best cut.
  ///
  /// - Parameters:
  ///   - window: the symbols of both parts.
  ///   - around: where in the window to look.
  ///   - pieces: pieces that cover the window, and end where it does.
  ///   - source: the message.
  ///   - classes: the classes of its symbols.
  /// - Returns: its number in the message, within the window but not its first.
  /// - Throws: ``SourceError`` if the message cannot be read.
  static func symbol(
    cutting window: Range<Int>, around: Range<Int>, _ pieces: MessagePieces,
    _ source: any SymbolSource, _ classes: SymbolClasses
  ) throws(SourceError) -> Int {
    let all = pieces.starts.indices.filter { window.contains(pieces.starts[$0]) }
    let inside = all.filter { around.contains(pieces.starts[$0]) }
    guard let first = all.first, let last = all.last, let lowest = inside.first,
      let highest = inside.last
    else { preconditionFailure("a window is made of pieces") }
    var cut = Cut(
      left: pieces.counts(of: first..<lowest), right: pieces.counts(of: lowest..<last + 1))
    var best = (place: lowest, gain: cut.isEmpty ? -Double.infinity : 0)
    for piece in lowest..<highest {
      cut.move(pieces.counts(of: piece..<piece + 1))
      if cut.gain > best.gain + tolerance { best = (piece + 1, cut.gain) }
    }
    // Now to the exact symbol, in the piece before the boundary and the one after
    // it.
    let isShort = around.count <= shortest
    let before = isShort ? lowest : max(first, best.place - 1)
    let after = isShort ? highest + 1 : min(last + 1, best.place + 1)
    cut = Cut(
      left: pieces.counts(of: first..<before), right: pieces.counts(of: before..<last + 1))
    var nearest = (symbol: pieces.starts[best.place], gain: -Double.infinity)
    if !cut.isEmpty { nearest = (pieces.starts[before], 0) }
    var symbol = pieces.starts[before]
    let end = min(pieces.starts[after], window.upperBound - 1)
    try source.forEachSymbol(in: symbol..<max(symbol, end)) {
      cut.move(Int(classes.places[Int($0)]))
      symbol += 1
      if cut.gain > nearest.gain + tolerance { nearest = (symbol, cut.gain) }
    }
    return nearest.symbol
  }

  /// The longest stretch, in symbols, of which every symbol is tried.
  private static let shortest = 4096

  /// Gains that differ by less than this count as equal, and the earlier cut is taken.
  private static let tolerance = 1e-9

  /// A cut that moves to the right, with the bits it has gained since it started.
  private struct Cut {
    private var left: [Double]
    private var right: [Double]
    private var sizes: (left: Double, right: Double)
    /// n log2 n of each count, updated for two counts with each symbol.
    private var terms: (left: [Double], right: [Double])
    private var sizeTerms: (left: Double, right: Double)
    private(set) var gain = 0.0

    init(left: [Double], right: [Double]) {
      (self.left, self.right) = (left, right)
      sizes = (left.reduce(0, +), right.reduce(0, +))
      terms = (left.map(SplitSaving.term), right.map(SplitSaving.term))
      sizeTerms = (SplitSaving.term(sizes.left), SplitSaving.term(sizes.right))
    }

    var isEmpty: Bool { sizes.left == 0 || sizes.right == 0 }

    mutating func move(_ counts: [Double]) {
      for (index, count) in counts.enumerated() where count > 0 { move(index, by: count) }
    }

    mutating func move(_ index: Int, by count: Double = 1) {
      left[index] += count
      right[index] -= count
      sizes = (sizes.left + count, sizes.right - count)
      let own = (SplitSaving.term(left[index]), SplitSaving.term(right[index]))
      let all = (SplitSaving.term(sizes.left), SplitSaving.term(sizes.right))
      gain += (own.0 - terms.left[index]) + (own.1 - terms.right[index])
      gain -= (all.0 - sizeTerms.left) + (all.1 - sizeTerms.right)
      (terms.left[index], terms.right[index], sizeTerms) = (own.0, own.1, all)
    }
  }
}
