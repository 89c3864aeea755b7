internal import Kernels

/// The cost of tANS in an endless message, from the states that its coder visits.
///
/// The states are a Markov chain. State x′ belongs to one symbol s and one remainder y,
/// and is reached from the states x with ⌊x / 2^b⌋ = y, where b is the number of bits
/// that the remainder leaves: the share of x′ is that of an interval of states, times
/// the probability of s. A step of the chain therefore takes one running sum of shares.
///
/// If the symbols are a Markov chain, each of the two coders gets every second symbol,
/// and these are a chain with the matrix P². A state determines its symbol, so one
/// running sum for each symbol is enough.
extension TansCoder {
  /// The mean number of bits that a symbol sheds, over the states that the coder
  /// reaches from its first one.
  ///
  /// - Returns: `nil` if the shares of the states do not settle within `mostSteps`
  ///   additions.
  package func longRunRate(on source: KnownSource) -> Double? {
    let q = source.distribution
    guard q.support.allSatisfy({ $0 < quantized.shares.count && quantized.shares[$0] > 0 })
    else { return .infinity }
    guard quantized.certainSymbol == nil else { return 0 }
    let entries = TansCoder.entries(shares: quantized.shares, bits: quantized.bits)
    guard q.support.count > 1 else { return rate(ofOnly: q.support[0], entries) }
    let walk = StateWalk(entries, source)
    var shares = walk.first
    for _ in 0..<Self.mostSteps / (entries.count * walk.sumCount) {
      let next = walk.step(shares)
      // A part of each share stays where it is, so that the iteration settles on
      // periodic chains too.
      let mixed = zip(next, shares).map { 0.9 * $0 + 0.1 * $1 }
      let change = zip(mixed, shares).map { abs($0 - $1) }.compensatedSum()
      shares = mixed
      if change < Self.settled {
        return zip(shares, entries).map { $0 * Double($1.bitCount) }.compensatedSum()
          / shares.compensatedSum()
      }
    }
    return nil
  }

  /// The greatest number of additions spent on the shares of states; about a second of
  /// work.
  private static let mostSteps = 1 << 28

  /// The shares count as settled when one step changes all of them together by less
  /// than this.
  private static let settled = 1e-14

  /// The mean number of bits for a message of one symbol, whose states end in a cycle.
  private func rate(ofOnly symbol: Int, _ entries: [Entry]) -> Double {
    var next = [Int](repeating: 0, count: entries.count)
    for (state, entry) in entries.enumerated() where entry.symbol == symbol {
      for origin in entry.from { next[origin] = state }
    }
    var visits = [Int?](repeating: nil, count: entries.count)
    var bitCounts = [0]
    var state = 0
    while true {
      if let first = visits[state] {
        let steps = bitCounts.count - 1 - first
        return Double(bitCounts[bitCounts.count - 1] - bitCounts[first]) / Double(steps)
      }
      visits[state] = bitCounts.count - 1
      state = next[state]
      bitCounts.append(bitCounts[bitCounts.count - 1] + entries[state].bitCount)
    }
  }

  /// A state of the coder, and the states that lead to it.
  struct Entry: Hashable, Sendable {
    /// The symbol that leads to it.
    let symbol: Int
    /// The states from which it is reached, each less 2^R.
    let from: Range<Int>
    /// The number of bits that go to the stream on the way.
    let bitCount: Int
  }

  /// The states from 2^R on.
  static func entries(shares: [UInt32], bits: Int) -> [Entry] {
    var remainders = shares.map { Int($0) }
    return TansTable(shares: shares, bits: bits).spread.map { symbol in
      let remainder = remainders[Int(symbol)]
      remainders[Int(symbol)] += 1
      let bitCount = remainder.leadingZeroBitCount - (1 << bits).leadingZeroBitCount
      let start = remainder << bitCount - 1 << bits
      return Entry(
        symbol: Int(symbol), from: start..<start + 1 << bitCount, bitCount: bitCount)
    }
  }
}

/// The change of the shares of the states with each symbol that a coder gets.
private struct StateWalk {
  private let entries: [TansCoder.Entry]
  /// The symbols, each with its probability after each symbol; there is one probability
  /// for all if symbols are independent.
  private let laws: [(symbol: Int, probability: (Int) -> Double)]
  private let states: [[Int]]
  private let isIndependent: Bool

  /// The shares after the coder got its first symbol in its first state.
  let first: [Double]

  init(_ entries: [TansCoder.Entry], _ source: KnownSource) {
    self.entries = entries
    let q = source.distribution
    let symbols = q.support
    first = entries.map { $0.from.contains(0) ? q.probability(of: $0.symbol) : 0 }
    switch source {
    case .independent:
      isIndependent = true
      laws = symbols.map { symbol in
        let probability = q.probability(of: symbol)
        return (symbol, { _ in probability })
      }
    case .chain(let chain):
      isIndependent = false
      laws = symbols.map { symbol in
        let column = chain.twoSteps(to: symbol)
        return (symbol, { column[$0] })
      }
    }
    var states: [Int: [Int]] = [:]
    for (state, entry) in entries.enumerated() { states[entry.symbol, default: []].append(state) }
    self.states = symbols.map { states[$0] ?? [] }
  }

  /// The number of running sums in a step.
  var sumCount: Int { isIndependent ? 1 : laws.count }

  /// The shares after one more symbol.
  func step(_ shares: [Double]) -> [Double] {
    var next = [Double](repeating: 0, count: shares.count)
    var sums = [Double](repeating: 0, count: shares.count + 1)
    for (index, law) in laws.enumerated() {
      if index == 0 || !isIndependent {
        for state in shares.indices {
          let weight = isIndependent ? 1 : law.probability(entries[state].symbol)
          sums[state + 1] = sums[state] + shares[state] * weight
        }
      }
      let factor = isIndependent ? law.probability(0) : 1
      for state in states[index] {
        let from = entries[state].from
        next[state] = factor * (sums[from.upperBound] - sums[from.lowerBound])
      }
    }
    return next
  }
}

extension MarkovChain {
  /// The probability of `symbol` two places after each symbol; 0 after a symbol that
  /// never occurs.
  fileprivate func twoSteps(to symbol: Int) -> [Double] {
    let one = rows.map { $0?.probability(of: symbol) ?? 0 }
    return rows.map { row in row.map { row in row.expectation { one[$0] } } ?? 0 }
  }
}
