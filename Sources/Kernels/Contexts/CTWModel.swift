/// The model of context-tree weighting: it predicts the next bit and learns from it.
///
/// A symbol is written bit by bit, the top bit first. For each of its bits there is a
/// context for every depth: the bits of the symbol so far, and the last 0, 1, …, D
/// symbols. A node counts the zeros and ones that occurred in its context, and has a
/// *weight*, the probability that deeper contexts do not help:
///
///     p(d) = w(d) · estimate(d) + (1 − w(d)) · p(d + 1)      p(D) = estimate(D)
///
/// and p(0) is the probability used for coding. After the bit x the weight follows from
/// Bayes' rule,
///
///     w(d) ← w(d) · estimate(d)(x) / p(d)(x)
///
/// starting with ½. These two lines contain the whole sum over all trees.
///
/// The estimate of a one after a zeros and b ones is (b + ½) / (a + b + 1); in contexts
/// that have seen only one of the two values it is the *zero-redundancy* estimate, by
/// which only zeros, or only ones, can occur in the context with probability ¼ each.
///
/// Nodes are stored in a table by the hash of their context; a check of 16 bits
/// identifies the context. The seven nodes of three bits share a cache line, or the
/// next line if their place is taken; if both are taken, the node with fewer counts is
/// replaced.
///
/// Every operation is on integers, or an addition, multiplication or division of
/// `Float`, which IEEE 754 defines to the last bit: all machines agree.
struct CTWModel {
  /// The counts and the weight of one context.
  struct Node {
    /// The identity of the node's context: 13 bits of the hash and the place among the
    /// seven.
    ///
    /// 0 stands for an unused node.
    var check: UInt16 = 0
    /// The number of zeros that occurred.
    var zeros: UInt8 = 0
    /// The number of ones that occurred.
    var ones: UInt8 = 0
    /// The probability that deeper contexts do not help.
    var weight: Float = 0.5
  }

  /// The number of symbols in the deepest contexts.
  let depth: Int

  private var nodes: [Node]

  /// The last eight symbols; the most recent is in the low byte.
  private var past: UInt64 = 0

  /// The bits of the current symbol so far, preceded by a 1.
  private var prefix: UInt64 = 1

  /// The last of those bits, which choose a node in the current line, preceded by a 1.
  private var place = 1

  /// For each depth: the hash of the preceding symbols, the first node of the line, and
  /// the check of its nodes.
  private var hashes: [UInt64]
  private var lines: [Int]
  private var checks: [UInt16]

  /// For each depth: the node, its estimate, and the mixture of this and all greater
  /// depths.
  private var found: [Int]
  private var estimates: [Float]
  private var mixtures: [Float]

  /// The probability of a one after a zeros and b ones, at index 256a + b.
  private let ofCounts = Self.estimates

  /// A model without knowledge, with memory for 2^`tableBits` contexts.
  init(depth: Int, tableBits: Int) {
    precondition(0...8 ~= depth && 4...28 ~= tableBits, "up to eight symbols, 2^28 nodes")
    self.depth = depth
    nodes = Array(repeating: Node(), count: 1 << tableBits)
    hashes = Array(repeating: 0, count: depth + 1)
    lines = Array(repeating: 0, count: depth + 1)
    checks = Array(repeating: 0, count: depth + 1)
    found = Array(repeating: 0, count: depth + 1)
    estimates = Array(repeating: 0, count: depth + 1)
    mixtures = Array(repeating: 0, count: depth + 1)
  }

  /// Begins a symbol.
  mutating func beginSymbol() {
    prefix = 1
    for depth in 0...depth {
      let context = depth == 0 ? 0 : past << UInt64(64 - 8 * depth)
      let hash = (context &+ UInt64(depth)) &* 0x9E37_79B9_7F4A_7C15
      hashes[depth] = hash ^ hash >> 32
    }
    beginLine()
  }

