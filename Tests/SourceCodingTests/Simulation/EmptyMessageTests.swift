import Testing

@testable import SourceCoding

/// A message without symbols costs nothing, whatever code it is in.
struct EmptyMessageTests {
  /// Every code, those with a parameter by one that does not fit 256 symbols where there is
  /// such a one.
  static let names =
    CodeCatalog.designers.map(\.name) + [
      "limited:1", "limited:7", "block:3", "block:16", "tunstall:2", "tunstall:4", "letters:3",
      "order:0", "order:1", "order-huffman:2", "rans:2", "tans:1", "range:3", "golomb:1",
      "adaptive-z:1", "utf8", "utf32", "morse",
    ]

  private func expectNothing(_ measurement: CodeMeasurement) {
    #expect(measurement.bill.total == 0 && measurement.bill.residual == 0)
    #expect((measurement.expectedRate ?? 0) == 0 && measurement.measuredRate == nil)
    let bill = measurement.bill
    #expect(
      [bill.entropy, bill.mismatch, bill.lengths, bill.context, bill.coder, bill.table]
        .allSatisfy { $0 == 0 })
    #expect(measurement.design.code == nil || measurement.roundTrip?.outcome == .exact)
  }

  @Test(arguments: names)
  func `it costs no bits in its own code`(name: String) throws {
    let simulation = try Simulation(of: MemorySource([]))
    expectNothing(try simulation.measure(CodeCatalog.designer(named: name)))
  }

  @Test func `what z is does not depend on it`() throws {
    let z = try distribution([4, 2, 1, 1])
    let comparison = try Simulation(
      of: MemorySource([]), proxy: Proxy(known: z.moved(to: [0, 1, 2, 3], alphabetSize: 256))
    ).comparison
    #expect(comparison.proxyEntropy.bits == 1.75 && comparison.crossEntropy == .zero)
    // Without a q there is no cost of z's symbols in a code for it.
    #expect(comparison.reverseCrossEntropy.bits.isNaN && comparison.reverseDivergence.bits.isNaN)
  }

  @Test(arguments: names)
  func `it costs no bits in a code for something else`(name: String) throws {
    let z = try Estimator.krichevskyTrofimov.distribution(of: Tally(of: Array("proxy".utf8)))
    let simulation = try Simulation(of: MemorySource([]), proxy: Proxy(known: z))
    expectNothing(try simulation.measure(CodeCatalog.designer(named: name)))
  }

  @Test(arguments: names)
  func `counts of nothing cost nothing, in whatever order they would be`(name: String) throws {
    let counts = CountedSource(Tally(counts: [0, 0, 0, 0]), over: alphabet(["a", "b", "c", "d"]))
    let simulation = try Simulation(of: counts)
    #expect(!simulation.hasOrder)
    let measurement = try simulation.measure(CodeCatalog.designer(named: name))
    #expect(measurement.bill.total == 0 && measurement.roundTrip == nil)
  }

  @Test func `without symbols there is no interval, though q is known`() throws {
    let q = try distribution([4, 2, 1, 1]).moved(to: [0, 1, 2, 3], alphabetSize: 256)
    let simulation = try Simulation(of: MemorySource([]), known: q, proxy: Proxy(known: q))
    #expect(try simulation.measure(.huffman).interval == nil)
  }
}
