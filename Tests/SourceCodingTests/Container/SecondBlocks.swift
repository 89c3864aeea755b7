/// The codings `blocks` and `tunstall`; part of ``SecondDecoder``.
enum SecondBlocks {
  /// The symbols that have a weight, and their probabilities.
  private static func probabilities(
    _ table: inout SecondBits, _ symbolCount: Int
  ) throws -> (symbols: [Int], probabilities: [Double]) {
    let symbols = try SecondCode.runs(&table, symbolCount)
    let kind = try table.gamma()
    let weights = try symbols.map { _ in
      guard kind < 3 else {
        return Double(
          bitPattern: UInt64(try table.number(32)) << 32 + UInt64(try table.number(32)))
      }
      let digits = try table.gamma()
      guard digits <= 54 else { throw SecondDecoder.Refusal("digits of a weight") }
      let number = Double(1 << (digits - 1) + (try table.number(digits - 1)))
      return kind == 2 ? number / 2 : number
    }
    guard table.left == 0, kind <= 3, weights.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw SecondDecoder.Refusal("weights")
    }
    var sum = 0.0
    for weight in weights { sum += weight }
    return (symbols, weights.map { $0 / sum })
  }

  /// The lengths that Huffman's rule gives.
  static func huffmanLengths<Weight: Comparable & AdditiveArithmetic>(
    _ weights: [Weight]
  ) -> [Int] {
    // Single weights come first among equals, then in the order of their making; the
    // lightest is the last.
    var trees = weights.indices.sorted { (weights[$1], $1) < (weights[$0], $0) }
    var made = weights
    var parents: [Int] = []
    while trees.count > 1 {
      let (first, second) = (trees.removeLast(), trees.removeLast())
      parents += Array(repeating: 0, count: max(0, max(first, second) + 1 - parents.count))
      (parents[first], parents[second]) = (made.count, made.count)
      made.append(made[first] + made[second])
      var (low, high) = (0, trees.count)
      while low < high {
        let middle = (low + high) / 2
        if made[trees[middle]] > made[made.count - 1] { low = middle + 1 } else { high = middle }
      }
      trees.insert(made.count - 1, at: low)
    }
    var depths = Array(repeating: 0, count: made.count)
    for tree in parents.indices.reversed() { depths[tree] = depths[parents[tree]] + 1 }
    let lengths = Array(depths[..<weights.count])
    return lengths
  }

  static func blocks(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    var table = table
    let size = try table.gamma()
    let (digits, probabilities) = try probabilities(&table, symbolCount)
    var weights = [1.0]
    for _ in 0..<size {
      weights = weights.flatMap { weight in
        probabilities.map { max(weight * $0, 0x1p-1022) }
      }
      guard size <= 16, weights.count <= 1 << 16 else { throw SecondDecoder.Refusal("groups") }
    }
    let lengths = huffmanLengths(weights)
    let words = try SecondCode.canonical(
      Array(weights.indices), lengths, letterCount: 2)
    return { bits, count, junctions in
      let groups = try SecondCode.symbols(
        in: bits, count: (count + size - 1) / size, words: words, junctions: junctions)
      var symbols: [Int] = []
      for group in groups {
        var number = group
        var places: [Int] = []
        for _ in 0..<size {
          places.insert(number % digits.count, at: 0)
          number /= digits.count
        }
        symbols += places.map { digits[$0] }
      }
      let added = symbols.count - count
      if added > 0, let last = groups.last {
        let like = (0..<added).reduce(last) { (number, _) in number / digits.count }
        let range = (0..<added).reduce(like..<like + 1) { (range, _) in
          range.lowerBound * digits.count..<range.upperBound * digits.count
        }
        guard range.min(by: { (lengths[$0], $0) < (lengths[$1], $1) }) == last else {
          throw SecondDecoder.Refusal("what fills the last group")
        }
      }
      return Array(symbols[..<count])
    }
  }

  static func tunstall(_ table: SecondBits, _ symbolCount: Int) throws -> SecondCode.Reader {
    var table = table
    let mostBits = try table.gamma()
    let (digits, probabilities) = try probabilities(&table, symbolCount)
    guard mostBits <= 16, digits.count <= 1 << mostBits else {
      throw SecondDecoder.Refusal("words")
    }
    // Words in the order of their numbers: by their beginnings, then by the last symbol.
    var words = digits.indices.map { (beginning: 0, word: [$0], weight: probabilities[$0]) }
    var replaced = 1
    while digits.count > 1, words.count + digits.count - 1 <= 1 << mostBits {
      var best = 0
      for place in words.indices where words[place].weight > words[best].weight { best = place }
      let parent = words.remove(at: best)
      words += digits.indices.map {
        (replaced, parent.word + [$0], parent.weight * probabilities[$0])
      }
      replaced += 1
    }
    var size = 0
    while 1 << size < words.count { size += 1 }
    return { bits, count, _ in
      var bits = bits
      var places: [Int] = []
      while places.count < count {
        let number = try bits.number(size)
        guard number < words.count else { throw SecondDecoder.Refusal("a word") }
        places += words[number].word
      }
      guard bits.left == 0, places[count...].allSatisfy({ $0 == 0 }) else {
        throw SecondDecoder.Refusal("the end of the words")
      }
      return places[..<count].map { digits[$0] }
    }
  }
}
