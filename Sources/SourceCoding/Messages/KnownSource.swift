/// A source whose law is known: independent draws, or a Markov chain.
///
/// What a code costs on it in the long run is a number that no draw changes.
package enum KnownSource: Hashable, Sendable {
  /// Each symbol is drawn from one distribution, whatever came before it.
  case independent(Distribution)
  /// Each symbol is drawn from the row of the one before, the first from π.
  case chain(MarkovChain)

  /// The distribution of one symbol: that of each draw, or π.
  package var distribution: Distribution {
    switch self {
    case .independent(let q): q
    case .chain(let chain): chain.stationary
    }
  }

  /// What a symbol costs at least, for a code that knows the law and the symbols before.
  package var entropyRate: Information {
    switch self {
    case .independent(let q): q.entropy
    case .chain(let chain): chain.entropyRate
    }
  }

  /// The same source over another alphabet, in which symbol x is `places[x]`.
  ///
  /// - Returns: `nil` for a chain of which several symbols have one place: what follows
  ///   such a place depends on more than the place.
  func moved(to places: [Int], alphabetSize: Int) -> KnownSource? {
    switch self {
    case .independent(let q): .independent(q.moved(to: places, alphabetSize: alphabetSize))
    case .chain(let chain):
      chain.moved(to: places, alphabetSize: alphabetSize).map { .chain($0) }
    }
  }
}