  /// Ends `symbol`, which is part of the contexts from now on.
  mutating func endSymbol(_ symbol: UInt8) {
    past = past << 8 | UInt64(symbol)
  }

  private mutating func beginLine() {
    place = 1
    for depth in 0...depth {
      let hash =
        (hashes[depth] &+ prefix &* 0xD1B5_4A32_D192_ED03) &* 0x9E37_79B9_7F4A_7C15
      lines[depth] = Int(hash >> 32) & (nodes.count - 1)
      checks[depth] = UInt16(truncatingIfNeeded: hash >> 16) & ~7
    }
  }

  /// The probability that the next bit is a one.
  mutating func expectation() -> Float {
    if place > 7 { beginLine() }
    for depth in 0...depth {
      let index = node(in: lines[depth], check: checks[depth])
      found[depth] = index
      let node = nodes[index]
      estimates[depth] = ofCounts[Int(node.zeros) << 8 | Int(node.ones)]
    }
    var mixture = estimates[depth]
    mixtures[depth] = mixture
    for depth in (0..<depth).reversed() {
      mixture += nodes[found[depth]].weight * (estimates[depth] - mixture)
      mixtures[depth] = mixture
    }
    return mixture
  }

  /// Learns that the predicted bit is `bit`.
  mutating func learn(_ bit: Bool) {
    for depth in 0...depth {
      var node = nodes[found[depth]]
      let estimate = bit ? estimates[depth] : 1 - estimates[depth]
      let mixture = bit ? mixtures[depth] : 1 - mixtures[depth]
      node.weight = min(max(node.weight * estimate / mixture, Self.least), 1 - Self.least)
      if bit {
        Self.count(&node.ones, against: &node.zeros)
      } else {
        Self.count(&node.zeros, against: &node.ones)
      }
      nodes[found[depth]] = node
    }
    prefix = prefix << 1 | (bit ? 1 : 0)
    place = place << 1 | (bit ? 1 : 0)
  }

  /// The least distance of weights from 0 and 1, which keeps them able to change.
  private static let least: Float = 0x1p-16

  /// Counts one more occurrence.
  ///
  /// At 255 both counts are halved, unless the other is 0.
  private static func count(_ count: inout UInt8, against other: inout UInt8) {
    if count == 255 {
      guard other > 0 else { return }
      count = 127
      other -= other / 2
    }
    count += 1
  }

  /// The node at the current place in `line`, or a new one that replaces another.
  ///
  /// Almost every comparison here is unpredictable for the processor, so both places
  /// are examined and one is chosen without a branch, which is a fifth faster than one
  /// after the other.
  @inline(__always)
  private mutating func node(in line: Int, check lineCheck: UInt16) -> Int {
    let first = line ^ place
    let check = lineCheck | UInt16(place)
    let a = nodes[first]
    let b = nodes[first ^ 8]
    let isFirst = a.check == check
    let isSecond = b.check == check
    let takesSecond = isSecond || (!isFirst && b.total < a.total)
    let index = takesSecond ? first ^ 8 : first
    if !isFirst && !isSecond { nodes[index] = Node(check: check) }
    return index
  }

  private static let estimates: [Float] = {
    // A run of n equal bits has probability ½ · KT + ¼, where KT is its probability
    // with + ½.
    var alike = 1.0
    let runs =
      [1.0]
      + (1...256).map { (count) -> Double in
        alike *= (Double(count) - 0.5) / Double(count)
        return alike / 2 + 0.25
      }
    return (0..<1 << 16).map { index in
      let (zeros, ones) = (index >> 8, index & 255)
      return switch (zeros, ones) {
      case (0, _): ones == 0 ? 0.5 : Float(runs[ones + 1] / runs[ones])
      case (_, 0): Float(1 - runs[zeros + 1] / runs[zeros])
      default: Float((Double(ones) + 0.5) / Double(zeros + ones + 1))
      }
    }
  }()
}

extension CTWModel.Node {
  fileprivate var total: Int { Int(zeros) + Int(ones) }
}
