/// Growing weights of symbols, and their cumulative sums.
///
/// It is a tree in which each node has sixteen children, and stores for each of them
/// the sum of the weights of the children in front of it. The start of a symbol is the
/// sum of one number from each level; when a weight grows, it is added to the numbers
/// after it, sixteen at a time; and the symbol that contains a point of the total is
/// found by comparing sixteen numbers at a time. There are two levels for bytes, and
/// five for a million symbols.
///
/// Source: Fenwick, *A new data structure for cumulative frequency tables*, 1994, has
/// the same with two children; more of them suit machines that compare many numbers at
/// a time.
struct CumulativeTree {
  /// The sum of all weights.
  private(set) var total: UInt32

  /// The weights of the symbols.
  private(set) var weights: [UInt32]

  /// The greatest possible sum.
  static let greatestTotal: UInt32 = 1 << 31 - 1

  /// The nodes, level by level, the root first.
  private var nodes: [SIMD16<UInt32>]

  /// The place of the first node of each level, the root first, and the number of a
  /// symbol's bits below the digit that chooses a child there.
  private let levels: [(first: Int, shift: Int)]

  /// For each child, a vector that has `amount` for the children after it and 0 for the
  /// others.
  private let behind: [SIMD16<UInt32>]

  /// The amount by which a weight grows.
  private let amount: UInt32

  /// A tree of the given weights, which grow by `amount` at a time.
  ///
  /// - Precondition: There is at least one weight; their sum is below 2^31.
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
    // Built from the leaves up: sixteen sums form a node, and their sum is passed to
    // the next level.
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

  /// The sum of the weights in front of `symbol`.
  ///
  /// - Precondition: The symbol exists.
  @inline(__always)
  func start(of symbol: Int) -> UInt32 {
    var start: UInt32 = 0
    for level in levels {
      let path = symbol &>> level.shift
      start &+= nodes[level.first &+ path &>> 4][path & 15]
    }
    return start
  }

  /// The symbol that contains `target`, and the sum of the weights in front of it.
  ///
  /// - Precondition: target < total.
  @inline(__always)
  func symbol(at target: UInt32) -> (symbol: Int, start: UInt32) {
    var rest = target
    var path = 0
    for level in levels {
      let node = nodes[level.first &+ path]
      // One for each child that starts at or before the point: the difference is then
      // negative, as no sum has its top bit set. Of several children with the same
      // start, all but the last are empty.
      let child = Int(Self.sum((node &- (rest &+ 1)) &>> 31)) &- 1
      rest &-= node[child]
      path = path << 4 | child
    }
    return (path, target &- rest)
  }

  /// The sum of the elements, computed by repeated halving.
  @inline(__always)
  private static func sum(_ vector: SIMD16<UInt32>) -> UInt32 {
    let eight = vector.lowHalf &+ vector.highHalf
    let four = eight.lowHalf &+ eight.highHalf
    let two = four.lowHalf &+ four.highHalf
    return two.x &+ two.y
  }

  /// Adds the amount to the weight of `symbol`, unless the total would exceed 31 bits.
  ///
  /// - Precondition: The symbol exists.
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
