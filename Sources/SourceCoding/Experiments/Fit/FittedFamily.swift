/// A family of distributions over the whole numbers from 0 on that can be fitted to
/// data.
///
/// It has one parameter or two. With two, there is one best second parameter for each
/// setting of the first, and the search runs along the first alone.
package struct FittedFamily: Sendable {
  /// The name of the family: `geometric`.
  package let name: String

  /// The fitted parameters, with their names in a SPEC.
  let parameters: [Parameter]

  /// The kinds of numbers to which it can be fitted.
  let kinds: [FittedNumbers.Kind]

  /// The greatest number to which it can be fitted; `nil` if there is none.
  var greatest: Int?

  /// Whether the weights are already probabilities, if all numbers are possible or the
  /// parameters make it end below `count`.
  let isNormalized: @Sendable (_ parameters: [Double], _ count: Int) -> Bool

  /// The SPEC of the member with the given parameters.
  let spec: @Sendable (_ parameters: [Double], _ greatest: Int) -> String

  /// The logarithms of the weights of 0 ..< count, and their derivatives.
  let terms: @Sendable (_ parameters: [Double], _ greatest: Int, _ count: Int) -> FamilyTerms

  /// The most likely last parameter in closed form if nothing is cut off, from the mean
  /// and the preceding parameters; `nil` if there is no closed form.
  var closedForm: (@Sendable (_ mean: Double, _ before: [Double]) -> Double)?

  /// Whether no member is most likely, because the likelihood grows towards that of the
  /// Poisson distribution if nothing is cut off.
  var tendsToPoisson: (@Sendable (_ mean: Double, _ variance: Double) -> Bool)?

  /// More settings of the last parameter, which are at most about half a standard
  /// deviation of the member apart in its mean; `nil` if its grid suffices.
  ///
  /// In the reverse direction, a narrow member may come to rest at any bump of the data,
  /// so no bump may be skipped.
  var fineSettings: (@Sendable (_ before: [Double], _ numbers: FittedNumbers) -> [Double])?

  /// A parameter of a family.
  struct Parameter: Sendable {
    /// The letter that stands for it: `P`.
    let symbol: String

    /// The spacing of its settings.
    let scale: Scale

    /// Whether it must be a whole number.
    var isWhole = false

    /// The number in a SPEC for a setting.
    var shown: @Sendable (_ setting: Double) -> Double = { $0 }

    /// The derivative of that number by the setting.
    var shownSlope: @Sendable (_ setting: Double) -> Double = { _ in 1 }

    /// The settings that are tried, in ascending order; the first and the last are the
    /// ends of its range.
    let grid: @Sendable (_ numbers: FittedNumbers) -> [Double]
  }

  /// The spacing of a parameter's settings, which lets a search move evenly.
  enum Scale: Sendable {
    /// Equal differences.
    case linear
    /// Equal factors.
    case logarithmic
    /// Equal factors of the setting plus one.
    case shifted
    /// Equal factors of the odds p/(1 − p).
    case odds

    /// Whether a chart over it needs a logarithmic axis.
    var isLogarithmic: Bool { self == .logarithmic || self == .odds }

    /// The place of a setting on an even scale.
    func place(_ x: Double) -> Double {
      switch self {
      case .linear: x
      case .logarithmic: Mathematics.log(x)
      case .shifted: Mathematics.log1p(x)
      case .odds: Mathematics.log(x) - Mathematics.log1p(-x)
      }
    }

    /// The setting at a place of the even scale.
    func setting(at place: Double) -> Double {
      switch self {
      case .linear: place
      case .logarithmic: Mathematics.exp(place)
      case .shifted: Mathematics.expm1(place)
      case .odds: 1 / (1 + Mathematics.exp(-place))
      }
    }

    /// The first and the second derivative of the setting by its place.
    func derivatives(at x: Double) -> (first: Double, second: Double) {
      switch self {
      case .linear: (1, 0)
      case .logarithmic: (x, x)
      case .shifted: (1 + x, 1 + x)
      case .odds: (x * (1 - x), x * (1 - x) * (1 - 2 * x))
      }
    }
  }

  /// The terms of the numbers that occur, of the member with which data are compared: cut off at the
  /// end of the data's alphabet, and normalised.
  func terms(
    _ parameters: [Double], for numbers: FittedNumbers, withSecondDerivatives needsSecond: Bool
  ) -> [FamilyTerms.Term] {
    let all = terms(parameters, numbers.greatest, numbers.limit ?? numbers.counts.count)
    guard isNormalized(parameters, numbers.limit ?? .max) else {
      return all.normalized(at: numbers.support, withSecondDerivatives: needsSecond)
    }
    return numbers.support.map { all.terms[$0] }
  }
}

extension FittedFamily {
  /// Whether it can be fitted to these numbers; two parameters need three different
  /// numbers.
  package func fits(_ numbers: FittedNumbers) -> Bool {
    kinds.contains(numbers.kind) && greatest.map { numbers.greatest <= $0 } ?? true
      && (parameters.count < 2 || numbers.support.count > 2)
  }
}
