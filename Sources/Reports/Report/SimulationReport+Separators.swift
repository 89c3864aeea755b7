internal import SourceCoding

extension SimulationReport {
  /// A note for the case that most of the mismatch is due to symbols that separate
  /// messages, although all symbols were sent as one message.
  static func separatorNotes(on simulation: Simulation) -> [String] {
    guard simulation.messages == nil, simulation.isCodeShared, simulation.law == nil,
      let q = simulation.q, simulation.alphabet.isBytes
    else { return [] }
    let divergence = simulation.comparison.divergence.bits
    // If the mismatch is almost zero, its parts are of no interest.
    guard divergence > 0.01 * simulation.comparison.crossEntropy.bits else { return [] }
    func mismatch(of symbol: Int) -> Double {
      guard q.weights[symbol] > 0 else { return 0 }
      let excess = simulation.surprisal(of: symbol) - q.surprisal(of: symbol)
      return q.probability(of: symbol) * excess.bits
    }
    let kinds = [
      (symbols: [0x0A, 0x0D], name: "ends of lines", unit: "line"),
      (symbols: [0x00], name: "zero bytes", unit: "nul"),
    ]
    return kinds.compactMap { symbols, name, unit in
      let part = symbols.map(mismatch).reduce(0, +)
      guard part > divergence / 2 else { return nil }
      let share =
        divergence.isFinite ? "\(NumberText.percent(min(1, part / divergence), of: 1)) %" : "most"
      return "\(share) of the mismatch is in \(name); if they separate messages that are sent one "
        + "by one, use --messages \(unit)"
    }
  }
}
