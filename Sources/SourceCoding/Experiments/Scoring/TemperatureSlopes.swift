/// The slopes of the cross entropy as a function of β = 1/T at both ends, β = 0 and β =
/// ∞.
///
/// With s = ln z and s̄ = Σ q s, the cross entropy at β is Σ of −β·s̄ + ln Σ e^(βs).
/// Its slope is the mean of s under z^β less s̄. At β = 0 that mean is the plain mean
/// over the possible classes, and at β = ∞ it is the greatest s. So these slopes tell
/// before any search whether there is a best temperature.
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

  /// The slope at β = 0, in nats; it is not below 0 if T = ∞ is best.
  var hot: Double { hotSum.value }

  /// The slope as β goes to ∞, in nats; 0 if every label is its row's likeliest class.
  var cold: Double { coldSum.value }

  /// The cost that remains as β goes to ∞ if the slope there is 0, in nats: that of the
  /// choice among equally likely classes.
  var coldLoss: Double { tieSum.value }
}
