/// A source whose law is known: independent draws, or a Markov chain.
///
/// The cost of a code on it, in an endless message, does not depend on a draw.
package enum KnownSource: Hashable, Sendable {
  /// Each symbol is drawn from the same distribution, independently of the preceding
  /// ones.
  case independent(Distribution)
  /// Each symbol is drawn from the row of the preceding one, and the first symbol from
  /// π.
  case chain(MarkovChain)

  /// The distribution of one symbol: that of each draw, or π.
  package var distribution: Distribution {
    switch self {
    case .independent(let q): q
    case .chain(let chain): chain.stationary
    }
  }

  /// The same source over another alphabet, in which symbol x has the place
  /// `places[x]`.
  ///
  /// - Returns: `nil` for a chain in which several symbols have the same place: the
  ///   symbol that follows such a place depends on more than the place.
  func moved(to places: [Int], alphabetSize: Int) -> KnownSource? {
    switch self {
    case .independent(let q): .independent(q.moved(to: places, alphabetSize: alphabetSize))
    case .chain(let chain):
      chain.moved(to: places, alphabetSize: alphabetSize).map { .chain($0) }
    }
  }
}
