package import SourceCoding

/// The result of `qz score` for predictions of classes.
package struct PredictionReport: Sendable {
  /// The name by which the user gave the file of predictions.
  package let path: String

  /// The name of the file of labels, if it is another file.
  package let labelsPath: String?

  /// The names of the classes; `nil` if classes are only numbered.
  package let classNames: [String]?

  /// The noun for a place in the file: `line` or `row`.
  package let placeName: String

  /// The meaning of the numbers, and the transformations applied to them.
  package let rules: PredictionRules

  /// Remarks on the rows.
  package let notes: PredictionNotes

  /// Remarks on the interpretation of the file, in sentences without their full stop.
  package let sentences: [String]

  /// The score, the labels as a stream, and the best temperature.
  package let result: PredictionScore

  /// The first row alone, as an example; `nil` if there is none.
  package var firstRow: Predictions?

  /// A report on predictions that were measured.
  package init(
    path: String, labelsPath: String?, classNames: [String]?, placeName: String,
    rules: PredictionRules, notes: PredictionNotes, sentences: [String] = [],
    result: PredictionScore
  ) {
    self.path = path
    self.labelsPath = labelsPath
    self.classNames = classNames
    self.placeName = placeName
    self.rules = rules
    self.notes = notes
    self.sentences = sentences
    self.result = result
  }

  var score: ClassificationScore { result.score }

  /// The name of a class.
  func className(_ index: Int) -> String { classNames?[index].onOneLine ?? "\(index)" }

  /// The classes that occurred; classes with the greatest total cost come first.
  var dearestClasses: [Int] {
    let costs = score.classes.map { ($0.crossEntropy?.bits ?? 0) * $0.mass }
    return costs.indices.filter { score.classes[$0].mass > 0 }
      .sorted { costs[$0] != costs[$1] ? costs[$0] > costs[$1] : $0 < $1 }
  }
}
