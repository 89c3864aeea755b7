/// The symbols that can follow each other in a Markov chain.
///
/// Symbols that reach each other form a class. A class that is never left is closed,
/// and a chain ends up in one.
///
/// Source: Tarjan, *Depth-first search and linear graph algorithms*, 1972 (classes);
/// Denardo, *Periods of Connected Networks and Powers of Nonnegative Matrices*, 1977.
struct TransitionGraph {
  /// The symbols that can follow each symbol; `nil` for symbols that are not in the
  /// chain.
  private let next: [[Int]?]

  init(_ rows: [Distribution?]) {
    next = rows.map { $0?.support }
  }

  /// The closed classes, each in symbol order, ordered by their first symbols.
  var closedClasses: [[Int]] {
    let classes = classes
    var classOf = [Int](repeating: 0, count: next.count)
    for (index, symbols) in classes.enumerated() {
      for symbol in symbols { classOf[symbol] = index }
    }
    return classes.indices
      .filter { index in
        classes[index].allSatisfy { symbol in
          (next[symbol] ?? []).allSatisfy { classOf[$0] == index }
        }
      }
      .map { classes[$0].sorted() }
      .sorted { $0[0] < $1[0] }
  }

  /// The greatest number that divides the lengths of all paths from a symbol back to
  /// itself.
  ///
  /// It is computed from all steps, as the greatest divisor of their excess over the
  /// shortest path.
  ///
  /// - Precondition: The symbols are a class, and not empty.
  func period(of symbols: [Int]) -> Int {
    var distance = [Int?](repeating: nil, count: next.count)
    distance[symbols[0]] = 0
    var queue = [symbols[0]]
    var index = 0
    var period = 0
    while index < queue.count {
      let symbol = queue[index]
      let steps = (distance[symbol] ?? 0) + 1
      for follower in next[symbol] ?? [] {
        if let known = distance[follower] {
          period = Int(
            greatestCommonDivisor(UInt64(period), UInt64(abs(steps - known))))
        } else {
          distance[follower] = steps
          queue.append(follower)
        }
      }
      index += 1
    }
    return max(1, period)
  }

  /// The classes, found without recursion because a path may be as long as the
  /// alphabet.
  private var classes: [[Int]] {
    var order = [Int?](repeating: nil, count: next.count)
    var lowest = [Int](repeating: 0, count: next.count)
    var isOpen = [Bool](repeating: false, count: next.count)
    var open: [Int] = []
    var classes: [[Int]] = []
    var visited = 0
    for root in next.indices where next[root] != nil && order[root] == nil {
      var path: [(symbol: Int, tried: Int)] = [(root, 0)]
      while let (symbol, tried) = path.last {
        if tried == 0 {
          order[symbol] = visited
          lowest[symbol] = visited
          visited += 1
          open.append(symbol)
          isOpen[symbol] = true
        }
        let followers = next[symbol] ?? []
        if tried < followers.count {
          path[path.count - 1].tried += 1
          let follower = followers[tried]
          if let known = order[follower] {
            if isOpen[follower] { lowest[symbol] = min(lowest[symbol], known) }
          } else {
            path.append((follower, 0))
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.symbol { lowest[parent] = min(lowest[parent], lowest[symbol]) }
        guard lowest[symbol] == order[symbol], let start = open.lastIndex(of: symbol) else {
          continue
        }
        classes.append(Array(open[start...]))
        for member in open[start...] { isOpen[member] = false }
        open.removeLast(open.count - start)
      }
    }
    return classes
  }
}
