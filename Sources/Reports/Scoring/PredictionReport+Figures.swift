internal import SourceCoding

extension PredictionReport {
  /// The answer in a sentence.
  func summary(_ view: View) -> Summary {
    Summary(
      [verdict(view)],
      [
        "crossEntropy": .real(score.crossEntropy.bits),
        "priorEntropy": .finite(score.priorEntropy?.bits), "rowCount": .integer(score.rowCount),
      ])
  }

  private func verdict(_ view: View) -> String {
    guard score.rowCount > 0 else { return "There are no rows." }
    guard score.crossEntropy.isFinite else {
      return "The labels cost infinitely many bits: the predictions call "
        + "\(NumberText.counted(score.impossible.count, "label")) impossible."
    }
    func amount(_ information: Information) -> String {
      NumberText.fixed(information.value(in: view.unit), decimals: 4)
    }
    let cost = "\(amount(score.crossEntropy)) \(view.unit) per row"
    guard !score.areLabelsSoft, let prior = score.priorEntropy else {
      return "The predictions code the labels at \(cost); the labels themselves have "
        + "\(amount(score.labelEntropy))."
    }
    return "The predictions code the labels at \(cost); class frequencies alone would take "
      + "\(amount(prior))."
  }

  /// The usual figures with their names: the value, and half the width of the interval.
  var figures: [(name: String, unit: String, value: Double, halfWidth: Double?)] {
    guard score.rowCount > 0 else { return [] }
    let error = score.interval?.halfWidth95
    var figures: [(name: String, unit: String, value: Double, halfWidth: Double?)] = [
      ("log loss (NLL)", "nats/row", score.crossEntropy.nats, error)
    ]
    // Beyond all doubles only its logarithm, the loss, is a figure.
    if let perplexity = score.crossEntropy.representablePerplexity {
      figures.append(
        ("perplexity of a row", "classes", perplexity, error.map { $0 * perplexity }))
    }
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
      let intervals = score.brier.intervals
      figures += [
        ("Brier reliability", "per row", parts.reliability, intervals[\.reliability]?.halfWidth95),
        ("Brier resolution", "per row", parts.resolution, intervals[\.resolution]?.halfWidth95),
        ("Brier uncertainty", "per row", parts.uncertainty, intervals[\.uncertainty]?.halfWidth95),
        ("Brier within bins", "per row", parts.withinBins, intervals[\.withinBins]?.halfWidth95),
      ]
    }
    if let error = score.calibration.expectedError {
      figures.append(("ECE", "probability", error, score.calibration.interval?.halfWidth95))
    }
    if let best = result.temperature, best.temperature > 0, best.temperature.isFinite,
      !best.changesNothing
    {
      figures.append(("temperature", "", best.temperature, best.interval?.halfWidth95))
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

  /// What was done to probabilities before they were written, and what that does to the loss.
  var grainLines: [String] {
    guard rules.temperature == 1, rules.floor == nil else { return [] }
    func nats(_ amount: Double) -> String { NumberText.fixed(amount, decimals: 5) }
    var lines: [String] = []
    if let rounding = notes.grain.rounding {
      let digits = NumberText.counted(rounding.digits, "decimal")
      var line = "Probabilities are rounded to \(digits)"
      if let least = rounding.leastLoss, let greatest = rounding.greatestLoss {
        line +=
          greatest.isFinite
          ? ": unrounded ones would cost between \(nats(least)) and \(nats(greatest)) nats per row"
          : ": unrounded ones would cost at least \(nats(least)) nats per row, and more than can be said, "
            + "since labels have probabilities that rounding may have made of nearly 0"
      }
      lines.append(line + ".")
    }
    if let clipping = notes.grain.clipping {
      let least = NumberText.small(clipping.least, digits: 3)
      var line =
        "Probabilities seem to be clipped: the least, \(least), occurs "
        + "\(NumberText.grouped(clipping.count)) times"
      if clipping.labelCount > 0 {
        let cost = -Mathematics.log(clipping.least)
        line +=
          ". \(NumberText.counted(clipping.labelCount, "label")) \(clipping.labelCount == 1 ? "has" : "have") it "
          + "and \(clipping.labelCount == 1 ? "costs" : "cost") \(NumberText.fixed(cost, decimals: 2)) nats each, "
          + "however unlikely the model found \(clipping.labelCount == 1 ? "it" : "them")"
        if let without = clipping.lossWithout {
          line += "; the other rows cost \(nats(without)) nats each"
        }
      } else if !score.areLabelsSoft {
        line += ", and no label has it, so that the loss is what it would be without"
      }
      lines.append(line + ".")
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
    if let interval = score.calibration.interval {
      lines.append(
        "± of the parts, of ECE and of the temperature: leaving out one of "
          + "\(NumberText.grouped(interval.groupCount)) groups of rows at a time. A perfectly calibrated "
          + "model has an ECE above 0 too, by chance.")
    }
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
