/// Rows of what a model foretold, each with what then came.
///
/// A row is one small source-coding problem: z is the distribution that the model
/// gave over K classes, q the label, which is a class that came (a *hard* label,
/// all of q on one class) or itself a distribution (a *soft* one). Probabilities
/// are kept as natural logarithms, in which even the least logit is a number
/// where its probability would have vanished.
///
///     var rows = Predictions(classCount: 3)
///     var notes = PredictionNotes()
///     try rows.append([0.7, 0.2, 0.1], label: 0, at: 1, by: PredictionRules(), noting: &notes)
///     ClassificationScore(of: rows).crossEntropy.bits  // 0.5145731728297583
package struct Predictions: Sendable {
  /// The number of classes, K, at least 2.
  package let classCount: Int

  /// Whether labels are distributions rather than classes.
  package let areLabelsSoft: Bool

  /// Where each row stands in what it was read from, as its reader counts.
  package private(set) var places: [Int] = []

  /// The name of each row, where the file gives it one.
  package private(set) var ids: [String?] = []

  /// The number of the document that each row belongs to; −1 where none is known.
  package private(set) var documents: [Int] = []

  /// The class that came in each row; empty if labels are soft.
  package private(set) var labels: [Int] = []

  /// The label distributions, row after row, K numbers each; empty if labels are
  /// hard.
  package private(set) var labelProbabilities: [Double] = []

  /// ln z, row after row, K numbers each: at most about 0, −∞ where a class is
  /// impossible.
  package private(set) var logProbabilities: [Double] = []

  /// Room for rows over `classCount` classes.
  ///
  /// - Precondition: there are at least two classes.
  package init(classCount: Int, areLabelsSoft: Bool = false) {
    precondition(classCount >= 2, "one class alone is always right")
    self.classCount = classCount
    self.areLabelsSoft = areLabelsSoft
  }

  /// One row: what z says, and q, which is its soft label.
  ///
  /// - Precondition: both have the same alphabet.
  init(of z: Distribution, for q: Distribution) {
    precondition(z.alphabetSize == q.alphabetSize, "distributions over different alphabets")
    classCount = z.alphabetSize
    areLabelsSoft = true
    (places, ids, documents) = ([0], [nil], [-1])
    labelProbabilities = q.weights.indices.map(q.probability(of:))
    logProbabilities = z.surprisals.map { -$0 * Mathematics.naturalLogarithmOf2 }
  }

  fileprivate mutating func copy(row: Int, of other: Predictions) {
    let range = row * classCount..<(row + 1) * classCount
    logProbabilities += other.logProbabilities[range]
    if areLabelsSoft {
      labelProbabilities += other.labelProbabilities[range]
    } else {
      labels.append(other.labels[row])
    }
    append(other.places[row])
    name(id: other.ids[row], document: other.documents[row])
  }

  /// The rows of `other` with hard labels.
  fileprivate init(_ other: Predictions, labels: [Int]) {
    (classCount, areLabelsSoft) = (other.classCount, false)
    (places, ids, documents) = (other.places, other.ids, other.documents)
    logProbabilities = other.logProbabilities
    self.labels = labels
  }

  /// The number of rows.
  package var rowCount: Int { places.count }

  /// Appends a row with a hard label.
  ///
  /// - Parameters:
  ///   - values: what the model says: K numbers, or for two classes one number,
  ///     that of class 1.
  ///   - label: the class that came, counted from 0.
  ///   - place: where the row stands.
  ///   - rules: what the values mean.
  ///   - notes: gets what is worth knowing of the row.
  /// - Throws: ``InvalidPrediction``; then the row is not appended.
  package mutating func append(
    _ values: [Double], label: Int, at place: Int, by rules: PredictionRules,
    noting notes: inout PredictionNotes
  ) throws(InvalidPrediction) {
    precondition(!areLabelsSoft, "a class where labels are distributions")
    guard 0..<classCount ~= label else {
      throw .label(found: Double(label), classCount: classCount)
    }
    var values = values
    try rules.interpret(&values, label: label, classCount: classCount, noting: &notes)
    logProbabilities += values
    labels.append(label)
    append(place)
  }

  /// Appends a row with a soft label.
  ///
  /// - Throws: ``InvalidPrediction``; then the row is not appended.
  package mutating func append(
    _ values: [Double], label: [Double], at place: Int, by rules: PredictionRules,
    noting notes: inout PredictionNotes
  ) throws(InvalidPrediction) {
    precondition(areLabelsSoft, "a distribution where labels are classes")
    var (values, label) = (values, label)
    try rules.interpretLabel(&label, classCount: classCount, noting: &notes)
    try rules.interpret(&values, label: nil, classCount: classCount, noting: &notes)
    logProbabilities += values
    labelProbabilities += label
    append(place)
  }

  private mutating func append(_ place: Int) {
    places.append(place)
    ids.append(nil)
    documents.append(-1)
  }

  /// Says what the row that was appended last is called, and to which document it belongs.
  ///
  /// - Precondition: there is a row.
  package mutating func name(id: String?, document: Int?) {
    precondition(rowCount > 0, "no row to name")
    ids[rowCount - 1] = id
    documents[rowCount - 1] = document ?? -1
  }

  /// Takes all rows out, and keeps the memory.
  package mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    documents.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    labelProbabilities.removeAll(keepingCapacity: true)
    logProbabilities.removeAll(keepingCapacity: true)
  }
}

extension Predictions {
  /// Appends a row of other predictions over the same classes.
  package mutating func append(row: Int, of other: Predictions) {
    precondition(classCount == other.classCount && areLabelsSoft == other.areLabelsSoft)
    copy(row: row, of: other)
  }

  /// The same rows with other labels, a class each.
  ///
  /// - Precondition: there is a label for every row.
  func relabelled(_ labels: [Int]) -> Predictions {
    precondition(labels.count == rowCount, "a label for every row")
    return Predictions(self, labels: labels)
  }
}
