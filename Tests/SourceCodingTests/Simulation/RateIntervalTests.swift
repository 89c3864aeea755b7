import Foundation
import Testing

@testable import SourceCoding

struct RateIntervalTests {
  @Test func `symbols of a known source have the error of their variance`() throws {
    let q = try distribution([1, 1])
    let interval = try #require(RateInterval.known(q, costs: [1, 3], count: 100))
    #expect(interval.standardError == 0.1 && interval.effectiveCount == 100)
    #expect(agrees(try #require(interval.halfWidth95), 0.195996398454, within: 1e-12))
    #expect(RateInterval.known(q, costs: [1, .infinity], count: 100) == nil)
    #expect(RateInterval.known(q, costs: [2, 2], count: 1) == .constant)
    #expect(
      RateInterval.known(q, costs: [1, 3], count: 24)?.refusal == .fewSymbols(effectiveCount: 24))
  }

  @Test func `a known source whose rare symbols are too few gets no interval`() throws {
    let q = try distribution([0.97, 0.01, 0.01, 0.01])
    // The squared skewness of a coin of .03 is .94² / (.97 · .03).
    let each = 0.94 * 0.94 / (0.97 * 0.03)
    guard
      case .fewRareSymbols(let count, 4)? = RateInterval.known(
        q, costs: [1, 3, 3, 3], count: 100)?.refusal
    else { return #expect(Bool(false)) }
    #expect(agrees(count, 100 / each, within: 1e-9))
    let least = Int((4 * each).rounded(.up))
    #expect(RateInterval.known(q, costs: [1, 3, 3, 3], count: least)?.halfWidth95 != nil)
    #expect(RateInterval.known(q, costs: [1, 3, 3, 3], count: least - 1)?.halfWidth95 == nil)
  }

  private func interval(
    _ name: String, _ message: [UInt8], known q: Distribution? = nil, z: Distribution
  ) throws -> RateInterval? {
    try Simulation(of: MemorySource(message), known: q, proxy: Proxy(known: z))
      .measure(CodeCatalog.designer(named: name)).interval
  }

  @Test(arguments: ["block:2", "block:3", "tunstall:4", "fixed", "huffman", "rans"])
  func `a cost that cannot vary has no error`(name: String) throws {
    let uniform = Distribution(uniformOver: 16, alphabetSize: 256)
    let message = (0..<600).map { UInt8($0 * $0 % 16) }
    #expect(try interval(name, message, z: uniform) == .constant)
    #expect(try interval(name, message, known: uniform, z: uniform) == .constant)
    // A source that emits only half of the symbols, in a code in which the others differ.
    let half = Distribution(uniformOver: 2, alphabetSize: 256)
    let z = try overBytes([4, 4, 2, 1, 1])
    let pairs = message.map { $0 % 2 }
    if ["fixed", "huffman"].contains(name) {
      #expect(try interval(name, pairs, known: half, z: z) == .constant)
    }
    #expect((try interval(name, pairs, z: z) == .constant) == (name == "fixed"))
  }

  @Test(arguments: ["vitter", "adaptive-kt", "ppm:2", "block:2", "tunstall:3", "huffman"])
  func `a source of one symbol sends one message`(name: String) throws {
    let q = try overBytes([0, 1])
    let message = [UInt8](repeating: 1, count: 100)
    let z = try overBytes([8, 1, 2])
    #expect(try interval(name, message, known: q, z: z) == .constant)
    // Data that happen to have one symbol may go on with others.
    #expect(try interval(name, message, z: z) != .constant)
  }

  /// A chain whose symbol is drawn anew from `shares` with probability `freshness`.
  private func chain(_ shares: [Double], freshness: Double) throws -> MarkovChain {
    try MarkovChain(
      rows: shares.indices.map { row in
        try Distribution(
          weights: shares.indices.map {
            freshness * shares[$0] + ($0 == row ? 1 - freshness : 0)
          })
      })
  }

  @Test(arguments: [1, 0.4, 0.1, 0.02])
  func `the long-run variance of a chain that draws anew is known`(freshness: Double) throws {
    let shares = [0.5, 0.2, 0.2, 0.1]
    let costs = [1.0, 2, 4, 7]
    // Autocovariances fall by 1 − f: the sum of all is (2 − f)/f times the variance.
    let variance = try Distribution(weights: shares).variance(of: costs)
    let chain = try chain(shares, freshness: freshness)
    #expect(
      agrees(
        chain.longRunVariance(of: costs), variance * (2 - freshness) / freshness, within: 1e-12))
    let interval = try #require(RateInterval.known(chain, costs: costs, count: 10_000))
    #expect(interval.method == .knownChain)
    #expect(
      agrees(
        try #require(interval.effectiveCount), 10_000 * freshness / (2 - freshness), within: 1e-12))
  }

  @Test func `a chain that goes in circles has no long-run variance`() throws {
    let circle = try MarkovChain(rows: [
      try distribution([0, 1, 0]), try distribution([0, 0, 1]), try distribution([1, 0, 0]),
    ])
    #expect(circle.longRunVariance(of: [1, 5, 9]) < 1e-12)
    // Of two states left with probabilities a and b: Var · (2 − a − b) / (a + b).
    let two = try MarkovChain(rows: [try distribution([1, 9]), try distribution([8, 2])])
    let variance = try distribution([8, 9]).variance(of: [0, 1])
    #expect(agrees(two.longRunVariance(of: [0, 1]), variance * 0.3 / 1.7, within: 1e-12))
  }

  @Test func `a cosine is its own average`() {
    var basis = OrthonormalBasis()
    basis.add(Array(repeating: 1, count: 50))
    func cosine(_ number: Double) -> [Double] {
      (0..<50).map { cos(Double.pi * number * (Double($0) + 0.5) / 50) }
    }
    // Its part is (√(2/50) · 25)², one of four; a fifth cosine has none.
    #expect(agrees(RateInterval.cosineAverage(cosine(3), besides: basis), 25.0 / 4, within: 1e-12))
    #expect(RateInterval.cosineAverage(cosine(5), besides: basis) < 1e-24)
  }

  @Test func `a basis is orthonormal, and what lies in it is removed`() {
    var basis = OrthonormalBasis()
    let series = [0.0, 1, 2].map { power in (1...9).map { pow(Double($0), power) } }
    for one in series { basis.add(one) }
    basis.add(zip(series[0], series[2]).map { 3 * $0 - 2 * $1 })
    #expect(basis.series.count == 3)
    for (place, one) in basis.series.enumerated() {
      for (other, two) in basis.series.enumerated() {
        #expect(abs(OrthonormalBasis.dot(one, two) - (place == other ? 1 : 0)) < 1e-14)
      }
    }
    #expect(basis.removed(from: series[1]).allSatisfy { abs($0) < 1e-12 })
  }

  @Test(arguments: [(300, 1), (5_000, 2)])
  func `trends are means of a logarithm`(count: Int, size: Int) {
    let costs = Array(repeating: 1.0, count: (count + size - 1) / size)
    let series = CostSeries(costs, ofEach: size, symbolCount: count)
    let a = pow(Double(count), 1.0 / 3)
    for (trend, a) in zip(series.trends, [1, a, a * a, Double(count)]) {
      let start = Double(7 * size)
      let steps = (0..<1_000).map { start + (Double($0) + 0.5) / 1_000 * Double(size) }
      let mean = steps.map { log2(1 + a / $0) }.reduce(0, +) / 1_000
      #expect(agrees(trend[7], mean, within: 1e-6))
    }
  }

  @Test func `a code that learns may have a trend`() throws {
    var rng = SplitMix64(seed: 3)
    let noise = (0..<1_000).map { _ in Double(rng.next() >> 40) * 0x1p-24 }
    let trend = CostSeries(noise, ofEach: 1, symbolCount: 1_000).trends[1]
    func interval(_ size: Double, isLearning: Bool) -> RateInterval {
      let costs = noise.indices.map { noise[$0] + size * trend[$0] }
      return .estimated(
        from: CostSeries(costs, ofEach: 1, symbolCount: 1_000), moments: nil,
        isLearning: isLearning)
    }
    let level = try #require(interval(0, isLearning: true).standardError)
    // Uniform costs have the variance 1/12.
    #expect((0.4...2).contains(level / (1.0 / 12_000).squareRoot()))
    let sloped = try #require(interval(1, isLearning: true).standardError)
    #expect(agrees(level, sloped, within: 1e-9))
    #expect((interval(1, isLearning: false).standardError ?? .infinity) > 3 * level)
  }

  @Test func `symbols that repeat are worth fewer, and too few get no interval`() throws {
    var rng = SplitMix64(seed: 8)
    let fresh = (0..<50).map { _ in Double(rng.next() >> 62) }
    let costs = fresh.flatMap { Array(repeating: $0, count: 40) }
    let series = CostSeries(costs, ofEach: 1, symbolCount: 2_000)
    let long = RateInterval.estimated(from: series, moments: nil, isLearning: false)
    let short = RateInterval.estimated(
      from: CostSeries(Array(costs.prefix(400)), ofEach: 1, symbolCount: 400), moments: nil,
      isLearning: false)
    #expect((25...100).contains(try #require(long.effectiveCount)))
    guard case .fewSymbols(let count)? = short.refusal else { return #expect(Bool(false)) }
    #expect((3...24).contains(count) && short.halfWidth95 == nil && short.standardError == nil)
  }

  @Test func `the width is that of the formula, for costs that stay and are skewed`() throws {
    var rng = SplitMix64(seed: 12)
    let count = 1_200
    let draws = (0..<count / 3).map { _ in [1.0, 1, 2, 7][Int(rng.next() >> 62)] }
    let costs = draws.flatMap { Array(repeating: $0, count: 3) }
    let mean = costs.reduce(0, +) / Double(count)
    let deviations = costs.map { $0 - mean }
    func moment(_ power: Double) -> Double {
      deviations.reduce(0) { $0 + pow($1, power) } / Double(count)
    }
    func autocovariance(_ lag: Int) -> Double {
      zip(deviations, deviations.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    }
    // Geyer's initial monotone sequence.
    var (slow, least, lag) = (-moment(2), Double.infinity, 0)
    while case let pair = autocovariance(lag) + autocovariance(lag + 1), pair > 0 {
      least = min(least, pair)
      slow += 2 * least
      lag += 2
    }
    let worth = Double(count) * moment(2) / slow
    let rare = worth / (pow(moment(3), 2) / pow(moment(2), 3))
    let cosines = (1...4).map { number in
      deviations.indices.reduce(0) { sum, index in
        let angle = Double.pi * Double(number) * (Double(index) + 0.5) / Double(count)
        return sum + deviations[index] * cos(angle) * (2 / Double(count)).squareRoot()
      }
    }
    let error = (cosines.reduce(0) { $0 + $1 * $1 } / 4 / Double(count)).squareRoot()
    let dependence = 1 - worth / Double(count)
    // Student's 97.5 % quantile with four degrees of freedom.
    let width =
      2.776_445_105_198 * error * (1 + (1.5 * dependence - 0.3) / rare)
      * (1 + 3 * dependence / worth)
    let interval = RateInterval.estimated(
      from: CostSeries(costs, ofEach: 1, symbolCount: count), moments: nil, isLearning: false)
    #expect(agrees(interval.effectiveCount ?? 0, worth, within: 1e-9))
    #expect(agrees(interval.standardError ?? 0, error, within: 1e-9))
    #expect(agrees(interval.halfWidth95 ?? 0, width, within: 1e-9))
  }

  @Test func `a message of one symbol has an interval if that is known to be constant`() throws {
    let q = Distribution(uniformOver: 16, alphabetSize: 256)
    #expect(try interval("fixed", [5], known: q, z: q) == .constant)
    #expect(try interval("fixed", [], known: q, z: q) == nil)
  }

  @Test func `four rare symbols get a bar of twice the error of independent ones at least`() {
    // Four costs of 7 among 396 of 1, so evenly placed that cosines see nothing.
    let costs = (0..<400).map { $0 % 100 == 50 ? 7.0 : 1.0 }
    let interval = RateInterval.estimated(
      from: CostSeries(costs, ofEach: 1, symbolCount: 400), moments: nil, isLearning: false)
    let variance = 36 * 0.01 * 0.99
    let luck = 4 / (400 * 0.01 * 0.99 / (0.98 * 0.98))
    let least = 2.1 * luck * luck * (variance / 400).squareRoot()
    #expect(agrees(interval.halfWidth95 ?? 0, least, within: 1e-9))
  }

  @Test func `rare symbols that did not occur, or hardly, get no interval`() {
    func interval(_ rare: Int) -> RateInterval {
      let costs = (0..<400).map { $0 % 80 == 40 && $0 / 80 < rare ? 7.0 : 1.0 }
      return .estimated(
        from: CostSeries(costs, ofEach: 1, symbolCount: 400), moments: nil, isLearning: false)
    }
    #expect(interval(0).refusal == .noVariation)
    guard case .fewRareSymbols(let count, 4)? = interval(3).refusal else {
      return #expect(Bool(false))
    }
    #expect((2.5...3.5).contains(count))
    #expect(interval(4).halfWidth95 != nil)
  }

  @Test func `the interval of messages is that of a ratio, from 25 messages on`() throws {
    // R = 300/75 = 4; the sum of the squares of B − 4N is in integers.
    func series(_ count: Int) -> CostSeries {
      CostSeries(
        (0..<count).map { Double(10 + $0 % 5) }, symbolCounts: (0..<count).map { 2 + $0 % 3 })
    }
    let interval = RateInterval.ofMessages(series(25))
    #expect(agrees(try #require(interval.standardError), 0.253_134_911_775_508_8, within: 1e-13))
    #expect(interval.effectiveCount == 25 && interval.halfWidth95 != nil)
    #expect(
      RateInterval.ofMessages(series(24)).refusal == .fewMessages(count: 24, needed: 25))
  }

  @Test func `equal costs have no moments, and one rare cost has great ones`() throws {
    let q = try distribution([1, 1, 2])
    let equal = CostMoments(of: q, costs: [0.1 + 0.2, 0.3, 0.3])
    #expect(equal.variance == 0 && equal.squaredSkewness == 0)
    #expect(CostMoments(ofDeviations: [0, 0], mean: 1).squaredSkewness == 0)
  }

  @Test func `pieces of a code that learns count as pieces where one is costly`() {
    // One piece of 1,024 costs more, so its squared skewness is about 1,024: it occurs once.
    let costs = (0..<1024).map { $0 == 500 ? 90.0 : $0 % 2 == 0 ? 10 : 10.001 }
    let series = CostSeries(costs, ofEach: 16, symbolCount: 16 * 1024)
    let refusal = RateInterval.estimated(from: series, moments: nil, isLearning: true).refusal
    guard case .fewRareSymbols(let count, _)? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(count < 2)
  }

  @Test func `a variance of one is a variance`() throws {
    var rng = SplitMix64(seed: 4)
    let costs = (0..<2048).map { _ in rng.next() % 2 == 0 ? 1.0 : 3 }
    let moments = CostMoments(of: try distribution([1, 1]), costs: [1, 3])
    #expect(moments.variance == 1)
    let series = CostSeries(costs, ofEach: 1, symbolCount: costs.count)
    let interval = RateInterval.estimated(from: series, moments: moments, isLearning: false)
    #expect(interval.refusal == nil)
    #expect(interval.halfWidth95 != nil)
  }

  @Test func `lags end with the numbers, and a basis of one series is one average`() {
    // Autocovariances 1, 2/3, 1/3: the next pair would be 1/3 and nothing.
    let sequence = RateInterval.monotoneSequence([1, 1, 1])
    #expect(sequence.lagCount == 2)
    #expect(agrees(sequence.sum, 2 * (1 + 2.0 / 3) - 1, within: 1e-15))
    var basis = OrthonormalBasis()
    basis.add([1, 1])
    #expect(agrees(RateInterval.cosineAverage([1, -1], besides: basis), 2, within: 1e-15))
  }
}
