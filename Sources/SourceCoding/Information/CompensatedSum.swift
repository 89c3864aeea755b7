/// A sum of reals that remembers what rounding took away.
///
/// Beside the running sum stands the sum of its rounding errors, each of which
/// is itself exact. The result is as good as if the sum had been formed in
/// twice the precision and rounded once. Surprise: the order of the terms may
/// be any; a term may be larger than all before it (which Kahan's own version
/// does not survive).
///
/// Source: Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation
/// endlicher Summen*, 1974.
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  /// The sum so far; infinite once an infinite term was added.
  var value: Double { sum.isFinite ? sum + lost : sum }

  /// The finite sum so far, with the digits that a `Double` has no room for.
  var wideValue: WideReal { WideReal(sumOf: sum, lost) }

  mutating func add(_ term: Double) {
    let next = sum + term
    // The smaller of the two lost its low digits in `next`; this gets them back.
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }
}

extension Sequence<Double> {
  /// The sum of all elements, rounded about once.
  func compensatedSum() -> Double {
    var sum = CompensatedSum()
    for term in self { sum.add(term) }
    return sum.value
  }
}
