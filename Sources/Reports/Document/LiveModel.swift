/// The data that a page needs to design codes by itself: q, z, and the names of
/// symbols.
///
/// The page moves z towards q, tempers it, limits the length of codewords, and designs
/// the code again at each step. It starts from exactly the weights from which the
/// library designed the code, so before anything is moved its numbers are the
/// library's, including the tie rule.
package struct LiveModel: Sendable {
  /// A symbol that occurs, or that has a codeword.
  struct Symbol {
    let name: String
    /// Its weights under q and z; probabilities are weights divided by their sums.
    let q: Double
    let z: Double
  }

  /// The symbols in their order; symbols beyond the greatest number are merged into
  /// one.
  let symbols: [Symbol]

  /// Where in ``symbols`` each of the symbols is that the model was made of.
  let places: [Int]

  /// How many symbols the last one stands for, if it stands for many.
  let foldedCount: Int

  /// The number of symbols in the message.
  let symbolCount: Int

  /// The unit that rates refer to: `byte`.
  let unit: String

  /// Whether all symbols that z does not know are represented by one, the escape.
  let hasEscape: Bool

  /// The greatest number of symbols for which a page designs codes.
  static let greatestCount = 2_000

  /// The model of the given symbols.
  ///
  /// If there are more than a page can handle, the rarest are merged.
  init(_ all: [Symbol], symbolCount: Int, unit: String, hasEscape: Bool = false) {
    self.hasEscape = hasEscape
    self.symbolCount = symbolCount
    self.unit = unit
    guard all.count > Self.greatestCount else {
      symbols = all
      places = Array(all.indices)
      foldedCount = 0
      return
    }
    let order = all.indices.sorted { (-all[$0].q, -all[$0].z, $0) < (-all[$1].q, -all[$1].z, $1) }
    let kept = order.prefix(Self.greatestCount - 1).sorted()
    let rest = order.dropFirst(Self.greatestCount - 1).sorted()
    foldedCount = rest.count
    var places = [Int](repeating: kept.count, count: all.count)
    for (place, index) in kept.enumerated() { places[index] = place }
    self.places = places
    symbols =
      kept.map { all[$0] } + [
        Symbol(
          name: NumberText.counted(rest.count, "other"), q: rest.map { all[$0].q }.reduce(0, +),
          z: rest.map { all[$0].z }.reduce(0, +))
      ]
  }
}
