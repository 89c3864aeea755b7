import SourceCoding
import Testing

struct MarkovChainTests {
  private func chain(_ rows: [[Double]]) throws -> MarkovChain {
    try MarkovChain(rows: rows.map { try distribution($0) })
  }

  /// A chain over `count` symbols, of which each is followed by few or by many.
  private func randomChain(count: Int, using rng: inout SplitMix64) throws -> MarkovChain {
    try chain(
      (0..<count).map { symbol in
        var row = randomWeights(count: count, using: &rng).map { Double($0) }
        // A way round through all keeps it in one piece.
        row[(symbol + 1) % count] += 1
        return row
      })
  }

  @Test func `the shares of the long run stay as they are`() throws {
    var rng = seededGenerator(41)
    for count in [1, 2, 3, 5, 20, 60] {
      for _ in 0..<10 {
        let chain = try randomChain(count: count, using: &rng)
        let pi = (0..<count).map { chain.stationary.probability(of: $0) }
        #expect(agrees(pi.reduce(0, +), 1, within: 1e-12))
        for symbol in 0..<count {
          let next = (0..<count).reduce(0.0) {
            $0 + pi[$1] * (chain.rows[$1]?.probability(of: symbol) ?? 0)
          }
          #expect(agrees(next, pi[symbol], within: 1e-11), "symbol \(symbol) of \(count)")
        }
        #expect(chain.entropyRate.bits <= chain.stationary.entropy.bits + 1e-12)
      }
    }
  }

  @Test(arguments: [(0.1, 0.1), (0.25, 0.5), (1e-9, 0.3), (1, 1), (0.9, 0.001)])
  func `two symbols have a closed form`(leaving: Double, returning: Double) throws {
    let chain = try self.chain([[1 - leaving, leaving], [returning, 1 - returning]])
    let pi = returning / (leaving + returning)
    #expect(agrees(chain.stationary.probability(of: 0), pi, within: 1e-14))
    let rate =
      pi * (try distribution([1 - leaving, leaving]).entropy.bits)
      + (1 - pi) * (try distribution([returning, 1 - returning]).entropy.bits)
    #expect(abs(chain.entropyRate.bits - rate) <= 1e-14)
    #expect(chain.period == (leaving == 1 && returning == 1 ? 2 : 1))
  }

  @Test func `each further symbol of a block adds the entropy rate`() throws {
    var rng = seededGenerator(43)
    for _ in 0..<10 {
      let chain = try randomChain(count: 3, using: &rng)
      var blocks = (0..<3).map { (last: $0, p: chain.stationary.probability(of: $0)) }
      func entropy() throws -> Double { try distribution(blocks.map(\.p)).entropy.bits }
      var before = try entropy()
      for _ in 2...6 {
        blocks = blocks.flatMap { block in
          (0..<3).map { ($0, block.p * (chain.rows[block.last]?.probability(of: $0) ?? 0)) }
        }
        let now = try entropy()
        #expect(abs(now - before - chain.entropyRate.bits) <= 1e-11)
        before = now
      }
    }
  }

  @Test func `all graphs of three symbols are taken apart as trying all ways does`() throws {
    for code in 0..<512 {
      let follows = (0..<3).map { x in (0..<3).map { y in code >> (x * 3 + y) & 1 == 1 } }
      guard follows.allSatisfy({ $0.contains(true) }) else { continue }
      // ways[n][x][y]: y can be met n + 1 symbols after x.
      var ways = [follows]
      for _ in 0..<12 {
        let last = ways[ways.count - 1]
        ways.append(
          (0..<3).map { x in
            (0..<3).map { y in (0..<3).contains { last[x][$0] && follows[$0][y] } }
          })
      }
      let reaches = (0..<3).map { x in (0..<3).map { y in ways.contains { $0[x][y] } } }
      let recurrent = (0..<3).filter { x in (0..<3).allSatisfy { !reaches[x][$0] || reaches[$0][x] }
      }
      let isOne = recurrent.allSatisfy { reaches[recurrent[0]][$0] }
      let rows = follows.map { $0.map { $0 ? 1.0 : 0 } }
      guard isOne else {
        #expect(throws: InvalidMarkovChain.self) { try self.chain(rows) }
        continue
      }
      let chain = try self.chain(rows)
      #expect(chain.stationary.support == recurrent)
      #expect(chain.transientCount == 3 - recurrent.count)
      let returns = ways.indices.filter { ways[$0][recurrent[0]][recurrent[0]] }.map { $0 + 1 }
      let period = (1...3).last { divisor in returns.allSatisfy { $0 % divisor == 0 } }
      #expect(chain.period == period, "\(follows)")
    }
  }

