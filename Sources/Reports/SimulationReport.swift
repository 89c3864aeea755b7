public import SourceCoding

/// All that `qz report` has to say of one message and one proxy.
public struct SimulationReport: Sendable {
  /// How the source was named: a path, `corpus:english`.
  public let sourceSpec: String

  /// How the proxy was named; `nil` if the message is its own.
  public let proxySpec: String?

  /// The seed that the message was drawn with, if it was drawn.
  public let seed: UInt64?

  /// The message, the proxy, and both held against each other.
  public let simulation: Simulation

  /// What each code did, in the order asked for.
  public let measurements: [CodeMeasurement]

  /// The laws that all of it was held against.
  public let checks: [Check]

  /// A report on `measurements`, which `simulation` made.
  public init(
    sourceSpec: String, proxySpec: String?, seed: UInt64?, simulation: Simulation,
    measurements: [CodeMeasurement]
  ) {
    self.sourceSpec = sourceSpec
    self.proxySpec = proxySpec
    self.seed = seed
    self.simulation = simulation
    self.measurements = measurements
    checks = simulation.checks(of: measurements)
  }

  /// Whether every law holds.
  public var allHold: Bool { checks.allSatisfy(\.holds) }
}
