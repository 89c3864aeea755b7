internal import SourceCoding

extension SimulationReport {
  /// What else there is to know of q, and of q and z together.
  func informationLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    guard let q = simulation.q else { return [] }
    var table = TextTable([.left, .right, .left])
    func add(_ name: String, _ value: String, _ meaning: String) {
      table.add([.init(name), .init(value), .init(meaning, .faint)])
    }
    add("perplexity of q", number(q.perplexity), "as hard to guess as so many equal symbols")
    add("varentropy of q", number(q.varentropy), "bits², the variance of a symbol's surprisal")
    add("Rényi order 0", rate(q.renyiEntropy(order: 0), unit), "\(unit): all that is possible")
    add("Rényi order 2", rate(q.renyiEntropy(order: 2), unit), "\(unit): that two symbols agree")
    add(
      "Rényi order ∞", rate(q.renyiEntropy(order: .infinity), unit), "\(unit): the likeliest symbol"
    )
    if let divergence = jensenShannonDivergence {
      add(
        "Jensen–Shannon", rate(divergence, unit), "\(unit): between q and z, the same either way")
    }
    return [style.paint("more of q and z", .heading)] + table.lines(style)
  }

  private func number(_ value: Double) -> String { NumberText.fixed(value, decimals: 5) }
}
