package import SourceCoding

extension ProxyMatrix {
  /// The matrix as a JSON object of the schema `qz.matrix/1`.
  ///
  /// Cells are in bits per symbol, with a row for each proxy; an infinite cell is the
  /// text `"Infinity"`.
  package var json: JSONValue {
    let content: (name: String, code: JSONValue) =
      switch self.content {
      case .crossEntropy: ("crossEntropy", .null)
      case .divergence: ("divergence", .null)
      case .measuredRate(let code): ("measuredRate", .string(code))
      }
    return .object([
      "schema": .string("qz.matrix/1"),
      "summary": summary(MatrixLabels(self), View()).json,
      "content": .string(content.name),
      "code": content.code,
      "symbolUnit": .string(symbolUnit.name),
      "proxies": .array(proxies.map { .string($0) }),
      "sources": .array(sources.indices.map(sourceJSON)),
      "bits": .array(bits.map { .array($0.map { .real($0) }) }),
      "halfWidths95": halfWidths95.isEmpty
        ? .null : .array(halfWidths95.map { .array($0.map { .finite($0) }) }),
      "dendrogram": dendrogram.map { dendrogram in
        .array(
          dendrogram.joins.map { join in
            .object([
              "from": .integer(join.places.lowerBound), "middle": .integer(join.middle),
              "to": .integer(join.places.upperBound), "height": .number(join.height),
            ])
          })
      } ?? .null,
      "checks": .array(
        checks.map {
          .object([
            "name": .string($0.name), "holds": .bool($0.holds), "detail": .string($0.detail),
          ])
        }),
    ])
  }

  private func sourceJSON(_ column: Int) -> JSONValue {
    let source = sources[column]
    let ranking = ranking(of: column)
    return .object([
      "name": .string(source.name),
      "entropy": .real(source.entropy),
      "symbolCount": source.symbolCount.map { .integer(Int(clamping: $0)) } ?? .null,
      "ownProxy": ownProxy(of: column).map { .string(proxies[$0]) } ?? .null,
      "bestProxy": ranking.first.map { .string(proxies[$0]) } ?? .null,
      "nearestOther": nearestOther(of: column).map { .string(proxies[$0]) } ?? .null,
      "nearestOtherRegret": nearestOther(of: column).map { .real(regret(of: $0, on: column)) }
        ?? .null,
    ])
  }
}
