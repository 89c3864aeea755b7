import Testing

@testable import SourceCoding

struct SimulationTests {
  static let names = ["ideal", "huffman", "limited:9", "shannon"]

  static let texts = [
    "", "a", "aaaaaaaa", "abracadabra", "this is an example of a huffman tree",
    String(repeating: "the quick brown fox jumps over the lazy dog. ", count: 400),
  ]

  private func measure(
    _ name: String, _ simulation: Simulation
  ) throws -> CodeMeasurement {
    try simulation.measure(try CodeCatalog.designer(named: name))
  }

  @Test(arguments: [1e-8, 1e-12, 0.1])
  func `the divergence from what a code believes has all its digits`(shift: Double) throws {
    let shares = try QuantizedDistribution(overBytes([1, 2]), bits: 12).shares
    for (name, weights) in [("ideal", [1, 2]), ("rans:12", shares.prefix(2).map { Double($0) })] {
      let q = try overBytes([weights[0], weights[1] * (1 + shift)])
      let measurement = try Simulation(
        of: MemorySource([0, 1, 1]), known: q, proxy: Proxy(known: overBytes([1, 2]))
      ).measure(CodeCatalog.designer(named: name))
      let found = try #require(measurement.impliedDivergence?.bits)
      #expect(agrees(found, q.divergence(from: try overBytes(weights)).bits, within: 1e-13))
    }
  }

  @Test(arguments: texts, names)
  func `in its own code every message comes back and its bill adds up`(text: String, name: String)
    throws
  {
    let simulation = try Simulation(of: MemorySource(Array(text.utf8)))
    let measurement = try measure(name, simulation)
    #expect(abs(try #require(measurement.bill.residual)) < 1e-9)
    #expect(simulation.checks(of: [measurement]).filter { !$0.holds } == [])
    #expect(abs(measurement.bill.mismatch) == 0)
    if name == "ideal" {
      #expect(measurement.roundTrip == nil && measurement.measuredRate == nil)
    } else {
      let roundTrip = try #require(measurement.roundTrip)
      #expect(roundTrip.outcome == .exact)
      #expect(measurement.bill.total == Double(roundTrip.bitCount))
      #expect((roundTrip.tableBitCount > 0) == !text.isEmpty)
    }
  }

  @Test(arguments: texts, names)
  func `in another's code every message comes back and its bill adds up`(
    text: String, name: String
  ) throws {
    let proxy = try Proxy(
      learntFrom: Tally(of: Array("pack my box with five dozen liquor jugs".utf8)),
      by: .krichevskyTrofimov)
    let simulation = try Simulation(of: MemorySource(Array(text.utf8)), proxy: proxy)
    let measurement = try measure(name, simulation)
    #expect(abs(try #require(measurement.bill.residual)) < 1e-9)
    #expect(simulation.checks(of: [measurement]).filter { !$0.holds } == [])
    #expect(measurement.bill.mismatch >= 0)
    #expect(measurement.bill.table == 0)
    #expect(measurement.roundTrip.map { $0.outcome == .exact } ?? (name == "ideal"))
  }

  @Test func `abracadabra costs 23 bits, one of padding, and its table`() throws {
    let simulation = try Simulation(of: MemorySource(Array("abracadabra".utf8)))
    let measurement = try measure("huffman", simulation)
    let roundTrip = try #require(measurement.roundTrip)
    #expect(agrees(measurement.symbolRate * 11, 23, within: 1e-15))
    #expect(agrees(simulation.comparison.entropy.bits, 2.040373, within: 1e-6))
    let tableBytes = (roundTrip.tableBitCount + 7) / 8
    #expect(roundTrip.bitCount == 24 + 8 * tableBytes)
    #expect(roundTrip.paddingBitCount == 1 + 8 * tableBytes - roundTrip.tableBitCount)
  }

