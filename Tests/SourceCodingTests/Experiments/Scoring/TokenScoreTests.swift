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
    #expect(score.standardError == nil)
    #expect(score.knownPerplexity == nil)
  }

  @Test func `unknown words count, and are counted apart`() throws {
    let score = TokenScore(of: try tokens([-2, -1, -2], unknown: [1]))
    #expect(score.unknownCount == 1)
    #expect(score.unknownByteCount == 4)
    #expect(abs((score.knownPerplexity ?? 0) - 4) < 1e-14)
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
    #expect(score.standardError == nil)
  }

  @Test func `the error of a mean is that of its batches`() throws {
    // Ones and threes in runs of 100: neighbours are alike, so the error is greater
    // than for independent numbers, which would be 1/√6400.
    var sum = BatchedSum()
    for index in 0..<6400 { sum.add(index / 100 % 2 == 0 ? 1 : 3) }
    let error = try #require(sum.standardError)
    #expect(sum.total == 12_800)
    // 50 batches of 128 numbers, from 56 ones and 72 threes to 100 and 28.
    #expect(error.method == .batchMeans(count: 50))
    #expect(error.value > 2.0 / 80)
    var few = BatchedSum()
    for number in [1.0, 2, 3, 6] { few.add(number) }
    // Independent numbers: √(Σ (x − 3)² / 3 / 4).
    #expect(abs((few.standardError?.value ?? 0) - (14.0 / 12).squareRoot()) < 1e-14)
  }
}
