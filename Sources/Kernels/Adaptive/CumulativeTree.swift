/// Weights of symbols that grow, and their sums from the first symbol on.
///
/// A tree of which each node has sixteen children, and for each of them the sum of
/// the weights of those before it. The start of a symbol is the sum of one number
/// from each level; a weight that grows adds to the numbers behind it, sixteen at
/// once; and the symbol that holds a point of the total is found by comparing
/// sixteen at once. That is two levels for bytes, and five for a million symbols.
///
/// Source: Fenwick, *A new data structure for cumulative frequency tables*, 1994,
/// has the same with two children; more of them suit machines that compare many
/// numbers at a time.
struct CumulativeTree {
  /// The sum of all weights.
  private(set) var total: UInt32

  /// The weights of the symbols.
  private(set) var weights: [UInt32]

  /// No sum is greater.
  static let greatestTotal: UInt32 = 1 << 31 - 1

  /// The nodes, level by level, the root first.
  private var nodes: [SIMD16<UInt32>]

  /// The place of the first node of each level, the root first, and for each the bits
  /// of a symbol below the digit that chooses a child there.
  private let levels: [(first: Int, shift: Int)]

  /// For each child, `amount` for those behind it.
  private let behind: [SIMD16<UInt32>]

  /// What a weight grows by.
  private let amount: UInt32

  /// A tree of the given weights, which are to grow by `amount` at a time.
  ///
  /// - Precondition: there is at least one weight; their sum is below 2^31.
  init(weights: [UInt32], amount: UInt32) {
    precondition(!weights.isEmpty, "an alphabet without symbols")
    self.weights = weights
    self.amount = amount
    total = weights.reduce(0, +)
    behind = (0..<16).map { child in
      var vector = SIMD16<UInt32>()
      for other in child + 1..<17 where other < 16 { vector[other] = amount }
      return vector
    }
    // From the leaves up: the sums of sixteen make a node, whose sum goes up.
    var sums = weights
    var nodesOfLevels: [[SIMD16<UInt32>]] = []
    repeat {
      var level: [SIMD16<UInt32>] = []
      var above: [UInt32] = []
      for start in stride(from: 0, to: sums.count, by: 16) {
        var node = SIMD16<UInt32>()
        var sum: UInt32 = 0
        for child in 0..<16 {
          node[child] = sum
          if start + child < sums.count { sum += sums[start + child] }
        }
        level.append(node)
        above.append(sum)
      }
      nodesOfLevels.append(level)
      sums = above
    } while sums.count > 1
    nodes = []
    var levels: [(first: Int, shift: Int)] = []
    for (height, level) in nodesOfLevels.enumerated().reversed() {
      levels.append((nodes.count, 4 * height))
      nodes += level
    }
    self.levels = levels
  }

  /// The sum of the weights of the symbols before `symbol`.
  ///
  /// - Precondition: there is such a symbol.
  @inline(__always)
  func start(of symbol: Int) -> UInt32 {
    var start: UInt32 = 0
    for level in levels {
      let path = symbol &>> level.shift
      start &+= nodes[level.first &+ path &>> 4][path & 15]
    }
    return start
  }

  /// The symbol that holds `target`, and the sum of the weights before it.
  ///
  /// - Precondition: target < total.
  @inline(__always)
  func symbol(at target: UInt32) -> (symbol: Int, start: UInt32) {
    var rest = target
    var path = 0
    for level in levels {
      let node = nodes[level.first &+ path]
      // One for each child that begins at the point or before it: the difference is
      // below zero, as no sum has a top bit. Of those that begin at the same point
      // all but the last are empty.
      let child = Int(Self.sum((node &- (rest &+ 1)) &>> 31)) &- 1
      rest &-= node[child]
      path = path << 4 | child
    }
    return (path, target &- rest)
  }

  /// The sum of the elements, halved again and again.
  @inline(__always)
  private static func sum(_ vector: SIMD16<UInt32>) -> UInt32 {
    let eight = vector.lowHalf &+ vector.highHalf
    let four = eight.lowHalf &+ eight.highHalf
    let two = four.lowHalf &+ four.highHalf
    return two.x &+ two.y
  }

  /// Adds the amount to the weight of `symbol`, unless the total would outgrow 31
  /// bits.
  ///
  /// - Precondition: there is such a symbol.
  @inline(__always)
  mutating func grow(_ symbol: Int) {
    guard amount <= Self.greatestTotal &- total else { return }
    total &+= amount
    weights[symbol] &+= amount
    for level in levels {
      let path = symbol &>> level.shift
      nodes[level.first &+ path &>> 4] &+= behind[path & 15]
    }
  }
}
