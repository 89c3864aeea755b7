/// Tunstall's code: words of varying numbers of symbols, each written in b bits.
///
/// It reverses Huffman's idea: the number of symbols varies, and the number of bits is
/// fixed. The construction starts with the K symbols as words, and replaces the most
/// probable word by its K continuations as long as b bits can distinguish all words. No
/// word is a prefix of another, and every message is a sequence of words, up to its
/// end.
///
/// Surprise: one wrong bit damages one word, and every group of b bits can be read by
/// itself; even with such a simple stream, the code approaches H as closely as desired.
///
/// Bound: on z, H · E[length] is the entropy of the words, which is between b′ + log2
/// min z and b′, where 2^b′ is their number; so b / E[length] → H.
///
/// Source: Tunstall, *Synthesis of noiseless compression codes*, 1967; Jelinek and
/// Schneider, *On variable-length-to-block coding*, 1972 (the bound).
struct Tunstall: Sendable {
  /// The number K of symbols.
  let symbolCount: Int

  /// The inner nodes of the tree in the order in which they were made: each node's
  /// parent, the digit that leads from it, and the depth.
  ///
  /// The first is the root.
  let nodes: [(parent: Int, digit: Int, depth: Int)]

  /// The target of each digit at each inner node: another inner node, or word w as −1 −
  /// w.
  ///
  /// Words are numbered in this order.
  let children: [Int]

  /// The place in ``children`` of each word.
  let places: [Int]

  /// The expected number of symbols in a word if symbols are independent.
  let expectedLength: Double

  /// The number of words.
  var wordCount: Int { places.count }

  /// The number of words that begin with the symbols of an inner node.
  func wordCount(below node: Int) -> Int {
    var count = 0
    var open = [node]
    while let next = open.popLast() {
      for child in children[next * symbolCount..<(next + 1) * symbolCount] {
        if child < 0 { count += 1 } else { open.append(child) }
      }
    }
    return count
  }

  /// The digits of a word, the first one first.
  func digits(ofWord word: Int) -> [Int] {
    var (node, digit) = places[word].quotientAndRemainder(dividingBy: symbolCount)
    var digits = [digit]
    while node > 0 {
      (node, digit) = (nodes[node].parent, nodes[node].digit)
      digits.append(digit)
    }
    return digits.reversed()
  }

  /// The number of bits of each word, ⌈log2 M⌉ for M words.
  var bitCount: Int { digitCount(of: UInt64(wordCount - 1)) }

  /// The greatest number of bits in a word.
  static let mostBits = 16

  /// The tree with as many words as `bitCount` bits can distinguish.
  ///
  /// Extended words become less probable from one to the next, and so do their
  /// continuations by the same digit; the most probable word is therefore the oldest
  /// one of some digit.
  ///
  /// - Precondition: There are at least one and at most 2^bitCount probabilities.
  /// - Complexity: O(2^bitCount).
  init(probabilities: [Double], bitCount: Int) {
    let count = probabilities.count
    precondition(1...1 << bitCount ~= count, "each symbol is a word at least")
    var nodes = [(parent: 0, digit: 0, depth: 0)]
    var weights = [1.0]
    var children = [Int](repeating: 0, count: count)
    /// For each digit, the node whose continuation by it is the oldest that is still a
    /// word.
    var oldest = [Int](repeating: 0, count: count)
    var expectedLength = 1.0
    while count > 1, nodes.count * (count - 1) + count <= 1 << bitCount {
      var best = 0
      for digit in 1..<count
      where isBefore(digit, best, oldest, weights, probabilities) { best = digit }
      let parent = oldest[best]
      oldest[best] += 1
      children[parent * count + best] = nodes.count
      let weight = weights[parent] * probabilities[best]
      expectedLength += weight
      nodes.append((parent, best, nodes[parent].depth + 1))
      weights.append(weight)
      children += Array(repeating: 0, count: count)
    }
    var places: [Int] = []
    for place in children.indices where children[place] == 0 {
      children[place] = -1 - places.count
      places.append(place)
    }
    symbolCount = count
    self.nodes = nodes
    self.children = children
    self.places = places
    self.expectedLength = expectedLength
  }
}

/// Whether the oldest word of one digit is more probable than that of another, or
/// equally probable and older.
private func isBefore(
  _ digit: Int, _ other: Int, _ oldest: [Int], _ weights: [Double], _ probabilities: [Double]
) -> Bool {
  // The continuation of a node that is not made yet is not a word.
  guard oldest[digit] < weights.count else { return false }
  guard oldest[other] < weights.count else { return true }
  let a = weights[oldest[digit]] * probabilities[digit]
  let b = weights[oldest[other]] * probabilities[other]
  return a > b || a == b && oldest[digit] < oldest[other]
}

extension Tunstall {
  static let family = CodeFamily(
    name: "tunstall",
    parameter: CodeFamily.Parameter(symbol: "B", range: 1...mostBits, fallback: 12),
    summary: "words of many or few symbols, each in B bits",
    makeFromProxy: { (proxy, bitCount) throws(DesignError) in
      let symbolCount = proxy.distribution.support.count
      guard symbolCount <= 1 << bitCount else {
        throw .alphabetSize(found: symbolCount, limit: 1 << bitCount)
      }
      let coder = TunstallCoder(proxy.distribution, bitCount: bitCount)
      return Design(
        code: coder, symbolCosts: nil,
        notes: [
          "\(coder.tree.wordCount.counted("word")) of \(coder.tree.bitCount.counted("bit"))"
        ])
    })
}
