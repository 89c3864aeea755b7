import Reports
import SourceCoding

/// Results small enough to render in every test.
enum SampleReport {
  /// Eleven letters in codes for a known distribution.
  static func abracadabra(unit: InformationUnit = .bits) throws -> SimulationReport {
    let text = Array("abracadabra".utf8)
    var weights = [Double](repeating: 0, count: 256)
    for (letter, weight) in zip("abcdr".utf8, [0.5, 0.2, 0.1, 0.1, 0.1]) {
      weights[Int(letter)] = weight
    }
    let proxy = Proxy(known: try Distribution(probabilities: weights))
    return try report(of: text, named: "abra,\"cadabra\"", proxy: proxy, proxySpec: "probs|a<b>")
  }

  /// Every byte value, in a code for a text that has few of them.
  static func everyByte() throws -> SimulationReport {
    let text = (0..<1024).map { UInt8($0 * $0 % 257 % 256) } + Array(0...255)
    let tally = Tally(of: Array("a text of a few letters".utf8))
    let proxy = try Proxy(learntFrom: tally, by: .krichevskyTrofimov)
    return try report(of: text, named: "bytes", proxy: proxy, proxySpec: "few")
  }

  /// A message of no symbols.
  static func empty() throws -> SimulationReport {
    try report(of: [], named: "empty", proxy: nil, proxySpec: nil)
  }

  /// A message with a symbol that z calls impossible.
  static func impossible() throws -> SimulationReport {
    let proxy = try Proxy(learntFrom: Tally(of: Array("aab".utf8)), by: .maximumLikelihood)
    return try report(of: Array("abc".utf8), named: "abc", proxy: proxy, proxySpec: "aab")
  }

  static func matrix() throws -> ProxyMatrix {
    let texts = ["aaab", "abbb", "abab"]
    return try ProxyMatrix(
      of: texts.map { ($0, Tally(of: Array($0.utf8))) }, estimator: .krichevskyTrofimov)
  }

  /// What one text costs in the codes for others.
  static func ranking() throws -> ProxyMatrix {
    let q = try Distribution(weights: [2, 1, 1, 0])
    return ProxyMatrix(
      .divergence, of: [(.init(name: "a<b>&c", entropy: 1.5, symbolCount: 400), q)],
      under: [
        NamedDistribution("x/one", try Distribution(weights: [1, 1, 1, 1])),
        NamedDistribution("x/two", try Distribution(weights: [1, 0, 0, 1])),
        NamedDistribution("x/three", q),
      ])
  }

  /// A knob with everything that a curve can have.
  static let experiment = Experiment(
    name: "sweep.example", title: "cost against size",
    inputs: [.init("q", "corpus:eng\nlish")], seed: 7,
    x: .init("n", .count, isLogarithmic: true), y: .init("excess", .information),
    series: [
      .init(
        name: "measured", origin: .measured, law: .init("1/n", .asymptotic),
        points: [
          .init(x: 1, y: .infinity, law: 1...1),
          .init(x: 1000, y: 0.002, halfWidth95: 0.0005, law: 0.001...0.001),
        ]),
      .init(
        name: "bound", origin: .computed, law: .init("0 ≤ y ≤ 1", .exact),
        points: [.init(x: 1, y: 0.5, law: 0...1), .init(x: 1000, y: 0.25, law: 0 ... .infinity)]),
      .init(
        name: "draws", origin: .measured, isScattered: true,
        points: [.init(x: 2, y: 0.125), .init(x: 2, y: 0.25)]),
    ],
    marks: [.init(.y, at: 0.3, "H(q)"), .init(.x, at: 10, "ten")],
    findings: [.init("best n", 1000, .count, detail: "of 2")],
    checks: [.init(name: "it falls", holds: true, detail: "from inf to 0.002")],
    notes: ["Read it twice."])

  private static func report(
    of text: [UInt8], named name: String, proxy: Proxy?, proxySpec: String?
  ) throws -> SimulationReport {
    let simulation = try Simulation(of: MemorySource(text), proxy: proxy)
    let measurements = try ["ideal", "huffman", "shannon"].map {
      try simulation.measure(CodeCatalog.designer(named: $0))
    }
    return SimulationReport(
      sourceSpec: name, proxySpec: proxySpec, seed: nil, simulation: simulation,
      measurements: measurements)
  }
}
