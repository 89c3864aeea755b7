/// The cost of a family's members on data, in one direction of the divergence, with its
/// derivatives by the parameters.
struct FamilyCost {
  let family: FittedFamily
  let numbers: FittedNumbers
  let direction: Fit.Direction

  /// The logarithms of the data's distribution, smoothed by KT over the span and, if
  /// numbers are not limited, over one more place for all greater numbers.
  private let smoothed: [Double]

  init(of family: FittedFamily, on numbers: FittedNumbers, _ direction: Fit.Direction) {
    self.family = family
    self.numbers = numbers
    self.direction = direction
    let places = numbers.span + (numbers.limit == nil ? 1 : 0)
    let sum = Mathematics.log(Double(numbers.total) + Double(places) / 2)
    smoothed = (0..<places).map {
      Mathematics.log((numbers.counts.indices.contains($0) ? Double(numbers.counts[$0]) : 0) + 0.5)
        - sum
    }
  }

  /// The divergence in the chosen direction, in nats, and its derivatives by the
  /// parameters; the derivatives' rounding errors are relative to the sum of the
  /// magnitudes.
  ///
  /// Second derivatives are computed in the reverse direction only.
  struct Slopes {
    var cost = CompensatedSum()
    var a = CompensatedSum()
    var b = CompensatedSum()
    var aa = CompensatedSum()
    var ab = CompensatedSum()
    var bb = CompensatedSum()
    var magnitudes = (a: 0.0, b: 0.0)
  }

  /// The cost at the given parameters with its derivatives.
  func slopes(_ parameters: [Double]) -> Slopes {
    direction == .reverse ? reverse(parameters) : forward(parameters)
  }

  /// The cost at the given parameters in nats.
  func cost(_ parameters: [Double]) -> Double {
    direction == .reverse ? reverseCost(parameters) : forward(parameters).cost.value
  }

  private func forward(_ parameters: [Double]) -> Slopes {
    let terms = family.terms(parameters, for: numbers, withSecondDerivatives: false)
    var slopes = Slopes()
    slopes.cost.add(-numbers.entropy)
    for (term, share) in zip(terms, numbers.shares) {
      guard term.logarithm > -.infinity else {
        slopes.cost.add(.infinity)
        continue
      }
      slopes.cost.add(-share * term.logarithm)
      slopes.a.add(-share * term.a)
      slopes.b.add(-share * term.b)
      slopes.magnitudes.a += share * abs(term.a)
      slopes.magnitudes.b += share * abs(term.b)
    }
    return slopes
  }

  /// The cost of ``reverse(_:)`` without its derivatives, for which a search asks thousands of
  /// times.
  private func reverseCost(_ parameters: [Double]) -> Double {
    let all = family.terms(parameters, numbers.greatest, numbers.span)
    let hasRest = numbers.limit == nil && family.isNormalized(parameters, .max)
    let sum = hasRest ? 0 : all.logarithmOfSum
    var cost = CompensatedSum()
    var rest = CompensatedSum()
    rest.add(1)
    for number in all.terms.indices {
      let logarithm = all.terms[number].logarithm - sum
      guard logarithm > FamilyTerms.leastLogarithm else { continue }
      let probability = Mathematics.exp(logarithm)
      cost.add(probability * (logarithm - smoothed[number]))
      rest.add(-probability)
    }
    if hasRest, rest.value > 0 {
      cost.add(rest.value * (Mathematics.log(rest.value) - smoothed[smoothed.count - 1]))
    }
    return cost.value
  }

  private func reverse(_ parameters: [Double]) -> Slopes {
    var all = family.terms(parameters, numbers.greatest, numbers.span)
    if numbers.limit == nil, family.isNormalized(parameters, .max) {
      all.addRest()
    } else {
      all.normalize(withSecondDerivatives: true)
    }
    var slopes = Slopes()
    for number in all.terms.indices {
      let term = all.terms[number]
      guard term.logarithm > FamilyTerms.leastLogarithm else { continue }
      let probability = Mathematics.exp(term.logarithm)
      let excess = term.logarithm - smoothed[number]
      slopes.cost.add(probability * excess)
      // The mean of a derivative of ln z under z is 0, so 1 + excess is not needed.
      slopes.a.add(probability * term.a * excess)
      slopes.b.add(probability * term.b * excess)
      slopes.magnitudes.a += abs(probability * term.a * excess)
      slopes.magnitudes.b += abs(probability * term.b * excess)
      slopes.aa.add(probability * ((term.aa + term.a * term.a) * excess + term.a * term.a))
      slopes.ab.add(probability * ((term.ab + term.a * term.b) * excess + term.a * term.b))
      slopes.bb.add(probability * ((term.bb + term.b * term.b) * excess + term.b * term.b))
    }
    return slopes
  }

  /// The mean of minus the second derivatives of ln z over the data: the observed
  /// information about the parameters in one number.
  func information(_ parameters: [Double]) -> (aa: Double, ab: Double, bb: Double) {
    let terms = family.terms(parameters, for: numbers, withSecondDerivatives: true)
    var (aa, ab, bb) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for (term, share) in zip(terms, numbers.shares) {
      aa.add(-share * term.aa)
      ab.add(-share * term.ab)
      bb.add(-share * term.bb)
    }
    return (aa.value, ab.value, bb.value)
  }
}
