internal import Kernels

/// Move to front with γ: the number of other symbols that have occurred since this one
/// did.
///
/// The code keeps a list of all symbols, writes the place of the next symbol, and moves
/// it to the front. A symbol that occurs often is near the front, and so is one that
/// occurred recently. Places are written in Elias's γ code; the front takes 1 bit.
///
/// Surprise: it counts nothing and forgets at once. If the source changes its habits,
/// it can beat every code for a fixed distribution. On plain text it loses; it is here
/// as a contrast, to show what counting is worth.
///
/// Bound: 2 H(q) + 1 bits a symbol, where q is the message's own distribution, and once
/// for each of k kinds 2 log2 K + 2 log2 e bits, as the place of a symbol is at most
/// the number of symbols since it last occurred.
///
/// A symbol takes time O(log K), or with up to 256 symbols a time proportional to its
/// place.
///
/// Source: Bentley, Sleator, Tarjan and Wei, *A locally adaptive data compression
/// scheme*, 1986; Elias, *Interval and recency rank source coding*, 1987.
package struct MoveToFrontCoder: SymbolWordCoder {
  private let alphabetSize: Int

  /// The code over `alphabetSize` symbols.
  init(alphabetSize: Int) {
    self.alphabetSize = alphabetSize
  }

  /// `nil`: the cost of a symbol is that of its place, which depends on the preceding
  /// symbols.
  package var symbolCosts: [Double]? { nil }

  /// So many symbols that starting afresh hardly matters.
  package var blockSize: Int { 1 << 24 }

  /// Writes the places of `symbols`.
  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    var list = SymbolList<Word>(alphabetSize: alphabetSize)
    var writer = BitWriter(reusing: block.buffer)
    let size = block.batchSize
    var information = [Double](repeating: 0, count: (symbols.count + size - 1) / size)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      guard let place = list.moveToFront(symbols[index]) else { throw UnwritableSymbol() }
      writer.append(gamma: place + 1)
      information[index / size] += Double(EliasGamma().length(of: UInt64(place)))
    }
    block.finish(writer, information: information)
  }

  /// Reads places and fills `symbols` with the symbols at them.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    guard alphabetSize > 0 || symbols.isEmpty else { throw .damaged(bitOffset: 0) }
    var list = SymbolList<Word>(alphabetSize: alphabetSize)
    var reader = BitReader(block.buffer, bitCount: block.bitCount)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      let place = try reader.nextGamma(limit: alphabetSize) - 1
      symbols[index] = list.moveToFront(from: place)
    }
    try reader.finish()
  }
}

/// All symbols in the order of their last use.
///
/// A small alphabet is kept in a plain list, which is faster, and a large one in a
/// ``RecencyList``.
private struct SymbolList<Word: SymbolWord> {
  private var few: [Word] = []
  private var many = RecencyList(alphabetSize: 0)
  private let alphabetSize: Int

  init(alphabetSize: Int) {
    self.alphabetSize = alphabetSize
    if alphabetSize <= 256 {
      few = (0..<alphabetSize).map { Word(truncatingIfNeeded: $0) }
    } else {
      many = RecencyList(alphabetSize: alphabetSize)
    }
  }

  /// Moves `symbol` to the front.
  ///
  /// - Returns: its previous place; `nil` if it is not in the alphabet.
  mutating func moveToFront(_ symbol: Word) -> Int? {
    if alphabetSize <= 256 {
      let place = few.firstIndex(of: symbol)
      if let place { moveToFrontOfFew(from: place) }
      return place
    }
    guard Int(symbol) < alphabetSize else { return nil }
    let place = many.place(of: Int(symbol))
    if place > 0 { many.moveToFront(Int(symbol)) }
    return place
  }

  /// Moves the symbol at `place` to the front, and returns it.
  mutating func moveToFront(from place: Int) -> Word {
    if alphabetSize <= 256 {
      moveToFrontOfFew(from: place)
      return few[0]
    }
    let symbol = many.symbol(at: place)
    if place > 0 { many.moveToFront(symbol) }
    return Word(truncatingIfNeeded: symbol)
  }

  private mutating func moveToFrontOfFew(from place: Int) {
    var span = few.mutableSpan
    let symbol = span[place]
    for index in (0..<place).reversed() { span[index + 1] = span[index] }
    span[0] = symbol
  }
}

extension MoveToFrontCoder {
  /// The empty table.
  package var table: EncodedTable { .empty }

  /// The code over `alphabetSize` symbols; its table has no bits.
  ///
  /// - Throws: ``DecodeError`` if `table` has bits.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    guard table.bitCount == 0 else { throw .unread(bitOffset: 0) }
    self.init(alphabetSize: alphabetSize)
  }

  static let family = CodeFamily(
    name: "move-to-front", parameter: nil,
    summary: "the number of other symbols since the last of this kind, in γ; no z, no table",
    makeFromProxy: { (proxy, _) throws(DesignError) in
      Design(
        code: MoveToFrontCoder(alphabetSize: proxy.distribution.alphabetSize), symbolCosts: nil,
        believesProxy: false)
    })
}
