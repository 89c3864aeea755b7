internal import SourceCoding

extension SimulationReport: Presentable {
  /// The report as text, tables and pictures.
  ///
  /// It begins with what was compared, continues with the results of the codes, and
  /// ends with the bills, which a terminal leaves in view and a page shows before the
  /// details.
  package func document(_ view: View) -> Document {
    let differences = differenceTable(view)
    let bills = measurements.filter { $0.design.code != nil || view.isVerbose }
    var sections = [
      Section("q and z", in: .pages, part: "data", [.table(originTable), .lines(originNotes)]),
      Section(
        "entropy, cross entropy, divergence", in: .pages, part: "information",
        [.table(informationTable(view))]),
      Section(
        "codes", in: .pages, part: "codes",
        [.table(codeTable(view)), .lines(codeNotes(view))]
          + (differences.rows.isEmpty ? [.lines(deviationLines)] : [])),
      Section(
        "codes against each other", in: .pages, part: "comparisons",
        differences.rows.isEmpty ? [] : [.table(differences), .lines(deviationLines)]),
      Section(
        "messages, sizes in bytes", part: "messages",
        messageFigures.map { .figure($0) } + [
          .table(messageTable), .lines(messageNotes(view)),
        ]),
    ]
    if view.isVerbose || view.names("details", "estimates", "intervals", "implied") {
      sections += details(view)
    }
    sections.append(symbolSection(view))
    sections += bills.enumerated().map { index, measurement in
      let waterfall = Waterfall(bill: measurement.bill).figure(
        of: measurement.name, name: index == 0 ? "bill" : "bill-\(measurement.name)")
      return Section(
        "the bill for \(measurement.name)", part: "bill",
        (waterfall.map { [.figure($0)] } ?? []) + billBlocks(of: measurement))
    }
    if view.hasPictures { sections += pictureSections }
    sections.append(
      Section(
        "checks", in: .pages, rank: .detail, part: "checks",
        [.table(.checks(checks, all: view.isVerbose || view.names("checks")))]))
    return Document(
      title: question, summary: summary(view), keyFigures: keyFigures(view),
      topic: "reading-a-bill",
      sections: sections)
  }

  /// The words that name the parts of a report.
  package static let parts = [
    Document.answer, "data", "information", "codes", "comparisons", "messages", "symbols", "bill",
    "checks", "details", "estimates", "intervals", "implied",
  ]

  /// What a symbol of the message is called, in at most `room` columns.
  func name(of symbol: Int, room: Int = .max) -> String {
    simulation.alphabet.name(of: symbol).shortened(to: room)
  }

  /// The unit into which the message is cut.
  var unit: SymbolUnit { simulation.alphabet.unit }

  /// The same amount for each byte of the data.
  func perByte(_ information: Information) -> Information {
    let count = Double(simulation.symbolCount)
    return simulation.byteCount == 0
      ? .zero : Information(bits: information.bits * count / Double(simulation.byteCount))
  }
}
