extension Sweep {
  /// The cost of the size of a rANS coder's table: probabilities are rounded to
  /// multiples of 2^−B.
  ///
  /// Each rounding error is at most half a step. With uniform errors, the excess is
  ///
  ///     H(q,z_B) − H(q,z) ≈ 2^−2B / (24 ln 2) · Σ 1/z(x)    where q is z
  ///
  /// which falls to a quarter with every bit. Symbols rarer than a step still get one
  /// step, which costs the others more; the law is therefore reached only if no symbol
  /// is that rare.
  ///
  /// Source: Duda, *Asymmetric numeral systems*, 2013 (the coder).
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - law: the law from which it was drawn, if that is known; expectations are then
  ///     those of the law, and do not depend on the draw.
  ///   - proxy: the distribution from which codes are designed; `nil` for that of the
  ///     message itself.
  ///   - escape: how symbols that the proxy does not know are written, if it has an
  ///     escape.
  ///   - messages: where each of many messages ends, and how it is sent; `nil` for one message.
  ///   - names: the names of q and z.
  ///   - bits: the sizes of the table, in bits.
  ///   - threads: the greatest number of cores to use.
  /// - Returns: the experiment; sizes with too few steps for all symbols are left out.
  /// - Throws: ``SimulationError`` if the message cannot be read, or if every size is
  ///   too small.
  package static func precision(
    of source: any SymbolSource, drawnFrom law: KnownSource? = nil, under proxy: Proxy? = nil,
    escape: Escape? = nil, messages: SentMessages? = nil, names: (q: String, z: String),
    bits: ClosedRange<Int> = 6...16, threads: Int = 1
  ) throws(SimulationError) -> Experiment {
    // The simulation of the draw itself, and that of its law.
    let (drawn, simulation): (Simulation, Simulation)
    do {
      let own = try Simulation(
        of: source, messages: messages, proxy: proxy, escape: escape, threads: threads)
      // The code is shared, so that the bits of the table do not count.
      let z = proxy ?? law.map { Proxy(known: $0.distribution) } ?? own.proxy
      drawn = try Simulation(
        of: source, messages: messages, tallies: own.tallies, proxy: z, escape: escape,
        threads: threads)
      simulation = try Simulation(
        of: source, messages: messages, tallies: own.tallies, law: law, proxy: z, escape: escape,
        threads: threads)
    } catch {
      throw .source(error)
    }
    let ideal = simulation.comparison.crossEntropy.bits
    let z = simulation.z
    let steps = z.support.map { 1 / z.probability(of: $0) }.compensatedSum()
    var expected: [Experiment.Point] = []
    var measured: [Experiment.Point] = []
    var failure: SimulationError?
    var checks: [Check] = []
    for (index, size) in bits.enumerated() {
      WorkProgress.begin(round: index, of: bits.count, "table")
      guard let designer = try? CodeCatalog.designer(named: "rans:\(size)") else { continue }
      let measurement: CodeMeasurement
      do {
        measurement = try simulation.measure(designer)
      } catch {
        failure = error
        continue
      }
      let law = Mathematics.exp2(-2 * Double(size)) * steps / (24 * Mathematics.naturalLogarithmOf2)
      expected.append(
        .init(
          x: Double(size),
          // Both rates in one, so that nothing cancels: H(q,z_B) − H(q,z).
          y: measurement.impliedDivergence.map {
            ($0 - simulation.comparison.divergence).bits
          }.flatMap { $0.isFinite ? $0 : nil } ?? .infinity,
          law: proxy == nil ? law...law : nil))
      guard let rate = measurement.measuredRate else { continue }
      measured.append(.init(x: Double(size), y: rate - drawn.comparison.crossEntropy.bits))
      checks += measurement.checks(designedFor: z).filter { !$0.holds }
    }
    if expected.isEmpty, let failure { throw failure }
    if proxy == nil {
      checks.append(
        Check(
          name: "no table costs less than H(q)",
          holds: expected.allSatisfy { $0.y >= -Rounding.bound(at: ideal + $0.y) },
          detail: "the least excess is \((expected.map(\.y).min() ?? 0).inDigits) bits per symbol"))
    }
    return Experiment(
      name: "sweep.precision", title: "cost of rANS by the bits of its shares",
      inputs: [.init("q", names.q), .init("z", names.z)],
      x: .init("B", .count, meaning: "bits of a share in the table"),
      y: .init("cost above H(q,z)", per: "symbol"),
      series: [
        .init(
          name: "expected", origin: .computed,
          law: proxy == nil ? .init("2^−2B/(24 ln 2) · Σ 1/z(x)", .asymptotic) : nil,
          points: expected),
        .init(name: "measured", origin: .measured, points: measured),
      ].filter { !$0.points.isEmpty },
      findings: [.init("H(q,z)", ideal, .information)]
        + (measured.map(\.y).min().map {
          [
            .init(
              "least measured excess", $0, .information,
              detail: messages == nil
                ? "end of stream and padding included"
                : "each message by itself, with its end and padding")
          ]
        } ?? []), checks: checks,
      notes: source.hasOrder
        ? []
        : [
          "Nothing was sent or measured: q is a tally, which has the counts of the symbols and not "
            + "their order. Name the data in place of their tally to measure the streams."
        ])
  }
}
