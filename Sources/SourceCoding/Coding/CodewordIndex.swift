/// An index that finds codewords by their first bits.
struct CodewordIndex {
  /// A symbol with its codeword.
  typealias Entry = (symbol: Int, codeword: Codeword)

  /// A codeword that agrees with a remainder: one is a prefix of the other.
  struct Match {
    /// The symbol of the codeword.
    let symbol: Int
    /// The bits by which the longer of the two exceeds the shorter.
    let rest: Codeword
    /// Whether the codeword is the longer one.
    let isOvertaken: Bool
    /// The number of bits that the two share.
    let length: Int
  }

  /// All codewords, ordered by symbol.
  let all: [Entry]

  /// All codewords in ascending order, in which a codeword comes directly before those
  /// that it is a prefix of.
  private let sorted: [Entry]

  private let symbols: [Codeword: [Int]]
  private let lengths: [Int]

  init(_ codewords: [Codeword?]) {
    all = codewords.enumerated().compactMap { (symbol, codeword) in codeword.map { (symbol, $0) } }
    sorted = all.sorted { ($0.codeword, $0.symbol) < ($1.codeword, $1.symbol) }
    symbols = Dictionary(grouping: all, by: \.codeword).mapValues { $0.map(\.symbol) }
    lengths = Set(all.map(\.codeword.length)).sorted()
  }

  /// The codewords that start with `beginning`, including `beginning` itself, ordered
  /// by symbol.
  func beginning(with beginning: Codeword) -> [Entry] {
    sorted[firstIndex(notBefore: beginning)...].prefix { beginning.begins($0.codeword) }
      .sorted { $0.symbol < $1.symbol }
  }

  /// The codewords that are a prefix of `rest` or have it as a prefix, ordered by
  /// symbol.
  func matches(of rest: Codeword) -> [Match] {
    let longer = beginning(with: rest).map { entry in
      Match(
        symbol: entry.symbol, rest: entry.codeword.dropFirst(rest.length), isOvertaken: true,
        length: rest.length)
    }
    let shorter = lengths.prefix { $0 < rest.length }.flatMap { length in
      (symbols[rest.prefix(length)] ?? []).map { symbol in
        Match(symbol: symbol, rest: rest.dropFirst(length), isOvertaken: false, length: length)
      }
    }
    return (longer + shorter).sorted { $0.symbol < $1.symbol }
  }

  /// The length of the longest prefix that `rest` shares with a codeword.
  func longestBeginning(sharedWith rest: Codeword) -> Int {
    // The codeword that shares the longest prefix is a neighbour in the order.
    let index = firstIndex(notBefore: rest)
    return [index - 1, index].filter(sorted.indices.contains).map { index in
      let codeword = sorted[index].codeword
      let limit = min(codeword.length, rest.length)
      return (0..<limit).first { codeword.bit(at: $0) != rest.bit(at: $0) } ?? limit
    }.max() ?? 0
  }

  private func firstIndex(notBefore codeword: Codeword) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].codeword < codeword { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
