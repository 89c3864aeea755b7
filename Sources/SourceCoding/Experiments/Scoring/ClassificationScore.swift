/// The value of a model's predictions as a code for the labels.
///
/// The score is the mean over the rows of H(q,z) = −Σ q(c) ln z(c). A hard label gives
/// one class probability 1; then H(q) = 0, the cross entropy is the divergence, and its
/// sum is the negative log-likelihood of the labels. So the loss with which classifiers
/// are trained is the length of a code for the labels. A soft label has an entropy of
/// its own, which no model can save.
///
/// If z gives the label of a row probability 0, the row costs infinitely many bits, and
/// so do all rows together. Such rows are counted and listed, and the cost of the other
/// rows is given separately.
package struct ClassificationScore: Sendable {
  /// The number of classes, K.
  package let classCount: Int

  /// Whether labels are distributions.
  package let areLabelsSoft: Bool

  /// The rows in which z gives the label probability 0.
  package internal(set) var impossible = PlaceList()

  /// The part of each class in the score, in class order.
  package internal(set) var classes: [ClassScore]

  /// The reliability of the model's confidence.
  package internal(set) var calibration: Calibration

  /// The part of a class in a score.
  package struct ClassScore: Sendable {
    /// The number of rows with this label; a sum of probabilities if labels are soft.
    package internal(set) var mass = 0.0
    /// The number of those rows in which the class was also the likeliest.
    package internal(set) var hits = 0.0
    /// The cost of those rows without the impossible ones, in nats.
    var nats = CompensatedSum()
    /// The mass of the impossible rows with this label.
    package internal(set) var impossibleMass = 0.0
    /// The number of rows in which the class was the likeliest.
    package internal(set) var predictions = 0

    /// The mean cost of the rows with this label; infinite if one is impossible, `nil`
    /// if there is none.
    package var crossEntropy: Information? {
      guard mass > 0 else { return nil }
      return impossibleMass > 0
        ? Information(bits: .infinity) : Information(nats: nats.value / mass)
    }
  }

  /// A class for which another one was predicted.
  package struct Confusion: Hashable, Sendable {
    /// The label.
    package let label: Int
    /// The class that was likeliest.
    package let prediction: Int
    /// The number of such rows.
    package let count: Int
    /// The cost of those rows; infinite if one is impossible.
    package let cost: Information
  }

  /// The Brier score of the rows, if labels are hard.
  package internal(set) var brier: BrierScore

  /// The evidence that labels belong to neighbouring rows, or that they are padding.
  package internal(set) var shift = LabelShift()
  package internal(set) var padding = PaddingRuns()

  /// The quantities that are summed by document.
  enum Quantity {
    static let nats = 0
    static let rows = 1
    static let brier = 2
    static let hits = 3
    static let hitsInFive = 4
  }
  var sums = GroupedSums(areItemsIndependent: true)
  var hardSums = GroupedSums(areItemsIndependent: true)

  var losses = RunningMoments()
  var labelEntropies = CompensatedSum()
  var divergences = CompensatedSum()
  var reverse = ReverseScore()
  var slopes = TemperatureSlopes()
  var confusionCosts: [Int: (count: Int, nats: Double)] = [:]

  /// Creates a score of no rows.
  package init(classCount: Int, areLabelsSoft: Bool, binCount: Int = 15) {
    self.classCount = classCount
    self.areLabelsSoft = areLabelsSoft
    classes = Array(repeating: ClassScore(), count: classCount)
    calibration = Calibration(binCount: binCount)
    brier = BrierScore(classCount: classCount, binCount: binCount)
  }

  /// Scores `rows`.
  package init(of rows: Predictions, binCount: Int = 15) {
    self.init(
      classCount: rows.classCount, areLabelsSoft: rows.areLabelsSoft, binCount: binCount)
    add(rows)
  }
}

// MARK: - Results

extension ClassificationScore {
  /// The number of rows, N.
  package var rowCount: Int { losses.count + impossible.count }

  /// H(q,z) per row: infinite if a row is impossible; 0 for no rows.
  package var crossEntropy: Information {
    impossible.count > 0 ? Information(bits: .infinity) : possibleCrossEntropy
  }

  /// H(q,z) per row of the rows that are possible.
  package var possibleCrossEntropy: Information {
    Information(nats: losses.total / Double(max(1, losses.count)))
  }

