import SourceCoding

/// A file of predictions, with labels in it or in a second one.
struct PredictionFile {
  /// A file that rows are read from, as often as they are needed.
  struct Rows {
    /// How the user called it.
    let path: String
    /// Makes a reader of it, from its first row.
    let open: () throws(Failure) -> any RowReader
  }

  /// The number of classes.
  let classCount: Int

  /// Whether labels are distributions.
  let areLabelsSoft: Bool

  /// The classes, and their names if the file gives them.
  var classes: ClassNames

  /// Where in a row the number of each class stands, if not in its own place.
  var columnOrder: [Int]?

  /// What was taken for what, in sentences without their full stop.
  let notes: [String]

  /// What a place in the file is called: `line` or `row`.
  let placeName: String

  /// The same of the file of the labels.
  let labelPlaceName: String

  /// What its numbers mean.
  let rules: PredictionRules

  /// How the user called the file.
  var path: String { values.path }

  let values: Rows
  let labels: Rows?

  /// A file whose first row says how many classes there are.
  ///
  /// - Parameters:
  ///   - values: the file.
  ///   - labels: the file of the labels, if it is another.
  ///   - rules: what the numbers mean, unless the file itself says that they are
  ///     logarithms.
  ///   - base: the base of logarithms, if the user names one.
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
      throw .job("\(path) holds rows of no numbers", remedy: "give every class a number")
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
          "\(labels.path) holds rows of no numbers", remedy: "give every prediction a label")
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

  /// Shows all rows, in parts.
  ///
  /// - Parameters:
  ///   - notes: gets what is worth knowing of the rows.
  ///   - take: gets each part.
  /// - Throws: a failure at the first row that is no prediction. Rows that do not
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

  /// The rows in a part, about 65,536 numbers.
  var partRowCount: Int { max(1, (1 << 16) / classCount) }
}

extension NumberRow {
  /// What a row of a file of labels says came.
  var labelAlone: Label {
    guard label == .none, let first = values.first else { return label }
    return values.count == 1 ? .number(first) : .distribution(values)
  }
}
