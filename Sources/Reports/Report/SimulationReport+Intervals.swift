internal import SourceCoding

/// The meaning of error bars, and the reasons why one is missing.
extension SimulationReport {
  /// What the intervals cover, the number of independent symbols to which the message
  /// is equivalent, and the codes without an interval.
  var intervalNotes: [String] {
    let intervals = measurements.compactMap(\.interval)
    let printed = intervals.filter { $0.halfWidth95 != nil }
    let worth = worth(of: printed)
    var lines: [String] = []
    if let first = printed.first {
      let method = printed.first { $0.method != .constant }?.method ?? first.method
      lines.append("± 95 %: " + method.sentence + worth)
    }
    for (measurement, reason) in refusals(
      measurements.map { ($0.name, $0.interval) })
    {
      lines.append("\(measurement): no ± 95 %: \(reason)")
    }
    for (comparison, reason) in refusals(comparisons.map { ($0.name, $0.interval) })
    where !lines.contains(where: { $0.hasSuffix(reason) }) {
      lines.append("\(comparison) against the first: no ± 95 %: \(reason)")
    }
    return lines
  }

  /// The number of independent symbols to which the message is equivalent: the least
  /// and the greatest among the intervals.
  private func worth(of intervals: [RateInterval]) -> String {
    guard simulation.messages == nil else { return "" }
    let counts = intervals.filter { $0.method != .knownSource }.compactMap(\.effectiveCount)
    guard let least = counts.min(), let most = counts.max() else { return "" }
    let ends = [least, most].map(Self.roughly)
    let range = ends[0] == ends[1] ? "about \(ends[0])" : "about \(ends[0]) to \(ends[1])"
    return "; these \(unit.amount(simulation.symbolCount)) are worth \(range) independent ones"
  }

  /// A number rounded to two digits, as an estimate deserves no more.
  private static func roughly(_ count: Double) -> String {
    var step = 1.0
    while count / step >= 100 { step *= 10 }
    return NumberText.grouped(Int((count / step).rounded() * step))
  }

  /// The codes without an interval, grouped by the reason.
  private func refusals(
    _ intervals: [(name: String, interval: RateInterval?)]
  ) -> [(names: String, reason: String)] {
    var groups: [(names: [String], reason: String)] = []
    for (name, interval) in intervals where interval?.refusal != nil {
      let reason = refusal(of: interval)
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].names.append(name)
      } else {
        groups.append(([name], reason))
      }
    }
    return groups.map { ($0.names.joined(separator: ", "), $0.reason) }
  }

  /// The reason why there is no interval, in words.
  func refusal(of interval: RateInterval?) -> String {
    let symbols = unit.amount(simulation.symbolCount)
    let noun = simulation.messages == nil ? "symbols" : "messages"
    switch interval?.refusal {
    case nil:
      return simulation.symbolCount == 0
        ? "an empty message has no rate" : "the code cannot write the message"
    case .fewSymbols(let count):
      return "these \(symbols) are worth about \(NumberText.grouped(Int(count.rounded()))) "
        + "independent ones; too few for an interval"
    case .fewRareSymbols(let count, let needed):
      return "the rate depends on rare \(noun); these \(symbols) have about "
        + "\(NumberText.grouped(Int(count.rounded()))) of them, and an interval needs \(needed)"
    case .noVariation:
      return "all of these \(symbols) cost the same, and no symbol that costs more or less has "
        + "occurred"
    case .unknownCosts:
      return "the coder does not say what single symbols cost"
    case .unknownOrder:
      return "an error bar depends on the order of the symbols, and a tally has only their counts"
    case .fewMessages(let count, let needed):
      return "\(NumberText.counted(count, "message")) are too few for an interval, which needs "
        + "\(needed)"
    }
  }

  /// The interval of each code, with the method.
  func intervalTable(_ view: View) -> Table {
    let rate = view.rateUnit(unit.heading)
    var table = Table([
      Table.Column("code", unit: rate), Table.Column("± 95 %", .number, unit: rate),
      Table.Column("standard error", .number, unit: rate),
      Table.Column("worth", .number, unit: "\(unit.heading)s"), Table.Column("method"),
    ])
    for measurement in measurements {
      guard let interval = measurement.interval, interval.refusal != .unknownOrder else { continue }
      table.add([
        .init(measurement.name, .accent),
        interval.halfWidth95.map { view.rate(Information(bits: $0)) } ?? "",
        interval.standardError.map { view.rate(Information(bits: $0)) } ?? "",
        .init(
          interval.effectiveCount.map { NumberText.grouped(Int($0.rounded())) } ?? ""),
        .init(interval.method.name, .faint),
      ])
    }
    return table
  }
}

extension RateInterval.Method {
  /// The name of the method in JSON and in tables.
  var name: String {
    switch self {
    case .constant: "constant cost"
    case .knownSource: "known source"
    case .knownChain: "known chain"
    case .cosineAverages: "cosine averages"
    case .cosineAveragesWithoutTrend: "cosine averages without a trend"
    case .messages(let count): "\(NumberText.grouped(count)) messages or groups of them"
    }
  }

  /// The sentence that says what the interval covers.
  fileprivate var sentence: String {
    switch self {
    case .constant: "all symbols that can be expected cost the same, so the rate has no error"
    case .knownSource: "the rates of 95 draws in 100 are at most this far from the expected rate"
    case .knownChain:
      "the rates of 95 draws in 100 are at most this far from the mean of the chain"
    case .cosineAverages, .cosineAveragesWithoutTrend:
      "covers the rate of the source during this message, not during others"
    case .messages:
      "covers the rate of a source that sends such messages one by one, padding and all"
    }
  }
}
