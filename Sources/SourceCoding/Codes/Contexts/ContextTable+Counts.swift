/// A static model of z's data: the number of times that each symbol followed each
/// context.
extension ContextTable {
  /// The table of the counts in `trie`.
  ///
  /// The share of a symbol is its count, scaled down to at least 1 if the sum of a
  /// context would exceed ``greatestShare``.
  init(counted trie: ContextTrie, alphabetSize: Int) {
    self.init(order: trie.order, alphabetSize: alphabetSize)
    let children = trie.children
    var nodes = [0]
    var contexts = [UInt32](repeating: 0, count: trie.nodeCount)
    var depths = [0]
    var context = 0
    while context < nodes.count {
      let node = nodes[context]
      let entries = children.starts[node]..<children.starts[node + 1]
      let total = trie.totals[node]
      for entry in entries {
        let child = Int(children.nodes[entry])
        symbols.append(UInt8(truncatingIfNeeded: trie.keys[child]))
        shares.append(Self.share(of: trie.counts[child], among: total))
        if depths[context] < order {
          contexts[child] = UInt32(truncatingIfNeeded: nodes.count)
          suffixes.append(contexts[Int(trie.suffixes[child])])
          nexts.append(contexts[child])
          nodes.append(child)
          depths.append(depths[context] + 1)
        } else {
          nexts.append(contexts[Int(trie.suffixes[child])])
        }
      }
      starts.append(UInt32(truncatingIfNeeded: symbols.count))
      context += 1
    }
  }

  /// The share of a symbol that occurs `count` times in a context that occurs `total` times.
  static func share(of count: UInt64, among total: UInt64) -> UInt32 {
    let limit = UInt64(greatestShare)
    guard total > limit else { return UInt32(truncatingIfNeeded: count) }
    let (high, low) = count.multipliedFullWidth(by: limit)
    return max(1, UInt32(truncatingIfNeeded: total.dividingFullWidth((high, low)).quotient))
  }
}

extension ContextTrie {
  /// The children of each node in the order of their symbols: those of node v are
  /// `nodes[starts[v] ..< starts[v + 1]]`.
  fileprivate var children: (starts: [Int], nodes: [UInt32]) {
    let nodes = (1..<max(1, nodeCount)).map { UInt32($0) }
      .sorted { keys[Int($0)] < keys[Int($1)] }
    var starts = [0]
    starts.reserveCapacity(nodeCount + 1)
    for node in 0..<nodeCount { starts.append(starts[node] + Int(kinds[node])) }
    return (starts, nodes)
  }
}
