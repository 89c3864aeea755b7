internal import SourceCoding

/// The results of messages that were each sent separately.
extension SimulationReport {
  /// The mean number of symbols in a message.
  var meanMessageLength: Double {
    Double(simulation.symbolCount) / Double(max(1, simulation.messages?.count ?? 1))
  }

  /// The results of the messages in each code that sent them.
  private var outcomes: [(measurement: CodeMeasurement, messages: MessageOutcome)] {
    measurements.compactMap { measurement in
      measurement.roundTrip?.messages.map { (measurement, $0) }
    }
  }

  /// The original sizes of messages, and their sizes as each code sent them.
  var messageTable: Table {
    let sendsRaw = simulation.messages?.form.sendsRaw == true
    var table = Table(
      [
        Table.Column("sizes", unit: "bytes"), Table.Column("all", .number),
        Table.Column("mean", .number), Table.Column("25 %", .number),
        Table.Column("50 %", .number), Table.Column("75 %", .number),
        Table.Column("95 %", .number), Table.Column("99 %", .number),
        Table.Column("most", .number), Table.Column("shrank", .number, unit: "%"),
      ] + (sendsRaw ? [Table.Column("raw", .number)] : []))
    func cells(_ sizes: SizeDistribution) -> [Cell] {
      let quantiles = [0.25, 0.5, 0.75, 0.95, 0.99].map { sizes.quantile($0) }
      return [.init(NumberText.fixed(sizes.mean, decimals: 2))]
        + (quantiles + [sizes.greatest]).map { .init(NumberText.tick($0)) }
    }
    guard let first = outcomes.first else { return table }
    table.add(
      [.init("uncoded"), .init(NumberText.grouped(first.messages.rawByteCount))]
        + cells(first.messages.rawSizes) + [.init("")] + (sendsRaw ? [.init("")] : []))
    for (measurement, messages) in outcomes {
      table.add(
        [
          .init(measurement.name, .accent), .init(NumberText.grouped(messages.sentByteCount)),
        ] + cells(messages.sentSizes)
          + [.init(NumberText.percent(messages.shrankShare, of: 1))]
          + (sendsRaw ? [.init(NumberText.grouped(messages.rawCount))] : []))
    }
    return table
  }

  /// Remarks on the form of messages, on finding their ends, and on their own codes.
  func messageNotes(_ view: View) -> [String] {
    guard let messages = simulation.messages else { return [] }
    return [formNote(messages)] + needNotes + tableNotes + endNotes + breakEvenNotes
      + entropyNotes(view)
  }

  private func formNote(_ messages: SentMessages) -> String {
    let form = messages.form
    let filled =
      switch form.alignment {
      case 1: "not filled up"
      case 8: "filled up with ones to a whole byte"
      default: "filled up with ones to a multiple of \(NumberText.counted(form.alignment, "bit"))"
      }
    let boundaries =
      switch form.boundaries {
      case .known: "where it ends is known from the protocol (--boundaries known)"
      case .varint: "its length precedes it, seven bits a byte (--boundaries varint)"
      case .hpack: "its length precedes it as in HPACK (--boundaries hpack)"
      }
    return "\(NumberText.counted(messages.count, "message")), each coded separately and \(filled); "
      + boundaries
  }

  /// The codes that need only a length to find the end of a message, and those that
  /// need more.
  private var needNotes: [String] {
    func names(_ need: MessageForm.Need) -> String {
      outcomes.filter { $0.messages.need == need }.map(\.measurement.name)
        .joined(separator: ", ")
    }
    let (alone, both) = (names(.length), names(.lengthAndCount))
    return [
      alone.isEmpty ? nil : "\(alone): the length of a message is enough to find its end",
      both.isEmpty
        ? nil
        : "\(both): the reader needs the number of symbols as well as the length of a message",
    ].compactMap(\.self)
  }

  /// The number of messages in each table of a set.
  private var tableNotes: [String] {
    outcomes.compactMap { measurement, messages in
      guard let counts = messages.tableCounts(in: measurement.design) else { return nil }
      let parts = counts.enumerated().map { "\(NumberText.grouped($1)) in table \($0 + 1)" }
      return "\(measurement.name): of \(NumberText.counted(counts.reduce(0, +), "message")) "
        + parts.joined(separator: ", ")
    }
  }

  /// The price that arithmetic codes pay for the end of each message.
  private var endNotes: [String] {
    outcomes.compactMap { measurement, messages in
      let coded = messages.count - messages.rawCount
      guard measurement.design.prefixCode == nil, coded > 0, messages.endBits.magnitude >= 1 else {
        return nil
      }
      let bits = messages.endBits / Double(coded)
      return
        "\(measurement.name): the end of its stream costs \(NumberText.fixed(bits, decimals: 1)) "
        + "bits a message, \(NumberText.fixed(meanMessageLength, decimals: 1)) "
        + "\(unit.noun)s of content on average"
    }
  }

  /// The number of messages after which a table made for them pays.
  private var breakEvenNotes: [String] {
    outcomes.compactMap { measurement, _ in
      guard let count = measurement.breakEven?.symbolCount, count.isFinite else { return nil }
      let messages = min(0x1p62, (count / max(meanMessageLength, 1e-9)).rounded(.up))
      return "\(measurement.name): a code of the messages' own pays for its table after "
        + NumberText.counted(Int(messages), "message")
    }
  }

  private func entropyNotes(_ view: View) -> [String] {
    guard let statistics = messageStatistics, simulation.symbolCount > 0 else { return [] }
    func rate(_ bits: Double) -> String { view.rate(Information(bits: bits)).text }
    return [
      "each message by its own frequencies: \(rate(statistics.meanEntropy)) "
        + "\(view.rateUnit(unit.heading)) on average, where all together have "
        + "\(rate(statistics.entropy)); messages of these lengths drawn from one distribution would "
        + "show \(rate(statistics.chanceEntropy)) by chance, since short messages look better than "
        + "they are"
    ]
  }

  /// The sizes of messages before and after coding, and the savings of the first code
  /// by length.
  var messageFigures: [Figure] {
    guard let (measurement, messages) = outcomes.first, messages.count > 1 else { return [] }
    return MessageCharts(messages, code: measurement.name).figures
  }
}
