/// A prefix code as a binary tree, which reads messages bit by bit.
///
/// Each bit leads from a node to one of its two children, and a codeword is the path
/// from the root to a leaf. No codeword is a prefix of another, so only leaves carry
/// symbols: on reaching one, the reader knows that the codeword is complete.
///
/// The tree is slow and simple, and it handles codewords of any length, canonical or
/// not. Tests compare the kernels with it.
struct CodeTree {
  /// The children that the bits 0 and 1 lead to: two entries for each inner node, the
  /// root first.
  ///
  /// An inner node is stored as its number, which is above 0 because nothing leads to
  /// the root. A leaf is stored as the complement of its symbol. 0 means that no
  /// codeword continues with this bit.
  private var branches = [0, 0]

  /// The symbol whose codeword is empty; it is then the only symbol.
  private var certainSymbol: Int?

  /// Builds the tree of a code.
  ///
  /// - Complexity: O(L), where L is the total length of the codewords.
  init(_ code: PrefixCode) {
    for (symbol, codeword) in code.codewords.enumerated() {
      guard let codeword else { continue }
      guard codeword.length > 0 else {
        certainSymbol = symbol
        continue
      }
      var node = 0
      for index in 0..<codeword.length - 1 {
        let branch = 2 * node + codeword.bit(at: index)
        if branches[branch] == 0 {
          branches[branch] = branches.count / 2
          branches += [0, 0]
        }
        node = branches[branch]
      }
      branches[2 * node + codeword.bit(at: codeword.length - 1)] = ~symbol
    }
  }

  /// Reads the next symbol.
  ///
  /// - Throws: ``DecodeError`` if the bits end, or if no codeword begins like them.
  func next(from reader: inout BitReader) throws(DecodeError) -> Int {
    if let certainSymbol { return certainSymbol }
    let start = reader.bitOffset
    var node = 0
    while true {
      node = branches[2 * node + (try reader.next())]
      if node < 0 { return ~node }
      guard node > 0 else { throw .damaged(bitOffset: start) }
    }
  }
}
