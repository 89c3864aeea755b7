internal import SourceCoding

extension PredictionReport {
  /// The cost of the labels as a stream, and in codes that know less.
  var streamTable: Table {
    var table = Table([
      Table.Column(""), Table.Column("", .number, unit: "bits"),
      Table.Column("", .number, unit: "bytes"), Table.Column("", .number, unit: "bits/row"),
    ])
    guard !score.areLabelsSoft, score.rowCount > 0 else { return table }
    let rowCount = Double(score.rowCount)
    func add(_ name: String, _ bits: Double, _ role: Cell.Role? = nil) {
      let bytes = bits.isFinite ? (bits / 8).rounded(.up) : bits
      table.add([
        .init(name, role), .init(NumberText.amount(bits, of: .infinity)),
        .init(NumberText.amount(bytes, of: .infinity)),
        .init(NumberText.fixed(bits / rowCount, decimals: 5)),
      ])
    }
    if let bitCount = result.coding.bitCount { add("written under z", Double(bitCount), .accent) }
    add("N·H(q,z)", score.total.bits)
    if let prior = score.priorEntropy { add("from class frequencies alone", prior.bits * rowCount) }
    add("uniform over classes", Information(nats: 1).bits * rowCount * logOfClassCount)
    return table
  }

  private var logOfClassCount: Double {
    Distribution(uniformOver: score.classCount, alphabetSize: score.classCount).entropy.nats
  }

  /// The result of decoding the labels, in sentences.
  var streamLines: [String] {
    let coding = result.coding
    guard coding.outcome == .exact else { return ["\(coding.outcome.description.sentence)"] }
    var line =
      "The labels were written in one arithmetic code, decoded and compared: "
      + "\(NumberText.counted(score.rowCount, "label")) decoded correctly."
    let excess = coding.information - score.total.bits
    if abs(excess) >= 0.005 {
      line +=
        " The code divides rows by their sums, which changes the information by "
        + "\(NumberText.fixed(excess, decimals: 2, signed: true)) bits."
    }
    return [line]
  }

  /// The saving by another temperature.
  func temperatureLines(_ view: View) -> [String] {
    guard let best = result.temperature else {
      return score.rowCount > 0 ? ["No temperature makes an impossible label possible."] : []
    }
    guard !best.changesNothing else {
      return [
        "No temperature changes anything: each row is uniform over the classes that it calls possible."
      ]
    }
    let part =
      result.temperatureRowCount < score.rowCount
      ? [
        "It was searched in \(NumberText.grouped(result.temperatureRowCount)) of the rows, evenly spread."
      ] : []
    return temperatureLines(best, view) + part
  }

  private func temperatureLines(_ best: BestTemperature, _ view: View) -> [String] {
    let total = best.saving.bits * Double(score.rowCount)
    let saving =
      "saves \(view.rate(best.saving).text) \(view.rateUnit("row")), "
      + "\(NumberText.fixed(total, decimals: 1)) bits in all"
    switch best.temperature {
    case 0:
      return [
        "Every label is its row's likeliest class, so the cost falls with the temperature: at T = 0 "
          + "only ties are left to pay, which \(saving)."
      ]
    case .infinity:
      return [
        "A uniform guess would cost less: at T = ∞ all possible classes are equally likely, which \(saving)."
      ]
    default:
      let number = NumberText.fixed(best.temperature, decimals: 4)
      let habit = best.temperature > 1 ? "too sure" : "not sure enough"
      return [
        "z^(1/T), normalised, costs least at T = \(number): the model is \(habit) of itself. That "
          + "\(saving), on the rows that T was fitted to; on other rows about ½ nat less in all."
      ]
    }
  }

  /// The calibration error, with the number of bins on which it depends.
  var calibrationLines: [String] {
    guard let error = score.calibration.expectedError, let accuracy = score.accuracy,
      let confidence = score.calibration.meanConfidence
    else { return [] }
    return [
      "ECE \(NumberText.fixed(error, decimals: 5)) over \(NumberText.counted(score.calibration.bins.count, "bin")) of "
        + "equal width: confidence \(NumberText.fixed(100 * confidence, decimals: 2)) %, accuracy "
        + "\(NumberText.fixed(100 * accuracy, decimals: 2)) % on the whole."
    ]
  }

  /// The confidence and the accuracy in each bin that has rows.
  var reliabilityTable: Table {
    var table = Table([
      Table.Column("confidence"), Table.Column("rows", .number), Table.Column("mean", .number),
      Table.Column("accuracy", .number), Table.Column("gap", .number),
    ])
    let bins = score.calibration.bins
    for (index, bin) in bins.enumerated() {
      guard let confidence = bin.confidence, let accuracy = bin.accuracy else { continue }
      let ends = [index, index + 1].map {
        NumberText.fixed(Double($0) / Double(bins.count), decimals: 3)
      }
      table.add([
        .init(ends.joined(separator: " to ")), .init(NumberText.grouped(bin.rowCount)),
        .init(NumberText.fixed(confidence, decimals: 4)),
        .init(NumberText.fixed(accuracy, decimals: 4)),
        .init(NumberText.fixed(accuracy - confidence, decimals: 4, signed: true)),
      ])
    }
    return table
  }

  /// The heading of the table of classes.
  func heading(_ view: View) -> String {
    dearestClasses.count > shownClassCount(view)
      ? "the \(shownClassCount(view)) costliest classes" : "classes"
  }

  private func shownClassCount(_ view: View) -> Int { view.isVerbose ? Int.max : 10 }

  /// The cost of each class; classes with the greatest total cost come first.
  func classTable(_ view: View) -> Table {
    var table = Table([
      Table.Column("class", .symbol), Table.Column("rows", .number),
      Table.Column("H(q,z)", .number, unit: view.rateUnit("row")),
      Table.Column("share", .number, unit: "%"), Table.Column("recall", .number, unit: "%"),
    ])
    for index in dearestClasses.prefix(shownClassCount(view)) {
      let part = score.classes[index]
      guard let cost = part.crossEntropy else { continue }
      table.add([
        .init(className(index), .accent),
        .init(NumberText.amount(part.mass, of: score.areLabelsSoft ? 0 : .infinity)),
        view.rate(cost),
        .init(NumberText.percent(cost.bits * part.mass, of: score.total.bits)),
        .init(score.areLabelsSoft ? "" : NumberText.percent(part.hits, of: part.mass)),
      ])
    }
    return table
  }

  /// The confusions with the greatest total cost.
  var confusionTable: Table {
    var table = Table([
      Table.Column("label", .symbol), Table.Column("predicted", .symbol),
      Table.Column("rows", .number), Table.Column("", .number, unit: "bits"),
      Table.Column("share", .number, unit: "%"),
    ])
    for confusion in score.confusions.prefix(5) {
      table.add([
        .init(className(confusion.label), .accent), .init(className(confusion.prediction)),
        .init(NumberText.grouped(confusion.count)),
        .init(NumberText.fixed(confusion.cost.bits, decimals: 1)),
        .init(NumberText.percent(confusion.cost.bits, of: score.total.bits)),
      ])
    }
    return table
  }
}

extension String {
  /// The words as a sentence, with a full stop, and with a capital unless it begins with the
  /// name of a file.
  var sentence: String {
    let isName = prefix { $0 != " " }.dropLast().contains(".")
    return isName ? self + "." : prefix(1).uppercased() + dropFirst() + "."
  }
}
