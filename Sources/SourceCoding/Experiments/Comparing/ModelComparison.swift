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

  private let leavesOutFloor: Bool
  private var losses: GroupedSums
  private var outcomes: GroupedSums
  private var changeSums: GroupedSums
  private var moments = JointMoments()
  private var path = BatchedSum()
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

// MARK: - Results

extension ModelComparison {
  /// The number of rows that both models call possible.
  package var possibleCount: Int { losses.count }

  /// The number of bytes of text in those rows; 0 for classes.
  package var byteCount: Int { Int(losses.total[4]) }

  /// The number of documents; 0 if none are known.
  package var documentCount: Int { losses.documentCount }

  /// The mean losses and their difference B − A, in nats per row or token.
  package var lossOfFirst: GroupInterval? { losses.ratio(of: 0, to: 3) }
  package var lossOfSecond: GroupInterval? { losses.ratio(of: 1, to: 3) }
  package var difference: GroupInterval? { losses.ratio(of: 2, to: 3) }

  /// Why the difference has no interval; `nil` where it has one.
  package var refusal: GroupInterval.Refusal? { losses.refusal(of: 2, to: 3) }

  /// The same per byte of the text; `nil` for classes.
  package var lossOfFirstPerByte: GroupInterval? { losses.ratio(of: 0, to: 4) }
  package var lossOfSecondPerByte: GroupInterval? { losses.ratio(of: 1, to: 4) }
  package var differencePerByte: GroupInterval? { losses.ratio(of: 2, to: 4) }

  /// The mean losses without intervals, which exist for a single row too.
  package var means: (first: Double, second: Double) {
    let (total, count) = (losses.total, Double(max(1, losses.count)))
    return (total[0] / count, total[1] / count)
  }

  /// The same per byte of the text; `nil` for classes.
  package var meansPerByte: (first: Double, second: Double)? {
    let total = losses.total
    return total[4] > 0 ? (total[0] / total[4], total[1] / total[4]) : nil
  }

  /// The correlation of both losses; `nil` where one does not vary.
  package var correlation: Double? { moments.correlation }

  /// The accuracy of B less that of A, and McNemar's test of it.
  package var accuracyDifference: GroupInterval? {
    hits.known > 0 ? changeSums.ratio(of: 4, to: 5) : nil
  }
  package var mcNemar: McNemarTest? {
    hits.known > 0
      ? McNemarTest(onlyFirst: hits.onlyFirst, onlySecond: hits.onlySecond) : nil
  }

  /// The change B − A of the probability of what occurred: its mean and its mean
  /// square.
  package var change: GroupInterval? { changeSums.ratio(of: 0, to: 3) }
  package var changeSquare: GroupInterval? { changeSums.ratio(of: 1, to: 3) }

  /// KL(A‖B) and KL(B‖A), without rows in which they are infinite; `nil` if
  /// distributions are not known.
  package var forward: GroupInterval? { outcomes.ratio(of: 0, to: 3) }
  package var backward: GroupInterval? { outcomes.ratio(of: 1, to: 3) }

  /// KL(A‖B) including outcomes at the floor of a rounded file.
  package var whole: GroupInterval? { leavesOutFloor ? outcomes.ratio(of: 5, to: 3) : nil }

  /// The share of the rows in which both models have the same most probable outcome.
  package var sameTop: GroupInterval? { outcomes.ratio(of: 2, to: 3) }

  /// The mean entropy of A's distributions; `nil` if they are not known completely.
  package var entropy: GroupInterval? { isLowerBound ? nil : outcomes.ratio(of: 4, to: 3) }

  /// A quantity whose mean llama-perplexity prints.
  package enum Quantity: Sendable {
    case lossOfFirst, lossOfSecond, difference, divergence, sameTop, change, changeSquare
  }

  /// The mean of a quantity and its standard error, with rows taken as independent of
  /// each other.
  package func independent(_ quantity: Quantity) -> (value: Double, error: Double)? {
    let interval =
      switch quantity {
      case .lossOfFirst: losses.mean(of: 0)
      case .lossOfSecond: losses.mean(of: 1)
      case .difference: losses.mean(of: 2)
      case .divergence: outcomes.mean(of: 0)
      case .sameTop: outcomes.mean(of: 2)
      case .change: changeSums.mean(of: 0)
      case .changeSquare: changeSums.mean(of: 1)
      }
    return interval.map { ($0.value, $0.standardError) }
  }

  /// The differences of at most `count` consecutive pieces of the data, in nats per
  /// row.
  package func path(pieces count: Int) -> [Double] { path.means(count) }

  /// The conclusion from the interval of the difference.
  package enum Verdict: String, Hashable, Sendable {
    case better
    case worse
    case open
    case none
  }

  /// The verdict on B, which is better if the interval of the difference lies below 0.
  package var verdict: Verdict {
    guard impossible.first.count == 0, impossible.second.count == 0 else {
      let (first, second) = (impossible.first.count, impossible.second.count)
      return first > 0 && second == 0 ? .better : second > 0 && first == 0 ? .worse : .none
    }
    guard let difference else { return .none }
    if difference.standardError == 0, difference.value == 0 { return .none }
    if difference.value + difference.halfWidth95 < 0 { return .better }
    return difference.value - difference.halfWidth95 > 0 ? .worse : .open
  }

  /// The number of such rows that would decide between the models in 80 of 100 samples,
  /// by a two-sided test at 5 %, if the true difference is the measured one.
  ///
  /// With d the difference and s its standard error over n rows, it is n·((z₀.₉₇₅ +
  /// z₀.₈)·s/d)².
  package var decidingCount: Double? {
    guard let difference, difference.value != 0 else { return nil }
    let ratio = (StandardError.quantile95 + 0.841_621_233_572_914) * difference.standardError
    let needed = Double(possibleCount) * (ratio / difference.value) * (ratio / difference.value)
    return needed.isFinite ? needed : nil
  }
}
