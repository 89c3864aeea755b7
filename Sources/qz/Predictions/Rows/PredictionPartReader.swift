import SourceCoding

/// Reads the rows of a file of predictions part by part, each with its label.
struct PredictionPartReader {
  /// Remarks on the rows read so far.
  private(set) var notes = PredictionNotes()

  /// The rules by which the labels read so far name classes.
  private(set) var labelRules: Set<ClassNames.Rule> = []

  private let file: PredictionFile
  private var reader: any RowReader
  private var labelReader: (any RowReader)?
  private var row = NumberRow()
  private var labelRow = NumberRow()
  private var wrongSums = WrongSums()
  private var documents: [String: Int] = [:]

  /// The names of the documents of the rows read so far, by their numbers.
  private(set) var documentNames: [String] = []
  private var isAtEnd = false

  /// The number of rows whose labels exclude them from the score.
  private(set) var ignoredCount = 0

  /// A reader of `file` that starts with the first row.
  init(_ file: PredictionFile) throws(Failure) {
    self.file = file
    reader = try file.values.open()
    labelReader = try file.labels?.open()
  }

  /// Replaces the content of `rows` with the next rows.
  ///
  /// - Parameters:
  ///   - rows: receives the rows.
  ///   - limit: the number of rows to read; fewer are read only at the end of the file.
  /// - Returns: whether there were any.
  /// - Throws: a failure at the first row that is not a prediction, or at the end of
  ///   the file if rows did not sum to one.
  mutating func next(_ rows: inout Predictions, upTo limit: Int? = nil) throws(Failure) -> Bool {
    rows.removeAll()
    let count = limit ?? file.partRowCount
    while !isAtEnd, rows.rowCount < count {
      guard try readRow() else {
        isAtEnd = true
        break
      }
      guard label != .ignored else {
        ignoredCount += 1
        continue
      }
      do throws(InvalidPrediction) {
        try append(to: &rows)
      } catch {
        guard case .sum(let found, let tolerance) = error else { throw failure(error) }
        wrongSums.add(row, sum: found, tolerance: tolerance)
      }
    }
    if isAtEnd,
      let failure = wrongSums.failure(
        file.path, file.placeName, hasColumns: reader.hasColumns)
    {
      throw failure
    }
    return rows.rowCount > 0
  }

  /// What was found in the rows so far, in sentences without their full stop.
  var findings: [String] { reader.findings }

  /// What was taken for what, and how labels name classes, in sentences without full stop.
  var sentences: [String] {
    var sentences = file.notes
    let rules = ClassNames.Rule.allCases.filter(labelRules.contains).map(\.rawValue)
    if !rules.isEmpty, file.classes.names != nil {
      sentences.append("labels name classes " + rules.joined(separator: " and "))
    }
    sentences += reader.findings
    if ignoredCount > 0 {
      sentences.append(
        "\(ignoredCount.counted("row")) without a label \(ignoredCount == 1 ? "is" : "are") not scored"
      )
    }
    return sentences
  }

  private mutating func readRow() throws(Failure) -> Bool {
    guard try reader.next(&row) else {
      if let labels = file.labels, try labelReader?.next(&labelRow) == true {
        throw .job(
          "\(labels.path) has more labels than \(file.path) has predictions",
          remedy: "give every prediction one label")
      }
      return false
    }
    if let order = file.columnOrder, row.values.count == order.count {
      row.values = order.map { row.values[$0] }
    }
    if let labels = file.labels, try labelReader?.next(&labelRow) == false {
      throw .job(
        "\(labels.path) has fewer labels than \(file.path) has predictions",
        remedy: "give every prediction one label")
    }
    return true
  }

  private var label: NumberRow.Label { file.labels == nil ? row.label : labelRow.labelAlone }

  private mutating func append(to rows: inout Predictions) throws(InvalidPrediction) {
    let document = row.document.map { number(of: $0) }
    if file.areLabelsSoft {
      guard case .distribution(let label) = label else {
        throw .labelDistribution(.columnCount(found: 1, classCount: file.classCount))
      }
      try rows.append(row.values, label: label, at: row.place, by: file.rules, noting: &notes)
    } else {
      if case .distribution(let numbers) = label {
        throw .labelDistribution(.columnCount(found: numbers.count, classCount: 1))
      }
      guard let (place, rule) = file.classes.place(of: label) else {
        throw .label(found: .nan, classCount: file.classCount)
      }
      labelRules.insert(rule)
      try rows.append(row.values, label: place, at: row.place, by: file.rules, noting: &notes)
    }
    rows.name(id: row.id, document: document)
  }

  /// The number of a document, which is new if its name is.
  private mutating func number(of name: String) -> Int {
    if let number = documents[name] { return number }
    documents[name] = documentNames.count
    documentNames.append(name)
    return documentNames.count - 1
  }

  private func failure(_ error: InvalidPrediction) -> Failure {
    switch error {
    case .label: return labelFailure
    case .labelDistribution(let reason):
      let remedy =
        if case .sum = reason { "correct it, or use --normalize" } else {
          "give every row one class, or a distribution over all"
        }
      return .job("\(labelPlace): \(error)", remedy: remedy)
    default: break
    }
    let remedy =
      switch error {
      case .notFinite: "give every class a finite number"
      case .noProbability:
        "give probabilities, "
          + (reader.hasColumns ? "choose their columns with --columns, " : "")
          + "or use --logits if they are logarithms"
      case .columnCount: "give every row as many numbers"
      default: "give at least one class a probability"
      }
    return .job("\(file.path): \(file.placeName) \(row.place): \(error)", remedy: remedy)
  }

  /// The place of the label, for failures.
  private var labelPlace: String {
    file.labels.map { "\($0.path): \(file.labelPlaceName) \(labelRow.place)" }
      ?? "\(file.path): \(file.placeName) \(row.place)"
  }

  /// The failure for a label that names no class.
  private var labelFailure: Failure {
    let (text, number): (String, Double?) =
      switch label {
      case .text(let text):
        (String(text.prefix(40)), DecimalField.value(Array(text.utf8), 0..<text.utf8.count))
      case .number(let number):
        (Int(exactly: number).map { "\($0)" } ?? "\(number)", number)
      default: ("", nil)
      }
    if let number, number.isFinite, number != number.rounded(), row.values.count == 1 {
      return .job(
        "\(labelPlace): the label \(text) is a quantity and not a class: this looks like regression",
        remedy: "give classes, with probabilities for them; qz scores no predicted quantities")
    }
    if let number, number != number.rounded(), number > 0, number < 1 {
      return .job(
        "\(labelPlace): the label \(text) is not a class",
        remedy: "number classes from 0; if labels "
          + "are distributions, give each class a column and name these with --label-column q0,q1")
    }
    let names = file.classes.names
    guard let number else {
      return .job(
        "\(labelPlace): the label '\(text)' is "
          + (names == nil || file.classes.areNumbers
            ? names == nil
              ? "not a number, and the classes have no names"
              : "not the name of a column of predictions"
            : "neither a number nor the name of a column of predictions"),
        remedy: text.hasPrefix("[") || text.hasPrefix("{")
          ? "if labels are distributions, give each class a column and name these with --label-column q0,q1"
          : "number classes from 0, or name them as the heading does")
    }
    guard file.classes.areNumbers else {
      let found = InvalidPrediction.label(found: number, classCount: file.classCount)
      return .job("\(labelPlace): \(found)", remedy: "number classes from 0")
    }
    return .job(
      "\(labelPlace): the label '\(text)' is not the name of a column of predictions, and these are "
        + "numbers", remedy: "name classes as the heading does")
  }
}
