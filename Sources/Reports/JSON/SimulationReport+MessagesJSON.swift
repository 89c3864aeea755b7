internal import SourceCoding

extension SimulationReport {
  /// The form in which messages were sent, and their entropies; `null` if all symbols
  /// are one message.
  var messagesJSON: JSONValue {
    guard let messages = simulation.messages else { return .null }
    let form = messages.form
    return .object([
      "count": .integer(messages.count),
      "alignment": .integer(form.alignment),
      "boundaries": .string(form.boundaries.rawValue),
      "flagBits": form.flagBitCount.map { .integer($0) } ?? .null,
      "meanEntropy": .finite(messageStatistics?.meanEntropy),
      "chanceEntropy": .finite(messageStatistics?.chanceEntropy),
    ])
  }

  /// The totals of the messages in a code; `null` if all symbols are one message, or if
  /// none was sent.
  func messagesJSON(of measurement: CodeMeasurement) -> JSONValue {
    guard let messages = measurement.roundTrip?.messages else { return .null }
    return .object([
      "count": .integer(messages.count),
      "rawBytes": .integer(messages.rawByteCount),
      "codedBytes": .integer(messages.sentByteCount),
      "raw": .integer(messages.rawCount),
      "shrank": .integer(messages.shrankCount),
      "tables": messages.tableCounts(in: measurement.design).map {
        .array($0.map { .integer($0) })
      } ?? .null,
      "needsCount": .bool(messages.need == .lengthAndCount),
      "rawSizes": sizes(messages.rawSizes),
      "codedSizes": sizes(messages.sentSizes),
      "breakEvenMessages": .finite(
        measurement.breakEven.flatMap(\.symbolCount).map { $0 / meanMessageLength }),
    ])
  }

  private func sizes(_ sizes: SizeDistribution) -> JSONValue {
    .object([
      "mean": .number(sizes.mean),
      "quartiles": .array([0.25, 0.5, 0.75].map { .number(sizes.quantile($0)) }),
      "quantile95": .number(sizes.quantile(0.95)),
      "quantile99": .number(sizes.quantile(0.99)),
      "greatest": .number(sizes.greatest),
    ])
  }
}
