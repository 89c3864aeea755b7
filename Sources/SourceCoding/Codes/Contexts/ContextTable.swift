/// The contexts of a static model, and the shares of the symbols that follow each.
///
/// Contexts are the strings of up to `order` symbols that z's data contain. They are
/// ordered by length; contexts of equal length are ordered by the number of the context
/// without its last symbol, then by that symbol. The empty context is number 0. The
/// symbols that follow a context are its *entries*, in ascending order:
///
///     contexts   suffix | first entry
///     entries    symbol | next context | share
///
/// The suffix of a context is the context without its oldest symbol. It is used if the
/// context has no entries, which happens where the data end, and by an *escape* if it
/// has none for the next symbol.
struct ContextTable: Sendable, Equatable {
  /// The length of the longest contexts.
  let order: Int

  /// The number K of symbols in the alphabet.
  let alphabetSize: Int

  /// The number of each context's suffix; that of the empty context is its own.
  var suffixes: [UInt32] = [0]

  /// The place at which the entries of each context begin, and the place at which the
  /// last ones end.
  var starts: [UInt32] = [0]

  /// The symbol of each entry.
  var symbols: [UInt8] = []

  /// The context that each entry leads to: the longest one that ends with its symbol.
  var nexts: [UInt32] = []

  /// The share of each entry, from 1 to ``greatestShare``.
  var shares: [UInt32] = []

  /// The greatest share; the sum of a context's shares is not much more.
  ///
  /// Greater shares would describe z's data more finely than any message can show.
  static let greatestShare = 1 << 14

  /// The greatest number of entries in a table, which take some 100 MB.
  ///
  /// Without this limit, a few bits could describe many of them.
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

  /// The share of a context's escape, which is the number of its entries, as if one
  /// more symbol had occurred for each (Moffat's rule C); 0 if every symbol has an
  /// entry.
  func escapeShare(of context: Int) -> UInt32 {
    let count = entries(of: context).count
    return count < alphabetSize ? UInt32(truncatingIfNeeded: count) : 0
  }

  /// The place of `symbol` among the entries of `context`, or of the next greater
  /// symbol.
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

/// The steps that lead from a context to a symbol.
extension ContextTable {
  /// One step, which is written by itself.
  enum Step {
    /// An entry of a context, which gives the symbol.
    case entry(Int, of: Int)
    /// The escape of a context that has no entry for the symbol.
    case escape(of: Int)
    /// A symbol for which no context has an entry, as its rank among the `count`
    /// symbols of this kind.
    case stranger(rank: Int, count: Int)
  }

  /// Whether each of `symbols` has an entry in its context, so that no escapes are
  /// needed.
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

  /// Takes the steps to `symbol`, and moves on to the context after it.
  ///
  /// - Throws: ``UnwritableSymbol`` if no steps lead to it.
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

  /// Reads the steps to the next symbol, and moves on to the context after it.
  ///
  /// - Parameters:
  ///   - context: the context.
  ///   - canEscape: whether there are escapes.
  ///   - choose: reads an entry of a context; `nil` stands for the escape.
  ///   - rank: reads a number below its argument.
  /// - Returns: the symbol.
  /// - Throws: ``DecodeError`` if the steps lead to no symbol, or the errors of the
  ///   arguments.
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
        // Without escapes, an empty table leads to no symbol.
        guard canEscape else { throw .damaged(bitOffset: 0) }
        return stranger(rank: try rank(alphabetSize - entries.count))
      }
      context = Int(suffixes[context])
    }
  }

  /// The symbol with this rank among those for which the empty context has no entry.
  private func stranger(rank: Int) -> UInt8 {
    var symbol = rank
    for entry in entries(of: 0) where Int(symbols[entry]) <= symbol { symbol += 1 }
    return UInt8(truncatingIfNeeded: symbol)
  }
}
