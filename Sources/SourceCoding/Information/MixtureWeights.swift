/// The weights with which a mixture makes held-out data most probable.
///
/// Each round of EM computes, for every held-out symbol, the probability that each
/// component emitted it, and takes the means as the new weights. The likelihood never
/// falls; it is concave in the weights, so the rounds end at the maximum. The data must
/// not be those that the components were learnt from, or the component that knows them
/// best takes all the weight.
///
///     let fit = MixtureWeights(of: [english, uniform], heldOut: tally)
///     let z = Distribution(mixing: [english, uniform], by: fit)
///
/// Source: Dempster, Laird and Rubin, *Maximum likelihood from incomplete data via the
/// EM algorithm*, 1977; Jelinek and Mercer, *Interpolated estimation of Markov source
/// parameters from sparse data*, 1980.
package struct MixtureWeights: Hashable, Sendable {
  /// The weights of the components, which are not negative and sum to one.
  package let weights: [Double]

  /// Fixed weights.
  ///
  /// - Throws: ``InvalidDistribution`` unless they are finite, not negative and sum to
  ///   one.
  package init(fixed weights: [Double]) throws(InvalidDistribution) {
    _ = try Distribution(probabilities: weights)
    self.weights = weights
  }

  /// The weights that EM finds, starting from equal ones.
  ///
  /// - Parameters:
  ///   - components: the distributions to be mixed.
  ///   - tally: the counts of data that none of them was learnt from. Symbols that all
  ///     components call impossible carry no information and are left out.
  ///   - rounds: the greatest number of rounds; it ends earlier if no weight changes by
  ///     more than 10^−12.
  /// - Precondition: There is a component, and all have the tally's alphabet.
  package init(of components: [Distribution], heldOut tally: Tally, rounds: Int = 10_000) {
    precondition(
      !components.isEmpty && components.allSatisfy { $0.alphabetSize == tally.alphabetSize },
      "a mixture needs components over the alphabet of the data")
    // Only the ratios of an event's probabilities matter, however small they all are.
    let symbols = tally.seenSymbols.filter { symbol in
      components.contains { $0.isPossible(symbol) }
    }
    let greatest = symbols.map { symbol in
      components.map { $0.weight(of: symbol) / $0.wideTotal }.reduce(.zero, max)
    }
    self.init(
      probabilities: components.map { component in
        zip(symbols, greatest).map {
          (component.weight(of: $0) / component.wideTotal / $1).value
        }
      },
      counts: symbols.map { Double(tally.counts[$0]) }, rounds: rounds)
  }

  /// The weights for events that occurred `counts[i]` times, to which component c gives
  /// the probability `probabilities[c][i]`, or a number proportional to it.
  init(probabilities: [[Double]], counts: [Double], rounds: Int = 10_000) {
    let events: [Event] = counts.indices.compactMap { index in
      let probabilities = probabilities.map { $0[index] }
      guard counts[index] > 0, probabilities.contains(where: { $0 > 0 }) else { return nil }
      return Event(count: counts[index], probabilities: probabilities)
    }
    var weights = probabilities.map { _ in 1 / Double(probabilities.count) }
    for _ in 0..<rounds where !events.isEmpty {
      let next = Self.reestimate(weights, from: events)
      let change = zip(weights, next).map { abs($0 - $1) }.max() ?? 0
      weights = next
      if change <= 1e-12 { break }
    }
    self.weights = weights
  }

  /// A held-out symbol with its count and its probability under each component.
  private struct Event {
    let count: Double
    let probabilities: [Double]
  }

  /// One round: the mean probability that an event was emitted by each component.
  private static func reestimate(_ weights: [Double], from events: [Event]) -> [Double] {
    var shares = weights.map { _ in 0.0 }
    for event in events {
      let sum = zip(weights, event.probabilities).reduce(0) { $0 + $1.0 * $1.1 }
      // A component that may have emitted it keeps a positive weight, so the sum is
      // above 0.
      let scale = event.count / sum
      for index in shares.indices {
        shares[index] += scale * weights[index] * event.probabilities[index]
      }
    }
    let total = shares.reduce(0, +)
    return shares.map { $0 / total }
  }
}

extension Distribution {
  /// The mixture Σ w_c p_c(x) of `components`.
  ///
  /// - Precondition: There is one weight for each component, and all components have
  ///   the same alphabet.
  package init(mixing components: [Distribution], by mixture: MixtureWeights) {
    self.init(mixing: components, by: mixture.weights.map(WideReal.init))
  }

  /// The mixture of `components` by weights that are not negative, and not all 0.
  init(mixing components: [Distribution], by weights: [WideReal]) {
    precondition(
      components.count == weights.count
        && components.allSatisfy { $0.alphabetSize == components[0].alphabetSize },
      "a mixture needs a weight for each component, and one alphabet")
    let factors = zip(components, weights).map { $1 / $0.wideTotal }
    self.init(
      computedWeights: components[0].weights.indices.map { symbol in
        zip(components, factors).reduce(WideReal.zero) { $0 + $1.0.weight(of: symbol) * $1.1 }
      })
  }
}
