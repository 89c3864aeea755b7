/// One row of predictions or one token, with what a model made of it: what two models are
/// compared by.
package struct ScoredRow: Sendable {
  /// Where it stands in what it was read from.
  package var place = 0

  /// What its file calls it, if it has a name.
  package var id: String?

  /// The number of its document; negative where none is known.
  package var document = -1

  /// Where in its document it stands, counted from 0.
  package var position = 0

  /// What came, as its file writes it: a class or a token.
  package var answer = ""

  /// The number of what came, or of the kind of token that it is.
  package var kind = 0

  /// −ln of the probability that the model gave to what came; infinite for 0.
  package var loss = 0.0

  /// The number of bytes of the text that it is; 0 for a class.
  package var byteCount = 0

  /// Whether the likeliest outcome came; `nil` where that is not known.
  package var isHit: Bool?

  /// What else could have come.
  package var outcomes = Outcomes.unknown

  /// What is known of a model's distribution over what could have come.
  package enum Outcomes: Sendable {
    /// Only the probability of what came.
    case unknown
    /// ln of the probability of every class.
    case classes(ArraySlice<Double>)
    /// ln of the probabilities of the likeliest outcomes, by name.
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
