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

  static func matrix() throws -> CrossEntropyMatrix {
    let texts = ["aaab", "abbb", "abab"]
    return try CrossEntropyMatrix(
      of: texts.map { ($0, Tally(of: Array($0.utf8))) }, estimator: .krichevskyTrofimov)
  }

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
