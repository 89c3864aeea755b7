/// Finds the best place to cut a stretch of a message in two parts, each with a
/// distribution of its own.
///
/// The best cut minimises the sum of n·H of the left part and n·H of the right part; of
/// equal ones it is the first.
enum ChangePlace {
  /// Returns the first piece after the best cut between pieces.
  ///
  /// - Parameters:
  ///   - stretch: two pieces or more, all of which are tried.
  ///   - pieces: the pieces of the message.
  /// - Returns: its number among the pieces.
  static func piece(cutting stretch: Range<Int>, in pieces: MessagePieces) -> Int {
    var cut = Cut(
      left: Array(repeating: 0, count: pieces.classCount), right: pieces.counts(of: stretch))
    var best = (piece: stretch.lowerBound + 1, gain: -Double.infinity)
    for piece in stretch.dropLast() {
      cut.move(pieces.counts(of: piece..<piece + 1))
      if cut.gain > best.gain + tolerance { best = (piece + 1, cut.gain) }
    }
    return best.piece
  }

  /// Returns the first symbol after the best cut.
  ///
  /// - Parameters:
  ///   - stretch: the pieces of both parts.
  ///   - near: the pieces of the stretch whose symbols are tried; only they are read.
  ///   - pieces: the pieces of the message.
  ///   - source: the message.
  ///   - classes: the classes of its symbols.
  /// - Returns: its number in the message, within the stretch but not its first.
  /// - Throws: ``SourceError`` if the message cannot be read.
  static func symbol(
    cutting stretch: Range<Int>, within near: Range<Int>, _ pieces: MessagePieces,
    _ source: any SymbolSource, _ classes: SymbolClasses
  ) throws(SourceError) -> Int {
    var cut = Cut(
      left: pieces.counts(of: stretch.lowerBound..<near.lowerBound),
      right: pieces.counts(of: near.lowerBound..<stretch.upperBound))
    let symbols = pieces.symbols(of: near)
    var symbol = symbols.lowerBound
    var best = (symbol: symbol, gain: cut.isEmpty ? -Double.infinity : 0)
    let end = min(symbols.upperBound, pieces.starts[stretch.upperBound] - 1)
    try source.forEachSymbol(in: symbol..<max(symbol, end)) {
      cut.move(Int(classes.places[Int($0)]))
      symbol += 1
      if cut.gain > best.gain + tolerance { best = (symbol, cut.gain) }
    }
    return best.symbol
  }

  /// Gains that differ by less than this count as equal.
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