  @Test func `a worked bill`() throws {
    // 8 symbols, 4 a, 2 b, 2 c, sent in the code for 1/4 1/2 1/4: lengths 2 1 2.
    // H(q) = 1.5, so 12 bits; KL = ½·1 + ¼·(−1) + 0 = ¼, so 2; lengths are the
    // surprisals, so 0; 14 bits and 2 of padding.
    let z = try overBytes(Array(repeating: 0, count: 97) + [1, 2, 1])
    let simulation = try Simulation(
      of: MemorySource(Array("aabacbac".utf8)), proxy: Proxy(known: z))
    let bill = try measure("huffman", simulation).bill
    #expect(bill.entropy == 12)
    #expect(agrees(bill.mismatch, 2, within: 1e-15))
    #expect(bill.lengths == 0)
    #expect(bill.coder == 2)
    #expect(bill.total == 16)
    #expect(bill.sampling == 0 && bill.samplingError == nil)
  }

  @Test(arguments: [1e-16, 1e-18, 1e-100])
  func `a bit for a symbol that is all but certain is less than H + 1, whatever rounding says`(
    rare: Double
  ) throws {
    let z = try overBytes([1, rare])
    let simulation = try Simulation(of: MemorySource([0, 0, 0]), proxy: Proxy(known: z))
    let checks = simulation.checks(of: [try measure("huffman", simulation)])
    #expect(checks.contains { $0.name == "huffman costs less than H(z) + 1 on z" })
    for check in checks { #expect(check.holds, "\(check.name): \(check.detail)") }
  }

  @Test(arguments: names)
  func `where q is known the draw's luck has a line, within its usual size`(name: String) throws {
    let q = try overBytes([6, 3, 2, 1])
    let z = try overBytes([1, 1, 1, 1, 1, 1])
    for seed in 1...20 as ClosedRange<UInt64> {
      let simulation = try Simulation(
        of: SampledSource(q, symbolCount: 10_000, seed: seed), known: q, proxy: Proxy(known: z))
      let measurement = try measure(name, simulation)
      let bill = measurement.bill
      #expect(abs(try #require(bill.residual)) < 1e-8)
      #expect(abs(bill.sampling) <= 4.5 * (try #require(bill.samplingError)) + 1e-9)
      #expect(agrees(bill.entropy, 10_000 * q.entropy.bits, within: 1e-14))
      // Some codes for equal weights cost the same for all symbols of q.
      let method = try #require(measurement.interval?.method)
      #expect([.knownSource, .constant].contains(method))
    }
  }

  @Test(arguments: [
    (BrokenCoder.Fault.wrongSymbol, RoundTrip.Outcome.differs(offset: 7)),
    (.givesUp, .undecodable(offset: 0, BrokenCoder.fault)),
  ])
  func `a broken decoder is found out and gets no rate`(
    fault: BrokenCoder.Fault, outcome: RoundTrip.Outcome
  ) throws {
    let bytes = skewedBytes(count: 400_000, seed: 9)
    let proxy = try Proxy(learntFrom: Tally(of: bytes), by: .laplace)
    for threads in [1, 4] {
      let simulation = try Simulation(of: MemorySource(bytes), proxy: proxy, threads: threads)
      let measurement = try simulation.measure(BrokenCoder.designer(fault))
      #expect(measurement.roundTrip?.outcome == outcome)
      #expect(measurement.measuredRate == nil)
      let check = simulation.checks(of: [measurement]).first { !$0.holds }
      #expect(check?.name == "round trip of broken")
    }
  }

  @Test func `a table that cannot be read is found out`() throws {
    let simulation = try Simulation(of: MemorySource(Array("abracadabra".utf8)))
    let measurement = try simulation.measure(BrokenCoder.designer(.refusesTable))
    #expect(measurement.roundTrip?.outcome == .undecodableTable(BrokenCoder.fault))
    #expect(measurement.measuredRate == nil)
  }

  @Test func `impossible symbols make the bill infinite and stop the stream`() throws {
    let z = try overBytes(Array(repeating: 0, count: 97) + [1, 1])
    let simulation = try Simulation(of: MemorySource(Array("abc".utf8)), proxy: Proxy(known: z))
    #expect(simulation.comparison.unseenSymbols == [99])
    #expect(agrees(simulation.comparison.unseenMass, 1.0 / 3, within: 1e-15))
    #expect(simulation.comparison.crossEntropy.bits == .infinity)
    for name in Self.names.dropLast(2) {
      let measurement = try measure(name, simulation)
      #expect(measurement.roundTrip == nil)
      #expect(measurement.expectedRate == .infinity)
      #expect(measurement.bill.total == .infinity && measurement.bill.residual == nil)
      #expect(measurement.optimalCosts.map { $0.upperBound == .infinity } ?? (name == "ideal"))
    }
  }

  @Test func `measurements do not depend on the number of cores`() throws {
    let bytes = skewedBytes(count: 600_000, seed: 21)
    let results = try [1, 2, 5].map { threads in
      let simulation = try Simulation(of: MemorySource(bytes), threads: threads)
      let measurement = try measure("huffman", simulation)
      return [
        measurement.bill.total, measurement.bill.coder, measurement.symbolRate,
        measurement.interval?.halfWidth95 ?? -1,
      ]
    }
    #expect(results[0] == results[1] && results[1] == results[2])
  }

  @Test func `an impossible symbol that was not drawn leaves a bill without a residual`() throws {
    let q = try overBytes([999_999, 1])
    let simulation = try Simulation(
      of: SampledSource(q, symbolCount: 10, seed: 1), known: q,
      proxy: Proxy(known: try overBytes([1, 0])))
    let measurement = try measure("huffman", simulation)
    #expect(measurement.roundTrip?.outcome == .exact)
    #expect(measurement.bill.mismatch == .infinity)
    #expect(measurement.bill.sampling == 0 && measurement.bill.samplingError == nil)
    #expect(measurement.bill.residual == nil)
    #expect(simulation.checks(of: [measurement]).filter { !$0.holds } == [])
  }

  @Test(arguments: [true, false])
  func `a message that changes between two readings is an error`(usesTables: Bool) throws {
    let source = ChangingSource()
    let simulation = try Simulation(of: source)
    let designer = CodeDesigner(name: "huffman") { (proxy) throws(DesignError) in
      let code = try DesignError.passing { () throws(InvalidPrefixCode) in
        try PrefixCode(lengths: Huffman.lengths(for: proxy.distribution.weights))
      }
      return Design(
        code: PrefixCoder(code, usingTables: usesTables), symbolCosts: code.costs)
    }
    #expect(throws: SimulationError.source(.changed)) { try simulation.measure(designer) }
  }

  @Test(arguments: ["huffman", "block:2", "tunstall"])
  func `what z calls impossible cannot be written, and is no fault of the source`(
    code: String
  ) throws {
    let simulation = try Simulation(
      of: MemorySource(Array("abcab".utf8)),
      proxy: Proxy(known: try overBytes(Array(repeating: 0, count: 97) + [1, 1])))
    let measurement = try measure(code, simulation)
    #expect(measurement.roundTrip == nil && measurement.expectedRate == .infinity)
    #expect(measurement.bill.total == .infinity && measurement.bill.lengths.isFinite)
    #expect(measurement.bill.residual == nil)
  }

  @Test func `a source that fails is reported`() throws {
    let simulation = try Simulation(
      of: FailingSource(goodReads: 1),
      proxy: Proxy(known: Distribution(uniformOver: 256, alphabetSize: 256)))
    #expect(throws: SimulationError.source(.shrunk(byteCount: 5))) {
      try measure("huffman", simulation)
    }
    #expect(throws: SourceError.shrunk(byteCount: 5)) {
      try Simulation(of: FailingSource(goodReads: 0))
    }
  }

  @Test func `the message or block without a table is named from 1`() {
    let errors = [false, true].map {
      "\(SimulationError.noTable(name: "book", number: 0, isMessage: $0))"
    }
    #expect(
      errors == [
        "book: no table has all symbols of block 1", "book: no table has all symbols of message 1",
      ])
  }
}
