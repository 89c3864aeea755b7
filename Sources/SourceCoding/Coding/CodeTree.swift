/// A prefix code as a binary tree, to read messages bit by bit.
///
/// Each bit leads from a node to one of two others, and a codeword is the way
/// from the root to a leaf. That no codeword begins another says that symbols
/// are at leaves only; so on reaching one the reader knows that it is done.
///
/// Slow, plain, and for codewords of any length, canonical or not. The kernels
/// are held against it.
struct CodeTree {
  /// Where the bits 0 and 1 lead, two entries for each inner node, the root first.
  ///
  /// A node is its number, which is above 0 as nothing leads to the root; a leaf
  /// is the complement of its symbol; 0 is a bit that goes on in no codeword.
  private var branches = [0, 0]

  /// The symbol of the empty codeword, which is the only one then.
  private var certainSymbol: Int?

  /// The tree of a code.
  ///
  /// - Complexity: O(L) for the total length L of the codewords.
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

  /// The next symbol.
  ///
  /// - Throws: ``DecodeError`` if the bits end, or begin no codeword.
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
