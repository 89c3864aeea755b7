/// Adaptive Huffman coding by Vitter's algorithm Λ: the tree of the symbols so far.
///
/// Each symbol is written in a Huffman code for the counts of the preceding symbols;
/// then its count, and the weights up to the root, rise by 1. A new symbol is written
/// as the leaf of weight 0, followed by its place among the symbols that have not
/// occurred yet.
///
/// *The invariant:* numbered level by level from the root, from right to left, nodes
/// are in order of falling weight, and of equal weights inner nodes come before leaves.
/// It makes the tree the flattest Huffman tree. Before a weight rises, its node is
/// moved so that the order still holds: a leaf goes in front of all leaves of its
/// weight, then slides in front of the inner nodes; an inner node slides in front of
/// the leaves of the greater weight.
///
/// Surprise: nothing needs to be moved in memory. The t-th inner node always has the
/// children 2t + 1 and 2t + 2, and the place of a node follows from the weights alone.
/// So inner nodes and leaves are two sorted lists of weights, a slide changes one
/// weight, and the rest of the tree is counting.
///
/// Bound: for t symbols of k kinds fewer than t − 2k + 1 bits above Huffman's two-pass
/// code, without the places of new symbols: less than one bit a symbol, and no table.
///
/// Source: Vitter, *Design and Analysis of Dynamic Huffman Codes*, 1987.
struct Vitter: SymbolModel {
  /// The weights of inner nodes in descending order, the root first.
  private var innerWeights: [UInt64] = []

  /// The weights of leaves in descending order.
  ///
  /// As long as there are symbols that have not occurred, the last is their common
  /// weight 0.
  private var leafWeights: [UInt64] = [0]

  /// The symbols of all leaves except that last one.
  private var leafSymbols: [Int] = []

  /// The leaf of each symbol; −1 if the symbol has not occurred yet.
  private var leaves: [Int]

  /// The symbols that have not occurred yet, and the place of each symbol among them.
  private var unseen: [Int]
  private var unseenPlaces: [Int]

  /// The tree before the first symbol: one leaf, for all symbols that have not
  /// occurred.
  init(alphabetSize: Int) {
    leaves = Array(repeating: -1, count: alphabetSize)
    unseen = Array(0..<alphabetSize)
    unseenPlaces = unseen
  }

  /// Whether there is a leaf for the symbols that have not occurred.
  ///
  /// When only one such symbol is left, the leaf is its own.
  private var hasUnseen: Bool { !unseen.isEmpty }

  /// The number of a leaf: the leaves in front of it plus all inner nodes that are not
  /// lighter.
  private func number(ofLeaf leaf: Int) -> Int {
    leaf + Self.count(innerWeights, atLeast: leafWeights[leaf])
  }

  /// The number of an inner node: those in front of it plus all leaves that are
  /// heavier.
  private func number(ofInner inner: Int) -> Int {
    inner + Self.count(leafWeights, atLeast: innerWeights[inner] + 1)
  }

