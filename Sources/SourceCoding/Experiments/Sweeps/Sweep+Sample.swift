extension Sweep {
  /// The real cost of draws of N symbols, and the band in which they should fall.
  ///
  /// A message of N independent symbols costs N times the expected length, plus or
  /// minus √(N·V), where V is the variance of the cost of a symbol (the varentropy, for
  /// the ideal code):
  ///
  ///     rate = Σ q ℓ ± 1.96 · √(V/N)       for 95 draws of 100
  ///
  /// so four times the message halves the deviation. Each dot is a stream that was
  /// written, read again and compared. If the cost of a symbol depends on the preceding
  /// ones, V is not known, and there is no band. If the mean is not known either, as
  /// for a code that learns, the curve is the mean cost of the draws' symbols.
  ///
  /// Source: Kontoyiannis and Verdú, *Optimal lossless data compression:
  /// non-asymptotics and asymptotics*, 2014.
  ///
  /// - Parameters:
  ///   - q: the source of the draws.
  ///   - alphabet: its symbols.
  ///   - designer: the code, made for q.
  ///   - settings: the lengths N to draw, in ascending order, at least 1.
  ///   - drawCount: the number of draws for each length.
  ///   - seed: the seed of the draws.
  /// - Returns: the experiment.
  /// - Throws: ``SimulationError`` if q has no such code.
  package static func sample(
    of q: NamedDistribution, over alphabet: Alphabet = .bytes, in designer: CodeDesigner,
    settings: [Int],
    drawCount: Int = 20, seed: UInt64
  ) throws(SimulationError) -> Experiment {
    let proxy = Proxy(known: q.distribution)
    var dots: [Experiment.Point] = []
    var band: [Experiment.Point] = []
    var faults: [Check] = []
    var costs: [Double]?
    var deviations: [Double] = []
    var offset: UInt64 = 0
    for (place, n) in settings.enumerated() {
      var expected = CompensatedSum()
      for index in 0..<drawCount {
        WorkProgress.begin(
          round: place * drawCount + index, of: settings.count * drawCount, "draw",
          areAlike: false)
        // Each draw continues the random sequence where the previous one ended.
        let message = SampledSource(
          q.distribution, alphabet: alphabet, symbolCount: n,
          seed: SplitMix64.seed(seed, after: offset))
        offset += UInt64(n)
        let simulation: Simulation
        do {
          simulation = try Simulation(of: message, known: q.distribution, proxy: proxy)
        } catch {
          throw .source(error)
        }
        let measurement = try simulation.measure(designer)
        faults += measurement.checks(designedFor: q.distribution).filter { !$0.holds }
        let mean = measurement.expectedRate ?? measurement.symbolRate
        expected.add(mean)
        costs = measurement.symbolCosts
        if let rate = measurement.measuredRate {
          let law = interval(around: mean, of: n, costs, q.distribution)?.law
          dots.append(.init(x: Double(n), y: rate, law: law))
        }
        if let deviation = measurement.deviation { deviations.append(deviation) }
      }
      let rate = expected.value / Double(drawCount)
      let interval = interval(around: rate, of: n, costs, q.distribution)
      band.append(
        .init(x: Double(n), y: rate, halfWidth95: interval?.halfWidth, law: interval?.law))
    }
    let within = deviations.count { abs($0) <= StandardError.quantile95 }
    let variance = costs.map(q.distribution.variance(of:))
    let unwritten = q.distribution.support.filter { costs?[$0] == .infinity }
    return Experiment(
      name: "sweep.sample", title: "the rate of \(designer.name) by the length of the message",
      inputs: [
        .init("q", q.name), .init("code", designer.name),
        .init("draws", "\(drawCount.grouped) of each N"),
      ],
      seed: seed, x: .init("N", .count, meaning: "symbols in the message", isLogarithmic: true),
      y: .init("cost", per: "symbol"),
      series: [
        .init(
          name: "expected", origin: .computed,
          law: variance?.isFinite == true ? .init("Σqℓ ± 1.96·√(V/N)", .statistical) : nil,
          points: band),
        .init(name: "draws", origin: .measured, isScattered: true, points: dots),
      ].filter { !$0.points.isEmpty },
      marks: [.init(.y, at: q.distribution.entropy.bits, "H(q)")],
      findings: (variance.map {
        [.init("variance of a symbol's cost", $0, .number, detail: "bits squared")]
      } ?? []) + [
        .init("varentropy of q", q.distribution.varentropy, .number, detail: "bits squared")
      ]
        + (deviations.isEmpty
          ? []
          : [
            .init(
              "draws within the band", Double(within), .count,
              detail: "of \(deviations.count.grouped), excluding the end of the stream")
          ]),
      checks: faults + (deviations.isEmpty ? [] : [bandCheck(within, of: deviations.count)]),
      notes: unwritten.first.map { symbol in
        let more = unwritten.count > 1 ? " and \((unwritten.count - 1).grouped) more" : ""
        return ["The code cannot write \(alphabet.name(of: symbol))\(more), which q has."]
      } ?? [])
  }

  /// The interval that contains the rate of n symbols 95 times in 100; `nil` unless
  /// each symbol of q has a cost.
  private static func interval(
    around expected: Double, of n: Int, _ costs: [Double]?, _ q: Distribution
  ) -> (halfWidth: Double, law: ClosedRange<Double>)? {
    guard let costs,
      let error = StandardError.ofIndependentSymbols(q, costs: costs, count: n)
    else { return nil }
    return (error.halfWidth95, expected - error.halfWidth95...expected + error.halfWidth95)
  }

  /// The check that about 95 draws of 100 are within the band.
  ///
  /// A binomial law violates the bound only once in some ten thousand cases.
  private static func bandCheck(_ within: Int, of count: Int) -> Check {
    let spread = 4 * (0.05 * 0.95 * Double(count)).squareRoot() + 1
    let low = 0.95 * Double(count) - spread
    return Check(
      name: "draws fall within the band", holds: Double(within) >= low,
      detail:
        "\(within.grouped) of \(count.grouped) within, at least \(max(0, low).inDigits) expected")
  }
}
