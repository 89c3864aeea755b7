internal import SourceCoding

/// The answer of a report: the cost of the first code on q, and the alternatives.
extension SimulationReport {
  /// The answer, with rates in the unit of the view.
  func summary(_ view: View) -> Summary {
    let entropy = simulation.comparison.entropy
    var values: [String: JSONValue] = [
      "rawBytes": .integer(simulation.byteCount), "entropy": .finite(entropy.bits),
    ]
    guard simulation.symbolCount > 0 else {
      return Summary(["The message is empty: there are no symbols to code."], values)
    }
    guard let first = measurements.first(where: { $0.design.code != nil }) ?? measurements.first
    else { return Summary(["No code was asked for."], values) }
    values["code"] = .string(first.name)
    // What many messages cost includes their padding and those sent raw.
    let sent = simulation.messages == nil ? nil : first.measuredRate
    guard let rate = sent ?? first.expectedRate ?? first.measuredRate, rate.isFinite else {
      return Summary([unwritableSentence(first)], values)
    }
    values["rate"] = .number(rate)
    return simulation.isCodeShared
      ? sharedSummary(of: first, rate, view, values) : ownSummary(of: first, view, values)
  }

  /// The answer for a shared code: its cost beyond a code made for the data.
  private func sharedSummary(
    of measurement: CodeMeasurement, _ rate: Double, _ view: View, _ values: [String: JSONValue]
  ) -> Summary {
    let subject = subject(of: measurement)
    var values = values
    guard measurement.design.code != nil, let breakEven = measurement.breakEven,
      breakEven.saving.isFinite
    else {
      let entropy = simulation.comparison.entropy.bits
      values["excess"] = .finite(entropy > 0 ? rate / entropy - 1 : nil)
      return Summary(
        ["\(subject) costs \(comparison(rate, to: entropy, "the entropy of the data", view))."],
        values)
    }
    let own = rate - breakEven.saving
    values["ownRate"] = .number(own)
    values["excess"] = .finite(own > 0 ? rate / own - 1 : nil)
    values["breakEvenSymbols"] = .finite(breakEven.symbolCount)
    let remark =
      simulation.messages == nil ? "tables excluded" : "padding included, tables excluded"
    var sentences = [
      "\(subject) costs \(comparison(rate, to: own, "one made for the data itself", view, remark))."
    ]
    if let count = breakEven.symbolCount, count < 0x1p62 {
      let size = unit.amount(Int(count.rounded(.up)))
      sentences.append("A code made for the data pays for its table after \(size).")
    }
    return Summary(sentences, values)
  }

  /// `18.3 % more than X (5.394 against 4.559 bits/byte, tables excluded)`.
  private func comparison(
    _ rate: Double, to other: Double, _ name: String, _ view: View, _ remark: String? = nil
  ) -> String {
    let more = other > 0 ? 100 * (rate / other - 1) : rate > 0 ? Double.infinity : 0
    let unit = view.rateUnit(unit.heading)
    let rates = "\(short(rate, view)) against \(short(other, view)) \(unit)"
    let amount =
      abs(more) < 0.05
      ? "\(rate == other ? "" : "almost ")the same as \(name)"
      : more.isFinite && more > 1e6
        ? (more > 1e8 ? "more than a million" : NumberText.grouped(Int((rate / other).rounded())))
          + " times as much as \(name)"
        : more.isFinite
          ? "\(NumberText.fixed(abs(more), decimals: 1)) % \(more < 0 ? "less" : "more") than \(name)"
          : "more than \(name)"
    return "\(amount) (\(rates)\(remark.map { ", \($0)" } ?? ""))"
  }

  /// The answer if the data are their own proxy: their size in the code, including the
  /// table.
  private func ownSummary(
    of measurement: CodeMeasurement, _ view: View, _ values: [String: JSONValue]
  ) -> Summary {
    let unit = view.rateUnit(unit.heading)
    let entropy = simulation.comparison.entropy.bits
    let least = "the entropy is \(short(entropy, view)) \(unit)"
    // Without a stream the size follows from the counts, if there is a message at all.
    guard
      let bits = measurement.roundTrip.map({ Double($0.bitCount) })
        ?? (simulation.hasOrder ? nil : measurement.bill.total)
    else {
      return Summary(
        [
          "\(place), \(noun(measurement)) costs \(short(measurement.expectedRate ?? 0, view)) \(unit)."
        ],
        values)
    }
    var values = values
    let bytes = Int((bits / 8).rounded(.up))
    values["bytes"] = .integer(bytes)
    let share = NumberText.percent(Double(bytes), of: Double(simulation.byteCount))
    let table = measurement.bill.table > 0 ? ", its table included" : ""
    let rate = measurement.measuredRate ?? bits / Double(simulation.symbolCount)
    return Summary(
      [
        "In \(noun(measurement)) of its own, \(sourceName) \(simulation.hasOrder ? "takes" : "would take") "
          + "\(NumberText.counted(bytes, "byte"))\(table), which is \(share) % of its "
          + "\(NumberText.counted(simulation.byteCount, "byte")) "
          + "(\(short(rate, view)) \(unit); \(least))."
      ], values)
  }

  private func unwritableSentence(_ measurement: CodeMeasurement) -> String {
    let kind = unit.closedAlphabetSize == nil ? "symbol" : "value"
    let drawn = symbols(notWrittenBy: measurement)
    guard drawn.isEmpty else {
      return "\(subject(of: measurement)) cannot be used: it cannot write "
        + "\(NumberText.counted(drawn.count, kind)) of the data."
    }
    let missed = (simulation.q?.support ?? []).filter { cannotWrite($0, in: measurement) }
    guard let first = missed.first else {
      return "\(subject(of: measurement)) has no rate: its stream was not read back."
    }
    return "\(subject(of: measurement)) costs infinitely much in the long run: it cannot write "
      + "\(NumberText.counted(missed.count, kind)) of q, such as \(name(of: first, room: 24)), "
      + "which this draw happens to lack."
  }

  /// `On FILE, a Huffman code made for SPEC`, or `On FILE, the ppm:3 code, which learns
  /// from the message,`.
  private func subject(of measurement: CodeMeasurement) -> String {
    "\(place), \(noun(measurement))"
      + (measurement.design.learnsFromMessage
        ? ", which learns from the message,"
        : " made for \(proxyName)")
  }

  /// `On FILE`, or `On data drawn from SPEC`.
  private var place: String {
    seed == nil ? "On \(sourceName)" : "On data drawn from \(sourceName)"
  }

  private var sourceName: String {
    sourceSpec == "-" ? "standard input" : sourceSpec.withoutFolders(unlike: proxySpec ?? "")
  }

  private var proxyName: String {
    holdout == nil
      ? proxySpec?.withoutFolders(unlike: sourceSpec) ?? "the data" : "its first part"
  }

  /// The name of a code in a sentence: `a Huffman code`; others have their names from
  /// `--code`.
  private func noun(_ measurement: CodeMeasurement) -> String {
    measurement.name == "huffman"
      ? "a Huffman code"
      : measurement.design.code == nil ? "the ideal code" : "the \(measurement.name) code"
  }

  private func short(_ bits: Double, _ view: View) -> String {
    let value = Information(bits: bits).value(in: view.unit)
    return value != 0 && value < 0.0005
      ? NumberText.significant(value) : view.brief(bits)
  }
}
