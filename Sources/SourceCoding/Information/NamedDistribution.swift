/// A distribution with its name.
package struct NamedDistribution: Sendable {
  /// The name: `corpus:english`.
  package let name: String

  /// The distribution.
  package let distribution: Distribution

  /// The distribution with the given name.
  package init(_ name: String, _ distribution: Distribution) {
    self.name = name
    self.distribution = distribution
  }
}
