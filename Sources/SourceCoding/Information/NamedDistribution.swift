/// A distribution with the words that it goes by.
package struct NamedDistribution: Sendable {
  /// The words: `corpus:english`.
  package let name: String

  /// The distribution.
  package let distribution: Distribution

  /// The distribution that goes by `name`.
  package init(_ name: String, _ distribution: Distribution) {
    self.name = name
    self.distribution = distribution
  }
}
