/// A source whose next symbol depends on the last one: a Markov chain of order 1.
///
/// Row x of its matrix P is the distribution of the symbol that follows x. In an
/// endless message symbol x has the share π(x), where πP = π. A symbol costs at least Σ
/// π(x)·H(P(x, ·)) bits, the *entropy rate*, for a code that knows the preceding
/// symbol. A code that does not know it cannot cost less than H(π). The difference is
/// the value of memory.
///
/// Symbols that are finally left for ever are *transient*, and have the share 0. A
/// chain may be periodic; π is then the average of the shares, although it is not the
/// distribution of the next symbol at any time. A chain with two parts that cannot
/// reach each other does not have a unique π, and is rejected.
///
/// Source: Shannon, *A Mathematical Theory of Communication*, 1948, sections 4 to 7.
package struct MarkovChain: Hashable, Sendable {
  /// The distribution of the symbol that follows each symbol; `nil` for symbols that
  /// never occur.
  package let rows: [Distribution?]

  /// The stationary distribution π: the share of each symbol in an endless message.
  package let stationary: Distribution

  /// The number of symbols that occur only at the beginning and are then left for ever.
  package let transientCount: Int

  /// The period: the greatest number that divides the length of every path from a
  /// recurrent symbol back to itself.
  package let period: Int

  /// The chain with the given rows.
  ///
  /// - Throws: ``InvalidMarkovChain`` if they do not form a chain with a unique π.
  /// - Complexity: O(K³) for K symbols.
  package init(rows: [Distribution?]) throws(InvalidMarkovChain) {
    guard rows.contains(where: { $0 != nil }) else { throw .empty }
    for (symbol, row) in rows.enumerated() {
      guard let row else { continue }
      guard row.alphabetSize == rows.count else {
        throw .rowSize(symbol: symbol, found: row.alphabetSize, expected: rows.count)
      }
      if let next = row.support.first(where: { rows[$0] == nil }) {
        throw .noRow(symbol: next, after: symbol)
      }
    }
    let graph = TransitionGraph(rows)
    let closed = graph.closedClasses
    guard let long = closed.first, closed.count == 1 else {
      throw .severalParts(closed.map { $0[0] })
    }
    self.rows = rows
    stationary = try Self.stationary(rows, on: long)
    transientCount = rows.count { $0 != nil } - long.count
    period = graph.period(of: long)
  }

  /// The number K of symbols in the alphabet.
  package var alphabetSize: Int { rows.count }

  /// The least average cost of a symbol if the preceding one is known.
  package var entropyRate: Information {
    Information(
      bits: stationary.support
        .map { stationary.probability(of: $0) * (rows[$0]?.entropy.bits ?? 0) }
        .compensatedSum())
  }

  /// The same chain over another alphabet, in which symbol x has the place `places[x]`.
  ///
  /// - Returns: `nil` if two symbols that can occur have the same place.
  /// - Precondition: All places are below the size of the alphabet.
  package func moved(to places: [Int], alphabetSize: Int) -> MarkovChain? {
    var moved = [Distribution?](repeating: nil, count: alphabetSize)
    for (symbol, row) in rows.enumerated() {
      guard let row else { continue }
      guard moved[places[symbol]] == nil else { return nil }
      moved[places[symbol]] = row.moved(to: places, alphabetSize: alphabetSize)
    }
    return MarkovChain(
      rows: moved, stationary: stationary.moved(to: places, alphabetSize: alphabetSize),
      transientCount: transientCount, period: period)
  }

  private init(
    rows: [Distribution?], stationary: Distribution, transientCount: Int, period: Int
  ) {
    self.rows = rows
    self.stationary = stationary
    self.transientCount = transientCount
    self.period = period
  }

  /// The least probability by which a sum of at most as many terms as there are symbols
  /// can be divided safely.
  private static let leastLeaving = 1e-300

  /// The stationary distribution π, by elimination of one symbol after another without
  /// subtractions.
  ///
  /// If symbol n is left out of the record, the rest is another chain: its step from i
  /// to j combines the direct step and all detours by n. The shares of the other
  /// symbols stay in proportion. Nothing is subtracted, so nothing cancels.
  ///
  /// Source: Grassmann, Taksar and Heyman, *Regenerative Analysis and Steady State
  /// Distributions for Markov Chains*, 1985.
  private static func stationary(
    _ rows: [Distribution?], on symbols: [Int]
  ) throws(InvalidMarkovChain) -> Distribution {
    var p = symbols.map { symbol in
      symbols.map { rows[symbol]?.probability(of: $0) ?? 0 }
    }
    let count = symbols.count
    for n in stride(from: count - 1, to: 0, by: -1) {
      // The class is closed and connected, so n leads to one of the others.
      let leaving = p[n][..<n].reduce(0, +)
      guard leaving >= leastLeaving else { throw .neverLeft(symbol: symbols[n]) }
      let row = p[n]
      for i in 0..<n where p[i][n] > 0 {
        p[i][n] /= leaving
        for j in 0..<n { p[i][j] += p[i][n] * row[j] }
      }
    }
    // Relative to the greatest share, because shares may differ by more than the range
    // of a `Double`.
    var shares = [1.0]
    for n in 1..<max(1, count) {
      let share = (0..<n).reduce(0) { $0 + shares[$1] * p[$1][n] }
      if share > 1 { for index in shares.indices { shares[index] /= share } }
      shares.append(min(1, share))
    }
    var weights = [Double](repeating: 0, count: rows.count)
    for (symbol, share) in zip(symbols, shares) { weights[symbol] = share }
    return Distribution(computedWeights: weights)
  }
}

