/// The contexts of a static model, and the shares of what follows each.
///
/// Contexts are strings of up to `order` symbols that z's data contain. They are
/// numbered by length, and within a length by the number of the context without
/// its last symbol, then by that symbol; the empty one is 0. The symbols that
/// follow a context are its *entries*, in ascending order:
///
///     contexts   suffix | first entry
///     entries    symbol | context of what comes next | share
///
/// The suffix is the context without its oldest symbol. It is asked where a context
/// has no entries, which is where the data end, and by an *escape* where it has none
/// for the symbol that comes.
struct ContextTable: Sendable, Equatable {
  /// The length of the longest contexts.
  let order: Int

  /// The number of symbols that there are, K.
  let alphabetSize: Int

  /// The context without its oldest symbol; that of the empty one is itself.
  var suffixes: [UInt32] = [0]

  /// Where the entries of each context begin, and where the last ones end.
  var starts: [UInt32] = [0]

  /// The symbol of each entry.
  var symbols: [UInt8] = []

  /// The context that each entry leads to: the longest that ends with its symbol.
  var nexts: [UInt32] = []

  /// The share of each entry, from 1 to ``greatestShare``.
  var shares: [UInt32] = []

  /// The greatest share; all shares of a context are not much more.
  ///
  /// More would describe z's data more finely than any message can tell.
  static let greatestShare = 1 << 14

  /// The most entries that a table may have, some 100 MB: few bits say many of them.
  static let greatestEntryCount = 1 << 22

  /// A table without entries.
  init(order: Int, alphabetSize: Int) {
    self.order = order
    self.alphabetSize = alphabetSize
  }

  /// The number of contexts.
  var contextCount: Int { suffixes.count }

  /// The entries of `context`.
  func entries(of context: Int) -> Range<Int> {
    Int(starts[context])..<Int(starts[context + 1])
  }

  /// The share of the escape of a context: the number of its entries, as if there
  /// had been one more symbol for each (Moffat's rule C); 0 where all have one.
  func escapeShare(of context: Int) -> UInt32 {
    let count = entries(of: context).count
    return count < alphabetSize ? UInt32(truncatingIfNeeded: count) : 0
  }

  /// The place of `symbol` among the entries of `context`, or that of the next
  /// greater one.
  func lowerBound(of symbol: UInt8, in context: Int) -> Int {
    var range = entries(of: context)
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        symbols[middle] < symbol ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

/// How a symbol is reached from its context.
extension ContextTable {
  /// One thing that is written.
  enum Step {
    /// The symbol of an entry of a context.
    case entry(Int, of: Int)
    /// That a context has no entry for the symbol.
    case escape(of: Int)
    /// A symbol that no context has an entry for: its rank among so many such.
    case stranger(rank: Int, count: Int)
  }

  /// Whether each of `symbols` has an entry where it stands, so that they can be
  /// written without escapes.
  func knows(_ symbols: Span<UInt8>) -> Bool {
    var context = 0
    for index in symbols.indices {
      do throws(UnwritableSymbol) {
        try write(symbols[index], after: &context, canEscape: false) { _ in }
      } catch {
        return false
      }
    }
    return true
  }

  /// Takes the steps to `symbol`, and goes on to the context after it.
  ///
  /// - Throws: ``UnwritableSymbol`` if there is no way.
  @inline(__always)
  func write(
    _ symbol: UInt8, after context: inout Int, canEscape: Bool, _ step: (Step) -> Void
  ) throws(UnwritableSymbol) {
    while true {
      let entries = entries(of: context)
      let entry = lowerBound(of: symbol, in: context)
      if entry < entries.upperBound, symbols[entry] == symbol {
        step(.entry(entry, of: context))
        context = Int(nexts[entry])
        return
      }
      if !entries.isEmpty {
        guard canEscape, entries.count < alphabetSize else { throw UnwritableSymbol() }
        step(.escape(of: context))
      }
      guard context != 0 else {
        guard canEscape, symbol < alphabetSize else { throw UnwritableSymbol() }
        let rank = Int(symbol) - (entry - entries.lowerBound)
        return step(.stranger(rank: rank, count: alphabetSize - entries.count))
      }
      context = Int(suffixes[context])
    }
  }

  /// Finds the next symbol by asking for steps, and goes on to the context after it.
  ///
  /// - Parameters:
  ///   - context: the context.
  ///   - canEscape: whether there are escapes.
  ///   - choose: reads which entry of a context it is, or `nil` for the escape.
  ///   - rank: reads a number below its argument.
  /// - Returns: the symbol.
  /// - Throws: ``DecodeError`` if there is none, or what the arguments throw.
  @inline(__always)
  func read(
    after context: inout Int, canEscape: Bool, choose: (Int) throws(DecodeError) -> Int?,
    rank: (Int) throws(DecodeError) -> Int
  ) throws(DecodeError) -> UInt8 {
    while true {
      let entries = entries(of: context)
      if !entries.isEmpty, let entry = try choose(context) {
        context = Int(nexts[entry])
        return symbols[entry]
      }
      guard context != 0 else {
        // Without escapes an empty table has nothing to say.
        guard canEscape else { throw .damaged(bitOffset: 0) }
        return stranger(rank: try rank(alphabetSize - entries.count))
      }
      context = Int(suffixes[context])
    }
  }

  /// The symbol with this rank among those that the empty context has no entry for.
  private func stranger(rank: Int) -> UInt8 {
    var symbol = rank
    for entry in entries(of: 0) where Int(symbols[entry]) <= symbol { symbol += 1 }
    return UInt8(truncatingIfNeeded: symbol)
  }
}
