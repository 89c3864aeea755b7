internal import Kernels

/// The model of order k, static: for each context of k symbols the distribution of
/// what followed it in z's data, and range coding by that.
///
/// Writer and reader share a table of contexts, from z's data. A block that is made
/// only of what z's data are made of, as those data themselves, needs no escapes,
/// and begins with a bit that says so. In any other block a symbol that is new to
/// its context is reached by an escape to the next shorter one, and beyond the empty
/// context all symbols are alike.
///
/// *Surprise:* on its own data the code attains the plug-in entropy, which sinks
/// with k as far as one likes; but then the table must be sent too, and that grows
/// faster. ``ContextEntropy`` shows both sides.
///
/// *Bound:* that of the range coder, for the shares of the table.
///
/// Source: Shannon, *A Mathematical Theory of Communication*, 1948, section 3 (the
/// series of approximations to English).
package struct ContextRangeCoder: Coder {
  private let contextTable: ContextTable

  /// The shares of the entries before each in its context.
  private let below: [UInt32]

  /// The sum of the shares of each context, without its escape.
  private let sums: [UInt32]

  static let orderLimit = 4

  /// The code with the shares of `table`.
  init(_ table: ContextTable) {
    contextTable = table
    var below: [UInt32] = []
    var sums: [UInt32] = []
    for context in 0..<table.contextCount {
      var sum: UInt32 = 0
      for entry in table.entries(of: context) {
        below.append(sum)
        sum += table.shares[entry]
      }
      sums.append(sum)
    }
    self.below = below
    self.sums = sums
  }

  /// None: what a symbol costs depends on those before it.
  package var symbolCosts: [Double]? { nil }

  /// Writes `symbols`.
  ///
  /// - Throws: ``UnwritableSymbol`` if one is not below the size of the alphabet.
  package func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    var coder = RangeEncoder(reusing: block.buffer)
    block.buffer = []
    var information = InformationBatches(of: block.batchSize)
    let canEscape = !contextTable.knows(symbols)
    if !symbols.isEmpty {
      coder.encode(canEscape, share: 1, totalBits: 1)
      information.add(share: 1, of: 2)
    }
    var context = 0
    for index in symbols.indices {
      try contextTable.write(symbols[index], after: &context, canEscape: canEscape) { step in
        let (start, size, total) = place(of: step, canEscape: canEscape)
        coder.encode(start: start, size: size, total: total)
        information.add(share: size, of: total)
      }
      information.endSymbol()
    }
    let bitCount: Int
    (block.buffer, bitCount) = coder.finish()
    block.finish(bitCount: bitCount, information: information.finish())
  }

  /// The shares of a step among all that could be taken in its place.
  private func place(
    of step: ContextTable.Step, canEscape: Bool
  ) -> (start: UInt32, size: UInt32, total: UInt32) {
    switch step {
    case .entry(let entry, let context):
      (below[entry], contextTable.shares[entry], total(of: context, canEscape: canEscape))
    case .escape(let context):
      (
        sums[context], contextTable.escapeShare(of: context),
        total(of: context, canEscape: canEscape)
      )
    case .stranger(let rank, let count):
      (UInt32(truncatingIfNeeded: rank), 1, UInt32(truncatingIfNeeded: count))
    }
  }

  private func total(of context: Int, canEscape: Bool) -> UInt32 {
    sums[context] + (canEscape ? contextTable.escapeShare(of: context) : 0)
  }

  /// Fills `symbols` with what `block` says.
  ///
  /// - Throws: ``DecodeError`` where the bits are not those of so many symbols.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>
  ) throws(DecodeError) {
    var coder = RangeDecoder(block.buffer, byteCount: block.byteCount)
    let canEscape = symbols.isEmpty ? false : coder.decodeBit(share: 1, totalBits: 1)
    var context = 0
    for index in symbols.indices {
      symbols[index] = try contextTable.read(after: &context, canEscape: canEscape) {
        (context) throws(DecodeError) in
        let target = coder.target(total: total(of: context, canEscape: canEscape))
        let entry = entry(at: target, in: context)
        let step = entry.map { ContextTable.Step.entry($0, of: context) } ?? .escape(of: context)
        let (start, size, _) = place(of: step, canEscape: canEscape)
        coder.consume(start: start, size: size)
        return entry
      } rank: { (count) throws(DecodeError) in
        let rank = coder.target(total: UInt32(truncatingIfNeeded: count))
        coder.consume(start: rank, size: 1)
        return Int(rank)
      }
      guard !coder.isPastEnd else { throw .truncated(bitOffset: block.bitCount) }
    }
    try block.expectEnd(coder.end)
    // A writer has escapes only where it needs them.
    guard !canEscape || !contextTable.knows(symbols.span) else { throw .damaged(bitOffset: 0) }
  }

  /// The entry of `context` that has the share `target`; `nil` for the escape.
  private func entry(at target: UInt32, in context: Int) -> Int? {
    guard target < sums[context] else { return nil }
    var range = contextTable.entries(of: context)
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = below[middle] <= target ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

extension ContextRangeCoder {
  /// The contexts and their shares.
  package var table: EncodedTable { contextTable.encoded }

  /// The code that `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    self.init(
      try ContextTable(table, orderLimit: Self.orderLimit, alphabetSize: alphabetSize))
  }

  static let family = CodeFamily(
    name: "order", parameter: .init(symbol: "K", range: 0...orderLimit),
    summary: "a distribution for each context of K symbols in z's data, range-coded",
    makeFromProxy: { (proxy, order) throws(DesignError) in
      let learnt = try LearntContexts(order: order, from: proxy)
      return Design(
        code: ContextRangeCoder(learnt.table), symbolCosts: nil, believesProxy: false,
        notes: learnt.notes)
    })
}
