/// Several prefix codes over the same symbols, each with a name with which a block
/// begins.
///
/// A block is written in the table in which it is shortest:
///
///     | selector: the name of the table | codewords … |
///
/// Of equally short tables the first is taken. A reader needs only the tables, so a
/// store of messages can be written in a set, each message in the table that suits it.
package struct TableSetCoder: SymbolWordCoder {
  /// The tables, all over the same symbols.
  package let tables: [PrefixCode]

  /// The name of each table; the empty codeword if there is only one table.
  package let selectors: PrefixCode

  private let trees: [CodeTree]
  private let selectorTree: CodeTree

  /// The length of each codeword, table by table; ``missing`` if a symbol has none.
  private let lengths: [[UInt32]]

  /// The length that stands for no codeword: it is greater than any length, and sums of
  /// it do not overflow.
  private static let missing = UInt32.max

  /// The greatest number of tables in a set.
  package static let greatestCount = 256

  /// The greatest number of codewords of all tables together, present or not, because
  /// few bits can describe many of them.
  package static let mostCodewords = 1 << 24

  /// Makes a set of the given tables.
  ///
  /// - Parameters:
  ///   - tables: the tables, at least one and at most ``greatestCount``.
  ///   - selectors: the name of each table; without them all names have ⌈log2 K⌉ bits.
  /// - Precondition: the tables have one alphabet, and the selectors a codeword for
  ///   each table.
  package init(_ tables: [PrefixCode], selectors: PrefixCode? = nil) {
    precondition(1...Self.greatestCount ~= tables.count, "some tables")
    precondition(
      tables.allSatisfy { $0.alphabetSize == tables[0].alphabetSize }, "tables of one alphabet")
    let names = selectors ?? Self.fixedSelectors(count: tables.count)
    precondition(
      names.alphabetSize == tables.count && names.codewords.allSatisfy { $0 != nil },
      "each table has a name")
    self.tables = tables
    self.selectors = names
    trees = tables.map { CodeTree($0) }
    selectorTree = CodeTree(names)
    lengths = tables.map { $0.lengths.map { $0.map { UInt32($0) } ?? Self.missing } }
  }

  /// Returns names of ⌈log2 K⌉ bits each.
  package static func fixedSelectors(count: Int) -> PrefixCode {
    let width = digitCount(of: UInt64(count - 1))
    do throws(InvalidPrefixCode) {
      return try PrefixCode(lengths: Array(repeating: width, count: count))
    } catch {
      preconditionFailure("codewords of equal lengths fit: \(error)")
    }
  }

  /// `nil`: the cost of a symbol depends on the table of its block.
  package var symbolCosts: [Double]? { nil }

  /// The least cost of each symbol in any of the tables; infinite if all lack it.
  package var leastCosts: [Double] {
    (0..<tables[0].alphabetSize).map { symbol in
      let least = lengths.lazy.map { $0[symbol] }.min() ?? Self.missing
      return least == Self.missing ? .infinity : Double(least)
    }
  }

  /// Whether some table lacks a symbol that another table has.
  ///
  /// Then there may be no table for a block, although there is one for each of its
  /// symbols.
  package var isPartial: Bool {
    let least = leastCosts
    return lengths.contains { table in
      table.indices.contains { table[$0] == Self.missing && least[$0].isFinite }
    }
  }

  /// Returns the table in which symbols are shortest, and their bits in it; `nil` if no
  /// table has all of them.
  func best<Word: SymbolWord>(for symbols: Span<Word>) -> (table: Int, bitCount: Int)? {
    var best: (table: Int, bitCount: Int)?
    for (table, lengths) in lengths.enumerated() {
      let lengths = lengths.span
      var sum = 0
      var isWritable = true
      for index in symbols.indices {
        let symbol = Int(symbols[index])
        guard symbol < lengths.count, lengths[symbol] != Self.missing else {
          isWritable = false
          break
        }
        sum += Int(lengths[symbol])
      }
      let cost = sum + (selectors.lengths[table] ?? 0)
      if isWritable, cost < best.map({ $0.bitCount + (selectors.lengths[$0.table] ?? 0) }) ?? .max {
        best = (table, sum)
      }
    }
    return best
  }

  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    guard let (table, _) = best(for: symbols), let name = selectors.codewords[table] else {
      throw UnwritableSymbol()
    }
    var writer = BitWriter(reusing: block.buffer)
    block.buffer = []
    writer.append(name)
    let (codewords, lengths) = (tables[table].codewords, lengths[table])
    var information: [Double] = []
    for index in symbols.indices {
      let symbol = Int(symbols[index])
      guard let codeword = codewords[symbol] else { throw UnwritableSymbol() }
      writer.append(codeword)
      if index % block.batchSize == 0 { information.append(0) }
      information[information.count - 1] += Double(lengths[symbol])
    }
    block.finish(writer, information: information)
    block.selectorBitCount = name.length
    block.table = table
  }

  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    var reader = BitReader(block.buffer, bitCount: block.bitCount)
    let tree = trees[try selectorTree.next(from: &reader)]
    for index in symbols.indices {
      symbols[index] = Word(truncatingIfNeeded: try tree.next(from: &reader))
    }
    try reader.finish()
  }

  /// The padding of the last byte of each block; whole-bit codewords add nothing else.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    7 * Double(blockCount)
  }
}

// MARK: - As a table

/// A set as bits:
///
///     tables    their number in γ
///     names     a prefix code
///     tables    a prefix code each
///
/// A prefix code is its lengths, a bit that is 1 if its codewords do not follow from
/// them, and in that case the codewords in symbol order.
extension TableSetCoder {
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: tables.count)
    for code in [selectors] + tables {
      writer.append(lengths: code.lengths)
      writer.append(bit: code.isCanonical ? 0 : 1)
      guard !code.isCanonical else { continue }
      for case let codeword? in code.codewords { writer.append(codeword) }
    }
    return EncodedTable(writer.finish())
  }

  /// Reads the set that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if it does not describe one.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let count = try reader.nextGamma(limit: Self.greatestCount)
    guard count * alphabetSize <= Self.mostCodewords else { throw .damaged(bitOffset: 0) }
    let selectors = try Self.code(of: count, from: &reader)
    var tables: [PrefixCode] = []
    for _ in 0..<count { tables.append(try Self.code(of: alphabetSize, from: &reader)) }
    try reader.finish()
    guard selectors.codewords.allSatisfy({ $0 != nil }) else { throw .damaged(bitOffset: 0) }
    self.init(tables, selectors: selectors)
  }

  private static func code(
    of alphabetSize: Int, from reader: inout BitReader
  ) throws(DecodeError) -> PrefixCode {
    let start = reader.bitOffset
    let lengths = try reader.nextLengths(count: alphabetSize, longest: Codeword.longest)
    let isCanonical = try reader.next() == 0
    let canonical: PrefixCode
    do throws(InvalidPrefixCode) { canonical = try PrefixCode(lengths: lengths) } catch {
      throw .damaged(bitOffset: start)
    }
    guard !isCanonical else { return canonical }
    let codewords = try reader.nextCodewords(lengths: lengths)
    do throws(InvalidPrefixCode) { return try PrefixCode(codewords: codewords) } catch {
      throw .damaged(bitOffset: start)
    }
  }
}
