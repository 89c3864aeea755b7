/// The temperature at which predictions cost least.
///
/// A model that is too sure of itself is cured by one number T: z^(1/T),
/// normalised. In β = 1/T the cross entropy is convex, a sum of logarithms of sums
/// of exponentials less a straight line, so its least value is where the slope is
/// zero: there the model believes on the average as much in what it says as the
/// labels do. Newton's steps find it, kept inside a bracket that every slope
/// narrows. The number of rows that are right does not change, for the order of
/// the classes does not.
///
/// The surprise is at the ends: if every label is its row's likeliest class, the
/// colder the better, and if the predictions are worse than none, heat is best.
///
/// Source: Guo, Pleiss, Sun and Weinberger, *On calibration of modern neural
/// networks*, 2017.
package struct BestTemperature: Hashable, Sendable {
  /// The temperature T: 0 if there is no least value but only a limit in the cold,
  /// ∞ if the predictions are best forgotten.
  package let temperature: Double

  /// H(q,z) per row at T = 1, rows normalised.
  package let before: Information

  /// H(q,z) per row at the best temperature.
  package let after: Information

  /// Whether every temperature costs the same, as it does where predictions are uniform over
  /// what they call possible; then ``temperature`` is 1.
  package var changesNothing = false

  /// What the best temperature saves per row, not below 0 but for rounding.
  package var saving: Information { before - after }

  /// The best temperature for rows that were scored before.
  ///
  /// - Parameters:
  ///   - score: the score of the same rows at T = 1.
  ///   - pass: shows all rows, in any parts, to its argument; called some ten times,
  ///     and shows the same each time.
  /// - Returns: `nil` without rows, and where a row is impossible, which no
  ///   temperature changes.
  /// - Throws: what `pass` throws.
  package static func search<Failure: Error>(
    after score: ClassificationScore,
    pass: (_ take: (Predictions) -> Void) throws(Failure) -> Void
  ) throws(Failure) -> BestTemperature? {
    let rowCount = Double(score.rowCount)
    guard rowCount > 0, score.impossible.count == 0 else { return nil }
    func evaluate(_ beta: Double) throws(Failure) -> Loss {
      var loss = Loss(beta: beta)
      try pass { loss.add($0) }
      return loss
    }
    let start = try evaluate(1)
    func result(_ temperature: Double, _ nats: Double) -> BestTemperature {
      BestTemperature(
        temperature: temperature, before: Information(nats: start.value / rowCount),
        after: Information(nats: nats / rowCount))
    }
    let negligible = 1e-12 * rowCount
    if score.slopes.hot >= -negligible, score.slopes.cold <= negligible {
      var flat = result(1, start.value)
      flat.changesNothing = true
      return flat
    }
    if score.slopes.hot >= -negligible { return result(.infinity, try evaluate(0).value) }
    if score.slopes.cold <= negligible { return result(0, score.slopes.coldLoss) }
    var bracket = Bracket(scale: rowCount / score.slopes.cold)
    var loss = start
    for _ in 0..<Bracket.greatestStepCount {
      let next = bracket.next(after: loss)
      let isLast = abs(next - loss.beta) <= 1e-9 * loss.beta
      loss = try evaluate(next)
      // The error is squared by each step, so this one left nothing to do.
      if isLast { break }
    }
    return result(1 / loss.beta, loss.value)
  }

  /// The cross entropy at β with its first two derivatives, in nats.
  struct Loss {
    let beta: Double
    private var values = CompensatedSum()
    private var slopes = CompensatedSum()
    private var curvatures = CompensatedSum()

    init(beta: Double) {
      self.beta = beta
    }

    var value: Double { values.value }
    var slope: Double { slopes.value }
    var curvature: Double { curvatures.value }

    /// Adds rows, none of them impossible.
    mutating func add(_ rows: Predictions) {
      let classCount = rows.classCount
      let logs = rows.logProbabilities.span
      let soft = rows.labelProbabilities.span
      for row in 0..<rows.rowCount {
        let range = row * classCount..<(row + 1) * classCount
        let s = logs.extracting(range)
        if rows.areLabelsSoft {
          let q = soft.extracting(range)
          var mean = 0.0
          for index in s.indices where q[index] > 0 { mean += q[index] * s[index] }
          add(s, labelMean: mean)
        } else {
          add(s, labelMean: s[rows.labels[row]])
        }
      }
    }

    /// Adds a row with logarithms s and their mean under the label.
    private mutating func add(_ s: Span<Double>, labelMean: Double) {
      var greatest = -Double.infinity
      for index in s.indices { greatest = max(greatest, s[index]) }
      var (sum, first, second) = (0.0, 0.0, 0.0)
      for index in s.indices where s[index] > -.infinity {
        let distance = s[index] - greatest
        let weight = Mathematics.exp(beta * distance)
        guard weight > 0 else { continue }
        sum += weight
        first += weight * distance
        second += weight * distance * distance
      }
      let mean = first / sum
      values.add(beta * (greatest - labelMean) + Mathematics.log(sum))
      slopes.add(mean + (greatest - labelMean))
      curvatures.add(max(0, second / sum - mean * mean))
    }
  }

  /// What is known of where the slope is zero.
  private struct Bracket {
    /// More steps than halving takes, once there are two ends.
    static let greatestStepCount = 200

    /// The β at which the typical distances between logarithms count.
    let scale: Double

    private var low = 0.0
    private var high = Double.infinity

    init(scale: Double) {
      self.scale = scale
    }

    /// Narrows the bracket by a slope, and says where to look next.
    mutating func next(after loss: Loss) -> Double {
      let beta = loss.beta
      if loss.slope < 0 { low = beta } else { high = beta }
      if loss.slope == 0 { return beta }
      if loss.curvature > 0, loss.curvature.isFinite {
        let newton = beta - loss.slope / loss.curvature
        // Rounding decides the sign of the slope where no step is left to take.
        if low < newton && newton < high || abs(newton - beta) <= 1e-9 * beta { return newton }
      }
      if high == .infinity { return max(beta * 2, scale) }
      return low == 0 ? min(beta / 2, scale) : low.squareRoot() * high.squareRoot()
    }
  }
}
