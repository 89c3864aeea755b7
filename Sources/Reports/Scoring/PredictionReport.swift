package import SourceCoding

/// All that `qz score` has to say of predictions of classes.
package struct PredictionReport: Sendable {
  /// How the file of the predictions was named.
  package let path: String

  /// How that of the labels was named, if it is another.
  package let labelsPath: String?

  /// The names of the classes, if they have others than their numbers.
  package let classNames: [String]?

  /// What a place in the file is called: `line` or `row`.
  package let placeName: String

  /// What the numbers mean, and what was done to them.
  package let rules: PredictionRules

  /// What is worth knowing of the rows.
  package let notes: PredictionNotes

  /// What was taken for what, in sentences without their full stop.
  package let sentences: [String]

  /// The score, the labels as a stream, and the best temperature.
  package let result: PredictionScore

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

  /// What a class is called.
  func className(_ index: Int) -> String { classNames?[index].onOneLine ?? "\(index)" }

  /// The classes that came, the dearest in all first.
  var dearestClasses: [Int] {
    let costs = score.classes.map { ($0.crossEntropy?.bits ?? 0) * $0.mass }
    return costs.indices.filter { score.classes[$0].mass > 0 }
      .sorted { costs[$0] != costs[$1] ? costs[$0] > costs[$1] : $0 < $1 }
  }
}
