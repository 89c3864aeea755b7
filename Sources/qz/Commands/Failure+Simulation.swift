import SourceCoding

extension Failure {
  /// The failure to measure a code on what the user called `name`.
  init(measuring name: String, _ error: SimulationError) {
    switch error {
    case .source(let error): self.init(reading: name, error)
    case .noCode: self = .job("\(name): \(error)", remedy: "'qz list codes' lists the other codes")
    }
  }
}
