import SourceCoding

extension Failure {
  /// The failure to measure a code on what the user called `name`.
  init(measuring name: String, _ error: SimulationError) {
    switch error {
    case .source(let error): self.init(reading: name, error)
    case .noTable(_, _, let isMessage):
      self = .job(
        "\(name): \(error)",
        remedy: isMessage
          ? "add --or-raw to send such messages as they are, or write tables without --smoothing ml"
          : "cut the data into messages with --messages, or write tables without --smoothing ml")
    case .needsOrder:
      self = .job("\(name): \(error)", remedy: "name the data in place of their tally")
    case .noCode: self = .job("\(name): \(error)", remedy: "'qz list codes' lists the other codes")
    }
  }
}
