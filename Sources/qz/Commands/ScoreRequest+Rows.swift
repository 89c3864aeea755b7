import SourceCoding

extension ScoreRequest {
  /// Reads the predictions in a file, with their labels.
  func predictions(of input: ScoreInput) throws(Failure) -> PredictionFile {
    try refuseTokenOptions(of: input)
    try refuse(ScoreOptions.columns.name, choice.columns.values, of: input)
    guard others.isEmpty || labels == nil else {
      throw .usage(
        "--labels is about one file of predictions, and there are several",
        remedy: "score them one by one")
    }
    guard labels != nil else {
      try refuse(ScoreOptions.labelColumns.name, choice.columns.labels, of: input)
      return try predictions(of: input, labels: nil)
    }
    let other = try ScoreInput(labels ?? "")
    try refuse(ScoreOptions.labelColumns.name, choice.columns.labels, of: other)
    return try predictions(of: input, labels: other)
  }

  /// Fails if columns are named for a file that has none to choose from.
  private func refuse(
    _ option: String, _ columns: [String]?, of input: ScoreInput
  ) throws(Failure) {
    guard columns != nil, input.format != .csv else { return }
    throw .usage(
      "--\(option) is for separated values, but \(input.path) has none", remedy: "leave it out")
  }

  private func refuseTokenOptions(of input: ScoreInput) throws(Failure) {
    if case .tokens = input.format {
      throw .usage(
        "\(input.path) holds tokens, no labels", remedy: "name a file with a label in each line")
    }
    guard let option = tokenOptions.first else { return }
    throw .usage(
      "--\(option) is about tokens, and \(input.path) holds predictions of classes",
      remedy: "leave it out")
  }

  private func predictions(
    of input: ScoreInput, labels other: ScoreInput?
  ) throws(Failure) -> PredictionFile {
    let isOwn = other == nil ? try input.hasLabelArray(choice) : false
    let labelInput = isOwn ? input : other
    var values = choice
    guard let labelInput else {
      let rows = PredictionFile.Rows(path: input.path) { () throws(Failure) in
        if others.isEmpty { return try input.reader(values) }
        return try ChainedRowReader([input] + others, values)
      }
      return try PredictionFile(rows, labels: nil, rules: rules, base: base)
    }
    var labelChoice = RowChoice()
    (labelChoice.columns.values, labelChoice.columns.hasLabels) = (choice.columns.labels, false)
    labelChoice.columns.prefersLabels = true
    (values.columns.labels, values.columns.hasLabels) = (nil, false)
    let headings = try ColumnCounts(of: input, values, labels: labelInput)
    values.columns.countsColumns = headings.areOverValues
    labelChoice.columns.countsColumns = headings.areOverLabels
    let shape = try sequences(of: input)
    let (valueChoice, finalChoice, choice) = (values, labelChoice, choice)
    return try PredictionFile(
      .init(path: input.path) { () throws(Failure) in try input.reader(valueChoice) },
      labels: .init(path: labelInput.path) { () throws(Failure) in
        let reader = try labelInput.reader(finalChoice, areFlat: shape.areFlat)
        return SequenceLabelReader(
          reader, sequenceLength: shape.length, isShifted: choice.isShifted,
          ignored: choice.ignored)
      },
      rules: rules, base: base)
  }

  /// Returns the length of the sequences in a file of predictions, and whether their
  /// labels are in an array of two dimensions.
  private func sequences(of input: ScoreInput) throws(Failure) -> (length: Int, areFlat: Bool) {
    switch input.format {
    case .npy, .archive, .tensors:
      let layout = try input.array(choice, ofLabels: false).layout
      return (layout.sequenceLength, layout.shape.count > 2)
    default: return (.max, false)
    }
  }
}
