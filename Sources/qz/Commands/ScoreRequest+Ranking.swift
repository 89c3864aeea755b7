import Reports
import SourceCoding

extension ScoreRequest {
  /// Ranks the model of `input` and those that it is compared with.
  ///
  /// - Throws: a failure if two of them are not of the same rows or tokens.
  func ranking(
    of input: ScoreInput, _ request: ComparisonRequest
  ) throws(Failure) -> RankingReport {
    var inputs = [input]
    var comparisons: [ComparisonReport] = []
    for path in request.against {
      inputs.append(try ScoreInput(path))
      comparisons.append(try comparison(of: input, against: path, request))
    }
    var others = request
    others.drawsAnswers = false
    return try RankingReport(
      paths: inputs.map(\.path), sizes: request.sizes, comparisons: comparisons
    ) { (first, second) throws(Failure) in
      try comparison(of: inputs[second], against: inputs[first].path, others)
    }
  }
}