  /// The mean entropy of the labels, per row; 0 if they are hard.
  package var labelEntropy: Information {
    Information(nats: labelEntropies.value / Double(max(1, rowCount)))
  }

  /// KL(q‖z) per row; the divergence of each row is computed from its ratios q/z.
  package var divergence: Information {
    guard impossible.count == 0 else { return Information(bits: .infinity) }
    return Information(nats: divergences.value / Double(max(1, losses.count)))
  }

  /// The information of all labels, N·H(q,z).
  package var total: Information {
    impossible.count > 0 ? Information(bits: .infinity) : Information(nats: losses.total)
  }

  /// e^H(q,z): the number of equally likely classes that would give the same
  /// uncertainty.
  package var perplexity: Double { Mathematics.exp(crossEntropy.nats) }

  /// The standard error of the cross entropy in bits, if rows are independent; `nil`
  /// for fewer than two rows or an infinite cross entropy.
  package var standardError: StandardError? {
    guard impossible.count == 0, let nats = losses.standardError else { return nil }
    return StandardError(
      value: Information(nats: nats).bits, method: .independentRows(count: losses.count))
  }

  /// H(q,z) per row in nats, with its interval, from documents if they are known; `nil`
  /// if a row is impossible.
  package var interval: GroupInterval? {
    impossible.count == 0 ? sums.ratio(of: Quantity.nats, to: Quantity.rows) : nil
  }

  /// The number of documents; 0 if none are known.
  package var documentCount: Int { hardSums.documentCount }

  /// The mean Brier score, the accuracy, and the fraction of rows whose label is among
  /// the five likeliest classes, each with its interval; `nil` for soft labels.
  package var brierInterval: GroupInterval? { hardRate(Quantity.brier) }
  package var accuracyInterval: GroupInterval? { hardRate(Quantity.hits) }
  package var topFive: GroupInterval? { classCount > 5 ? hardRate(Quantity.hitsInFive) : nil }

  private func hardRate(_ quantity: Int) -> GroupInterval? {
    areLabelsSoft ? nil : hardSums.ratio(of: quantity, to: Quantity.rows)
  }

  /// The fraction of the rows whose label is the likeliest class, of equal ones the
  /// first; `nil` without rows.
  package var accuracy: Double? {
    rowCount > 0 ? classes.reduce(0) { $0 + $1.hits } / Double(rowCount) : nil
  }

  /// The entropy of the labels of all rows together, per row; `nil` without rows.
  ///
  /// It is the cost of a label for a model that knows how often each class occurs, and
  /// nothing about the row.
  package var priorEntropy: Information? {
    (try? Distribution(weights: classes.map(\.mass)))?.entropy
  }

  /// H(z,q), with the arguments exchanged.
  package var reverseCrossEntropy: ReverseScore { reverse }

  /// The pairs of a hard label and another class that was predicted, in descending
  /// order of cost.
  package var confusions: [Confusion] {
    confusionCosts.map { key, value in
      Confusion(
        label: key / classCount, prediction: key % classCount, count: value.count,
        cost: Information(nats: value.nats))
    }
    .sorted {
      $0.cost != $1.cost
        ? $0.cost > $1.cost : ($0.label, $0.prediction) < ($1.label, $1.prediction)
    }
  }
}

/// A list of rows: the places of the first ones, and the number of all.
package struct PlaceList: Hashable, Sendable {
  /// The first places, at most a thousand, in the order of the rows.
  package private(set) var first: [Int] = []

  /// The number of places.
  package private(set) var count = 0

  mutating func append(_ place: Int) {
    count += 1
    if first.count < 1000 { first.append(place) }
  }
}

/// H(z,q), the cost of symbols from z in a code made for the labels.
///
/// A hard label calls every other class impossible, so the cost is infinite for any
/// model, however good, that gives them some probability. That is why the loss is
/// H(q,z) and not H(z,q).
package struct ReverseScore: Sendable {
  /// The number of rows in which z gives probability to a class that q calls
  /// impossible.
  package internal(set) var infiniteRows = 0
  var nats = CompensatedSum()
  var rowCount = 0

  /// The mean over all rows; `nil` without rows.
  package var crossEntropy: Information? {
    guard rowCount > 0 else { return nil }
    return infiniteRows > 0
      ? Information(bits: .infinity) : Information(nats: nats.value / Double(rowCount))
  }
}
