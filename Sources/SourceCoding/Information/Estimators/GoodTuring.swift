extension Estimator {
  /// Simple Good–Turing: the number of symbols seen once predicts how many have not
  /// been seen.
  ///
  /// With N_r the number of symbols that occurred r times, the unseen ones get the mass
  /// N_1/N together, shared equally, and a count r is replaced by
  ///
  ///     r* = (r + 1) N_{r+1} / N_r
  ///
  /// as long as that differs significantly (by 1.96 standard deviations) from the same
  /// with N_r smoothed; from the first r on where it does not, the smoothed value r (1
  /// + 1/r)^(b + 1) is used. Here b is the slope of the line through log Z_r on log r,
  /// and Z_r is N_r over half the distance of its neighbours. Probabilities of seen
  /// symbols are proportional to r*.
  ///
  /// Three rules are added where the paper leaves a case open. The unseen mass is kept
  /// within 1/(N + 1) and N/(N + 1), which matters only if no symbol, or every one,
  /// occurred once. A slope above −1, which would raise counts, is taken as −1. If
  /// every symbol was seen, the rule is maximum likelihood.
  ///
  /// Source: Gale and Sampson, *Good–Turing Frequency Estimation Without Tears*, 1995.
  public static let goodTuring = Estimator(
    name: "good-turing", summary: "simple Good-Turing",
    wideWeights: { tally in
      let adjusted = GoodTuring(tally)
      return tally.weights(unseenMass: WideReal(adjusted.unseenMass)) {
        WideReal(adjusted.weight(ofCount: $0))
      }
    })
}

/// The adjusted counts of a tally.
private struct GoodTuring {
  /// The total mass of the unseen symbols, between 0 and 1.
  let unseenMass: Double

  /// The adjusted count r* for each count r that occurs.
  private let adjustedCounts: [UInt64: Double]

  /// The weight of one unit of r*.
  private let scale: Double

  init(_ tally: Tally) {
    let classes = Dictionary(grouping: tally.counts.lazy.filter { $0 > 0 }) { $0 }
      .map { (count: $0, size: Double($1.count)) }.sorted { $0.count < $1.count }
    let slope = min(-1, Self.slope(of: classes))
    var adjustedCounts: [UInt64: Double] = [:]
    var isSmooth = false
    for (index, (count, size)) in classes.enumerated() {
      let r = Double(count)
      let smooth = r * PortableExponential.exp((slope + 1) * PortableLogarithm.logOfStep(above: r))
      let next = index + 1 < classes.count ? classes[index + 1] : (count: 0, size: 0)
      let turing = (r + 1) * next.size / size
      let deviation = (r + 1) / size * (next.size * (1 + next.size / size)).squareRoot()
      isSmooth = isSmooth || next.count != count + 1 || abs(turing - smooth) <= 1.96 * deviation
      adjustedCounts[count] = isSmooth ? smooth : turing
    }
    let total = Double(tally.total)
    let singletons = classes.first.map { $0.count == 1 ? $0.size : 0 } ?? 0
    unseenMass = total == 0 ? 1 : min(max(singletons / total, 1 / (total + 1)), total / (total + 1))
    let sum = classes.map { $0.size * (adjustedCounts[$0.count] ?? 0) }.compensatedSum()
    scale = (1 - unseenMass) / sum
    self.adjustedCounts = adjustedCounts
  }

  func weight(ofCount count: UInt64) -> Double { (adjustedCounts[count] ?? 0) * scale }

  /// The slope of the least-squares line through log Z_r on log r; it is −1, which
  /// leaves counts as they are, if there are fewer than two points.
  private static func slope(of classes: [(count: UInt64, size: Double)]) -> Double {
    guard classes.count > 1 else { return -1 }
    let points = classes.indices.map { index in
      let r = Double(classes[index].count)
      let before = index > 0 ? Double(classes[index - 1].count) : 0
      let after = index + 1 < classes.count ? Double(classes[index + 1].count) : 2 * r - before
      return (
        x: PortableLogarithm.log(r),
        y: PortableLogarithm.log(2 * classes[index].size / (after - before))
      )
    }
    let count = Double(points.count)
    let meanX = points.map(\.x).compensatedSum() / count
    let meanY = points.map(\.y).compensatedSum() / count
    return points.map { ($0.x - meanX) * ($0.y - meanY) }.compensatedSum()
      / points.map { ($0.x - meanX) * ($0.x - meanX) }.compensatedSum()
  }
}
