/// The pairs of a symbol and the preceding one that occur in messages, with a number
/// for each pair.
///
/// There are few such pairs, so counts by pairs take little memory.
package struct ContextPairs: Sendable {
  /// The number of symbols, K; context K is the beginning of a message.
  let alphabetSize: Int

  /// The preceding symbol and the symbol of each pair.
  private let pairs: [(context: Int, symbol: Int)]

  /// The number of each pair by `K · context + symbol`; −1 if the pair does not occur.
  private let numbers: [Int32]

  /// The greatest number of symbols of a code with contexts.
  static let greatestAlphabetSize = 256

  /// Finds the pairs of some messages.
  ///
  /// - Precondition: there are at most ``greatestAlphabetSize`` symbols.
  /// - Throws: ``SourceError`` if they cannot be read.
  init(of messages: TableMessages) throws(SourceError) {
    let size = messages.alphabetSize
    precondition(size <= Self.greatestAlphabetSize, "symbols of a code of contexts")
    var numbers = [Int32](repeating: -1, count: size * (size + 1))
    try messages.visitContexts { (_, context, symbol) in numbers[context * size + symbol] = 0 }
    var pairs: [(context: Int, symbol: Int)] = []
    for place in numbers.indices where numbers[place] == 0 {
      numbers[place] = Int32(pairs.count)
      pairs.append((place / size, place % size))
    }
    (alphabetSize, self.pairs, self.numbers) = (size, pairs, numbers)
  }

  /// The number of pairs, at least 1.
  var count: Int { max(1, pairs.count) }

  /// Returns the number of a pair that occurs.
  @inline(__always)
  func number(of symbol: Int, after context: Int) -> Int {
    Int(numbers[context * alphabetSize + symbol])
  }

  /// Returns the counts of symbols in all contexts together.
  package func symbolCounts(of counts: [UInt64]) -> [UInt64] {
    var sums = [UInt64](repeating: 0, count: alphabetSize)
    for (pair, count) in zip(pairs, counts) { sums[pair.symbol] += count }
    return sums
  }

  /// Returns the symbol of a pair.
  func symbol(of number: Int) -> Int { pairs.isEmpty ? 0 : pairs[number].symbol }

  /// Makes the model of order 1 from the given counts of pairs.
  func table(for counts: [UInt64]) -> ContextTable {
    var rows: [[(symbol: Int, count: UInt64)]] = Array(repeating: [], count: alphabetSize)
    for (pair, count) in zip(pairs, counts) where count > 0 && pair.context < alphabetSize {
      rows[pair.context].append((pair.symbol, count))
    }
    return ContextTable(order1: symbolCounts(of: counts), following: rows)
  }

  /// Returns the cost of each pair in a model, in units: in its context, or through
  /// escapes to a context that has the symbol.
  func costs(in table: ContextTable) -> [UInt64] {
    guard !pairs.isEmpty else { return [0] }
    let logarithms = ShareLogarithms.shared
    let sums = (0..<table.contextCount).map { context in
      table.entries(of: context).reduce(0) { $0 + Int(table.shares[$1]) }
    }
    let contexts = (0...alphabetSize).map { symbol -> Int in
      guard symbol < alphabetSize else { return 0 }
      let entry = table.lowerBound(of: UInt8(symbol), in: 0)
      let isKnown =
        entry < table.entries(of: 0).upperBound && Int(table.symbols[entry]) == symbol
      return isKnown ? Int(table.nexts[entry]) : 0
    }
    return pairs.map { pair in
      var context = contexts[pair.context]
      var (units, hasEscaped) = (UInt64(0), false)
      do throws(UnwritableSymbol) {
        try table.write(UInt8(pair.symbol), after: &context, canEscape: true) { step in
          switch step {
          case .entry(let entry, let context):
            // Only in a message that needs an escape does every context have one.
            let escape = hasEscaped ? Int(table.escapeShare(of: context)) : 0
            units +=
              logarithms.units(sums[context] + escape) - logarithms.units(Int(table.shares[entry]))
          case .escape(let context):
            let escape = Int(table.escapeShare(of: context))
            units += logarithms.units(sums[context] + escape) - logarithms.units(escape)
            hasEscaped = true
          case .stranger(_, let count): units += logarithms.units(count)
          }
        }
      } catch {
        preconditionFailure("escapes lead to every symbol")
      }
      return units
    }
  }
}

/// The logarithms of shares in units of cost.
private struct ShareLogarithms: Sendable {
  static let shared = ShareLogarithms()

  /// The sum of the shares of a context is at most a little above the greatest share.
  private let table = (0...2 * ContextTable.greatestShare).map { share in
    UInt64(
      (Mathematics.log2(Double(max(1, share))) * Double(TableRules.unitsPerBit)).rounded())
  }

  func units(_ share: Int) -> UInt64 {
    share < table.count
      ? table[share]
      : UInt64((Mathematics.log2(Double(share)) * Double(TableRules.unitsPerBit)).rounded())
  }
}
