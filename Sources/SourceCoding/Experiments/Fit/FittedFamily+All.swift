extension FittedFamily {
  /// Every family, in the order in which they are listed.
  package static let all = [
    bernoulli, geometric, poisson, binomial, negativeBinomial, zipf, zipfMandelbrot,
  ]

  /// The greatest N or R that is tried.
  static let greatestShape = 0x1p20

  /// The powers of two between two exponents, including some with fractional exponents.
  private static func powers(from low: Int, to high: Int, perOctave: Int) -> [Double] {
    (low * perOctave...high * perOctave).map { Mathematics.exp2(Double($0) / Double(perOctave)) }
  }

  /// The settings at places `step` apart above 0, the last of which is `last`; further
  /// apart if so many would take too long for so many numbers.
  private static func even(
    through last: Double, by step: Double, _ numbers: FittedNumbers, setting: (Double) -> Double
  ) -> [Double] {
    let count = min((last / step).rounded(.up), max(48, (0x1p20 / Double(numbers.span)).rounded()))
    return stride(from: 1, through: count, by: 1).map { setting(last * $0 / count) }
  }

  /// One in `step` of the settings where numbers are many, since each takes sums over them all.
  private static func thinned(
    _ settings: [Double], to step: Int, _ numbers: FittedNumbers
  ) -> [Double] {
    numbers.span <= 1 << 12
      ? settings : stride(from: 0, to: settings.count, by: step).map { settings[$0] }
  }

  /// n · ln x, which is 0 for n = 0 and any x.
  private static func times(_ number: Int, _ logarithm: Double) -> Double {
    number == 0 ? 0 : Double(number) * logarithm
  }

  /// The Bernoulli distribution: P for 1 and 1 − P for 0.
  static let bernoulli = FittedFamily(
    name: "bernoulli",
    parameters: [
      Parameter(symbol: "P", scale: .odds, grid: { _ in (0...64).map { Double($0) / 64 } })
    ],
    kinds: [.value], greatest: 1, isNormalized: { _, _ in true },
    spec: { parameters, _ in "bernoulli:\(parameters[0].inDigits)" },
    terms: { parameters, _, count in
      let p = parameters[0]
      return FamilyTerms(count) {
        switch $0 {
        case 0:
          .init(
            logarithm: Mathematics.log1p(-p), a: -1 / (1 - p), aa: -1 / ((1 - p) * (1 - p)))
        case 1: .init(logarithm: Mathematics.log(p), a: 1 / p, aa: -1 / (p * p))
        default: .init(logarithm: -.infinity)
        }
      }
    },
    closedForm: { mean, _ in mean })

  /// The geometric distribution P(1 − P)^i; it is most likely if its mean is that of
  /// the data.
  static let geometric = FittedFamily(
    name: "geometric",
    parameters: [
      Parameter(
        symbol: "P", scale: .odds,
        grid: {
          thinned(powers(from: -20, to: -1, perOctave: 4), to: 2, $0)
            + [0.6, 0.7, 0.8, 0.9, 0.99, 0.999_999, 1.0.nextDown]
        })
    ],
    kinds: [.value, .rank], isNormalized: { _, count in count == .max },
    spec: { parameters, _ in "geometric:\(parameters[0].inDigits)" },
    terms: { parameters, _, count in
      let p = parameters[0]
      let (success, failure) = (Mathematics.log(p), Mathematics.log1p(-p))
      return FamilyTerms(count) { i in
        .init(
          logarithm: success + times(i, failure), a: 1 / p - times(i, 1 / (1 - p)),
          aa: -1 / (p * p) - times(i, 1 / ((1 - p) * (1 - p))))
      }
    },
    closedForm: { mean, _ in 1 / (1 + mean) })

  /// The Poisson distribution λ^i e^−λ / i!, also fitted by the mean.
  static let poisson = FittedFamily(
    name: "poisson",
    parameters: [
      Parameter(
        symbol: "L", scale: .logarithmic,
        grid: { numbers in
          let most = Int(Mathematics.log2(Double(numbers.greatest + 2)).rounded(.up)) + 1
          return thinned(powers(from: -12, to: most, perOctave: 8), to: 4, numbers)
        })
    ],
    kinds: [.value], isNormalized: { _, count in count == .max },
    spec: { parameters, _ in "poisson:\(parameters[0].inDigits)" },
    terms: { parameters, _, count in
      let mean = parameters[0]
      var logarithm = -mean
      return FamilyTerms(count) { i in
        if i > 0 { logarithm += Mathematics.log(mean / Double(i)) }
        return .init(
          logarithm: logarithm, a: times(i, 1 / mean) - 1, aa: -times(i, 1 / (mean * mean)))
      }
    },
    closedForm: { mean, _ in mean },
    fineSettings: { _, numbers in
      // The root of a Poisson variable has about the standard deviation ½.
      even(through: (1.5 * Double(numbers.span)).squareRoot(), by: 0.25, numbers) { $0 * $0 }
    })

  /// The binomial distribution C(N, i) P^i (1 − P)^(N − i).
  ///
  /// The most likely N is finite if the variance is below the mean. It is then the only
  /// maximum of the likelihood, with P chosen for each N.
  ///
  /// Source: Levin and Reeds, *Compound multinomial likelihood functions are unimodal*,
  /// 1977.
  static let binomial = FittedFamily(
    name: "binomial",
    parameters: [
      Parameter(
        symbol: "N", scale: .linear, isWhole: true,
        grid: { numbers in
          let least = Double(max(1, numbers.greatest))
          return [least, least + 1]
            + powers(from: 1, to: 20, perOctave: 2).map { (least + $0).rounded() }
            .filter { $0 < greatestShape } + [greatestShape]
        }),
      Parameter(
        symbol: "P", scale: .odds,
        grid: { _ in
          stride(from: -40, to: -4, by: 2).map { Mathematics.exp2($0) }
            + (1...15).map { Double($0) / 16 } + [0.99, 0.9999, 0.999_999, 1.0.nextDown]
        }),
    ],
    kinds: [.value],
    isNormalized: { parameters, count in parameters[0] < Double(count) },
    spec: { parameters, _ in "binomial:\(Int(parameters[0])),\(parameters[1].inDigits)" },
    terms: { parameters, _, count in
      let (trials, p) = (parameters[0], parameters[1])
      let (success, failure) = (Mathematics.log(p), Mathematics.log1p(-p))
      var (coefficient, slope, curvature) = (0.0, 0.0, 0.0)
      return FamilyTerms(count) { i in
        let rest = trials - Double(i)
        guard rest >= 0 else { return .init(logarithm: -.infinity) }
        if i > 0 {
          let before = rest + 1
          coefficient += Mathematics.log(before / Double(i))
          slope += 1 / before
          curvature -= 1 / (before * before)
        }
        return .init(
          logarithm: coefficient + times(i, success) + (rest == 0 ? 0 : rest * failure),
          a: slope + failure,
          b: rest == 0 ? Double(i) / p : (Double(i) - trials * p) / (p * (1 - p)),
          aa: curvature, ab: -1 / (1 - p),
          bb: -times(i, 1 / (p * p)) - (rest == 0 ? 0 : rest / ((1 - p) * (1 - p))))
      }
    },
    closedForm: { mean, before in mean / before[0] },
    tendsToPoisson: { mean, variance in variance >= mean },
    fineSettings: { before, numbers in
      // The angle whose squared sine is the share of successes has about the standard
      // deviation 1/(2√N).
      let share = 1.5 * Double(numbers.span) / before[0]
      let last = share < 1 ? (2 * share).squareRoot() : Double.pi / 2
      return even(through: last, by: 0.25 / before[0].squareRoot(), numbers) {
        (1 - Mathematics.cos(2 * $0)) / 2
      }.filter { $0 < 1 }
    })

  /// The negative binomial distribution Γ(R + i)/(Γ(R) i!) P^R (1 − P)^i.
  ///
  /// The most likely R is finite if the variance is above the mean, and it is unique.
  ///
  /// Source: Levin and Reeds, as above.
  static let negativeBinomial = FittedFamily(
    name: "negative-binomial",
    parameters: [
      Parameter(
        symbol: "R", scale: .logarithmic, grid: { _ in powers(from: -10, to: 20, perOctave: 2) }),
      // The odds of a failure, (1 − P)/P, keep their digits if P is nearly 1.
      Parameter(
        symbol: "P", scale: .logarithmic, shown: { 1 / (1 + $0) },
        shownSlope: { -1 / ((1 + $0) * (1 + $0)) },
        grid: { _ in powers(from: -40, to: 20, perOctave: 1) }),
    ],
    kinds: [.value], isNormalized: { _, count in count == .max },
    spec: { parameters, _ in
      "negative-binomial:\(parameters[0].inDigits),\((1 / (1 + parameters[1])).inDigits)"
    },
    terms: { parameters, _, count in
      let (shape, odds) = (parameters[0], parameters[1])
      let success = -Mathematics.log1p(odds)
      let failure = Mathematics.log(odds) + success
      var (coefficient, slope, curvature) = (shape * success, success, 0.0)
      return FamilyTerms(count) { i in
        if i > 0 {
          let before = shape + Double(i - 1)
          coefficient += Mathematics.log(before / Double(i))
          slope += 1 / before
          curvature -= 1 / (before * before)
        }
        return .init(
          logarithm: coefficient + times(i, failure), a: slope,
          b: (Double(i) - shape * odds) / (odds * (1 + odds)), aa: curvature,
          ab: -1 / (1 + odds),
          bb: (shape + Double(i)) / ((1 + odds) * (1 + odds)) - times(i, 1 / (odds * odds)))
      }
    },
    closedForm: { mean, before in mean / before[0] },
    tendsToPoisson: { mean, variance in variance <= mean },
    fineSettings: { before, numbers in
      // The number u with sinh² u = x/R has about the standard deviation 1/(2√R).
      let root = (1.5 * Double(numbers.span) / before[0]).squareRoot()
      let last = Mathematics.log(root + (1 + root * root).squareRoot())
      return even(through: last, by: min(0.25 / before[0].squareRoot(), last / 32), numbers) {
        let sine = (Mathematics.exp($0) - Mathematics.exp(-$0)) / 2
        return sine * sine
      }
    })

  /// Zipf's distribution (i + 1)^−S, fitted by the mean of the logarithm; it ends with
  /// the greatest number that occurs, which is the most likely end.
  static let zipf = FittedFamily(
    name: "zipf",
    parameters: [
      Parameter(
        symbol: "S", scale: .linear,
        grid: {
          thinned((0...160).map { Double($0) / 16 }, to: 4, $0) + [12, 16, 24, 32, 50]
        })
    ],
    kinds: [.rank, .value], isNormalized: { _, _ in false },
    spec: { parameters, greatest in "zipf:\(greatest + 1),\(parameters[0].inDigits)" },
    terms: { parameters, greatest, count in
      FamilyTerms(count) { i in
        guard i <= greatest else { return .init(logarithm: -.infinity) }
        let logarithm =
          logarithms.indices.contains(i) ? logarithms[i] : Mathematics.log(Double(i + 1))
        return .init(logarithm: -parameters[0] * logarithm, a: -logarithm)
      }
    })

  /// ln (i + 1) at index i, for which a search asks for every exponent.
  private static let logarithms = (1...1 << 16).map { Mathematics.log(Double($0)) }

  /// The distribution of Zipf and Mandelbrot (i + 1 + Q)^−S, with the same end.
  static let zipfMandelbrot = FittedFamily(
    name: "zipf-mandelbrot",
    parameters: [
      Parameter(
        symbol: "Q", scale: .shifted,
        grid: { [0] + thinned(powers(from: -8, to: 19, perOctave: 1), to: 2, $0) + [1e6] }),
      Parameter(
        symbol: "S", scale: .linear,
        grid: { _ in [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 8, 12, 16, 24, 32, 50] }),
    ],
    kinds: [.rank, .value], isNormalized: { _, _ in false },
    spec: { parameters, greatest in
      "zipf-mandelbrot:\(greatest + 1),\(parameters[1].inDigits),\(parameters[0].inDigits)"
    },
    terms: { parameters, greatest, count in
      let (shift, exponent) = (parameters[0], parameters[1])
      return FamilyTerms(count) { i in
        guard i <= greatest else { return .init(logarithm: -.infinity) }
        let place = Double(i + 1) + shift
        // Relative to the first weight, for a large shift and exponent.
        let logarithm = Mathematics.log1p(Double(i) / (1 + shift))
        let slope = exponent * Double(i) / ((1 + shift) * place)
        return .init(
          logarithm: -exponent * logarithm, a: slope, b: -logarithm,
          aa: -slope * (1 / (1 + shift) + 1 / place), ab: Double(i) / ((1 + shift) * place))
      }
    },
    fineSettings: { _, numbers in
      even(through: 50.0.squareRoot(), by: 50.0.squareRoot() / 256, numbers) { $0 * $0 }
    })
}
