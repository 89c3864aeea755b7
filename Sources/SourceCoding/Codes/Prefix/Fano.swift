/// Fano's lengths: sorts the symbols by weight and splits them recursively into halves
/// of nearly equal weight.
///
/// The sorted list is cut where the two sides differ least in weight; the codewords of
/// one side continue with a 0, those of the other with a 1, and each side is cut again.
/// If two cuts are equally good, the side of the heavier symbols gets fewer of them.
///
/// *Not Shannon's code*, although both are called “Shannon–Fano”: Shannon rounds up
/// each surprisal by itself, and Fano divides from the top. Fano's code is never far
/// from the optimum and often reaches it; Shannon's can exceed it by nearly one bit.
///
/// Surprise: the best cut at each step is not the best in the end. For the weights 35
/// 17 17 16 15, Fano pays 231 where Huffman, working from below, pays 230.
///
/// Bound: H ≤ L < H + 1 on the weights it was made from.
///
/// Source: Fano, *The transmission of information*, 1949; Krajči, Liu, Mikeš and Moser,
/// *Performance analysis of Fano coding*, 2015 (the bound).
package enum Fano {
  /// The lengths of Fano's code; `nil` for symbols of weight 0.
  ///
  /// - Parameter weights: at least 0; their sum must not overflow.
  /// - Returns: a length for each symbol.
  /// - Complexity: O(K log K).
  package static func lengths<Weight: Comparable & AdditiveArithmetic>(
    for weights: [Weight]
  ) -> [Int?] {
    var lengths: [Int?] = Array(repeating: nil, count: weights.count)
    let order = weights.indices.filter { weights[$0] > .zero }
      .sorted { weights[$0] == weights[$1] ? $0 < $1 : weights[$0] > weights[$1] }
    // The weight of all symbols from a place on. It is added up from the light end: if
    // it were subtracted from the heavy end, light weights would vanish in rounding.
    var rests: [Weight] = Array(repeating: .zero, count: order.count + 1)
    for (place, symbol) in order.enumerated().reversed() {
      rests[place] = rests[place + 1] + weights[symbol]
    }
    var parts = order.isEmpty ? [] : [(places: order.indices, depth: 0)]
    while let (places, depth) = parts.popLast() {
      guard places.count > 1 else {
        lengths[order[places.lowerBound]] = depth
        continue
      }
      let cut = fairestCut(of: places, rests)
      parts.append((places.lowerBound..<cut, depth + 1))
      parts.append((cut..<places.upperBound, depth + 1))
    }
    return lengths
  }

  /// The lengths of Fano's code for `z`, computed from all digits of its weights; `nil`
  /// for symbols of probability 0.
  ///
  /// - Complexity: O(K log K).
  package static func lengths(for z: Distribution) -> [Int?] {
    z.wideWeights.map { lengths(for: $0) } ?? lengths(for: z.weights)
  }

  /// The cut at which the two sides of `places` differ least in weight; neither side is
  /// empty.
  private static func fairestCut<Weight: Comparable & AdditiveArithmetic>(
    of places: Range<Int>, _ rests: [Weight]
  ) -> Int {
    func left(_ cut: Int) -> Weight { rests[places.lowerBound] - rests[cut] }
    func right(_ cut: Int) -> Weight { rests[cut] - rests[places.upperBound] }
    // The first cut at which the left side is at least as heavy as the right, or the
    // last cut.
    var low = places.lowerBound + 1
    var high = places.upperBound - 1
    while low < high {
      let middle = (low + high) / 2
      if left(middle) < right(middle) { low = middle + 1 } else { high = middle }
    }
    guard low > places.lowerBound + 1, left(low) > right(low) else { return low }
    let before = low - 1
    return right(before) - left(before) <= left(low) - right(low) ? before : low
  }
}

extension Fano {
  static let family = CodeFamily(
    name: "fano",
    summary: "sorts the symbols and splits them recursively into halves of equal weight"
  ) { (z) throws(InvalidPrefixCode) in
    Design(
      prefixCode: try PrefixCode(lengths: lengths(for: z)),
      tieRule: "of equally good cuts the one with fewer heavy symbols, then symbol order")
  }
}
