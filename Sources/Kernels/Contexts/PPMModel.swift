/// How prediction by partial matching looks for one symbol: in the longest context
/// first, then in shorter ones.
///
/// Each context gives shares to the symbols that it knows, and some to all others
/// together. What a longer context knew, and the symbol was not, it cannot be in a
/// shorter one: such symbols are *excluded*, and the rest share the probability.
/// Beyond the empty context all symbols that are left have one share each.
struct PPMModel {
  /// The shares that a context gives.
  struct Forecast {
    /// Those of the symbols that it knows, less the excluded ones.
    var known: UInt32
    /// Those of all others together: 0 if there are none.
    var escape: UInt32
    /// All shares: 0 if the context knows nothing to say.
    var total: UInt32 { known + escape }
  }

  /// The shares of one symbol, and its entry in the context.
  struct Place {
    var entry: Int
    var start: UInt32
    var size: UInt32
  }

  private var memory: PPMMemory

  /// The context that is being asked.
  private var context: UInt32 = 0

  /// The contexts that did not know the symbol, the longest first.
  private var novices: [UInt32] = []

  /// The search in which each symbol was last excluded.
  private var exclusions = [Int](repeating: 0, count: 256)
  private var excludedCount = 0
  private var search = 0

  private let alphabetSize: Int

  /// A count c is worth 2^shift · (c − 1) + 1 shares: 2c − 1 by rule D.
  private let shift: UInt32

  /// The model of a coder that has seen nothing.
  init(of coder: PPMCoder) {
    memory = PPMMemory(order: coder.order, entryLimit: coder.entryLimit)
    alphabetSize = coder.alphabetSize
    shift = coder.escape == .d ? 1 : 0
  }

  /// Begins to look for the next symbol.
  mutating func begin() {
    context = memory.current
    novices.removeAll(keepingCapacity: true)
    excludedCount = 0
    search &+= 1
  }

  /// What the context expects.
  var forecast: Forecast {
    let record = memory.contexts[Int(context)]
    var shares: UInt32 = 0
    var kinds: UInt32 = 0
    if excludedCount == 0 {
      shares = (record.total - record.kinds) << shift + record.kinds
      kinds = record.kinds
    } else {
      // Without a branch, which would be a guess for each entry.
      let entries = memory.entries.span.extracting(record.range)
      for index in entries.indices {
        let counts: UInt32 = isExcluded(entries[index].symbol) ? 0 : 1
        shares &+= counts &* size(of: entries[index])
        kinds &+= counts
      }
    }
    let isComplete = Int(kinds) + excludedCount == alphabetSize
    return Forecast(known: shares, escape: isComplete ? 0 : kinds)
  }

  /// The shares of `symbol`; `nil` if the context does not know it.
  func place(of symbol: UInt8) -> Place? {
    var start: UInt32 = 0
    for index in memory.contexts[Int(context)].range {
      let entry = memory.entries[index]
      if entry.symbol == symbol { return Place(entry: index, start: start, size: size(of: entry)) }
      if !isExcluded(entry.symbol) { start += size(of: entry) }
    }
    return nil
  }

  /// The symbol with the share `target`; `nil` if that is one of the others.
  func symbol(at target: UInt32) -> (symbol: UInt8, place: Place)? {
    var start: UInt32 = 0
    for index in memory.contexts[Int(context)].range {
      let entry = memory.entries[index]
      guard !isExcluded(entry.symbol) else { continue }
      let size = size(of: entry)
      if target - start < size {
        return (entry.symbol, Place(entry: index, start: start, size: size))
      }
      start += size
    }
    return nil
  }

  /// Excludes what the context knows, and goes on to the next shorter one.
  ///
  /// - Returns: whether there is one.
  mutating func escape() -> Bool {
    let record = memory.contexts[Int(context)]
    for index in record.range {
      let symbol = Int(memory.entries[index].symbol)
      if exclusions[symbol] != search {
        exclusions[symbol] = search
        excludedCount += 1
      }
    }
    novices.append(context)
    guard context != 0 else { return false }
    context = record.suffix
    return true
  }

  /// The number of symbols that no context knew.
  var strangerCount: UInt32 { UInt32(alphabetSize - excludedCount) }

  /// The rank of `symbol` among those that no context knew.
  func strangerRank(of symbol: UInt8) -> UInt32 {
    var rank: UInt32 = 0
    for other in 0..<symbol where !isExcluded(other) { rank += 1 }
    return rank
  }

  /// The symbol that no context knew and that has this rank among such.
  func stranger(rank: UInt32) -> UInt8 {
    var left = rank
    for symbol in UInt8.min...UInt8.max where !isExcluded(symbol) {
      if left == 0 { return symbol }
      left -= 1
    }
    return .max
  }

  /// Learns that the next symbol is `symbol`, found at `place` in the context that
  /// was asked last, or known to none.
  mutating func learn(_ symbol: UInt8, at place: Place?) {
    memory.learn(symbol, entry: place?.entry, of: context, newTo: novices)
  }

  private func isExcluded(_ symbol: UInt8) -> Bool { exclusions[Int(symbol)] == search }

  private func size(of entry: PPMMemory.Entry) -> UInt32 {
    (UInt32(entry.count) &- 1) &<< shift &+ 1
  }
}
