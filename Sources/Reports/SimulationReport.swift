package import SourceCoding

/// All that `qz report` has to say of one message and one proxy.
package struct SimulationReport: Sendable {
  /// How the source was named: a path, `corpus:english`.
  package let sourceSpec: String

  /// How the proxy was named; `nil` if the message is its own.
  package let proxySpec: String?

  /// The seed that the message was drawn with, if it was drawn.
  package let seed: UInt64?

  /// The parts of the data, if z was learnt from one and the other was sent.
  package let holdout: Holdout?

  /// The message, the proxy, and both held against each other.
  package let simulation: Simulation

  /// What may mislead in the message as it was cut, a sentence each.
  package let notes: [String]

  /// What each code did, in the order asked for.
  package let measurements: [CodeMeasurement]

  /// What is to be told of each code, in words.
  let designNotes: [[String]]

  /// What is known of the messages whatever the code, where there are many; otherwise `nil`.
  package let messageStatistics: MessageStatistics?

  /// The codes that wrote streams, each against the first of them.
  package let comparisons: [PairedComparison]

  /// The laws that all of it was held against.
  package let checks: [Check]

  /// A report on `measurements`, which `simulation` made.
  package init(
    sourceSpec: String, proxySpec: String?, seed: UInt64?, simulation: Simulation,
    measurements: [CodeMeasurement], holdout: Holdout? = nil, notes: [String] = []
  ) {
    self.init(
      sourceSpec: sourceSpec, proxySpec: proxySpec, seed: seed, simulation: simulation,
      measurements: measurements, holdout: holdout, messageStatistics: nil, notes: notes)
  }

  /// A report on many messages, each of which was sent by itself.
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

  /// How far q and z lie apart by Jensen and Shannon; `nil` without a q, or where z has
  /// an escape and so another alphabet.
  var jensenShannonDivergence: Information? {
    simulation.escape == nil ? simulation.q?.jensenShannonDivergence(from: simulation.z) : nil
  }

  /// Whether every law holds.
  package var allHold: Bool { checks.allSatisfy(\.holds) }
}