  /// The number of weights that are at least `weight`, in a descending list.
  private static func count(_ weights: [UInt64], atLeast weight: UInt64) -> Int {
    var low = 0
    var high = weights.count
    while low < high {
      let middle = (low + high) / 2
      if weights[middle] >= weight { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Vitter {
  /// Writes a symbol and learns it.
  ///
  /// - Returns: the number of bits.
  /// - Precondition: The symbol is below the size of the alphabet.
  mutating func append(_ symbol: Int, to writer: inout BitWriter) -> Int {
    let isNew = leaves[symbol] < 0
    var number = number(ofLeaf: isNew ? leafWeights.count - 1 : leaves[symbol])
    var path: [Int] = []
    while number > 0 {
      // The right child has the lower number, and the bit 1.
      path.append(number % 2)
      number = self.number(ofInner: (number - 1) / 2)
    }
    for bit in path.reversed() { writer.append(bit: bit) }
    var bitCount = path.count
    if isNew {
      let place = UInt64(unseenPlaces[symbol])
      bitCount += writer.append(place, below: UInt64(unseen.count))
    }
    learn(symbol)
    return bitCount
  }

  /// Reads a symbol and learns it.
  ///
  /// - Throws: ``DecodeError`` if the bits end.
  mutating func next(from reader: inout BitReader) throws(DecodeError) -> Int {
    var number = 0
    while let inner = inner(numbered: number) {
      number = 2 * inner + 2 - (try reader.next())
    }
    let leaf = number - Self.count(innerWeights, before: number, leafWeights)
    let symbol: Int
    if leaf < leafSymbols.count {
      symbol = leafSymbols[leaf]
    } else {
      symbol = unseen[Int(try reader.next(below: UInt64(unseen.count)))]
    }
    learn(symbol)
    return symbol
  }

  /// The inner node with the given number; `nil` if the number is that of a leaf.
  private func inner(numbered number: Int) -> Int? {
    let inner = Self.count(innerWeights, before: number, leafWeights)
    guard inner < innerWeights.count, self.number(ofInner: inner) == number else { return nil }
    return inner
  }

  /// The number of inner nodes whose number is lower than the given one.
  private static func count(
    _ inner: [UInt64], before number: Int, _ leaves: [UInt64]
  ) -> Int {
    var low = 0
    var high = min(number, inner.count)
    while low < high {
      let middle = (low + high) / 2
      if middle + count(leaves, atLeast: inner[middle] + 1) < number {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

extension Vitter {
  /// Raises the weight of a symbol, and all weights above it, by 1.
  private mutating func learn(_ symbol: Int) {
    var leaf = leaves[symbol]
    /// The inner node whose weight rises next; `nil` if the weight of the leaf does.
    var inner: Int?
    var leafIsLast = false
    if leaf < 0 {
      leaf = leafSymbols.count
      leaves[symbol] = leaf
      leafSymbols.append(symbol)
      let place = unseenPlaces[symbol]
      let last = unseen.removeLast()
      if place < unseen.count {
        unseen[place] = last
        unseenPlaces[last] = place
      }
      if hasUnseen {
        // The leaf of the symbols that have not occurred becomes an inner node with two
        // leaves: the new symbol and the rest.
        innerWeights.append(0)
        leafWeights.append(0)
        inner = innerWeights.count - 1
        leafIsLast = true
      }
    } else {
      leaf = swapWithLeader(leaf)
      let number = number(ofLeaf: leaf)
      // The sibling of that leaf weighs as much as their parent, and the parent's
      // weight rises first.
      if hasUnseen, number == innerWeights.count + leafWeights.count - 2 {
        inner = (number - 1) / 2
        leafIsLast = true
      }
    }
    if !leafIsLast { inner = increment(leaf: leaf) }
    while let node = inner {
      let number = number(ofInner: node)
      inner = number > 0 ? (number - 1) / 2 : nil
      // By the invariant the node is the first of its weight, so the order is kept.
      innerWeights[node] += 1
    }
    if leafIsLast { _ = increment(leaf: leaf) }
  }

  /// Raises the weight of a leaf that is the first of its weight.
  ///
  /// - Returns: its parent at the new place; `nil` if the leaf is the root.
  private mutating func increment(leaf: Int) -> Int? {
    leafWeights[leaf] += 1
    let number = number(ofLeaf: leaf)
    return number > 0 ? (number - 1) / 2 : nil
  }

  /// Swaps a leaf with the first leaf of the same weight.
  ///
  /// - Returns: its new place.
  private mutating func swapWithLeader(_ leaf: Int) -> Int {
    let leader = Self.count(leafWeights, atLeast: leafWeights[leaf] + 1)
    let (symbol, other) = (leafSymbols[leaf], leafSymbols[leader])
    leafSymbols[leader] = symbol
    leafSymbols[leaf] = other
    leaves[other] = leaf
    leaves[symbol] = leader
    return leader
  }

  /// The depths of all symbols that have occurred, for tests.
  var depths: [Int: Int] {
    var depths: [Int: Int] = [:]
    for (leaf, symbol) in leafSymbols.enumerated() {
      var number = number(ofLeaf: leaf)
      var depth = 0
      while number > 0 {
        depth += 1
        number = self.number(ofInner: (number - 1) / 2)
      }
      depths[symbol] = depth
    }
    return depths
  }
}

extension Vitter {
  static let family = CodeFamily.learning(
    "vitter", summary: "adaptive Huffman: the Huffman code of the symbols so far, no z, no table"
  ) { size, _ in ModelCoder<Vitter>(alphabetSize: size) }
}
