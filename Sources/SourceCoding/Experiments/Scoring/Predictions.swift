internal import Kernels

/// Rows of what a model foretold, each with what then came.
///
/// A row is one small source-coding problem: z is the distribution that the model gave
/// over K classes, and q is the label. A label is a class (a *hard* label, with all
/// probability on one class) or itself a distribution (a *soft* one). Probabilities are
/// kept as natural logarithms, so that even the least logit is a number where its
/// probability would be rounded to 0.
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

  /// The place of each row in the source from which it was read, in the units of its
  /// reader.
  package private(set) var places: [Int] = []

  /// The name of each row, if the file gives it one.
  package private(set) var ids: [String?] = []

  /// The number of the document to which each row belongs; −1 if it is not known.
  package private(set) var documents: [Int] = []

  /// The class that is the label of each row; empty if labels are soft.
  package private(set) var labels: [Int] = []

  /// The label distributions, row after row, K numbers each; empty if labels are hard.
  package private(set) var labelProbabilities: [Double] = []

  /// ln z, row after row, K numbers each: at most 0 except for rounding, and −∞ if a
  /// class is impossible.
  package private(set) var logProbabilities: [Double] = []

  /// e^(ln z − ln of the likeliest class), row after row, K numbers each: the probabilities over that
  /// of the likeliest class.
  private(set) var weights: [Double] = []

  /// The likeliest class of each row, the first of equals, and the sum of the row's weights.
  private(set) var likeliest: [Int] = []
  private(set) var weightSums: [Double] = []

  /// Room for rows over `classCount` classes.
  ///
  /// - Precondition: there are at least two classes.
  package init(classCount: Int, areLabelsSoft: Bool = false) {
    precondition(classCount >= 2, "one class alone is always right")
    self.classCount = classCount
    self.areLabelsSoft = areLabelsSoft
  }

  /// Creates one row with the prediction z and the soft label q.
  ///
  /// - Precondition: both have the same alphabet.
  init(of z: Distribution, for q: Distribution) {
    precondition(z.alphabetSize == q.alphabetSize, "distributions over different alphabets")
    classCount = z.alphabetSize
    areLabelsSoft = true
    (places, ids, documents) = ([0], [nil], [-1])
    labelProbabilities = q.weights.indices.map(q.probability(of:))
    let logs = z.surprisals.map { -$0 * Mathematics.naturalLogarithmOf2 }
    do throws(InvalidPrediction) {
      try append(logs, isOpen: false)
    } catch {
      preconditionFailure("a distribution has a possible symbol")
    }
  }

  fileprivate mutating func copy(row: Int, of other: Predictions) {
    let range = row * classCount..<(row + 1) * classCount
    logProbabilities += other.logProbabilities[range]
    weights += other.weights[range]
    likeliest.append(other.likeliest[row])
    weightSums.append(other.weightSums[row])
    if areLabelsSoft {
      labelProbabilities += other.labelProbabilities[range]
    } else {
      labels.append(other.labels[row])
    }
    append(other.places[row])
    name(id: other.ids[row], document: other.documents[row])
  }

  /// Copies the rows of `other` with hard labels.
  fileprivate init(_ other: Predictions, labels: [Int]) {
    (classCount, areLabelsSoft) = (other.classCount, false)
    (places, ids, documents) = (other.places, other.ids, other.documents)
    (logProbabilities, weights) = (other.logProbabilities, other.weights)
    (likeliest, weightSums) = (other.likeliest, other.weightSums)
    self.labels = labels
  }

  /// The number of rows.
  package var rowCount: Int { places.count }

  /// Appends a row with a hard label.
  ///
  /// - Parameters:
  ///   - values: the prediction: K numbers, or for two classes also one number, that of
  ///     class 1.
  ///   - label: the class that is the label, counted from 0.
  ///   - place: the place of the row in its source.
  ///   - rules: the meaning of the values.
  ///   - notes: receives observations about the row.
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
    let isOpen = try rules.interpret(
      &values, label: label, classCount: classCount, noting: &notes)
    try append(values, isOpen: isOpen)
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
    let isOpen = try rules.interpret(
      &values, label: nil, classCount: classCount, noting: &notes)
    try append(values, isOpen: isOpen)
    labelProbabilities += label
    append(place)
  }

  /// Appends logarithms, which are normalised first if they are open, and their weights.
  private mutating func append(_ values: [Double], isOpen: Bool) throws(InvalidPrediction) {
    let logs = values.span
    let top = greatest(of: logs)
    guard top > -.infinity else { throw .nothingPossible }
    let start = weights.count
    logProbabilities.append(contentsOf: values)
    weights.append(contentsOf: repeatElement(0, count: logs.count))
    var all = weights.mutableSpan
    var part = all._mutatingExtracting(start..<start + logs.count)
    let sum = exponentials(of: logs, below: top, into: &part)
    weightSums.append(sum)
    var first = 0
    while logs[first] < top { first += 1 }
    likeliest.append(first)
    guard isOpen else { return }
    var open = logProbabilities.mutableSpan
    var row = open._mutatingExtracting(start..<start + logs.count)
    subtract(top + Mathematics.log(sum), from: &row)
  }

  private mutating func append(_ place: Int) {
    places.append(place)
    ids.append(nil)
    documents.append(-1)
  }

  /// Sets the name and the document of the row that was appended last.
  ///
  /// - Precondition: there is a row.
  package mutating func name(id: String?, document: Int?) {
    precondition(rowCount > 0, "no row to name")
    ids[rowCount - 1] = id
    documents[rowCount - 1] = document ?? -1
  }

  /// Removes all rows, and keeps the memory.
  package mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    documents.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    labelProbabilities.removeAll(keepingCapacity: true)
    logProbabilities.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    likeliest.removeAll(keepingCapacity: true)
    weightSums.removeAll(keepingCapacity: true)
  }
}

extension Predictions {
  /// Appends a row of other predictions over the same classes.
  package mutating func append(row: Int, of other: Predictions) {
    precondition(classCount == other.classCount && areLabelsSoft == other.areLabelsSoft)
    copy(row: row, of: other)
  }

  /// Returns the same rows with other labels, one class for each row.
  ///
  /// - Precondition: there is a label for every row.
  func relabelled(_ labels: [Int]) -> Predictions {
    precondition(labels.count == rowCount, "a label for every row")
    return Predictions(self, labels: labels)
  }
}
