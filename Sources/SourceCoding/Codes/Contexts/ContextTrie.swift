/// The number of occurrences of every string of up to a few symbols in a message.
///
/// The idea: strings with the same first symbols share a path from the root. A node is
/// a string, its children are the symbols that followed it, and their counts are all
/// that is known of a context. Each node also has a link to the string without its
/// first symbol. A context of full length is left by that link, so a symbol costs one
/// look-up for contexts of any length, and each shorter context is one step further
/// along the links.
///
/// Surprise: all suffixes of a string that has occurred are nodes too, so counting it
/// in every context only follows links, and no string is ever compared.
///
/// Children are found in one hash table for all nodes: order 3 of a text of 4 MB takes
/// half a second. A message has at most N strings of each length; the trie stops at a
/// fixed total number of strings, so its memory is bounded.
///
/// Source: Fredkin, *Trie memory*, 1960; Aho and Corasick, *Efficient string matching:
/// an aid to bibliographic search*, 1975 (the links).
struct ContextTrie: Sendable {
  /// The length of the longest contexts; counted strings are longer by one.
  let order: Int

  /// The parent of each node in the upper half, its last symbol in the lower half.
  ///
  /// Parents come before their children, and the root is node 0.
  private(set) var keys: [UInt64] = [0]

  /// The node of the string without its first symbol; for the root, the root itself.
  private(set) var suffixes: [UInt32] = [0]

  /// The number of occurrences of each string; 0 for the root.
  private(set) var counts: [UInt64] = [0]

  /// The number of times that each string was followed by a symbol.
  private(set) var totals: [UInt64] = [0]

  /// The number of different symbols that followed each string.
  private(set) var kinds: [UInt32] = [0]

  /// The node of the last symbols counted: ``order`` of them, or fewer at the start.
  private(set) var context: UInt32 = 0

  /// The length of that string.
  private(set) var contextLength = 0

  /// The nodes, placed by the hash of their keys; 0 stands for an empty slot.
  ///
  /// Its size is a power of two, and at most half of it is full.
  private var table = [UInt32](repeating: 0, count: 1 << 10)

  /// The number of nodes from which on no symbol is counted.
  private let nodeLimit: Int

  /// 32 Mi strings, which take some 1.5 GB.
  static let usualNodeLimit = 1 << 25

  /// A trie without strings.
  init(order: Int, nodeLimit: Int = usualNodeLimit) {
    precondition(order >= 0, "a context is not shorter than nothing")
    self.order = order
    self.nodeLimit = nodeLimit
  }

  /// The number of strings, including the empty one.
  var nodeCount: Int { keys.count }

  /// Whether there may be no room for the strings that end with another symbol.
  var isFull: Bool { nodeCount + order + 1 > nodeLimit }

  /// The node of the string of `node` followed by `symbol`; `nil` if it never occurred.
  func child(of node: UInt32, _ symbol: UInt32) -> UInt32? {
    let key = UInt64(node) << 32 | UInt64(symbol)
    var slot = place(of: key)
    while table[slot] != 0 {
      if keys[Int(table[slot])] == key { return table[slot] }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  /// Counts `symbol` in every context of the current place, and adds it to the context
  /// of the next symbol.
  ///
  /// - Precondition: The trie is not full.
  mutating func count(_ symbol: UInt32) {
    precondition(!isFull, "the trie is full")
    let longest = ensureStrings(endingWith: symbol)
    var node = longest
    var parent = context
    while true {
      counts[Int(node)] += 1
      totals[Int(parent)] += 1
      guard parent != 0 else { break }
      node = suffixes[Int(node)]
      parent = suffixes[Int(parent)]
    }
    advance(to: longest, length: contextLength + 1)
  }

  /// Adds `symbol` to the context of the next symbol without counting it.
  ///
  /// The context is then the longest one that has occurred.
  mutating func pass(_ symbol: UInt32) {
    while true {
      if let node = child(of: context, symbol) {
        return advance(to: node, length: contextLength + 1)
      }
      guard context != 0 else { return }
      context = suffixes[Int(context)]
      contextLength -= 1
    }
  }

  private mutating func advance(to node: UInt32, length: Int) {
    context = length > order ? suffixes[Int(node)] : node
    contextLength = min(length, order)
  }

  /// Makes sure that `symbol` has a node after each suffix of the context.
  ///
  /// - Returns: its node after the whole context.
  private mutating func ensureStrings(endingWith symbol: UInt32) -> UInt32 {
    var longest: UInt32?
    var unlinked: UInt32?
    var parent = context
    while true {
      let known = child(of: parent, symbol)
      let node = known ?? append(parent: parent, symbol: symbol)
      if let unlinked { suffixes[Int(unlinked)] = node }
      if longest == nil { longest = node }
      // If a string is known, so are all its suffixes.
      guard known == nil, parent != 0 else { return longest ?? node }
      unlinked = node
      parent = suffixes[Int(parent)]
    }
  }

  private mutating func append(parent: UInt32, symbol: UInt32) -> UInt32 {
    let node = UInt32(nodeCount)
    keys.append(UInt64(parent) << 32 | UInt64(symbol))
    suffixes.append(0)
    counts.append(0)
    totals.append(0)
    kinds.append(0)
    kinds[Int(parent)] += 1
    if nodeCount * 2 > table.count {
      table = Array(repeating: 0, count: table.count * 2)
      for node in 1..<nodeCount { insert(UInt32(node)) }
    } else {
      insert(node)
    }
    return node
  }

  private mutating func insert(_ node: UInt32) {
    var slot = place(of: keys[Int(node)])
    while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
    table[slot] = node
  }

  /// The slot at which the search for a key begins: the top bits of its product with
  /// 2^64 over the golden ratio (Knuth, *The Art of Computer Programming* 3, 6.4).
  private func place(of key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(table.count.leadingZeroBitCount + 1))
  }
}
