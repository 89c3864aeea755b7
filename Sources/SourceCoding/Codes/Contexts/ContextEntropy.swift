/// The apparent and the real value of contexts of k symbols.
///
/// Three figures, in bits a symbol, for the same message:
///
///     plug-in      H(X | k preceding symbols) of the counts of the message itself
///     held-out     the cost of the last part under a model learnt from the first
///     sequential   the cost under a model that learns from the symbols before each
///
/// Surprise: the plug-in figure sinks to 0 as k grows, for every message, because most
/// long contexts occur once and predict their one symbol. This is not compression,
/// because the counts are not sent to the reader. On *alice29* it falls from 4.57 at k
/// = 0 to 1.78 at 3 and 0.37 at 8, while the other two fall to 2.15 and 2.26 at 4, and
/// rise from there. A real code pays about the sequential figure.
///
/// The last two use `ContextTrie`'s interpolation of contexts as their model.
package struct ContextEntropy: Hashable, Sendable {
  /// The length k of the contexts in symbols.
  package let order: Int

  /// The number of different contexts of that length that were followed by a symbol.
  package let contextCount: Int

  /// The number of symbols that were measured: the whole message, or less if it has
  /// more different contexts than fit into memory.
  package let symbolCount: Int

  /// The number of symbols that follow ``order`` others, N − k.
  var placeCount: Double { Double(max(0, symbolCount - order)) }

  /// The number of symbols at the end that the held-out model did not learn from.
  package let heldOutCount: Int

  /// The conditional entropy of the counts, H(X | k preceding symbols), over the N − k
  /// symbols that follow k others; `nil` if there are none.
  package let plugIn: Information?

  /// The mean cost of the last ``heldOutCount`` symbols under a model learnt from the
  /// symbols before them; `nil` if either part is empty.
  package let heldOut: Information?

  /// The mean cost of each symbol under a model learnt from the symbols before it;
  /// `nil` for an empty message.
  package let sequential: Information?
}

extension ContextEntropy {
  /// The figures for every order from 0 to `order`.
  ///
  ///     let source = MemorySource(alice29)
  ///     try ContextEntropy.orders(upTo: 3, of: source)[3].plugIn  // 1.77702 bits
  ///
  /// - Parameters:
  ///   - order: the length of the longest contexts.
  ///   - source: the message.
  ///   - heldOutFraction: the part of the message, from 0 to 1, that the held-out model
  ///     does not learn from; rounded to whole symbols.
  /// - Returns: `order` + 1 values, that of order 0 first.
  /// - Throws: ``SourceError`` if the message cannot be read.
  /// - Complexity: O(N · order) look-ups; memory for each different string of up to
  ///   `order` + 1 symbols.
  package static func orders(
    upTo order: Int, of source: some SymbolSource, heldOutFraction: Double = 0.1
  ) throws(SourceError) -> [ContextEntropy] {
    try orders(
      upTo: order, of: source, heldOutFraction: heldOutFraction,
      nodeLimit: ContextTrie.usualNodeLimit)
  }

  /// The figures from a trie with at most `nodeLimit` strings.
  static func orders(
    upTo order: Int, of source: some SymbolSource, heldOutFraction: Double, nodeLimit: Int
  ) throws(SourceError) -> [ContextEntropy] {
    precondition((0...1).contains(heldOutFraction), "a part is between nothing and all")
    let alphabetSize = source.alphabet.count
    // Once for the whole message, and once for the fitted part with the held-out part.
    WorkProgress.begin("counting contexts of \(order) symbols", of: 2 * source.symbolCount)
    var all = ContextModelCost(order: order, alphabetSize: alphabetSize, nodeLimit: nodeLimit)
    try source.forEachSymbol(in: 0..<source.symbolCount) { all.meet($0, andLearn: true) }
    let symbolCount = all.symbolCount
    let heldOutCount = Int((heldOutFraction * Double(symbolCount)).rounded())
    let fittedCount = symbolCount - heldOutCount
    var part = ContextModelCost(order: order, alphabetSize: alphabetSize, nodeLimit: nodeLimit)
    try source.forEachSymbol(in: 0..<fittedCount) { part.learn($0) }
    try source.forEachSymbol(in: fittedCount..<symbolCount) {
      part.meet($0, andLearn: false)
    }
    let plugIns = all.trie.conditionalEntropies
    return (0...order).map { length in
      ContextEntropy(
        order: length, contextCount: plugIns[length].contextCount, symbolCount: symbolCount,
        heldOutCount: heldOutCount, plugIn: plugIns[length].entropy,
        heldOut: fittedCount > 0 ? part.mean(atOrder: length) : nil,
        sequential: all.mean(atOrder: length))
    }
  }
}

/// The total cost of symbols under contexts of each length.
private struct ContextModelCost {
  private(set) var trie: ContextTrie
  private(set) var symbolCount = 0
  private let alphabetSize: Int
  private var costs: [CompensatedSum]
  private var evidence: [ContextTrie.Evidence]

  init(order: Int, alphabetSize: Int, nodeLimit: Int) {
    trie = ContextTrie(order: order, nodeLimit: nodeLimit)
    self.alphabetSize = alphabetSize
    costs = Array(repeating: CompensatedSum(), count: order + 1)
    evidence = Array(repeating: .init(), count: order + 1)
  }

  /// Adds the cost of `symbol`, and counts it if `learns` is true.
  mutating func meet(_ symbol: UInt32, andLearn learns: Bool) {
    guard !learns || !trie.isFull else { return }
    trie.expect(symbol, alphabetSize: alphabetSize, evidence: &evidence) { length, probability in
      costs[length].add(-Mathematics.log2(probability))
    }
    symbolCount += 1
    if learns { trie.count(symbol) } else { trie.pass(symbol) }
  }

  /// Counts `symbol` without adding its cost.
  mutating func learn(_ symbol: UInt32) {
    trie.count(symbol)
  }

  /// The mean cost of a symbol with contexts of `length`; `nil` if there was no symbol.
  func mean(atOrder length: Int) -> Information? {
    symbolCount > 0 ? Information(bits: costs[length].value / Double(symbolCount)) : nil
  }
}

extension ContextTrie {
  /// The conditional entropy of the counts with contexts of each length, and the number
  /// of contexts of that length that were followed by a symbol.
  var conditionalEntropies: [(entropy: Information?, contextCount: Int)] {
    var lengths = [Int](repeating: 0, count: nodeCount)
    var costs = Array(repeating: CompensatedSum(), count: order + 1)
    var places = [UInt64](repeating: 0, count: order + 1)
    var contextCounts = [Int](repeating: 0, count: order + 1)
    for node in 0..<nodeCount {
      if node > 0 {
        let parent = Int(keys[node] >> 32)
        let count = Double(counts[node])
        costs[lengths[parent]].add(count * Mathematics.log2(Double(totals[parent]) / count))
        lengths[node] = lengths[parent] + 1
      }
      if totals[node] > 0 {
        places[lengths[node]] += totals[node]
        contextCounts[lengths[node]] += 1
      }
    }
    return (0...order).map { length in
      let entropy =
        places[length] > 0
        ? Information(bits: costs[length].value / Double(places[length])) : nil
      return (entropy, contextCounts[length])
    }
  }
}
