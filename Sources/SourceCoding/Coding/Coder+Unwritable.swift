/// The error of a coder that is given a symbol that it cannot write.
///
/// Which symbol that is, ``Coder/firstUnwritable(in:)`` finds.
package struct UnwritableSymbol: Error, Hashable, Sendable {
  package init() {}
}

extension Coder {
  /// Returns the place of the first of `symbols` that the coder cannot write after those before it.
  ///
  /// - Precondition: The coder cannot write all of them.
  /// - Complexity: that of encoding a few times as many symbols.
  func firstUnwritable<Word: SymbolWord>(in symbols: Span<Word>) -> Int {
    if let costs = symbolCosts {
      return symbols.indices.first { index in
        symbols[index] >= costs.count || costs[Int(symbols[index])] == .infinity
      } ?? 0
    }
    var scratch = EncodedBlock()
    func isWritable(_ count: Int) -> Bool {
      do throws(UnwritableSymbol) {
        try Word.encode(symbols.extracting(first: count), by: self, into: &scratch)
        return true
      } catch {
        return false
      }
    }
    // The symbols before that one can be written: lengths are doubled until one cannot, and the
    // last step is halved.
    var low = 0
    var high = 1
    while high < symbols.count, isWritable(high) { (low, high) = (high, 2 * high) }
    high = min(high, symbols.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isWritable(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