  /// Shares grow from symbol to symbol by `ratio`.
  private func ladder(_ ratio: Double, count: Int) throws -> MarkovChain {
    try chain(
      (0..<count).map { symbol in
        var row = [Double](repeating: 0, count: count)
        row[max(0, symbol - 1)] = symbol > 0 ? 1 / ratio : 0
        row[min(count - 1, symbol + 1)] = 1
        return row
      })
  }

  @Test(arguments: [0.001, 0.5, 3, 1e40, 1e139])
  func `shares may grow and shrink beyond what numbers can say`(ratio: Double) throws {
    for count in [2, 5, 60] {
      let chain = try ladder(ratio, count: count)
      let pi = chain.stationary
      let again = try Distribution(weights: pi.weights)
      #expect(again.support == pi.support)
      #expect((0...1).contains(chain.entropyRate.bits))
      // As much goes up a step as down.
      for symbol in 1..<count where pi.probability(of: symbol - 1) > 1e-130 {
        let rows = [symbol - 1, symbol].compactMap { chain.rows[$0] }
        let up = pi.probability(of: symbol - 1) * rows[0].probability(of: symbol)
        let down = pi.probability(of: symbol) * rows[1].probability(of: symbol - 1)
        #expect(agrees(up, down, within: 1e-12), "\(symbol) of \(count)")
      }
    }
  }

  @Test func `a chain whose shares cannot be told is refused`() throws {
    // From 1 to 0 goes only, once in 10^280, what went to 2 before, once in 10^280.
    #expect(throws: InvalidMarkovChain.neverLeft(symbol: 1)) {
      try chain([[0, 1, 0], [0, 1e140, 1e-140], [1e-140, 1e140, 0]])
    }
  }

  @Test func `what is no chain is refused with the reason`() throws {
    let half = try distribution([1, 1])
    #expect(throws: InvalidMarkovChain.empty) { try MarkovChain(rows: [nil, nil]) }
    #expect(throws: InvalidMarkovChain.noRow(symbol: 1, after: 0)) {
      try MarkovChain(rows: [half, nil])
    }
    #expect(throws: InvalidMarkovChain.rowSize(symbol: 0, found: 2, expected: 3)) {
      try MarkovChain(rows: [half, half, half])
    }
    #expect(throws: InvalidMarkovChain.severalParts([0, 2])) {
      try chain([[1, 0, 0], [1, 0, 1], [0, 0, 1]])
    }
  }

  @Test func `a learnt chain has the shares of its message, and the entropy of its pairs`() throws {
    for bytes in [Array("abracadabra".utf8), skewedBytes(count: 70_000, seed: 9), [7], [1, 2]] {
      let chain = try MarkovChain(learntFrom: MemorySource(bytes))
      let q = try Estimator.maximumLikelihood.distribution(of: Tally(of: bytes))
      for symbol in 0..<256 {
        #expect(
          abs(chain.stationary.probability(of: symbol) - q.probability(of: symbol)) <= 1e-12)
      }
      var pairs = [Double](repeating: 0, count: 1 << 16)
      for (last, next) in zip([bytes[bytes.count - 1]] + bytes, bytes) {
        pairs[Int(last) << 8 | Int(next)] += 1
      }
      let rate = try distribution(pairs).entropy.bits - q.entropy.bits
      #expect(abs(chain.entropyRate.bits - rate) <= 1e-9)
    }
    #expect(throws: InvalidMarkovChain.empty) { try MarkovChain(learntFrom: MemorySource([])) }
  }
}
