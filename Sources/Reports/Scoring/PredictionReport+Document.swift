internal import SourceCoding

extension PredictionReport: Presentable {
  /// The report as text, tables and a picture.
  package func document(_ view: View) -> Document {
    Document(
      title: labelsPath.map {
        "How well do the predictions of \(path.withoutFolders) code the labels of \($0.withoutFolders)?"
      } ?? "How well do the predictions of \(path.withoutFolders) code its labels?",
      summary: summary(view), keyFigures: keyFigures(view), topic: "loss-in-nats",
      sections: [
        Section(nil, part: "data", [.table(originTable), .lines(originLines)]),
        Section(
          nil, part: "information",
          [.table(informationTable(view)), .lines(informationLines)]),
        Section(
          "the labels as a stream", part: "stream", [.table(streamTable), .lines(streamLines)]),
        Section(
          "figures by their names", part: "figures", [.table(figureTable), .lines(figureLines)]),
        Section("temperature", part: "temperature", [.lines(temperatureLines(view))]),
        Section(
          "calibration", rank: .lead, part: "calibration",
          [
            .figure(ReliabilityChart(calibration: score.calibration).figure(name: "reliability")),
            .lines(calibrationLines), .table(reliabilityTable),
          ]),
        Section(heading(view), part: "classes", [.table(classTable(view))]),
        Section("costliest confusions", part: "confusions", [.table(confusionTable)]),
        Section(
          "checks", part: "checks",
          [.table(.checks(result.checks, all: view.isVerbose || view.names("checks")))]),
      ])
  }

  /// The words that name the parts of the report.
  package static let parts = [
    Document.answer, "data", "information", "stream", "figures", "temperature", "calibration",
    "classes", "confusions", "checks",
  ]

  private var originTable: Table {
    var table = Table([Table.Column(""), Table.Column("", .name), Table.Column("", .detail)])
    let kind =
      score.areLabelsSoft
      ? "distribution".counted(by: score.rowCount) + " over"
      : "label".counted(by: score.rowCount) + " of"
    table.add([
      .init("q", .heading), .init((labelsPath ?? path).onOneLine),
      .init(
        "\(NumberText.grouped(score.rowCount)) \(kind) \(NumberText.counted(score.classCount, "class"))"
      ),
    ])
    let meaning: String =
      switch rules.scale {
      case .probabilities where rules.normalizes:
        "probabilities, rows divided by their sums, up to "
          + "\(NumberText.significant(notes.greatestDeviation)) from 1"
      case .probabilities:
        "probabilities; rows sum to 1 within \(NumberText.significant(notes.greatestDeviation))"
      case .logits(let unit): "logarithms, in \(unit), normalised"
      case .logProbabilities: "log-probabilities in nats, as given"
      }
    table.add([.init("z", .heading), .init(path.onOneLine), .init(meaning)])
    return table
  }

  private var originLines: [String] {
    var lines = sentences.map(\.sentence) + suspicions + grainLines
    if rules.temperature != 1 {
      lines.append("Predictions were evaluated at temperature \(rules.temperature), as asked for.")
    }
    if let floor = rules.floor {
      lines.append(
        "Probabilities below \(floor) were raised to it, as asked for, and rows divided by their "
          + "sums: \(NumberText.grouped(notes.raisedValues)) probabilities, in "
          + "\(NumberText.counted(notes.raisedRows, "row")); in "
          + "\(NumberText.grouped(notes.raisedLabels)) of these rows it was the probability of the label."
      )
    }
    let impossible = score.impossible
    if impossible.count > 0 {
      let places = impossible.first.prefix(20).map { "\($0)" }.joined(separator: ", ")
      lines.append(
        "z gives \(NumberText.counted(impossible.count, "label")) probability 0, which costs infinitely "
          + "many bits: \(placeName) \(places)\(impossible.count > 20 ? " …" : ""). The other "
          + "rows cost \(both(score.possibleCrossEntropy)) each.")
    }
    return lines
  }

  private func both(_ information: Information) -> String {
    "\(NumberText.fixed(information.nats, decimals: 5)) nats or "
      + "\(NumberText.fixed(information.bits, decimals: 5)) bits"
  }

  private func informationTable(_ view: View) -> Table {
    let units = view.columns
    var table = Table(
      [Table.Column(""), Table.Column("")] + units.flatMap { view.columns(of: $0, per: "/row") })
    var rows: [(String, String, Information, Double?)] = [
      ("H(q)", "entropy", score.labelEntropy, nil),
      ("KL(q‖z)", "mismatch", score.divergence, nil),
      (
        "H(q,z)", "cross entropy", score.crossEntropy,
        score.interval.map { Information(nats: $0.halfWidth95).bits }
      ),
    ]
    if let reverse = score.reverseCrossEntropy.crossEntropy {
      rows.append(("H(z,q)", "arguments swapped", reverse, nil))
    }
    for (symbol, name, value, error) in rows {
      table.add(
        [.init(symbol, .heading), .init(name)]
          + units.flatMap { view.cells(value, error: error, in: $0) })
    }
    return table
  }

  private var informationLines: [String] {
    var lines: [String] = []
    if !score.areLabelsSoft {
      lines.append(
        "A hard label has no entropy, so H(q,z) = KL(q‖z) = −ln P(labels) / N, the negative "
          + "log-likelihood a row; P(labels) = e^"
          + "\(NumberText.fixed(-score.total.nats, decimals: 2)).")
    }
    let swapped = score.reverseCrossEntropy
    if swapped.infiniteRows > 0 {
      lines.append(
        "With the arguments swapped, H(z,q) is infinite in \(NumberText.counted(swapped.infiniteRows, "row")): there z "
          + "gives a probability to a class that \(score.areLabelsSoft ? "q" : "a hard label") "
          + "calls impossible.")
    }
    lines.append(
      "Perplexity \(NumberText.perplexity(of: score.crossEntropy, decimals: 4))"
        + (score.accuracy.map {
          ", accuracy \(NumberText.fixed($0 * 100, decimals: 2)) % of the rows"
        } ?? "") + ".")
    return lines
  }
}

extension View {
  /// The units of a loss: nats and bits, and the requested unit if it is another.
  var columns: [InformationUnit] {
    let usual: [InformationUnit] = [.nats, .bits]
    return usual.contains(unit) ? usual : usual + [unit]
  }

  /// The column of a unit, with a column of errors for the requested unit.
  func columns(of unit: InformationUnit, per: String) -> [Table.Column] {
    [Table.Column("", .number, unit: "\(unit)\(per)")]
      + (unit == self.unit ? [Table.Column("± 95 %", .error)] : [])
  }

  /// The cells of those columns; the error is given in bits.
  func cells(_ value: Information, error: Double?, in unit: InformationUnit) -> [Cell] {
    let text = { (amount: Information) in
      Cell(NumberText.fixed(amount.value(in: unit), decimals: 5))
    }
    guard unit == self.unit else { return [text(value)] }
    return [text(value), error.map { text(Information(bits: $0)) } ?? ""]
  }
}
