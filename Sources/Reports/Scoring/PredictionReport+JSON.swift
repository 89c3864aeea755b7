internal import SourceCoding

extension PredictionReport {
  /// The report as a JSON object of the schema `qz.score/1`.
  ///
  /// Information is in bits, rates are per row. An infinite value is the text
  /// `"Infinity"`, because JSON has no such number.
  package var json: JSONValue {
    var members: [String: JSONValue] = [
      "schema": .string("qz.score/1"),
      "kind": .string("predictions"),
      "summary": summary(View()).json,
      "source": .string(path),
      "labels": .string(labelsPath ?? path),
      "rowCount": .integer(score.rowCount),
      "classCount": .integer(score.classCount),
      "areLabelsSoft": .bool(score.areLabelsSoft),
      "rules": rulesJSON,
      "notes": .array(sentences.map { .string($0) }),
      "suspicions": .array(suspicions.map { .string($0) }),
      "labelEntropy": .real(score.labelEntropy.bits),
      "divergence": .real(score.divergence.bits),
    ]
    members["grain"] = .array(grainLines.map { .string($0) })
    members.merge(lossJSON) { $1 }
    members.merge(partJSON) { $1 }
    return .object(members)
  }

  private var lossJSON: [String: JSONValue] {
    let error = score.interval.map { Information(nats: $0.standardError).bits }
    let halfWidth = score.interval.map { Information(nats: $0.halfWidth95).bits }
    return [
      "crossEntropy": .real(score.crossEntropy.bits),
      "crossEntropyNats": .real(score.crossEntropy.nats),
      "possibleCrossEntropy": .real(score.possibleCrossEntropy.bits),
      "logLikelihoodNats": score.areLabelsSoft ? .null : .real(-score.total.nats),
      "standardError": .finite(error),
      "halfWidth95": .finite(halfWidth),
      "intervalBy": score.interval.map { .string($0.kind.rawValue) } ?? .null,
      "documentCount": .integer(score.documentCount),
      "figures": figuresJSON,
      "reverseCrossEntropy": score.reverseCrossEntropy.crossEntropy.map { .real($0.bits) } ?? .null,
      "reverseInfiniteRows": .integer(score.reverseCrossEntropy.infiniteRows),
      "priorEntropy": score.priorEntropy.map { .real($0.bits) } ?? .null,
      "perplexity": .perplexity(of: score.crossEntropy),
      "accuracy": score.accuracy.map { .real($0) } ?? .null,
    ]
  }

  private var partJSON: [String: JSONValue] {
    [
      "impossible": .object([
        "count": .integer(score.impossible.count),
        "places": .array(score.impossible.first.map { .integer($0) }),
        "placeName": .string(placeName),
      ]),
      "coding": .object([
        "bitCount": result.coding.bitCount.map { .integer($0) } ?? .null,
        "information": result.coding.bitCount == nil ? .null : .real(result.coding.information),
        "roundTrip": result.coding.bitCount == nil ? .null : .bool(!result.coding.isBroken),
        "outcome": .string("\(result.coding.outcome)"),
      ]),
      "temperature": temperatureJSON,
      "calibration": calibrationJSON,
      "classes": .array(score.classes.indices.map(classJSON)),
      "confusions": .array(
        score.confusions.prefix(100).map {
          .object([
            "label": .string(className($0.label)), "prediction": .string(className($0.prediction)),
            "count": .integer($0.count), "bits": .real($0.cost.bits),
          ])
        }),
      "checks": .checks(result.checks),
    ]
  }

  private var rulesJSON: JSONValue {
    let scale: String =
      switch rules.scale {
      case .probabilities: "probabilities"
      case .logits(let unit): "logarithms in \(unit)"
      case .logProbabilities: "log-probabilities in nats"
      }
    return .object([
      "scale": .string(scale),
      "tolerance": .real(rules.tolerance(classCount: score.classCount)),
      "normalize": .bool(rules.normalizes),
      "greatestDeviation": .real(notes.greatestDeviation),
      "greatestLabelDeviation": .real(notes.greatestLabelDeviation),
      "clip": rules.floor.map { .real($0) } ?? .null,
      "raisedValues": .integer(notes.raisedValues),
      "raisedRows": .integer(notes.raisedRows),
      "raisedLabels": .integer(notes.raisedLabels),
      "temperature": .real(rules.temperature),
    ])
  }

