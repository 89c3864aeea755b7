import Testing

@testable import SourceCoding

struct SweepTests {
  private func subject(_ name: String, _ weights: [Double]) throws -> NamedDistribution {
    NamedDistribution(name, try distribution(weights))
  }

  private func expectLaws(_ experiment: Experiment) {
    for check in experiment.checks { #expect(check.holds, "\(check.name): \(check.detail)") }
    for series in experiment.series where series.law?.kind == .exact {
      for point in series.points {
        guard let law = point.law else { continue }
        let slack = Rounding.bound(at: point.y)
        let isWithin = law.lowerBound - slack <= point.y && point.y <= law.upperBound + slack
        #expect(isWithin, "\(series.name) at \(point.x)")
      }
    }
  }

  private func random(_ count: Int, _ rng: inout SplitMix64) throws -> NamedDistribution {
    try subject("random", randomWeights(count: count, using: &rng).map { Double($0) })
  }

  @Test(arguments: 0..<20)
  func `mixtures obey their laws for any q and z`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let count = 2 + Int(rng.next() % 30)
    let (q, z) = (try random(count, &rng), try random(count, &rng))
    let mixture = Sweep.mixture(of: z, with: q)
    expectLaws(mixture)
    #expect(mixture.series[0].points.map(\.x).first == 0)
    #expect(mixture.series[0].points.last?.y == q.distribution.entropy.bits)
  }

  @Test func `three points are needed to be convex`() throws {
    let (q, z) = (try subject("q", [1, 2]), try subject("z", [1, 0]))
    let checks = Sweep.mixture(of: z, with: q, stepCount: 2).checks.map(\.name)
    #expect(checks == ["falls to H(q)"])
  }

