/// A family of distributions over the whole numbers from 0 on, to be fitted to data.
///
/// It has one parameter, or two: then for each setting of the first there is one best
/// second, and the search runs along the first alone.
package struct FittedFamily: Sendable {
  /// What it is called: `geometric`.
  package let name: String

  /// The parameters that are fitted, as they are called in a SPEC.
  let parameters: [Parameter]

  /// The numbers that it can be fitted to.
  let kinds: [FittedNumbers.Kind]

  /// The greatest number that it can be fitted to, if there is one.
  var greatest: Int?

  /// Whether weights are probabilities by themselves, if all numbers are possible or the
  /// parameters make it end below `count`.
  let isNormalized: @Sendable (_ parameters: [Double], _ count: Int) -> Bool

  /// The SPEC of the member with the given parameters.
  let spec: @Sendable (_ parameters: [Double], _ greatest: Int) -> String

  /// The logarithms of the weights of 0 ..< count and their derivatives.
  let terms: @Sendable (_ parameters: [Double], _ greatest: Int, _ count: Int) -> FamilyTerms

  /// The likeliest last parameter in closed form, where nothing is cut off, given the
  /// mean and the parameters before it; `nil` if there is none.
  var closedForm: (@Sendable (_ mean: Double, _ before: [Double]) -> Double)?

  /// Whether no member is the likeliest, because the likelihood grows towards that of the
  /// Poisson distribution, where nothing is cut off.
  var tendsToPoisson: (@Sendable (_ mean: Double, _ variance: Double) -> Bool)?

  /// A number that a family depends on.
  struct Parameter: Sendable {
    /// A letter for it: `P`.
    let symbol: String

    /// How its settings are spaced.
    let scale: Scale

    /// Whether it must be a whole number.
    var isWhole = false

    /// The number that a SPEC has for a setting.
    var shown: @Sendable (_ setting: Double) -> Double = { $0 }

    /// The derivative of that number by the setting.
    var shownSlope: @Sendable (_ setting: Double) -> Double = { _ in 1 }

    /// The settings that are tried, in ascending order; the ends are those of its range.
    let grid: @Sendable (_ numbers: FittedNumbers) -> [Double]
  }

  /// How the settings of a parameter are spaced, so that a search moves evenly.
  enum Scale: Sendable {
    /// By differences.
    case linear
    /// By factors.
    case logarithmic
    /// By factors of the odds p/(1 − p).
    case odds

    /// The place of a setting on an even scale.
    func place(_ x: Double) -> Double {
      switch self {
      case .linear: x
      case .logarithmic: Mathematics.log(x)
      case .odds: Mathematics.log(x) - Mathematics.log1p(-x)
      }
    }

    /// The setting at a place of the even scale.
    func setting(at place: Double) -> Double {
      switch self {
      case .linear: place
      case .logarithmic: Mathematics.exp(place)
      case .odds: 1 / (1 + Mathematics.exp(-place))
      }
    }
  }

  /// The terms of the member that data are held against, cut off where the data's
  /// alphabet ends, and normalised.
  func terms(_ parameters: [Double], for numbers: FittedNumbers) -> FamilyTerms {
    let count = numbers.limit ?? numbers.counts.count
    var terms = terms(parameters, numbers.greatest, count)
    if numbers.limit == nil ? !isNormalized(parameters, .max) : !isNormalized(parameters, count) {
      terms.normalize()
    }
    return terms
  }
}

extension FittedFamily {
  /// Whether it can be fitted to such numbers, of which two parameters need three
  /// different ones.
  package func fits(_ numbers: FittedNumbers) -> Bool {
    kinds.contains(numbers.kind) && greatest.map { numbers.greatest <= $0 } ?? true
      && (parameters.count < 2 || numbers.support.count > 2)
  }
}
