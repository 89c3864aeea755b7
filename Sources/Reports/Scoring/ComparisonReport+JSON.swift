internal import SourceCoding

extension ComparisonReport {
  /// The report as a JSON object of the schema `qz.comparison/1`.
  ///
  /// Losses are in bits per ``per``; divergences, which are of distributions, are in
  /// bits per ``item``.
  package var json: JSONValue {
    var members: [String: JSONValue] = [
      "schema": .string("qz.comparison/1"),
      "summary": summary(View()).json,
      "first": .string(first), "second": .string(second),
      "item": .string(item), "per": .string(per),
      "count": .integer(comparison.rowCount),
      "possibleCount": .integer(comparison.possibleCount),
      "documentCount": .integer(comparison.documentCount),
      "verdict": .string(
        losses.difference.map { verdict($0).rawValue } ?? comparison.verdict.rawValue),
      "margin": .finite(margin),
      "notes": .array(notes.map { .string($0) }),
      "checks": .checks(checks),
    ]
    members["suspicions"] = .array(suspicions(View()).map { .string($0) })
    members.merge(lossJSON) { $1 }
    members.merge(outcomeJSON) { $1 }
    members.merge(placeJSON) { $1 }
    members["stream"] = streamJSON
    return .object(members)
  }

  private var lossJSON: [String: JSONValue] {
    let losses = losses
    let wins = comparison.wins
    return [
      "lossOfFirst": inBits(losses.first), "lossOfSecond": inBits(losses.second),
      "difference": inBits(losses.difference),
      "intervalBy": losses.difference.map { .string($0.kind.rawValue) } ?? .null,
      "intervalGroups": losses.difference.map { .integer($0.groupCount) } ?? .null,
      "logPerplexityRatio": figure(comparison.difference, 1),
      "decidingCount": .finite(comparison.decidingCount),
      "wins": .object([
        "first": .integer(wins.first), "second": .integer(wins.second), "ties": .integer(wins.ties),
      ]),
      "correlation": .finite(comparison.correlation),
      "impossible": .object([
        "first": .integer(comparison.impossible.first.count),
        "second": .integer(comparison.impossible.second.count),
      ]),
      "accuracy": accuracyJSON,
    ]
  }

  private var accuracyJSON: JSONValue {
    guard let test = comparison.mcNemar else { return .null }
    let known = Double(comparison.hits.known)
    return .object([
      "first": .number(Double(comparison.hits.first) / known),
      "second": .number(Double(comparison.hits.second) / known),
      "difference": figure(comparison.accuracyDifference, 1),
      "onlyFirst": .integer(test.onlyFirst), "onlySecond": .integer(test.onlySecond),
      "significance": .number(test.significance),
    ])
  }

  private var outcomeJSON: [String: JSONValue] {
    guard comparison.divergenceCount > 0 else {
      return [
        "forward": .null, "backward": .null, "sameTop": .null,
        "change": figure(comparison.change, 1), "divergenceQuantiles": .null,
        "changeQuantiles": quantiles(comparison.changes, 1),
      ]
    }
    return [
      "forward": inBits(comparison.forward), "backward": inBits(comparison.backward),
      "forwardWithFloor": inBits(comparison.whole),
      "isLowerBound": .bool(comparison.isLowerBound),
      "infiniteForward": .integer(comparison.infinite.forward),
      "infiniteBackward": .integer(comparison.infinite.backward),
      "sameTop": figure(comparison.sameTop, 1),
      "change": figure(comparison.change, 1),
      "changeRMS": .finite(comparison.changeSquare.map { $0.value.squareRoot() }),
      "divergenceQuantiles": quantiles(comparison.divergences, Information(nats: 1).bits),
      "changeQuantiles": quantiles(comparison.changes, 1),
    ]
  }

  private func quantiles(_ quantiles: RowQuantiles, _ scale: Double) -> JSONValue {
    guard comparison.rowCount > 0 else { return .null }
    let inner = zip(RowQuantiles.parts, quantiles.quantiles()).map { part, value in
      JSONValue.object(["part": .number(part), "value": .real(value * scale)])
    }
    return .array(
      [.object(["part": .number(0), "value": .real(quantiles.least * scale)])] + inner
        + [.object(["part": .number(1), "value": .real(quantiles.greatest * scale)])])
  }

