extension ContextTable {
  /// Makes the table of order 1 from the given counts.
  ///
  /// - Parameters:
  ///   - counts: the count of each symbol.
  ///   - rows: for each symbol the symbols that follow it, in ascending order, each
  ///     with its count, which is above 0; all of them occur.
  init(order1 counts: [UInt64], following rows: [[(symbol: Int, count: UInt64)]]) {
    self.init(order: 1, alphabetSize: counts.count)
    let seen = counts.indices.filter { counts[$0] > 0 }
    var contexts = [UInt32](repeating: 0, count: counts.count)
    for (place, symbol) in seen.enumerated() { contexts[symbol] = UInt32(place + 1) }
    append(seen.map { ($0, counts[$0]) }, leadingTo: contexts)
    for symbol in seen {
      suffixes.append(0)
      append(rows[symbol], leadingTo: contexts)
    }
  }

  private mutating func append(
    _ entries: [(symbol: Int, count: UInt64)], leadingTo contexts: [UInt32]
  ) {
    let total = entries.reduce(0) { $0 + $1.count }
    for (symbol, count) in entries {
      symbols.append(UInt8(symbol))
      nexts.append(contexts[symbol])
      shares.append(Self.share(of: count, among: total))
    }
    starts.append(UInt32(symbols.count))
  }
}
