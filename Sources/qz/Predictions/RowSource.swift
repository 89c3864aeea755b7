import SourceCoding

/// The user's choices for reading rows.
struct RowChoice {
  /// The user's choice of columns in separated values.
  var columns = CSVLayout.Choice()

  /// Whether unsigned numbers of two bytes are bfloat16.
  var isBrain = false

  /// Whether predictions are one position ahead, so that a label belongs to the
  /// previous row.
  var isShifted = false

  /// The label of rows that are not scored.
  var ignored = -100.0
}

extension ScoreInput {
  /// A reader of the rows of the file, starting with the first.
  ///
  /// - Parameters:
  ///   - choice: the user's choices.
  ///   - areFlat: whether each element of an array of labels is a class, because the
  ///     predictions have three dimensions.
  /// - Returns: a reader.
  /// - Throws: a failure if the file cannot contain rows.
  func reader(
    _ choice: RowChoice, areFlat: Bool = false
  ) throws(Failure) -> any RowReader {
    switch format {
    case .csv: CSVRowReader(file, path: path, choice: choice.columns)
    case .json: JSONRowReader(file, path: path, hasLabels: choice.columns.hasLabels)
    case .evaluation: try EvaluationRowReader(file, path: path)
    case .logitsBase: try LogitsBaseReader(file, path: path)
    case .npy, .archive, .tensors:
      try arrayReader(choice, ofLabels: choice.columns.prefersLabels, areFlat: areFlat)
    case .tokens:
      throw .usage(
        "\(path) holds tokens, no labels", remedy: "name a file with a label in each line")
    }
  }

  /// A reader of the array of predictions or labels.
  func arrayReader(
    _ choice: RowChoice, ofLabels: Bool, areFlat: Bool
  ) throws(Failure) -> ArrayRowReader {
    let chosen = try array(choice, ofLabels: ofLabels)
    let element = chosen.layout.element
    guard ofLabels || element.kind != .unsigned || element.byteCount != 2 else {
      throw .job(
        "\(path) holds whole numbers of 16 bits, which are no predictions",
        remedy: "say --dtype bfloat16 if they are that")
    }
    let isFlat = areFlat && element.isWhole
    var reader = ArrayRowReader(
      file, path: path, layout: isFlat ? chosen.layout.flattened : chosen.layout,
      areLogits: chosen.areLogits && !ofLabels)
    if !chosen.name.isEmpty {
      reader.notes = ["the \(ofLabels ? "labels" : "predictions") are the array '\(chosen.name)'"]
    }
    return reader
  }

  /// The array of predictions or labels in a file of arrays.
  func array(_ choice: RowChoice, ofLabels: Bool) throws(Failure) -> ArrayFile.Choice {
    switch format {
    case .npy:
      let header = try NPYHeader(
        of: file, at: 0..<file.symbolCount, path: path, isBrain: choice.isBrain)
      return ArrayFile.Choice(name: "", layout: header.layout, areLogits: false)
    default:
      return try arrays(choice).choice(ofLabels: ofLabels, path: path)
    }
  }

  private func arrays(_ choice: RowChoice) throws(Failure) -> ArrayFile {
    format == .archive
      ? try ArrayFile(archive: file, path: path, isBrain: choice.isBrain)
      : try ArrayFile(tensors: file, path: path)
  }

  /// Whether it is a file of arrays that contains labels.
  func hasLabelArray(_ choice: RowChoice) throws(Failure) -> Bool {
    guard format == .archive || format == .tensors else { return false }
    return try arrays(choice).hasLabels
  }
}
