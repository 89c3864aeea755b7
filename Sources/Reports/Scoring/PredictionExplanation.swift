internal import SourceCoding

/// A score of predictions that is explained step by step: one row, all rows, the stream.
///
/// In JSON and CSV it is the score itself.
package struct PredictionExplanation: Presentable {
  private let report: PredictionReport

  /// The row that serves as the example, alone; without rows if there is none.
  private let row: Predictions

  /// The explanation of a score.
  package init(of report: PredictionReport) {
    self.report = report
    row =
      report.firstRow
      ?? Predictions(
        classCount: report.score.classCount, areLabelsSoft: report.score.areLabelsSoft)
  }

  package var json: JSONValue { report.json }

  package var observations: Observations { report.observations }

  package func document(_ view: View) -> Document {
    let whole = report.document(view)
    return Document(
      title: "\(whole.title) Step by step", summary: whole.summary, topic: whole.topic,
      sections: row.rowCount == 0
        ? []
        : [
          Section("1. one row", [.lines(originLines), .table(rowTable)]),
          Section("2. what its label costs", [.lines(labelLines)]),
          Section("3. all rows", [.lines(sumLines)]),
          Section("4. the stream", [.table(report.streamTable), .lines(report.streamLines)]),
        ])
  }

  private var score: ClassificationScore { report.score }
}

// MARK: - The steps

extension PredictionExplanation {
  /// The greatest number of classes that are shown.
  private static let greatestCount = 8

  private func bits(_ nats: Double) -> String {
    NumberText.fixed(Information(nats: nats).bits, decimals: 5)
  }

  /// −ln z of a class in the row.
  private func surprisal(of index: Int) -> Double { -row.logProbabilities[index] }

  /// The probability of a class in the row.
  private func probability(of index: Int) -> String {
    NumberText.probability(of: Information(nats: surprisal(of: index)))
  }

  /// q of a class in the row: 1 for a label that is a class.
  private func label(_ index: Int) -> Double {
    row.areLabelsSoft ? row.labelProbabilities[index] : row.labels[0] == index ? 1 : 0
  }

  /// The classes that are shown: those with the greatest q, then the likeliest, in their order.
  private var shown: [Int] {
    let all = (0..<row.classCount).sorted { a, b in
      let (x, y) = (label(a), label(b))
      return x != y ? x > y : (surprisal(of: a), a) < (surprisal(of: b), b)
    }
    return all.prefix(Self.greatestCount).sorted()
  }

  private var originLines: [String] {
    var lines = ["Take the first row, \(report.placeName) \(row.places[0])."]
    switch report.rules.scale {
    case .probabilities: break
    case .logits(let unit):
      let base = unit.base
      lines.append("Its numbers x are logarithms, so z = \(base)^x / Σ \(base)^x.")
    case .logProbabilities: lines.append("Its numbers x are log-probabilities, so z = e^x.")
    }
    if shown.count < row.classCount {
      lines.append(
        "It has \(NumberText.counted(row.classCount, "class")); \(shown.count) are shown.")
    }
    return lines
  }

  private var rowTable: Table {
    var table = Table([
      Table.Column("class", .symbol), Table.Column("z", .number),
      Table.Column("−log2 z", .number, unit: "bits"),
      Table.Column(row.areLabelsSoft ? "q" : "", row.areLabelsSoft ? .number : .detail),
    ])
    for index in shown {
      let q = label(index)
      table.add([
        .init(report.className(index), q > 0 ? .accent : nil), .init(probability(of: index)),
        .init(bits(surprisal(of: index))),
        .init(row.areLabelsSoft ? NumberText.probability(q) : q > 0 ? "the label" : ""),
      ])
    }
    return table
  }

  private var labelLines: [String] {
    guard row.areLabelsSoft else {
      let index = row.labels[0]
      let cost = surprisal(of: index)
      let name = report.className(index)
      guard cost.isFinite else {
        return [
          "The label is \(name), which z calls impossible: −log2 0 is infinite, and no code for z can write it."
        ]
      }
      return [
        "The label is \(name). An ideal code for z gives it  −log2 \(probability(of: index)) = "
          + "\(bits(cost)) bits.",
        inOtherUnits(of: cost),
      ]
    }
    let terms = (0..<row.classCount).filter { label($0) > 0 }
    let cost = terms.reduce(0) { $0 + label($1) * surprisal(of: $1) }
    guard cost.isFinite else {
      return ["z calls a class impossible that q has, so the row costs infinitely many bits."]
    }
    let sum = terms.prefix(4).map {
      "\(NumberText.probability(label($0))) · \(bits(surprisal(of: $0)))"
    }
    return [
      "The label is a distribution q. On average over q, an ideal code for z takes",
      "H(q,z) = −Σ q log2 z = \(sum.joined(separator: " + "))\(terms.count > 4 ? " + …" : "") = "
        + "\(bits(cost)) bits.",
      inOtherUnits(of: cost),
    ]
  }

  private func inOtherUnits(of nats: Double) -> String {
    "That is  \(bits(nats)) · ln 2 = \(NumberText.fixed(nats, decimals: 5)) nats, "
      + "or  \(bits(nats)) / 8 = "
      + "\(NumberText.fixed(Information(nats: nats).bits / 8, decimals: 5)) bytes."
  }

  private var sumLines: [String] {
    guard score.crossEntropy.isFinite else {
      return [
        "Of \(NumberText.counted(score.rowCount, "row")), z calls the label impossible in "
          + "\(NumberText.grouped(score.impossible.count)): the sum is infinite."
      ]
    }
    let loss = score.crossEntropy
    let steps = CrossEntropySteps(
      total: score.total, mean: loss, count: score.rowCount, item: "row")
    return steps.lines + [
      "The perplexity is  e^\(NumberText.fixed(loss.nats, decimals: 5)) = "
        + "2^\(NumberText.fixed(loss.bits, decimals: 5)) = "
        + "\(NumberText.perplexity(of: loss, decimals: 4)): as hard as a choice among so many "
        + "equally likely classes."
    ]
  }
}
