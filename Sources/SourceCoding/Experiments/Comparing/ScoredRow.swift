/// One row of predictions or one token, with a model's result: the items by which two
/// models are compared.
package struct ScoredRow: Sendable {
  /// The place in the file.
  package var place = 0

  /// The name in the file; `nil` if there is none.
  package var id: String?

  /// The number of its document; negative if documents are not known.
  package var document = -1

  /// The position in its document, counted from 0.
  package var position = 0

  /// The outcome, as it is written in the file: a class or a token.
  package var answer = ""

  /// The number of the outcome, or of the kind of token.
  package var kind = 0

  /// −ln of the model's probability for the outcome; infinite if that is 0.
  package var loss = 0.0

  /// The number of bytes of the text that it represents; 0 for a class.
  package var byteCount = 0

  /// Whether the most probable outcome occurred; `nil` if that is not known.
  package var isHit: Bool?

  /// The other possible outcomes.
  package var outcomes = Outcomes.unknown

  /// The known part of a model's distribution over outcomes.
  package enum Outcomes: Sendable {
    /// Only the probability of the outcome that occurred.
    case unknown
    /// ln of the probability of every class.
    case classes(ArraySlice<Double>)
    /// ln of the probabilities of the most probable outcomes, by name.
    case listed([String: Double])
  }

  package init() {}

  /// A row of predictions with a hard label.
  package init(_ rows: Predictions, at index: Int, named answer: String) {
    let range = index * rows.classCount..<(index + 1) * rows.classCount
    let logs = rows.logProbabilities[range]
    place = rows.places[index]
    id = rows.ids[index]
    document = rows.documents[index]
    self.answer = answer
    if rows.areLabelsSoft {
      let q = rows.labelProbabilities[range]
      loss = zip(q, logs).reduce(0) { $1.0 > 0 ? $0 - $1.0 * $1.1 : $0 }
      kind = -1
    } else {
      kind = rows.labels[index]
      loss = -logs[range.lowerBound + kind]
      isHit = likeliest(logs) == kind
    }
    outcomes = .classes(logs)
  }

  private func likeliest(_ logs: ArraySlice<Double>) -> Int {
    let span = logs.span
    var best = 0
    for index in span.indices where span[index] > span[best] { best = index }
    return best
  }
}