  private var placeJSON: [String: JSONValue] {
    func parts(_ parts: [Int: ModelComparison.Part], _ name: (Int) -> String) -> JSONValue {
      .array(
        parts.sorted { $0.key < $1.key }.map { key, part in
          .object([
            "name": .string(name(key)), "count": .integer(part.count),
            "first": .real(Information(nats: part.lossOfFirst).bits),
            "second": .real(Information(nats: part.lossOfSecond).bits),
            "forward": comparison.divergenceCount > 0
              ? .real(Information(nats: part.divergence).bits) : .null,
          ])
        })
    }
    func rows(_ list: CostliestRows) -> JSONValue {
      .array(
        list.rows.map {
          .object([
            "place": .integer($0.place), "id": $0.id.map { .string($0) } ?? .null,
            "answer": .string($0.answer),
            "first": .real(Information(nats: $0.lossOfFirst).bits),
            "second": .real(Information(nats: $0.lossOfSecond).bits),
            "forward": $0.divergence.map { .real(Information(nats: $0).bits) } ?? .null,
          ])
        })
    }
    return [
      "kinds": parts(comparison.kinds) { kindNames[$0] ?? "\($0)" },
      "positions": parts(comparison.positions) { "below \(1 << $0)" },
      "costliestInSecond": rows(comparison.costliestInSecond),
      "costliestInFirst": rows(comparison.costliestInFirst),
      "mostDivergent": rows(comparison.mostDivergent),
    ]
  }

  private var streamJSON: JSONValue {
    guard let stream else { return .null }
    func coding(_ coding: LabelCoding) -> JSONValue {
      .object([
        "bitCount": coding.bitCount.map { .integer($0) } ?? .null,
        "information": coding.bitCount == nil ? .null : .real(coding.information),
        "roundTrip": coding.bitCount == nil ? .null : .bool(!coding.isBroken),
        "outcome": .string("\(coding.outcome)"),
      ])
    }
    return .object([
      "seed": .string("\(seed)"),
      "entropy": .real(stream.entropy), "mismatch": .real(stream.mismatch),
      "crossEntropy": .real(stream.crossEntropy), "sampling": .real(stream.sampling),
      "coder": .finite(stream.coder),
      "drawnInSecond": coding(stream.drawnInSecond), "drawnInFirst": coding(stream.drawnInFirst),
      "labelsInFirst": coding(stream.labelsInFirst),
      "labelsInSecond": coding(stream.labelsInSecond),
    ])
  }

  private func inBits(_ interval: GroupInterval?) -> JSONValue {
    figure(interval, Information(nats: 1).bits)
  }

  private func figure(_ interval: GroupInterval?, _ scale: Double) -> JSONValue {
    guard let interval else { return .null }
    return .object([
      "value": .real(interval.value * scale),
      "standardError": .finite(interval.standardError * scale),
      "halfWidth95": .finite(interval.halfWidth95 * scale),
    ])
  }

  /// The report, with a row for each quantity.
  package var observations: Observations {
    var table = Observations(of: ["first", "second", "part"])
    func add(_ quantity: String, _ unit: String, _ value: Double?, of part: String? = nil) {
      table.add(
        quantity, unit, value,
        of: [.text(first), .text(second), part.map { .text($0) } ?? .none])
    }
    func add(_ quantity: String, _ unit: String, _ interval: GroupInterval?, scale: Double) {
      add(quantity, unit, interval.map { $0.value * scale })
      add(
        "\(Observations.halfWidth95), \(quantity)", unit, interval.map { $0.halfWidth95 * scale })
      add("standard error, \(quantity)", unit, interval.map { $0.standardError * scale })
    }
    let (losses, bits) = (losses, Information(nats: 1).bits)
    add("count", "\(item)s", Double(comparison.rowCount))
    add("loss of first", "bits/\(per)", losses.first, scale: bits)
    add("loss of second", "bits/\(per)", losses.second, scale: bits)
    add("difference", "bits/\(per)", losses.difference, scale: bits)
    add("deciding count", "\(item)s", comparison.decidingCount)
    add("wins of first", "\(item)s", Double(comparison.wins.first))
    add("wins of second", "\(item)s", Double(comparison.wins.second))
    add("correlation", "", comparison.correlation)
    add("accuracy difference", "part of rows", comparison.accuracyDifference, scale: 1)
    add("significance of McNemar's test", "probability", comparison.mcNemar?.significance)
    if comparison.divergenceCount > 0 {
      add("KL(A‖B)", "bits/\(item)", comparison.forward, scale: bits)
      add("KL(B‖A)", "bits/\(item)", comparison.backward, scale: bits)
      add("same likeliest outcome", "part of rows", comparison.sameTop, scale: 1)
    }
    add("change of probability", "probability", comparison.change, scale: 1)
    if let stream {
      add("entropy of the drawn answers", "bits", stream.entropy)
      add("mismatch of the drawn answers", "bits", stream.mismatch)
      add("drawn answers in second", "bits", stream.drawnInSecond.bitCount.map(Double.init))
      add("labels in first", "bits", stream.labelsInFirst.bitCount.map(Double.init))
      add("labels in second", "bits", stream.labelsInSecond.bitCount.map(Double.init))
    }
    for (key, part) in comparison.kinds.sorted(by: { $0.key < $1.key }) {
      let name = kindNames[key] ?? "\(key)"
      add("loss of first", "bits", Information(nats: part.lossOfFirst).bits, of: name)
      add("loss of second", "bits", Information(nats: part.lossOfSecond).bits, of: name)
    }
    return table
  }
}
