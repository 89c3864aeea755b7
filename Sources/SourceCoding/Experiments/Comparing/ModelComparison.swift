/// The comparison of two models on the same rows or tokens: by how much one is better,
/// how certain that is, and where the difference comes from.
///
/// A is the reference model, and B the one that may be better or worse. A row that is
/// hard for one model is mostly hard for the other too, so their difference is known
/// far better than either loss: its interval is computed from the differences, row by
/// row.
///
/// Losses are in nats here. Rows that either model calls impossible are counted, but
/// excluded from means.
package struct ModelComparison: Sendable {
  /// The number of rows or tokens.
  package private(set) var rowCount = 0

  /// The rows that each model calls impossible.
  package private(set) var impossible = (first: PlaceList(), second: PlaceList())

  /// The number of rows in which each model has the lower loss, and of those with equal
  /// losses.
  package private(set) var wins = (first: 0, second: 0, ties: 0)

  /// The number of rows whose most probable outcome occurred, for each model and for
  /// one of them alone.
  package private(set) var hits = (first: 0, second: 0, onlyFirst: 0, onlySecond: 0, known: 0)

  /// The quantiles of KL(A‖B), and of the change of the probability of what occurred.
  package private(set) var divergences = RowQuantiles()
  package private(set) var changes = RowQuantiles()

  /// The number of rows in which KL(A‖B), or KL(B‖A), is infinite, and of those in
  /// which it is known.
  package private(set) var infinite = (forward: 0, backward: 0)
  package private(set) var divergenceCount = 0

  /// Whether divergences are lower bounds, computed from lists of the most probable
  /// outcomes.
  package private(set) var isLowerBound = false

  /// The rows with the greatest additional cost in B, those with the greatest in A, and
  /// those in which the distributions differ most.
  package private(set) var costliestInSecond = CostliestRows()
  package private(set) var costliestInFirst = CostliestRows()
  package private(set) var mostDivergent = CostliestRows()

  /// The difference by class or kind of token, and by position.
  package private(set) var kinds: [Int: Part] = [:]
  package private(set) var positions: [Int: Part] = [:]

  /// The losses of some rows, for a picture.
  package private(set) var sample: [(first: Double, second: Double)] = []

  /// The calibration of both models, if distributions over classes are known.
  package private(set) var calibrations: (first: Calibration, second: Calibration)

  /// The number of classes, where distributions over classes are known; otherwise 0.
  package private(set) var classCount = 0

  /// A part of the rows.
  package struct Part: Hashable, Sendable {
    package var count = 0
    package var lossOfFirst = 0.0
    package var lossOfSecond = 0.0
    package var divergence = 0.0
  }

  let leavesOutFloor: Bool
  private(set) var losses: GroupedSums
  private(set) var outcomes: GroupedSums
  private(set) var changeSums: GroupedSums
  private(set) var moments = JointMoments()
  private(set) var path = BatchedSum()
  private var sampleStep = 1

  private static let sampleSize = 1_000

  /// A comparison without rows.
  ///
  /// - Parameters:
  ///   - areRowsIndependent: whether rows count as independent of each other if
  ///     documents are not known.
  ///   - leavesOutFloor: whether outcomes at the floor of a file of 16-bit
  ///     log-probabilities are left out of divergences, as llama-perplexity does.
  ///   - binCount: the number of bins for calibration.
  package init(areRowsIndependent: Bool, leavesOutFloor: Bool = false, binCount: Int = 15) {
    self.leavesOutFloor = leavesOutFloor
    losses = GroupedSums(areItemsIndependent: areRowsIndependent)
    outcomes = GroupedSums(areItemsIndependent: areRowsIndependent)
    changeSums = GroupedSums(areItemsIndependent: areRowsIndependent)
    calibrations = (Calibration(binCount: binCount), Calibration(binCount: binCount))
  }

  /// Adds a row.
  package mutating func add(_ a: ScoredRow, _ b: ScoredRow) {
    rowCount += 1
    if case .classes(let x) = a.outcomes { classCount = x.count }
    if let isHit = a.isHit, let isOther = b.isHit { addHits(isHit, isOther) }
    let divergence = self.divergence(a, b)
    if let divergence { add(divergence, document: a.document) }
    addCalibration(a, b)
    addChange(a, b)
    if a.loss == .infinity { impossible.first.append(a.place) }
    if b.loss == .infinity { impossible.second.append(b.place) }
    guard a.loss < .infinity, b.loss < .infinity else { return }
    addLosses(a, b, divergence?.forward)
  }

  private mutating func addLosses(_ a: ScoredRow, _ b: ScoredRow, _ divergence: Double?) {
    let difference = b.loss - a.loss
    wins.first += difference > 0 ? 1 : 0
    wins.second += difference < 0 ? 1 : 0
    wins.ties += difference == 0 ? 1 : 0
    moments.add(a.loss, b.loss)
    path.add(difference)
    var row = GroupedSums.Row.zero
    (row[0], row[1], row[2]) = (a.loss, b.loss, difference)
    (row[3], row[4]) = (1, Double(a.byteCount))
    losses.add(row, document: a.document)
    func record() -> CostliestRows.Row {
      CostliestRows.Row(
        place: a.place, id: a.id, answer: a.answer, lossOfFirst: a.loss, lossOfSecond: b.loss,
        divergence: divergence)
    }
    costliestInSecond.add(record(), by: difference)
    costliestInFirst.add(record(), by: -difference)
    if let divergence { mostDivergent.add(record(), by: divergence) }
    func add(to part: inout Part) {
      part.count += 1
      part.lossOfFirst += a.loss
      part.lossOfSecond += b.loss
      if let divergence, divergence.isFinite { part.divergence += divergence }
    }
    if a.kind >= 0 { add(to: &kinds[a.kind, default: Part()]) }
    // Positions are grouped in octaves.
    if a.document >= 0 {
      add(to: &positions[digitCount(of: UInt64(max(0, a.position))), default: Part()])
    }
    if losses.count % sampleStep == 0 {
      sample.append((a.loss, b.loss))
      if sample.count == Self.sampleSize * 2 {
        sample = stride(from: 0, to: sample.count, by: 2).map { sample[$0] }
        sampleStep *= 2
      }
    }
  }

  private mutating func addHits(_ first: Bool, _ second: Bool) {
    hits.known += 1
    hits.first += first ? 1 : 0
    hits.second += second ? 1 : 0
    hits.onlyFirst += first && !second ? 1 : 0
    hits.onlySecond += second && !first ? 1 : 0
  }

  private mutating func addChange(_ a: ScoredRow, _ b: ScoredRow) {
    let change = Mathematics.exp(-b.loss) - Mathematics.exp(-a.loss)
    changes.add(change)
    var row = GroupedSums.Row.zero
    (row[0], row[1], row[3]) = (change, change * change, 1)
    if let isHit = a.isHit, let isOther = b.isHit {
      (row[4], row[5]) = ((isOther ? 1 : 0) - (isHit ? 1 : 0), 1)
    }
    changeSums.add(row, document: a.document)
  }

  private func divergence(_ a: ScoredRow, _ b: ScoredRow) -> OutcomeDivergence? {
    switch (a.outcomes, b.outcomes) {
    case (.classes(let x), .classes(let y)) where x.count == y.count:
      OutcomeDivergence(x.span, y.span, leavesOutFloor: leavesOutFloor)
    case (.listed(let x), .listed(let y)): OutcomeDivergence(x, y)
    default: nil
    }
  }

  private mutating func add(_ divergence: OutcomeDivergence, document: Int) {
    divergenceCount += 1
    isLowerBound = isLowerBound || divergence.isLowerBound
    divergences.add(divergence.forward)
    if divergence.forward == .infinity { infinite.forward += 1 }
    if divergence.backward == .infinity { infinite.backward += 1 }
    var row = GroupedSums.Row.zero
    row[0] = divergence.forward.isFinite ? divergence.forward : 0
    row[1] = divergence.backward.isFinite ? divergence.backward : 0
    row[2] = divergence.isSameTop ? 1 : 0
    row[3] = 1
    row[4] = divergence.entropy
    row[5] = divergence.whole.isFinite ? divergence.whole : 0
    outcomes.add(row, document: document)
  }

  private mutating func addCalibration(_ a: ScoredRow, _ b: ScoredRow) {
    guard case .classes(let x) = a.outcomes, case .classes(let y) = b.outcomes,
      let isHit = a.isHit, let isOther = b.isHit, let top = x.max(), let other = y.max()
    else { return }
    calibrations.first.add(
      confidence: Mathematics.exp(top), success: isHit ? 1 : 0, document: a.document)
    calibrations.second.add(
      confidence: Mathematics.exp(other), success: isOther ? 1 : 0, document: a.document)
  }
}
