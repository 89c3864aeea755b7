package import SourceCoding

/// The result of `qz report` for one message and one proxy.
package struct SimulationReport: Sendable {
  /// The name of the source: a path, `corpus:english`.
  package let sourceSpec: String

  /// The name of the proxy; `nil` if the message is its own proxy.
  package let proxySpec: String?

  /// The seed with which the message was drawn, if it was drawn.
  package let seed: UInt64?

  /// The parts of the data, if z was learnt from one and the other was sent.
  package let holdout: Holdout?

  /// The message, the proxy, and their comparison.
  package let simulation: Simulation

  /// Notes about properties of the message that may mislead, a sentence each.
  package let notes: [String]

  /// The measurement of each code, in the order of the request.
  package let measurements: [CodeMeasurement]

  /// The notes about each code.
  let designNotes: [[String]]

  /// The statistics of the messages that do not depend on the code; `nil` for one message.
  package let messageStatistics: MessageStatistics?

  /// The comparison of each code that wrote a stream with the first of them.
  package let comparisons: [PairedComparison]

  /// The checks of laws that the report must obey.
  package let checks: [Check]

  /// Makes a report on `measurements`, which `simulation` made.
  package init(
    sourceSpec: String, proxySpec: String?, seed: UInt64?, simulation: Simulation,
    measurements: [CodeMeasurement], holdout: Holdout? = nil, notes: [String] = []
  ) {
    self.init(
      sourceSpec: sourceSpec, proxySpec: proxySpec, seed: seed, simulation: simulation,
      measurements: measurements, holdout: holdout, messageStatistics: nil, notes: notes)
  }

  /// Makes a report on many messages, each sent separately.
  package init(
    sourceSpec: String, proxySpec: String?, seed: UInt64?, simulation: Simulation,
    measurements: [CodeMeasurement], holdout: Holdout? = nil,
    messageStatistics: MessageStatistics?, notes: [String] = []
  ) {
    self.messageStatistics = messageStatistics
    self.sourceSpec = sourceSpec
    self.proxySpec = proxySpec
    self.seed = seed
    self.simulation = simulation
    self.measurements = measurements
    self.holdout = holdout
    self.notes = notes + Self.separatorNotes(on: simulation)
    designNotes = measurements.map(\.design.notes)
    comparisons = simulation.comparisons(of: measurements)
    checks = simulation.checks(of: measurements)
  }

  /// The Jensen-Shannon divergence of q and z; `nil` without a q, or if z has an escape and
  /// therefore another alphabet.
  var jensenShannonDivergence: Information? {
    simulation.escape == nil ? simulation.q?.jensenShannonDivergence(from: simulation.z) : nil
  }
}
