/// Writes and reads symbols as their ranks, in a code for whole numbers.
///
/// Symbols are ranked by falling z; those of equal z are in symbol order. Both sides
/// must agree on the ranking alone, and the table contains it:
///
///     family    its place among all families, plus 1; in γ
///     parameter plus 1, if it has one; in γ
///     runs      which symbols are ranked, as in the table of a ``PrefixCoder``
///     ranks     each symbol in turn, as its place in the list of the symbols that are left,
///               in the fewest bits that distinguish that many places; the list is in
///               symbol order at first, and the last symbol fills each gap
package struct RankCoder: SymbolWordCoder {
  /// The prefix code of the symbols.
  package var prefixCode: PrefixCode { coder.prefixCode }

  private var coder: PrefixCoder
  private let family: Int
  private let parameter: Int
  private let ranking: [Int]

  /// The symbols of `z` by falling weight; equal weights are in symbol order.
  static func ranking(for z: Distribution) -> [Int] {
    z.support.sorted {
      let (a, b) = (z.weight(of: $0), z.weight(of: $1))
      return a == b ? $0 < $1 : a > b
    }
  }

  /// The coder of `ranking` in a family of ``IntegerCodeFamily/all``.
  ///
  /// - Throws: ``InvalidPrefixCode`` if there are no symbols, or so many that their
  ///   codewords would be too long.
  init(
    family: Int, parameter: Int, ranking: [Int], alphabetSize: Int
  ) throws(InvalidPrefixCode) {
    guard !ranking.isEmpty else { throw .empty }
    let code = IntegerCodeFamily.all[family].make(parameter, ranking.count)
    var lengths: [Int?] = Array(repeating: nil, count: alphabetSize)
    for (rank, symbol) in ranking.enumerated() {
      lengths[symbol] = code.length(of: UInt64(rank))
    }
    try InvalidPrefixCode.check(lengths: lengths)
    var codewords: [Codeword?] = Array(repeating: nil, count: alphabetSize)
    for (rank, symbol) in ranking.enumerated() {
      codewords[symbol] = code.codeword(of: UInt64(rank))
    }
    coder = PrefixCoder(try PrefixCode(codewords: codewords))
    self.family = family
    self.parameter = parameter
    self.ranking = ranking
  }

  /// The cost of each symbol in bits, infinite for a symbol without a rank.
  package var symbolCosts: [Double]? { coder.symbolCosts }

  /// The coder with larger tables, which pay off for a long message.
  package func prepared(for tally: Tally) -> RankCoder {
    var prepared = self
    prepared.coder = coder.prepared(for: tally)
    return prepared
  }

  /// Writes the codewords of the ranks of `symbols` one after another.
  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try Word.encode(symbols, by: coder, into: &block)
  }

  /// Reads as many codewords as `symbols` has room for.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    try Word.decode(block, by: coder, into: &symbols)
  }
}

extension RankCoder {
  /// The family and the ranking, encoded as bits.
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: family + 1)
    if IntegerCodeFamily.all[family].parameter != nil { writer.append(gamma: parameter + 1) }
    writer.append(runsOf: prefixCode.lengths.map { $0 != nil })
    var left = ranking.sorted()
    var places = Array(repeating: 0, count: prefixCode.alphabetSize)
    for (place, symbol) in left.enumerated() { places[symbol] = place }
    for symbol in ranking {
      let place = places[symbol]
      writer.append(UInt64(place), bitCount: digitCount(of: UInt64(left.count - 1)))
      let last = left.removeLast()
      if place < left.count {
        left[place] = last
        places[last] = place
      }
    }
    return EncodedTable(writer.finish())
  }

  /// Reads the coder that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe one.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let family = try reader.nextGamma(limit: IntegerCodeFamily.all.count) - 1
    var parameter = 0
    if let (_, range) = IntegerCodeFamily.all[family].parameter {
      let start = reader.bitOffset
      parameter = try reader.nextGamma(limit: range.upperBound + 1) - 1
      guard range.contains(parameter) else { throw .damaged(bitOffset: start) }
    }
    let isRanked = try reader.nextRuns(count: alphabetSize)
    var left = isRanked.indices.filter { isRanked[$0] }
    var ranking: [Int] = []
    while !left.isEmpty {
      let start = reader.bitOffset
      let place = Int(try reader.next(bitCount: digitCount(of: UInt64(left.count - 1))))
      guard place < left.count else { throw .damaged(bitOffset: start) }
      ranking.append(left[place])
      let last = left.removeLast()
      if place < left.count { left[place] = last }
    }
    try reader.finish()
    do throws(InvalidPrefixCode) {
      try self.init(
        family: family, parameter: parameter, ranking: ranking, alphabetSize: alphabetSize)
    } catch {
      throw .damaged(bitOffset: reader.bitOffset)
    }
  }
}
