/// What a model's predictions are worth as a code for the labels.
///
/// The mean over the rows of H(q,z) = −Σ q(c) ln z(c). A hard label has all of q on
/// one class; then H(q) = 0, the cross entropy is the divergence, and its sum is the
/// negative log-likelihood of the labels: the loss that classifiers are trained on
/// is the length of a code for the labels. A soft label has an entropy of its own,
/// which no model can save.
///
/// A row whose label z calls impossible costs infinitely many bits, and so does
/// the whole. Those rows are counted and named, and what the others cost is given
/// beside it.
package struct ClassificationScore: Sendable {
  /// The number of classes, K.
  package let classCount: Int

  /// Whether labels are distributions.
  package let areLabelsSoft: Bool

  /// The rows in which z gives no probability to what came.
  package internal(set) var impossible = PlaceList()

  /// What each class contributed, in class order.
  package internal(set) var classes: [ClassScore]

  /// Whether the model is right as often as it says.
  package internal(set) var calibration: Calibration

  /// The part of a class in a score.
  package struct ClassScore: Sendable {
    /// How often the class came, in rows; a sum of probabilities if labels are soft.
    package internal(set) var mass = 0.0
    /// In how many of those it was also the likeliest.
    package internal(set) var hits = 0.0
    /// What those rows cost without the impossible ones, in nats.
    var nats = CompensatedSum()
    /// The mass of the impossible rows.
    package internal(set) var impossibleMass = 0.0
    /// In how many rows it was the likeliest class.
    package internal(set) var predictions = 0

    /// What one occurrence of the class costs; infinite if one is impossible,
    /// `nil` if it never came.
    package var crossEntropy: Information? {
      guard mass > 0 else { return nil }
      return impossibleMass > 0
        ? Information(bits: .infinity) : Information(nats: nats.value / mass)
    }
  }

  /// A class taken for another.
  package struct Confusion: Hashable, Sendable {
    /// The class that came.
    package let label: Int
    /// The class that was likeliest.
    package let prediction: Int
    /// How often.
    package let count: Int
    /// What those rows cost; infinite if one was impossible.
    package let cost: Information
  }

  /// The Brier score of rows with hard labels.
  package internal(set) var brier: BrierScore

  /// Whether labels may belong to neighbouring rows, or be padding.
  package internal(set) var shift = LabelShift()
  package internal(set) var padding = PaddingRuns()

  /// What is summed by document.
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

  /// A score of no rows yet.
  package init(classCount: Int, areLabelsSoft: Bool, binCount: Int = 15) {
    self.classCount = classCount
    self.areLabelsSoft = areLabelsSoft
    classes = Array(repeating: ClassScore(), count: classCount)
    calibration = Calibration(binCount: binCount)
    brier = BrierScore(classCount: classCount, binCount: binCount)
  }

  /// The score of `rows`.
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

  /// H(q,z), per row: infinite if a row is impossible; 0 for no rows.
  package var crossEntropy: Information {
    impossible.count > 0 ? Information(bits: .infinity) : possibleCrossEntropy
  }

  /// H(q,z) of the rows that are possible, per row of those.
  package var possibleCrossEntropy: Information {
    Information(nats: losses.total / Double(max(1, losses.count)))
  }

  /// The mean entropy of the labels, per row: 0 for hard ones.
  package var labelEntropy: Information {
    Information(nats: labelEntropies.value / Double(max(1, rowCount)))
  }

  /// KL(q‖z), per row, each row's formed from its ratios.
  package var divergence: Information {
    guard impossible.count == 0 else { return Information(bits: .infinity) }
    return Information(nats: divergences.value / Double(max(1, losses.count)))
  }

  /// The information of all labels, N·H(q,z).
  package var total: Information {
    impossible.count > 0 ? Information(bits: .infinity) : Information(nats: losses.total)
  }

  /// e^H(q,z): among how many equally likely classes one would be as unsure.
  package var perplexity: Double { Mathematics.exp(crossEntropy.nats) }

  /// The error of the cross entropy, rows taken as independent, in bits; `nil` for
  /// fewer than two rows or an infinite one.
  package var standardError: StandardError? {
    guard impossible.count == 0, let nats = losses.standardError else { return nil }
    return StandardError(
      value: Information(nats: nats).bits, method: .independentRows(count: losses.count))
  }

  /// H(q,z) per row in nats, with its interval: by document where documents are known; `nil`
  /// where a row is impossible.
  package var interval: GroupInterval? {
    impossible.count == 0 ? sums.ratio(of: Quantity.nats, to: Quantity.rows) : nil
  }

  /// The number of documents; 0 where none are known.
  package var documentCount: Int { hardSums.documentCount }

  /// The mean Brier score, the accuracy, and how often what came was among the five likeliest,
  /// each with its interval; `nil` for soft labels.
  package var brierInterval: GroupInterval? { hardRate(Quantity.brier) }
  package var accuracyInterval: GroupInterval? { hardRate(Quantity.hits) }
  package var topFive: GroupInterval? { classCount > 5 ? hardRate(Quantity.hitsInFive) : nil }

  private func hardRate(_ quantity: Int) -> GroupInterval? {
    areLabelsSoft ? nil : hardSums.ratio(of: quantity, to: Quantity.rows)
  }

  /// The part of the rows in which the likeliest class came, the first of equals;
  /// `nil` without rows.
  package var accuracy: Double? {
    rowCount > 0 ? classes.reduce(0) { $0 + $1.hits } / Double(rowCount) : nil
  }

  /// What a label costs who knows how often each class comes and nothing of the
  /// row: the entropy of the labels all together, per row; `nil` without rows.
  package var priorEntropy: Information? {
    (try? Distribution(weights: classes.map(\.mass)))?.entropy
  }

  /// H(z,q), the arguments swapped.
  package var reverseCrossEntropy: ReverseScore { reverse }

  /// The pairs of a hard label and another class predicted, the dearest first.
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

/// Places of rows, the first of them by name and the others only counted.
package struct PlaceList: Hashable, Sendable {
  /// The first places, in the order of the rows, at most a thousand.
  package private(set) var first: [Int] = []

  /// The number of places.
  package private(set) var count = 0

  mutating func append(_ place: Int) {
    count += 1
    if first.count < 1000 { first.append(place) }
  }
}

/// H(z,q), what z would pay in a code made for the labels.
///
/// A hard label calls every other class impossible, so a model that leaves any of
/// them a chance pays infinitely much, however good it is. That is why the
/// arguments of the loss stand as they do.
package struct ReverseScore: Sendable {
  /// The number of rows in which z gives probability to what q calls impossible.
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
