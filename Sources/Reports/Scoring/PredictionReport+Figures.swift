internal import SourceCoding

extension PredictionReport {
  /// The answer in a sentence.
  var verdict: String {
    guard score.rowCount > 0 else { return "There are no rows." }
    guard score.crossEntropy.isFinite else {
      return "The labels cost infinitely many bits: the predictions call "
        + "\(NumberText.counted(score.impossible.count, "label")) impossible."
    }
    let cost = "\(NumberText.fixed(score.crossEntropy.bits, decimals: 4)) bits per row"
    guard !score.areLabelsSoft, let prior = score.priorEntropy else {
      return "The predictions code the labels at \(cost); the labels themselves have "
        + "\(NumberText.fixed(score.labelEntropy.bits, decimals: 4))."
    }
    return "The predictions code the labels at \(cost); class frequencies alone would take "
      + "\(NumberText.fixed(prior.bits, decimals: 4))."
  }

  /// The usual figures with their names: the value, and half the width of the interval.
  var figures: [(name: String, unit: String, value: Double, halfWidth: Double?)] {
    guard score.rowCount > 0 else { return [] }
    let error = score.interval?.halfWidth95
    var figures: [(name: String, unit: String, value: Double, halfWidth: Double?)] = [
      ("log loss (NLL)", "nats/row", score.crossEntropy.nats, error),
      ("perplexity of a row", "classes", score.perplexity, error.map { $0 * score.perplexity }),
    ]
    if let interval = score.accuracyInterval {
      figures.append(
        ("accuracy of rows", "part of rows", interval.value, interval.halfWidth95))
    }
    if let interval = score.topFive {
      figures.append(("top-5 accuracy", "part of rows", interval.value, interval.halfWidth95))
    }
    if let mean = score.brier.mean {
      figures.append(("Brier score", "per row", mean, score.brierInterval?.halfWidth95))
    }
    if let parts = score.brier.parts {
      figures += [
        ("Brier reliability", "per row", parts.reliability, nil),
        ("Brier resolution", "per row", parts.resolution, nil),
        ("Brier uncertainty", "per row", parts.uncertainty, nil),
        ("Brier within bins", "per row", parts.withinBins, nil),
      ]
    }
    if let error = score.calibration.expectedError {
      figures.append(("ECE", "probability", error, nil))
    }
    return figures
  }

  /// Warnings about data that look right and may be wrong, in sentences.
  var suspicions: [String] {
    var lines: [String] = []
    func moved(_ loss: Double, _ place: String, _ remedy: String) -> String {
      "Labels may belong to other rows: compared with the row \(place) they cost "
        + "\(NumberText.fixed(loss, decimals: 4)) nats and not "
        + "\(NumberText.fixed(score.possibleCrossEntropy.nats, decimals: 4)); \(remedy)."
    }
    if let loss = score.shift.lossAhead {
      lines.append(moved(loss, "before their own", "--shift moves them"))
    }
    if let loss = score.shift.lossBehind {
      lines.append(moved(loss, "after their own", "move the labels or the predictions by one"))
    }
    if let padding = score.padding.suspicion {
      lines.append(
        "Sequences end in \(NumberText.counted(padding.rowCount, "row")) with the label "
          + "\(className(padding.label)). If that is padding, --ignore \(className(padding.label)) leaves "
          + "these rows out.")
    }
    return lines
  }

  var figureTable: Table {
    var table = Table([
      Table.Column("figure"), Table.Column("value", .number), Table.Column("± 95 %", .error),
      Table.Column("", unit: nil),
    ])
    for (name, unit, value, halfWidth) in figures {
      table.add([
        .init(name), .init(NumberText.fixed(value, decimals: 5)),
        .init(
          halfWidth.map { $0.isFinite ? NumberText.fixed($0, decimals: 5) : "" } ?? ""),
        .init(unit, .faint),
      ])
    }
    return table
  }

  var figureLines: [String] {
    var lines: [String] = []
    if score.brier.parts != nil {
      lines.append(
        "The Brier score is the sum over classes: reliability − resolution + uncertainty + within bins."
      )
    }
    if let interval = score.interval { lines.append(interval.explanation(of: "row")) }
    return lines
  }

  var figuresJSON: JSONValue {
    .array(
      figures.map {
        .object([
          "name": .string($0.name), "unit": .string($0.unit), "value": .real($0.value),
          "halfWidth95": .finite($0.halfWidth),
        ])
      })
  }
}
