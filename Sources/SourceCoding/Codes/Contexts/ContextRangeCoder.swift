internal import Kernels

/// The static model of order k: range coding with, for each context of k symbols, the
/// distribution of the symbols that followed it in z's data.
///
/// Writer and reader share a table of contexts from z's data. A block in which every
/// context and symbol occurs in z's data, such as a part of those data, needs no
/// escapes, and starts with a bit that says so. In any other block, a symbol that is
/// new to its context is reached by an escape to the next shorter context, and beyond
/// the empty context all symbols are equally probable.
///
/// *Surprise:* on its own data the code attains the plug-in entropy, which sinks
/// towards 0 as k grows; but then the table must be sent too, and it grows faster.
/// ``ContextEntropy`` shows both sides.
///
/// *Bound:* that of the range coder, for the shares of the table.
///
/// Source: Shannon, *A Mathematical Theory of Communication*, 1948, section 3 (the
/// series of approximations to English).
package struct ContextRangeCoder: Coder {
  private let contextTable: ContextTable

  /// For each entry, the sum of the shares of the entries in front of it in its
  /// context.
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

  /// `nil`: the cost of a symbol depends on the preceding symbols.
  package var symbolCosts: [Double]? { nil }

  /// Writes `symbols`.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol is not below the size of the alphabet.
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

  /// The position and size of a step's share among those of all steps possible there.
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

  /// Reads `block` and fills `symbols` with its symbols.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
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
    // An encoder uses escapes only in blocks that need them.
    guard !canEscape || !contextTable.knows(symbols.span) else { throw .damaged(bitOffset: 0) }
  }

  /// The entry of `context` whose share contains `target`; `nil` stands for the escape.
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
  /// The contexts and their shares, encoded as bits.
  package var table: EncodedTable { contextTable.encoded }

  /// Reads the code that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe one.
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
