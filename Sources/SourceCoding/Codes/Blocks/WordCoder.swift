/// A coder that writes words of several symbols.
protocol WordCoder: Coder {
  /// Whether every word costs the same per symbol.
  ///
  /// - Parameter possible: for each symbol, whether the source may emit it; `nil` if it
  ///   may emit all that the code can write.
  /// - Returns: `false` if it emits symbols that the code cannot write.
  func hasConstantCost(for possible: [Bool]?) -> Bool
}

extension BlockCoder: WordCoder {
  /// Whether all blocks of such symbols have codewords of one length.
  func hasConstantCost(for possible: [Bool]?) -> Bool {
    let isPossible = digits.symbols.map { possible?[Int($0)] ?? true }
    guard digits.canWrite(possible) else { return false }
    var lengths = Set<Int?>()
    for (block, length) in prefixCode.lengths.enumerated() {
      var (rest, isWhole) = (block, true)
      for _ in 0..<blockLength {
        isWhole = isWhole && isPossible[rest % digits.count]
        rest /= digits.count
      }
      if isWhole { lengths.insert(length) }
    }
    return lengths.count == 1
  }
}

extension TunstallCoder: WordCoder {
  /// Whether all words of such symbols have one number of symbols, since they have one
  /// number of bits.
  func hasConstantCost(for possible: [Bool]?) -> Bool {
    guard digits.canWrite(possible) else { return false }
    let isPossible = digits.symbols.map { possible?[Int($0)] ?? true }
    var depths: [Int?] = [0]
    for node in tree.nodes.dropFirst() {
      depths.append(isPossible[node.digit] ? depths[node.parent].map { $0 + 1 } : nil)
    }
    let lengths = tree.places.compactMap { place -> Int? in
      let (node, digit) = place.quotientAndRemainder(dividingBy: tree.symbolCount)
      return isPossible[digit] ? depths[node].map { $0 + 1 } : nil
    }
    return Set(lengths).count == 1
  }
}

extension SymbolDigits {
  /// Whether all possible symbols have a digit.
  fileprivate func canWrite(_ possible: [Bool]?) -> Bool {
    possible?.indices.allSatisfy { !(possible?[$0] ?? false) || isPossible($0) } ?? true
  }
}
