import SourceCoding

/// A file of predictions, with labels in the same file or in a second one.
struct PredictionFile {
  /// A file whose rows can be read as often as needed.
  struct Rows {
    /// The name by which the user gave it.
    let path: String
    /// Opens a reader that starts with the first row.
    let open: () throws(Failure) -> any RowReader
  }

  /// The number of classes.
  let classCount: Int

  /// Whether labels are distributions.
  let areLabelsSoft: Bool

  /// The classes, and their names if the file gives them.
  var classes: ClassNames

  /// The position in a row of each class's number; `nil` if the order is the same.
  var columnOrder: [Int]?

  /// Remarks on the interpretation of the file, in sentences without their full stop.
  let notes: [String]

  /// The noun for a place in the file: `line` or `row`.
  let placeName: String

  /// The noun for a place in the file of the labels.
  let labelPlaceName: String

  /// The meaning of its numbers.
  let rules: PredictionRules

  /// The name by which the user gave the file.
  var path: String { values.path }

  let values: Rows
  let labels: Rows?

  /// A file whose first row determines the number of classes.
  ///
  /// - Parameters:
  ///   - values: the file.
  ///   - labels: the file of the labels, if it is another.
  ///   - rules: the meaning of the numbers, unless the file itself says that they are
  ///     logarithms.
  ///   - base: the base of logarithms, if the user named one.
  /// - Throws: a failure if there is no row, or no label.
  init(
    _ values: Rows, labels: Rows?, rules: PredictionRules, base: InformationUnit? = nil
  ) throws(Failure) {
    (self.values, self.labels) = (values, labels)
    let path = values.path
    var reader = try values.open()
    var row = NumberRow()
    guard try reader.next(&row) else {
      throw .job("\(path) holds no rows", remedy: "write a label and a prediction in each line")
    }
    placeName = reader.placeName
    notes = reader.notes
    classCount = row.values.count == 1 ? 2 : row.values.count
    classes = ClassNames(reader.classNames, classCount: classCount)
    guard classCount >= 2 else {
      throw .job("\(path) has rows without numbers", remedy: "give every class a number")
    }
    var label = row.label
    var labelPlaceName = reader.placeName
    if let labels {
      var labelReader = try labels.open()
      var labelRow = NumberRow()
      guard try labelReader.next(&labelRow) else {
        throw .job("\(labels.path) holds no rows", remedy: "give every prediction a label")
      }
      label = labelRow.labelAlone
      while label == .ignored, try labelReader.next(&labelRow) { label = labelRow.labelAlone }
      guard label != .none else {
        throw .job(
          "\(labels.path) has rows without numbers", remedy: "give every prediction a label")
      }
      labelPlaceName = labelReader.placeName
    }
    self.labelPlaceName = labelPlaceName
    guard label != .none else {
      throw .usage(
        "\(path) has no labels", remedy: "name the file that holds them with --labels FILE")
    }
    areLabelsSoft = if case .distribution = label { true } else { false }
    var rules = rules
    if row.areLogits {
      rules.scale = row.areNormalized ? .logProbabilities : .logits(base ?? .nats)
      guard !rules.normalizes, rules.tolerance == nil else {
        throw .usage(
          "\(path) holds logarithms, which are normalised in any case",
          remedy: "leave out --normalize and --tolerance")
      }
    }
    if base != nil, rules.scale == .probabilities {
      throw .usage(
        "--base is about logarithms, and \(path) holds probabilities",
        remedy: "leave it out, or say --logits")
    }
    self.rules = rules
  }

  /// Calls `take` with all rows, in parts.
  ///
  /// - Parameters:
  ///   - notes: receives remarks on the rows.
  ///   - take: receives each part.
  /// - Throws: a failure at the first row that is not a prediction. Rows that do not
  ///   sum to one are named together.
  func forEachPart(
    noting notes: inout PredictionNotes, _ take: (Predictions) -> Void
  ) throws(Failure) {
    var reader = try PredictionPartReader(self)
    var rows = emptyPart
    while try reader.next(&rows) { take(rows) }
    notes = reader.notes
  }

  /// A part without rows.
  var emptyPart: Predictions {
    Predictions(classCount: classCount, areLabelsSoft: areLabelsSoft)
  }

  /// The number of rows in a part, which has about 65,536 numbers.
  var partRowCount: Int { max(1, (1 << 16) / classCount) }
}

extension NumberRow {
  /// The label in a row of a file of labels.
  var labelAlone: Label {
    guard label == .none, let first = values.first else { return label }
    return values.count == 1 ? .number(first) : .distribution(values)
  }
}