extension MarkovChain {
  /// The chain whose transitions have their frequencies in a message.
  ///
  /// The message is treated as a circle, in which the last symbol is followed by the
  /// first. Every symbol that occurs is then followed by another, the chain is
  /// connected, and π is the distribution of the message itself.
  ///
  /// - Throws: ``InvalidMarkovChain/empty`` for an empty message, or the error of a
  ///   message that cannot be read.
  /// - Precondition: The alphabet of the message has at most 256 symbols.
  package init(learntFrom source: some SymbolSource) throws {
    let size = source.alphabet.count
    precondition(size <= 256, "a matrix is kept of at most 256 symbols")
    guard source.symbolCount > 0 else { throw InvalidMarkovChain.empty }
    var counts = [UInt64](repeating: 0, count: size * size)
    var buffer = [UInt8](repeating: 0, count: min(source.symbolCount, 1 << 16))
    var last = 0
    do {
      var end = [UInt8](repeating: 0, count: 1)
      var span = end.mutableSpan
      try source.read(at: source.symbolCount - 1, into: &span)
      last = Int(span[0])
    }
    var offset = 0
    while offset < source.symbolCount {
      let count = min(buffer.count, source.symbolCount - offset)
      buffer.removeLast(buffer.count - count)
      var span = buffer.mutableSpan
      try source.read(at: offset, into: &span)
      for index in 0..<count {
        counts[last * size + Int(span[index])] += 1
        last = Int(span[index])
      }
      offset += count
    }
    try self.init(
      rows: (0..<size).map { symbol in
        let row = counts[symbol * size..<(symbol + 1) * size]
        return try? Distribution(weights: row.map { Double($0) })
      })
  }
}

/// The reason why rows do not form a chain with a unique stationary distribution.
package enum InvalidMarkovChain: Error, Hashable, Sendable {
  /// There are no symbols.
  case empty
  /// The row of `symbol` has `found` probabilities, and `expected` are needed, one for
  /// each symbol.
  case rowSize(symbol: Int, found: Int, expected: Int)
  /// `symbol` can follow `after`, but has no row of its own.
  case noRow(symbol: Int, after: Int)
  /// Several parts are never left; each is given by one of its symbols.
  case severalParts([Int])
  /// The probability of leaving `symbol` is too small to compute with.
  case neverLeft(symbol: Int)
}

extension InvalidMarkovChain: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    switch self {
    case .empty: "it has no symbols"
    case .rowSize(let symbol, let found, let expected):
      "row \(symbol + 1) has \(found) numbers, but there are \(expected) symbols"
    case .noRow(let symbol, let after):
      "symbol \(symbol) follows \(after), but has no row of its own"
    case .severalParts(let symbols):
      "it has \(symbols.count) parts that are never left, so its long-run distribution depends "
        + "on the first symbol"
    case .neverLeft(let symbol):
      "symbol \(symbol) leads to others so rarely that its long-run probability cannot be computed"
    }
  }
}
