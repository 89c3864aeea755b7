/// The search of prediction by partial matching for one symbol: in the longest context
/// first, then in shorter ones.
///
/// Each context gives shares to the symbols that it knows, and one share to all others
/// together. A symbol that a longer context knew, but that was not the next symbol,
/// need not be considered in a shorter context: such symbols are *excluded*, and the
/// others share the probability. Beyond the empty context all remaining symbols have
/// one share each.
///
/// The symbols that a context knows are also known to all shorter ones. The excluded
/// symbols are therefore those of the context used before, and the number of the others
/// needs no count.
struct PPMModel {
  /// The shares in a context.
  struct Forecast {
    /// The shares of the symbols that it knows, without the excluded ones.
    var known: UInt32
    /// The shares of all other symbols together; 0 if there are none.
    var escape: UInt32
    /// All shares; 0 if the context gives none.
    var total: UInt32 { known + escape }
  }

  /// The shares of one symbol, and its entry in the context.
  struct Place {
    var entry: Int
    var start: UInt32
    var size: UInt32
  }

  private var memory: PPMMemory

  /// The current context.
  private var context: UInt32 = 0

  /// The contexts that did not know the symbol, the longest first.
  private var novices: [UInt32] = []

  /// For each symbol 0 if it is excluded, otherwise 1.
  ///
  /// It is used as a factor, because a branch would be mispredicted often.
  private var isFree = [UInt8](repeating: 1, count: 256)
  private var excludedCount: UInt32 = 0

  private let alphabetSize: Int

  /// The shift of the counts: a count c gives 2^shift · (c − 1) + 1 shares, which is 2c
  /// − 1 with rule D.
  private let shift: UInt32

  /// The model of a coder that has seen no symbols.
  init(of coder: PPMCoder) {
    memory = PPMMemory(order: coder.order, entryLimit: coder.entryLimit)
    alphabetSize = coder.alphabetSize
    shift = coder.escape == .d ? 1 : 0
  }

  /// Begins the search for the next symbol.
  mutating func begin() {
    context = memory.current
    novices.removeAll(keepingCapacity: true)
    guard excludedCount > 0 else { return }
    for symbol in isFree.indices { isFree[symbol] = 1 }
    excludedCount = 0
  }

  /// The shares in the current context.
  var forecast: Forecast {
    let record = memory.contexts[Int(context)]
    guard 0 < excludedCount, excludedCount < record.kinds else {
      return forecast(of: record, freeShares: 0)
    }
    let entries = memory.entries.span.extracting(record.range)
    let isFree = isFree.span
    var shares: UInt32 = 0
    for index in entries.indices {
      let entry = entries[index]
      shares &+= size(of: entry) &* UInt32(isFree[Int(entry.symbol)])
    }
    return forecast(of: record, freeShares: shares)
  }

  /// The shares in the current context, and those of `symbol` if the context knows it.
  func forecast(of symbol: UInt8) -> (Forecast, Place?) {
    let record = memory.contexts[Int(context)]
    guard record.kinds > excludedCount else { return (forecast(of: record, freeShares: 0), nil) }
    let entries = memory.entries.span.extracting(record.range)
    let isFree = isFree.span
    var shares: UInt32 = 0
    var place: Place?
    for index in entries.indices {
      let entry = entries[index]
      let size = size(of: entry)
      if entry.symbol == symbol {
        place = Place(entry: record.range.lowerBound + index, start: shares, size: size)
        if excludedCount == 0 { break }
      }
      shares &+= size &* UInt32(isFree[Int(entry.symbol)])
    }
    return (forecast(of: record, freeShares: shares), place)
  }

  /// The shares in the context `record`, if its symbols that are not excluded have
  /// `freeShares` shares; the number is not needed if no symbol is excluded.
  private func forecast(of record: PPMMemory.Context, freeShares: UInt32) -> Forecast {
    let kinds = record.kinds - excludedCount
    return Forecast(
      known: excludedCount == 0 ? (record.total - kinds) << shift + kinds : freeShares,
      escape: record.kinds == alphabetSize ? 0 : kinds)
  }

  /// The symbol whose shares contain `target`; `nil` if that is a share of the other
  /// symbols.
  func symbol(at target: UInt32) -> (symbol: UInt8, place: Place)? {
    let record = memory.contexts[Int(context)]
    let entries = memory.entries.span.extracting(record.range)
    let isFree = isFree.span
    var start: UInt32 = 0
    for index in entries.indices {
      let entry = entries[index]
      let size = size(of: entry) &* UInt32(isFree[Int(entry.symbol)])
      if target &- start < size {
        let place = Place(entry: record.range.lowerBound + index, start: start, size: size)
        return (entry.symbol, place)
      }
      start &+= size
    }
    return nil
  }

  /// Excludes the symbols that the context knows, and moves on to the next shorter
  /// context.
  ///
  /// - Returns: whether there is one.
  mutating func escape() -> Bool {
    let record = memory.contexts[Int(context)]
    if record.kinds > excludedCount {
      for index in record.range { isFree[Int(memory.entries[index].symbol)] = 0 }
      excludedCount = record.kinds
    }
    novices.append(context)
    guard context != 0 else { return false }
    context = record.suffix
    return true
  }

  /// The number of symbols that no context knew.
  var strangerCount: UInt32 { UInt32(alphabetSize) - excludedCount }

  /// The rank of `symbol` among the symbols that no context knew.
  func strangerRank(of symbol: UInt8) -> UInt32 {
    var rank: UInt32 = 0
    for other in 0..<symbol where !isExcluded(other) { rank += 1 }
    return rank
  }

  /// The symbol with this rank among the symbols that no context knew.
  func stranger(rank: UInt32) -> UInt8 {
    var left = rank
    for symbol in UInt8.min...UInt8.max where !isExcluded(symbol) {
      if left == 0 { return symbol }
      left -= 1
    }
    return .max
  }

  /// Learns that the next symbol is `symbol`, found at `place` in the current context,
  /// or known to no context if `place` is `nil`.
  mutating func learn(_ symbol: UInt8, at place: Place?) {
    memory.learn(symbol, entry: place?.entry, of: context, newTo: novices)
  }

  private func isExcluded(_ symbol: UInt8) -> Bool { isFree[Int(symbol)] == 0 }

  private func size(of entry: PPMMemory.Entry) -> UInt32 {
    (UInt32(entry.count) &- 1) &<< shift &+ 1
  }
}
