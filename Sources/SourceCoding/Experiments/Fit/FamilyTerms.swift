/// The logarithms of a family's weights at one setting of its parameters, with their
/// derivatives by the parameters.
///
/// The likelihood, the score equation and the standard errors of every family follow
/// from these, whether its weights are already probabilities or must be divided by
/// their sum. A family with one parameter leaves the derivatives by b at 0.
struct FamilyTerms {
  /// The terms of one number.
  struct Term {
    /// The natural logarithm of its weight; −∞ if it is impossible.
    var logarithm: Double
    /// The derivatives by the parameters a and b.
    var a = 0.0
    var b = 0.0
    /// The second derivatives.
    var aa = 0.0
    var ab = 0.0
    var bb = 0.0
  }

  /// The natural logarithm of the least probability that a sum takes notice of, half of
  /// which is no number above 0.
  static let leastLogarithm = -744.5

  /// The terms of the numbers 0, 1, 2 and so on.
  private(set) var terms: [Term]

  /// The terms of `count` numbers, computed by `term` in ascending order.
  init(_ count: Int, of term: (_ number: Int) -> Term) {
    terms = []
    terms.reserveCapacity(count)
    for number in 0..<count { terms.append(term(number)) }
  }

  /// The logarithm of the sum of all weights.
  var logarithmOfSum: Double {
    let logarithms = terms.map { $0.logarithm }
    return LogSum.of(logarithms.span)
  }

  /// Adds one term for all greater numbers together, with the probability that the
  /// weights, which are probabilities, leave.
  mutating func addRest() {
    var (rest, restA, restB) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    var (restAA, restAB, restBB) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    rest.add(1)
    for term in terms where term.logarithm > Self.leastLogarithm {
      let probability = Mathematics.exp(term.logarithm)
      rest.add(-probability)
      restA.add(-probability * term.a)
      restB.add(-probability * term.b)
      restAA.add(-probability * (term.aa + term.a * term.a))
      restAB.add(-probability * (term.ab + term.a * term.b))
      restBB.add(-probability * (term.bb + term.b * term.b))
    }
    let probability = rest.value
    guard probability > 0 else { return terms.append(Term(logarithm: -.infinity)) }
    let (a, b) = (restA.value / probability, restB.value / probability)
    terms.append(
      Term(
        logarithm: Mathematics.log(probability), a: a, b: b,
        aa: restAA.value / probability - a * a, ab: restAB.value / probability - a * b,
        bb: restBB.value / probability - b * b))
  }

  /// Divides the weights by their sum.
  mutating func normalize(withSecondDerivatives needsSecond: Bool) {
    terms = normalized(at: terms.indices, withSecondDerivatives: needsSecond)
  }

  /// The terms of some numbers, with the weights divided by the sum of all.
  ///
  /// The first derivatives of the logarithm of the sum are the means of those of the
  /// terms. The second ones are the means of those of the terms plus the covariances of
  /// the first; a search that does not ask for them is spared their sums.
  func normalized(
    at numbers: some Sequence<Int>, withSecondDerivatives needsSecond: Bool
  ) -> [Term] {
    let sum = logarithmOfSum
    var (meanA, meanB) = (CompensatedSum(), CompensatedSum())
    for term in terms {
      let probability = Mathematics.exp(term.logarithm - sum)
      guard probability > 0 else { continue }
      meanA.add(probability * term.a)
      meanB.add(probability * term.b)
    }
    var (meanAA, meanAB, meanBB) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for term in needsSecond ? terms : [] {
      let probability = Mathematics.exp(term.logarithm - sum)
      guard probability > 0 else { continue }
      let (a, b) = (term.a - meanA.value, term.b - meanB.value)
      meanAA.add(probability * (term.aa + a * a))
      meanAB.add(probability * (term.ab + a * b))
      meanBB.add(probability * (term.bb + b * b))
    }
    return numbers.map { number in
      let term = terms[number]
      return Term(
        logarithm: term.logarithm - sum, a: term.a - meanA.value, b: term.b - meanB.value,
        aa: term.aa - meanAA.value, ab: term.ab - meanAB.value, bb: term.bb - meanBB.value)
    }
  }
}
