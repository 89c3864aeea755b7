import SourceCoding

/// Two files of predictions for the same rows, matched by id if both name their rows, by
/// document and position within it if both name these, otherwise by position.
struct PredictionPair {
  /// The predictions of the reference model.
  let first: PredictionFile

  /// The predictions of the model that may be better or worse.
  let second: PredictionFile

  /// Remarks on how rows were matched and which were left over, in sentences without
  /// their full stop.
  private(set) var notes: [String] = []

  /// The rows of `first` by their keys, if their order differs from that in `second`.
  private var index: RowIndex?

  /// A pair of files, each of which is read once to see whether they match.
  ///
  /// - Throws: a failure if they are over different classes, or for different rows.
  init(_ first: PredictionFile, _ second: PredictionFile) throws(Failure) {
    self.first = first
    guard first.classCount == second.classCount else {
      throw .job(
        "\(first.path) has \(first.classCount.counted("class")) and \(second.path) has "
          + second.classCount.grouped, remedy: "compare models over the same classes")
    }
    guard first.areLabelsSoft == second.areLabelsSoft else {
      throw .job(
        "labels are distributions in one of \(first.path) and \(second.path) and classes in the other",
        remedy: "give both the same labels")
    }
    self.second = try second.withColumns(like: first)
    if first.classes.names != nil, self.second.columnOrder != nil {
      notes.append("classes are matched by their names")
    }
    try match()
  }

  private mutating func match() throws(Failure) {
    var (readerA, readerB) = (try PredictionPartReader(first), try PredictionPartReader(second))
    var (a, b) = (first.emptyPart, second.emptyPart)
    var (isSameOrder, rowCount) = (true, 0)
    var (keysA, keysB) = (RowKeys(.position), RowKeys(.position))
    while true {
      let (hasA, hasB) = (
        try readerA.next(&a, upTo: first.partRowCount),
        try readerB.next(&b, upTo: first.partRowCount)
      )
      if rowCount == 0 {
        let rule = RowKeys.Rule(a, b)
        (keysA, keysB) = (RowKeys(rule), RowKeys(rule))
      }
      isSameOrder =
        keysA.keys(of: a, readerA.documentNames) == keysB.keys(of: b, readerB.documentNames)
        || keysA.rule == .position
      if !isSameOrder { break }
      guard a.rowCount == b.rowCount else {
        throw .job(
          "\(first.path) and \(second.path) have different numbers of rows",
          remedy: "give both the same rows, or name rows in a column 'id'")
      }
      guard hasA, hasB else { break }
      for index in 0..<a.rowCount { try check(a, index, b, index) }
      rowCount += a.rowCount
    }
    let rule = keysA.rule
    guard !isSameOrder else {
      for (path, findings) in [(first.path, readerA.findings), (second.path, readerB.findings)] {
        notes += findings.map { "\(path): \($0)" }
      }
      notes.append(rule.sentence)
      return
    }
    if rule == .document {
      try DocumentCounts(of: first).check(against: DocumentCounts(of: second), item: "row")
    }
    index = try RowIndex(first, by: rule)
    notes.append("\(rule.sentence), in the order of \(second.path)")
    var only = 0
    var seen = 0
    try forEachMatch(of: &only) { part, _ in seen += part.rowCount }
    guard seen > 0 else {
      throw .job(
        "\(first.path) and \(second.path) have no row of one id",
        remedy: "give the same rows the same ids")
    }
    let rest = (index?.rowCount ?? 0) - seen
    for (count, path) in [(only, second.path), (rest, first.path)] where count > 0 {
      notes.append("\(count.counted("row")) \(count == 1 ? "is" : "are") only in \(path)")
    }
  }

  /// Calls `take` with all rows of both files, in parts of equal length.
  ///
  /// - Throws: a failure at the first row that differs.
  func forEachPart(_ take: (Predictions, Predictions) -> Void) throws(Failure) {
    guard index == nil else {
      var only = 0
      return try forEachMatch(of: &only, take)
    }
    var (readerA, readerB) = (try PredictionPartReader(first), try PredictionPartReader(second))
    var (a, b) = (first.emptyPart, second.emptyPart)
    while try readerA.next(&a, upTo: first.partRowCount),
      try readerB.next(&b, upTo: first.partRowCount)
    {
      take(a, b)
    }
  }

  private func forEachMatch(
    of onlySecond: inout Int, _ take: (Predictions, Predictions) -> Void
  ) throws(Failure) {
    guard let index else { return }
    var reader = try PredictionPartReader(second)
    var all = second.emptyPart
    var keys = RowKeys(index.rule)
    while try reader.next(&all) {
      var (a, b) = (first.emptyPart, second.emptyPart)
      for row in 0..<all.rowCount {
        guard let key = keys.key(of: row, in: all, reader.documentNames),
          let place = index.places[key]
        else {
          onlySecond += 1
          continue
        }
        try check(index.rows, place, all, row)
        a.append(row: place, of: index.rows)
        b.append(row: row, of: all)
      }
      if a.rowCount > 0 { take(a, b) }
    }
  }

  /// Checks that two rows have the same label.
  private func check(
    _ a: Predictions, _ i: Int, _ b: Predictions, _ j: Int
  ) throws(Failure) {
    let areSame: Bool
    if a.areLabelsSoft {
      let count = a.classCount
      areSame =
        a.labelProbabilities[i * count..<(i + 1) * count]
        .elementsEqual(b.labelProbabilities[j * count..<(j + 1) * count])
    } else {
      areSame = a.labels[i] == b.labels[j]
    }
    guard !areSame else { return }
    let place = "\(first.path): \(first.placeName) \(a.places[i])"
    let other = "\(second.path): \(second.placeName) \(b.places[j])"
    let names =
      a.areLabelsSoft ? "" : " (\(first.name(of: a.labels[i])) and \(first.name(of: b.labels[j])))"
    throw .job(
      "\(place) and \(other) have different labels\(names)",
      remedy: "give both the same rows, or name rows in a column 'id'")
  }
}

extension PredictionFile {
  /// The name of a class.
  func name(of place: Int) -> String { classes.names?[place] ?? "\(place)" }

  /// The file with its columns in the same order as in `other`, if both name their
  /// columns.
  ///
  /// - Throws: a failure if the names differ.
  fileprivate func withColumns(like other: PredictionFile) throws(Failure) -> PredictionFile {
    guard let names = other.classes.names, let own = classes.names, names != own else {
      return self
    }
    let places = Dictionary(
      own.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var order: [Int] = []
    for name in names {
      guard let place = places[name] else {
        throw .job(
          "\(path) has no class '\(name)', which \(other.path) has",
          remedy: "compare models over the same classes")
      }
      order.append(place)
    }
    var file = self
    file.columnOrder = order
    file.classes = other.classes
    return file
  }
}