  @Test(arguments: 0..<20)
  func `a limit never helps, and ends at Huffman`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let z = try random(1 + Int(rng.next() % 40), &rng)
    expectLaws(try Sweep.limit(designedFor: z, usedOn: z))
  }

  @Test func `smoothing finds the best amount, and it is not beaten`() throws {
    let first = Tally(of: Array("abracadabra".utf8))
    let last = MemorySource(Array("barbaric zebra".utf8))
    let sweep = try Sweep.smoothing(
      learntFrom: first, usedOn: last, names: ("abracadabra", "zebra"))
    expectLaws(sweep)
    let q = try Estimator.maximumLikelihood.distribution(of: Tally(of: last.bytes))
    func cost(_ delta: Double) throws -> Double {
      q.crossEntropy(under: try Estimator.additive(delta).distribution(of: first)).bits
    }
    let best = sweep.findings[0].value
    let found = try cost(best)
    for factor in [0.9, 0.99, 1.01, 1.1] { #expect(try cost(best * factor) >= found) }
    #expect(found <= (try cost(0.5)) && best > 0)
    #expect(sweep.notes.isEmpty)
  }

  @Test func `where nothing learnt is of use, a greater amount than any tried may be better`()
    throws
  {
    let last = MemorySource(Array(0...255))
    let sweep = try Sweep.smoothing(
      learntFrom: Tally(of: Array("aaaaaaaa".utf8)), usedOn: last, names: ("a", "all"))
    expectLaws(sweep)
    #expect(sweep.notes.count == 1)
  }

  @Test func `smoothing with nothing added may be impossible`() throws {
    let first = Tally(of: Array("aab".utf8))
    let last = MemorySource(Array("abc".utf8))
    let sweep = try Sweep.smoothing(learntFrom: first, usedOn: last, names: ("aab", "abc"))
    #expect(sweep.series[0].points[0].y == .infinity)
    expectLaws(sweep)
  }

  @Test(
    arguments: [
      [0.7, 0.3], [0.5, 0.25, 0.25], [1], [0.9, 0.05, 0.03, 0.02], [1 - 1e-18, 1e-18],
    ])
  func `blocks of independent symbols lie between H and H + 1 over k`(p: [Double]) throws {
    expectLaws(try Sweep.block(ofIndependent: subject("p", p), upTo: 6))
  }

  @Test func `known block costs come out`() throws {
    // Haykin, Communication Systems: .7 .15 .15 costs 1.3, in pairs 1.1975.
    let points = try Sweep.block(ofIndependent: subject("p", [0.7, 0.15, 0.15]), upTo: 2)
      .series[1].points
    #expect(abs(points[0].y - 1.3) < 1e-12 && abs(points[1].y - 1.1975) < 1e-12)
  }

  @Test func `training follows its law, whatever is added`() throws {
    for delta in [0.5, 1, 0.1] {
      let sweep = Sweep.training(
        on: try subject("q", [4, 2, 1, 1, 0, 0, 0, 0]), settings: [100, 1000], delta: delta,
        drawCount: 60, seed: 5)
      expectLaws(sweep)
      #expect(sweep.checks.count == 1)
      let last = try #require(sweep.series[0].points.last)
      let expected = (1.5 + 4 * delta) / (1000 * 0.693_147_180_559_945_3)
      #expect(agrees(last.law?.lowerBound ?? 0, expected, within: 1e-12))
    }
  }

  @Test func `training holds to no law before as much is counted as is added`() throws {
    let q = try subject("q", [1, 1, 1, 1] + [Double](repeating: 0, count: 252))
    let early = Sweep.training(on: q, settings: [25, 50], seed: 1)
    #expect(early.checks.isEmpty)
    let late = Sweep.training(on: q, settings: [50, 2000], seed: 1)
    #expect(late.checks.count == 1)
    expectLaws(late)
  }

  @Test func `the same seed draws the same rows, another others`() throws {
    let q = try subject("q", [3, 2, 1])
    func sweep(_ seed: UInt64) -> Experiment {
      Sweep.training(on: q, settings: [20, 50], drawCount: 4, seed: seed)
    }
    #expect(sweep(1) == sweep(1) && sweep(1) != sweep(2))
  }

  @Test func `rounding a table costs what the law says where no symbol is rare`() throws {
    let message = (0..<4096).map { UInt8($0 * $0 / 3 % 7) }
    let sweep = try Sweep.precision(
      of: MemorySource(message), names: ("q", "the same"), bits: 8...14)
    expectLaws(sweep)
    for point in sweep.series[0].points {
      let law = try #require(point.law?.lowerBound)
      #expect(point.y >= 0 && point.y < 8 * law, "\(point.x)")
    }
    // What ends a stream is all that a fine table leaves.
    let last = try #require(sweep.series[1].points.last)
    #expect(last.y * 4096 < 200)
  }

  @Test func `the expectation under a known law does not depend on the draw`() throws {
    let q = try overBytes([8, 5, 3, 2, 1])
    let sweeps = try [[0, 1, 2, 3, 4, 0], [4, 4, 4, 1]].map { (message: [UInt8]) in
      try Sweep.precision(
        of: MemorySource(message), drawnFrom: .independent(q), names: ("q", "the same"), bits: 5...9
      )
    }
    #expect(sweeps[0].series[0].points == sweeps[1].series[0].points)
    #expect(sweeps[0].findings[0].value == q.entropy.bits)
    for point in sweeps[0].series[0].points {
      let shares = try QuantizedDistribution(q, bits: Int(point.x)).shares
      let r = try Distribution(weights: shares.map { Double($0) })
      #expect(agrees(point.y, q.divergence(from: r).bits, within: 1e-12))
    }
  }

  @Test func `a limit on codes for z answers for the data`() throws {
    let (q, z) = (try subject("q", [1, 1, 1, 1, 40]), try subject("z", [50, 20, 9, 4, 1]))
    let sweep = try Sweep.limit(designedFor: z, usedOn: q)
    expectLaws(sweep)
    #expect(sweep.series.map(\.name) == ["on q", "on z"])
    let costs = sweep.series[0].points.map(\.y)
    let price = try #require(sweep.findings.first { $0.name == "cost of the least limit" })
    #expect(price.value == costs[0] - costs[costs.count - 1] && price.value < 0)
  }

  @Test func `where z cannot write q, every table costs infinitely much`() throws {
    let z = Proxy(known: try overBytes([0, 1, 1]))
    let sweep = try Sweep.precision(
      of: MemorySource([0, 1, 2]), under: z, names: ("q", "z"), bits: 8...10)
    #expect(sweep.series.map(\.name) == ["expected"])
    #expect(sweep.series[0].points.map(\.y) == [.infinity, .infinity, .infinity])
    #expect(sweep.findings.map(\.name) == ["H(q,z)"])
  }

  @Test func `contexts show what the counts promise and what can be had`() throws {
    let message = (0..<3000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3 & 7) }
    let sweep = try Sweep.order(of: MemorySource(message), named: "m", upTo: 3)
    expectLaws(sweep)
    #expect(sweep.series.map(\.name) == ["plug-in", "held out", "sequential"])
    let orders = try ContextEntropy.orders(upTo: 3, of: MemorySource(message))
    #expect(sweep.series[2].points.map(\.y) == orders.compactMap { $0.sequential?.bits })
  }

  @Test(
    arguments: ["aaaaaaab", "abcabcabcd", "aaaaaaaaaaaaaaaaaaab", "a", "ab", "abracadabra", ""])
  func `what symbols with k others in front of them cost together never rises with k`(
    text: String
  ) throws {
    let source = MemorySource(Array(text.utf8))
    let sweep = try Sweep.order(of: source, named: "m", upTo: 6)
    #expect(sweep.checks.map(\.name) == ["(N − k)·H_k of plug-in never rises with k"])
    expectLaws(sweep)
    // The sums again, from the places themselves.
    let symbols = Array(text.utf8)
    for (k, figures) in try ContextEntropy.orders(upTo: 6, of: source).enumerated() {
      var followers: [[UInt8]: [UInt8: Double]] = [:]
      for place in symbols.indices.dropFirst(k) {
        followers[Array(symbols[place - k..<place]), default: [:]][symbols[place], default: 0] += 1
      }
      let bits = followers.values.flatMap { counts in
        counts.values.map { -$0 * Mathematics.log2($0 / counts.values.reduce(0, +)) }
      }.reduce(0, +)
      let found = (figures.plugIn?.bits ?? 0) * figures.placeCount
      #expect(abs(found - bits) <= Rounding.bound(at: bits) * Double(symbols.count + 1))
    }
  }

  @Test func `the entropy per symbol may rise with k`() throws {
    let sweep = try Sweep.order(of: MemorySource(Array("aaaaaaab".utf8)), named: "m", upTo: 5)
    let plugIn = sweep.series[0].points.map(\.y)
    #expect(plugIn == plugIn.sorted() && plugIn[5] > plugIn[0])
  }

  @Test func `no limit above 255 is tried`() throws {
    let z = try subject("z", (0..<300).map { PortableExponential.power(0.4, $0) })
    let sweep = try Sweep.limit(designedFor: z)
    #expect(sweep.series[0].points.last?.x == 255)
    expectLaws(sweep)
  }

  @Test func `lengths are a factor apart and end where they should`() {
    #expect(Sweep.doublingCounts(through: 1) == [1])
    #expect(Sweep.doublingCounts(through: 100) == [25, 50, 100])
    #expect(Sweep.doublingCounts(through: 4096, factor: 4) == [16, 64, 256, 1024, 4096])
  }

  @Test func `prefixes are tallied as they are`() throws {
    let message = skewedBytes(count: 700, seed: 2)
    let tallies = try Sweep.prefixTallies(of: MemorySource(message), [1, 300, 700])
    #expect(tallies == [1, 300, 700].map { Tally(of: message.prefix($0)) })
  }
}
