extension ModelComparison {
  /// The number of rows that both models call possible.
  package var possibleCount: Int { losses.count }

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
