import SourceCoding

/// A file of predictions, with labels in it or in a second one.
struct PredictionFile {
  /// The number of classes.
  let classCount: Int

  /// Whether labels are distributions.
  let areLabelsSoft: Bool

  /// The names of the classes, if the file gives them.
  let classNames: [String]?

  /// What a place in the file is called: `line` or `row`.
  let placeName: String

  /// The same of the file of the labels.
  private let labelPlaceName: String

  /// What its numbers mean.
  let rules: PredictionRules

  /// How the user called the file.
  let path: String

  private let open: () throws(Failure) -> any RowReader
  private let labels: (path: String, open: () throws(Failure) -> any RowReader)?

  /// Numbers in a part, about.
  private static let partSize = 1 << 16

  /// A file whose first row says how many classes there are.
  ///
  /// - Parameters:
  ///   - path: what failures call it.
  ///   - open: makes a reader of it.
  ///   - labels: the file of the labels with a reader of it, if it is another.
  ///   - rules: what the numbers mean, unless the file itself says that they are
  ///     logarithms.
  ///   - base: the base of logarithms, if the user names one.
  /// - Throws: a failure if there is no row, or no label.
  init(
    path: String, open: @escaping () throws(Failure) -> any RowReader,
    labels: (path: String, open: () throws(Failure) -> any RowReader)?, rules: PredictionRules,
    base: InformationUnit? = nil
  ) throws(Failure) {
    (self.path, self.open, self.labels) = (path, open, labels)
    var reader = try open()
    var row = NumberRow()
    guard try reader.next(&row) else {
      throw .job("\(path) holds no rows", remedy: "write a label and a prediction in each line")
    }
    placeName = reader.placeName
    classNames = (reader as? CSVRowReader)?.classNames.flatMap { $0.count > 1 ? $0 : nil }
    classCount = row.values.count == 1 ? 2 : row.values.count
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
      guard !labelRow.values.isEmpty else {
        throw .job(
          "\(labels.path) holds rows of no numbers", remedy: "give every prediction a label")
      }
      label = labelRow.values
      labelPlaceName = labelReader.placeName
    }
    self.labelPlaceName = labelPlaceName
    areLabelsSoft = label.count > 1
    guard !label.isEmpty else {
      throw .usage(
        "\(path) has no labels", remedy: "name the file that holds them with --labels FILE")
    }
    var rules = rules
    if row.areLogits {
      rules.scale = .logits(base ?? .nats)
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
    var reader = try open()
    var labelReader = try labels?.open()
    var rows = Predictions(classCount: classCount, areLabelsSoft: areLabelsSoft)
    var row = NumberRow()
    var labelRow = NumberRow()
    var wrongSums = WrongSums()
    notes = PredictionNotes()
    while try reader.next(&row) {
      if try labelReader?.next(&labelRow) == false {
        throw .job(
          "\(labels?.path ?? "") has fewer labels than \(path) has predictions",
          remedy: "give every prediction one label")
      }
      let label = labelReader == nil ? row.label : labelRow.values
      do throws(InvalidPrediction) {
        try append(label, row, to: &rows, noting: &notes)
      } catch {
        guard case .sum(let found, let tolerance) = error else {
          throw failure(error, row.place, labelReader == nil ? nil : labelRow.place)
        }
        wrongSums.add(row.place, sum: found, tolerance: tolerance)
      }
      guard rows.rowCount * classCount >= Self.partSize else { continue }
      take(rows)
      rows.removeAll()
    }
    if try labelReader?.next(&labelRow) == true {
      throw .job(
        "\(labels?.path ?? "") has more labels than \(path) has predictions",
        remedy: "give every prediction one label")
    }
    if let failure = wrongSums.failure(path, placeName) { throw failure }
    if rows.rowCount > 0 { take(rows) }
  }

  private func append(
    _ label: [Double], _ row: NumberRow, to rows: inout Predictions,
    noting notes: inout PredictionNotes
  ) throws(InvalidPrediction) {
    if areLabelsSoft {
      return try rows.append(row.values, label: label, at: row.place, by: rules, noting: &notes)
    }
    guard label.count == 1 else {
      throw .labelDistribution(.columnCount(found: label.count, classCount: 1))
    }
    guard let number = Int(exactly: label[0]) else {
      throw .label(found: label[0], classCount: classCount)
    }
    try rows.append(row.values, label: number, at: row.place, by: rules, noting: &notes)
  }

  private func failure(
    _ error: InvalidPrediction, _ place: Int, _ labelPlace: Int?
  ) -> Failure {
    let isLabel =
      switch error {
      case .label, .labelDistribution: true
      default: false
      }
    let remedy =
      switch error {
      case .notFinite: "give every class a finite number"
      case .noProbability: "give probabilities, or use --logits if they are logarithms"
      case .sum, .nothingPossible: "give at least one class a probability"
      case .columnCount: "give every row as many numbers"
      case .label: "number classes from 0"
      case .labelDistribution(.sum): "correct it, or use --normalize"
      case .labelDistribution: "give every row one class, or a distribution over all"
      }
    let name = isLabel && labelPlace != nil ? labels?.path ?? path : path
    let number = isLabel ? labelPlace ?? place : place
    let kind = isLabel ? labelPlaceName : placeName
    return .job("\(name): \(kind) \(number): \(error)", remedy: remedy)
  }
}

/// The rows of a file that do not sum to one.
private struct WrongSums {
  private var places: [Int] = []
  private var count = 0
  private var greatest = 0.0
  private var tolerance = 0.0

  mutating func add(_ place: Int, sum: Double, tolerance: Double) {
    if places.count < 5 { places.append(place) }
    count += 1
    greatest = max(greatest, abs(sum - 1))
    self.tolerance = tolerance
  }

  /// The failure that names them; `nil` if there is none.
  func failure(_ path: String, _ placeName: String) -> Failure? {
    guard count > 0 else { return nil }
    let names = places.map { "\($0)" }.joined(separator: ", ")
    let rows =
      count == 1
      ? "\(placeName) \(names) does" : "\(placeName)s \(names)\(count > 5 ? " …" : "") do"
    return .job(
      "\(path): \(rows) not sum to 1\(count > 1 ? " (\(count.grouped) in all)" : ""), by up to \(greatest.inWords); "
        + "the tolerance is \(tolerance.inWords)",
      remedy: "use --normalize to divide rows by their sums, or --logits if they are logarithms")
  }
}
