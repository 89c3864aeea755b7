/// What a page needs to design codes by itself: q, z, and what symbols are called.
///
/// The page moves z towards q, tempers it, limits the length of codewords, and
/// designs the code anew at each step. It starts from the very weights that the
/// library designed from, so before anything is moved its numbers are the
/// library's, ties and all.
package struct LiveModel: Sendable {
  /// A symbol that comes, or that z has a codeword for.
  struct Symbol {
    let name: String
    /// Its weights under q and z; probabilities are these over their sums.
    let q: Double
    let z: Double
  }

  /// The symbols, in their order; what is beyond the greatest number is one.
  let symbols: [Symbol]

  /// How many symbols the last one stands for, if it stands for many.
  let foldedCount: Int

  /// The number of symbols in the message.
  let symbolCount: Int

  /// What rates are per: `byte`.
  let unit: String

  /// Whether all that z does not know is one symbol, the escape.
  let hasEscape: Bool

  /// How many symbols a page designs codes for.
  static let greatestCount = 2_000

  /// The model of the given symbols; the rarest ones beyond what a page can hold
  /// are put together.
  init(_ all: [Symbol], symbolCount: Int, unit: String, hasEscape: Bool = false) {
    self.hasEscape = hasEscape
    self.symbolCount = symbolCount
    self.unit = unit
    guard all.count > Self.greatestCount else {
      symbols = all
      foldedCount = 0
      return
    }
    let order = all.indices.sorted { (-all[$0].q, -all[$0].z, $0) < (-all[$1].q, -all[$1].z, $1) }
    let kept = order.prefix(Self.greatestCount - 1).sorted()
    let rest = order.dropFirst(Self.greatestCount - 1).sorted()
    foldedCount = rest.count
    symbols =
      kept.map { all[$0] } + [
        Symbol(
          name: "\(NumberText.grouped(rest.count)) others", q: rest.map { all[$0].q }.reduce(0, +),
          z: rest.map { all[$0].z }.reduce(0, +))
      ]
  }
}
