import Testing

@testable import SourceCoding

struct TokenScoreTests {
  private func tokens(
    _ logs: [Double], in unit: InformationUnit = .bits, byteCount: Int = 4, unknown: Set<Int> = []
  ) throws -> TokenScores {
    var tokens = TokenScores()
    for (index, log) in logs.enumerated() {
      try tokens.append(
        logProbability: log, in: unit, byteCount: byteCount, isUnknown: unknown.contains(index),
        at: index + 1)
    }
    return tokens
  }

  @Test func `log-likelihoods are summed, and perplexity is of their mean`() throws {
    let score = TokenScore(of: try tokens([-1, -3, -8]))
    #expect(score.total.bits == 12)
    #expect(score.crossEntropy.bits == 4)
    #expect(score.crossEntropyPerByte?.bits == 1)
    // The mean of the perplexities 2, 8 and 256 would be 88.7.
    #expect(abs(score.perplexity - 16) < 1e-12)
    #expect(score.byteCount == 12)
  }

  @Test(arguments: InformationUnit.allCases)
  func `the base of the logarithms does not matter`(unit: InformationUnit) throws {
    let logs = [-1, -2.5, 0, -7].map { $0 * Mathematics.naturalLogarithmOf2 / unit.natsPerUnit }
    let score = TokenScore(of: try tokens(logs, in: unit))
    #expect(abs(score.total.bits - 10.5) < 1e-13)
  }

  @Test func `the stream is as long as the tokens have information`() throws {
    var rng = SplitMix64(seed: 5)
    let logs = (0..<5000).map { _ in -40 * rng.nextFraction() * rng.nextFraction() }
    let score = TokenScore(of: try tokens(logs + [-1e-12, 0, -300, -16, -32.5, -5000]))
    #expect(score.coding.outcome == .exact)
    let bitCount = Double(try #require(score.coding.bitCount))
    #expect(bitCount < score.total.bits + 2.1)
    #expect(bitCount > score.total.bits - 1)
    #expect(score.checks.filter { !$0.holds } == [])
  }

  @Test func `an impossible token costs infinitely much, and is named`() throws {
    let score = TokenScore(of: try tokens([-1, -.infinity, -2]))
    #expect(score.total.bits == .infinity)
    #expect(score.perplexity == .infinity)
    #expect(score.possibleTotal.bits == 3)
    #expect(score.impossible.first == [2])
    #expect(score.coding.outcome == .unwritable(place: 2))
    #expect(score.interval == nil)
    #expect(score.knownLoss == nil)
  }

  @Test func `unknown words count, and are counted apart`() throws {
    let score = TokenScore(of: try tokens([-2, -1, -2], unknown: [1]))
    #expect(score.unknownCount == 1)
    #expect(score.unknownByteCount == 4)
    #expect(abs((score.knownLoss?.perplexity ?? 0) - 4) < 1e-14)
  }

  @Test func `what is no log-probability is refused`() {
    var tokens = TokenScores()
    #expect(throws: InvalidTokenScore.aboveOne(logProbability: 0.5)) {
      try tokens.append(logProbability: 0.5, in: .nats, byteCount: 1, at: 1)
    }
    #expect(throws: InvalidTokenScore.notANumber) {
      try tokens.append(logProbability: .nan, in: .nats, byteCount: 1, at: 1)
    }
    #expect(tokens.count == 0)
  }

  @Test func `no tokens cost nothing`() {
    let score = TokenScore(of: TokenScores())
    #expect(score.total.bits == 0)
    #expect(score.crossEntropyPerByte == nil)
    #expect(score.coding.bitCount == 0)
    #expect(score.interval == nil)
  }

  @Test func `numbers are kept in few batches, and their sum is exact`() {
    var sum = BatchedSum()
    for index in 0..<10_001 { sum.add(Double(index)) }
    #expect(sum.total == 50_005_000)
    let series = sum.series(times: 2)
    #expect(series.pieceSize == 4 && series.sums.count == 2_501)
    #expect(series.sums[0] == 2 * (0 + 1 + 2 + 3) && series.sums[2_500] == 20_000)
    #expect(series.total == 100_010_000)
  }

  @Test func `few tokens have no interval, and many have one`() throws {
    var rng = SplitMix64(seed: 5)
    let losses = (0..<400).map { _ in -Double(rng.next() >> 60) }
    let few = try #require(TokenScore(of: try tokens(Array(losses.prefix(12)))).interval)
    guard case .fewSymbols = few.refusal else { return #expect(Bool(false), "\(few)") }
    let many = try #require(TokenScore(of: try tokens(losses)).interval)
    // Losses of 0 to 15 bits, all equally likely: √((16² − 1)/12/400) is 0.2305.
    #expect((0.1...0.5).contains(try #require(many.standardError)))
    #expect(try #require(many.effectiveCount) > 250)
  }
}
