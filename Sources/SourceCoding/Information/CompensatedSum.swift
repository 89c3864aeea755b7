/// A sum of reals that keeps track of what rounding lost.
///
/// Next to the running sum it keeps the sum of its rounding errors, each of which is
/// itself exact. The result is as good as if the sum had been computed with twice the
/// precision and rounded once. Surprise: the terms may be in any order, and a term may
/// be larger than the sum of all before it (which Kahan's own version does not handle).
///
/// Source: Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
/// Summen*, 1974.
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  /// The sum so far; infinite once an infinite term was added.
  var value: Double { sum.isFinite ? sum + lost : sum }

  /// The finite sum so far, with the digits that do not fit a `Double`.
  var wideValue: WideReal { WideReal(sumOf: sum, lost) }

  mutating func add(_ term: Double) {
    let next = sum + term
    // The smaller of the two lost its low digits in `next`; this recovers them.
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }
}

extension Sequence<Double> {
  /// The sum of all elements, as if rounded once.
  func compensatedSum() -> Double {
    var sum = CompensatedSum()
    for term in self { sum.add(term) }
    return sum.value
  }
}
