import SourceCoding

/// Rows of multiple choice in the samples of lm-evaluation-harness.
///
/// The log-likelihoods of the choices, in nats, are the logits of a row: normalised,
/// they give the model's choice. In questions with fewer choices than others, the
/// missing choices have no weight.
struct EvaluationRowReader: RowReader {
  let placeName = "line"

  private let path: String
  private var values: JSONValueReader
  private let choiceCount: Int

  /// A reader of `file`, which is read once to find the number of choices.
  init(_ file: FileSource, path: String) throws(Failure) {
    self.path = path
    var survey = JSONValueReader(file, path: path)
    var most = 0
    while let value = try survey.next() {
      most = max(most, EvaluationSample(value)?.choices?.count ?? 0)
    }
    choiceCount = most
    values = JSONValueReader(file, path: path)
  }

  var notes: [String] {
    ["a choice's log-likelihood is its logit: rows are a softmax over the choices"]
  }

  mutating func next(_ row: inout NumberRow) throws(Failure) -> Bool {
    guard let value = try values.next() else { return false }
    guard let sample = EvaluationSample(value), let choices = sample.choices else {
      throw .job(
        "\(values.place) is not a sample of multiple choice",
        remedy: "give it the output of --log_samples for one task")
    }
    row.place = values.lineNumber
    (row.id, row.document) = (sample.id, nil)
    row.label = sample.target
    row.areLogits = true
    row.values =
      choices + Array(repeating: -.infinity, count: max(0, choiceCount - choices.count))
    return true
  }
}