  private var temperatureJSON: JSONValue {
    guard let best = result.temperature else { return .null }
    return .object([
      "best": .real(best.temperature), "before": .real(best.before.bits),
      "after": .real(best.after.bits), "saving": .real(best.saving.bits),
      "changesNothing": .bool(best.changesNothing),
      "rows": .integer(result.temperatureRowCount),
    ])
  }

  private var calibrationJSON: JSONValue {
    let bins = score.calibration.bins
    return .object([
      "expectedError": score.calibration.expectedError.map { .real($0) } ?? .null,
      "meanConfidence": score.calibration.meanConfidence.map { .real($0) } ?? .null,
      "bins": .array(
        bins.enumerated().map { index, bin in
          .object([
            "above": .real(Double(index) / Double(bins.count)),
            "upTo": .real(Double(index + 1) / Double(bins.count)),
            "rows": .integer(bin.rowCount),
            "confidence": bin.confidence.map { .real($0) } ?? .null,
            "accuracy": bin.accuracy.map { .real($0) } ?? .null,
          ])
        }),
    ])
  }

  private func classJSON(_ index: Int) -> JSONValue {
    let part = score.classes[index]
    return .object([
      "class": .string(className(index)),
      "mass": .real(part.mass),
      "hits": .real(part.hits),
      "predictions": .integer(part.predictions),
      "impossibleMass": .real(part.impossibleMass),
      "crossEntropy": part.crossEntropy.map { .real($0.bits) } ?? .null,
    ])
  }

  /// The report, with a row for each quantity of all labels and of each class.
  package var observations: Observations {
    var table = Observations(of: ["source", "class"])
    func add(_ quantity: String, _ unit: String, _ value: Double?, class name: String? = nil) {
      table.add(quantity, unit, value, of: [.text(path), name.map { .text($0) } ?? .none])
    }
    add("row count", "rows", Double(score.rowCount))
    add("entropy", "bits/row", score.labelEntropy.bits)
    add("divergence", "bits/row", score.divergence.bits)
    add("cross entropy", "bits/row", score.crossEntropy.bits)
    add(
      "standard error", "bits/row", score.interval.map { Information(nats: $0.standardError).bits })
    add(
      Observations.halfWidth95, "bits/row",
      score.interval.map { Information(nats: $0.halfWidth95).bits })
    for (name, unit, value, halfWidth) in figures {
      add(name, unit, value)
      add("\(Observations.halfWidth95), \(name)", unit, halfWidth)
    }
    add("reverse cross entropy", "bits/row", score.reverseCrossEntropy.crossEntropy?.bits)
    add("perplexity", "classes", score.crossEntropy.representablePerplexity)
    add("accuracy", "part of rows", score.accuracy)
    add("calibration error", "probability", score.calibration.expectedError)
    add("impossible labels", "rows", Double(score.impossible.count))
    add("stream", "bits", result.coding.bitCount.map(Double.init))
    add("best temperature", "", result.temperature?.temperature)
    add("saving of the best temperature", "bits/row", result.temperature?.saving.bits)
    for (index, part) in score.classes.enumerated() {
      let name = className(index)
      add("mass", "rows", part.mass, class: name)
      add("cross entropy", "bits/row", part.crossEntropy?.bits, class: name)
      add("hits", "rows", part.hits, class: name)
    }
    return table
  }
}

extension JSONValue {
  /// The checks with their results.
  static func checks(_ checks: [Check]) -> JSONValue {
    .array(
      checks.map {
        .object([
          "name": .string($0.name), "holds": .bool($0.holds), "detail": .string($0.detail),
        ])
      })
  }
}
