/// The slope of the cross entropy in β = 1/T at both ends, β = 0 and β = ∞.
///
/// With s = ln z the cross entropy at β is Σ of −β·s̄ + ln Σ e^(βs), s̄ = Σ q s, whose
/// slope is the mean of s under z^β less s̄. In the heat that is the plain mean over
/// the possible classes, in the cold the greatest s. So it is known before any
/// search whether there is a best temperature at all.
struct TemperatureSlopes: Sendable {
  private var hotSum = CompensatedSum()
  private var coldSum = CompensatedSum()
  private var tieSum = CompensatedSum()

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - loss: −Σ q s, finite.
  ///   - s: the logarithms of the probabilities.
  ///   - greatest: the greatest of them.
  mutating func add(loss: Double, _ s: Span<Double>, greatest: Double) {
    var sum = 0.0
    var (count, ties) = (0, 0)
    for index in s.indices where s[index] > -.infinity {
      sum += s[index]
      count += 1
      if s[index] == greatest { ties += 1 }
    }
    hotSum.add(sum / Double(count) + loss)
    coldSum.add(greatest + loss)
    if ties > 1 { tieSum.add(Mathematics.log(Double(ties))) }
  }

  /// The slope at β = 0, in nats; not below 0 if heat is best.
  var hot: Double { hotSum.value }

  /// The slope as β goes to ∞, in nats: 0 if every label is its row's likeliest.
  var cold: Double { coldSum.value }

  /// What is left to pay as β goes to ∞, in nats, if the slope there is 0: the
  /// choice among classes that are equally likely.
  var coldLoss: Double { tieSum.value }
}
