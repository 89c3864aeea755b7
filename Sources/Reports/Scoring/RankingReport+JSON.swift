internal import SourceCoding

extension RankingReport {
  /// The report as a JSON object of the schema `qz.ranking/1`.
  ///
  /// Losses are in bits per ``per``, divergences in bits per row or token, sizes in bytes.
  package var json: JSONValue {
    .object([
      "schema": .string("qz.ranking/1"),
      "summary": summary(View()).json,
      "reference": .string(ranking.models[0].name),
      "per": .string(per),
      "isLowerBound": .bool(isLowerBound),
      "models": .array(ranking.order.enumerated().map { modelJSON($1, rank: $0 + 1) }),
      "equalSizes": .array(ranking.equalSizes.map(equalSizeJSON)),
      "checks": .checks(checks),
    ])
  }

  private func modelJSON(_ index: Int, rank: Int) -> JSONValue {
    let model = ranking.models[index]
    return .object([
      "name": .string(model.name), "rank": .integer(rank), "size": .finite(model.size),
      "loss": figure(model.loss, model.interval),
      "behindBest": ranking.behindBest[index].map { figure($0.value, $0) } ?? .null,
      "divergence": .finite(model.divergence.map { Information(nats: $0).bits }),
      "divergenceHalfWidth95": .finite(
        model.divergenceInterval.map { Information(nats: $0.halfWidth95).bits }),
    ])
  }

  private func figure(_ nats: Double, _ interval: GroupInterval?) -> JSONValue {
    .object([
      "value": .real(Information(nats: nats).bits),
      "standardError": .finite(interval.map { Information(nats: $0.standardError).bits }),
      "halfWidth95": .finite(interval.map { Information(nats: $0.halfWidth95).bits }),
    ])
  }

  private func equalSizeJSON(_ point: ModelRanking.EqualSize) -> JSONValue {
    .object([
      "model": .string(ranking.models[point.model].name),
      "smaller": .string(ranking.models[point.smaller].name),
      "larger": .string(ranking.models[point.larger].name),
      "weightOfLarger": .number(point.weight),
      "interpolatedLoss": .real(Information(nats: point.loss).bits),
      "difference": .real(Information(nats: point.difference).bits),
      "halfWidth95": .finite(point.halfWidth95.map { Information(nats: $0).bits }),
      "interpolatedDivergence": .finite(point.divergence.map { Information(nats: $0).bits }),
    ])
  }

  /// The report, a row for each quantity of each model.
  package var observations: Observations {
    var table = Observations(of: ["model"])
    for (rank, index) in ranking.order.enumerated() {
      let model = ranking.models[index]
      func add(_ quantity: String, _ unit: String, _ value: Double?) {
        table.add(quantity, unit, value, of: [.text(model.name)])
      }
      func add(_ quantity: String, _ unit: String, nats: Double?, _ interval: GroupInterval?) {
        add(quantity, unit, nats.map { Information(nats: $0).bits })
        add(
          "\(Observations.halfWidth95), \(quantity)", unit,
          interval.map { Information(nats: $0.halfWidth95).bits })
      }
      let behind = ranking.behindBest[index]
      add("rank", "", Double(rank + 1))
      add("size", "bytes", model.size)
      add("loss", "bits/\(per)", nats: model.loss, model.interval)
      add("more than the best", "bits/\(per)", nats: behind?.value, behind)
      add(
        "KL from the first", "bits/\(comparisons[0].item)", nats: model.divergence,
        model.divergenceInterval)
      for point in ranking.equalSizes where point.model == index {
        add("loss of others at its size", "bits/\(per)", Information(nats: point.loss).bits)
        add(
          "difference at equal size", "bits/\(per)", Information(nats: point.difference).bits)
        add(
          "\(Observations.halfWidth95), difference at equal size", "bits/\(per)",
          point.halfWidth95.map { Information(nats: $0).bits })
        add(
          "KL of others at its size", "bits/\(comparisons[0].item)",
          point.divergence.map { Information(nats: $0).bits })
      }
    }
    return table
  }
}
