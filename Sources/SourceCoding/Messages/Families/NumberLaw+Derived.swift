extension NumberLaw {
  /// The mixture Σ w_k p_k of laws, over the numbers of all of them.
  ///
  /// - Parameter components: the laws, with the probability of drawing each.
  /// - Throws: ``InvalidDistribution``, with components for symbols, unless the weights
  ///   are probabilities.
  package init(mixing components: [(weight: WideReal, law: NumberLaw)]) throws(InvalidDistribution)
  {
    _ = try Distribution(wideProbabilities: components.map(\.weight))
    let isEndless = components.contains { $0.law.isEndless }
    let valueCount = (components.map(\.law.greatest).max() ?? 0) + 1
    self.init(valueCount: isEndless ? nil : valueCount) { count in
      let members = components.map { $0.law.member(through: count - 1) }
      // A member is normalised over the values that it keeps.
      let factors = zip(components, members).map {
        $0.weight * WideReal(sumOf: 1, -$1.truncatedMass) / $1.distribution.wideTotal
      }
      return DistributionFamily.Member(
        weights: (0..<count).map { number in
          zip(members, factors).reduce(WideReal.zero) {
            $0 + $1.0.distribution.weight(of: number) * $1.1
          }
        },
        truncatedMass: zip(components, members).map { $0.weight.value * $1.truncatedMass }
          .compensatedSum())
    }
  }

  /// The law at the temperature T: p(n)^(1/T), normalised.
  ///
  /// The mass beyond the kept values is summed until the ratios of neighbours, which no
  /// longer grow there, leave less than the tail.
  ///
  /// - Precondition: the temperature is greater than zero.
  package func tempered(_ temperature: WideReal) -> NumberLaw {
    @Sendable func distribution(_ count: Int) -> Distribution {
      member(through: count - 1).distribution.tempered(temperature)
    }
    var count = max(2, greatest + 1)
    var all = distribution(count)
    while isEndless, count < DistributionFamily.mostValues, Self.rest(of: all) > Self.tail {
      count = min(DistributionFamily.mostValues, 4 * count)
      all = distribution(count)
    }
    var beyond = [isEndless ? min(1, Self.rest(of: all)) : 0]
    for number in stride(from: count - 1, to: 0, by: -1) {
      beyond.append(beyond[beyond.count - 1] + all.probability(of: number))
    }
    return NumberLaw(valueCount: isEndless ? nil : count) { [beyond] count in
      DistributionFamily.Member(
        distribution: distribution(count),
        truncatedMass: count <= beyond.count
          ? min(1, beyond[beyond.count - count]) : 0)
    }
  }

  /// The mass beyond the last value of a distribution if probabilities continue to fall
  /// at the same ratio; infinite if they do not fall.
  private static func rest(of distribution: Distribution) -> Double {
    let count = distribution.weights.count
    let (last, other) = (
      distribution.probability(of: count - 1), distribution.probability(of: count - 2)
    )
    guard last > 0 else { return 0 }
    return last < other ? last * last / (other - last) : .infinity
  }
}
