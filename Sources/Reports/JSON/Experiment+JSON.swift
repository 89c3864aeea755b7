package import SourceCoding

extension Experiment {
  /// The experiment as a JSON object of the schema `qz.experiment/1`.
  ///
  /// Information is in bits, in full precision. An infinite value is the text
  /// `"Infinity"` or `"-Infinity"`, because JSON has no such number.
  ///
  /// If the experiment looked for changes, `changes` contains those that are reported,
  /// or else the best candidate alone.
  package var json: JSONValue {
    var members: [String: JSONValue] = [
      "schema": .string("qz.experiment/1"),
      "name": .string(name),
      "title": .string(title),
      "inputs": .array(
        inputs.map { .object(["name": .string($0.name), "value": .string($0.value)]) }),
      "seed": seed.map { .string(String($0)) } ?? .null,
      "x": x.json,
      "y": y.json,
      "series": .array(series.map(\.json)),
      "marks": .array(
        marks.map {
          .object([
            "axis": .string($0.direction.rawValue), "place": .real($0.place),
            "label": .string($0.label),
          ])
        }),
      "findings": .array(
        findings.map {
          .object([
            "key": .string($0.key), "group": $0.group.isEmpty ? .null : .string($0.group),
            "name": .string($0.name), "value": .real($0.value),
            "quantity": .string($0.quantity.rawValue), "detail": .string($0.detail),
          ])
        }),
      "checks": .array(
        checks.map {
          .object([
            "name": .string($0.name), "holds": .bool($0.holds), "detail": .string($0.detail),
          ])
        }),
      "notes": .array(notes.map { .string($0) }),
    ]
    members["summary"] = summary(View()).json
    if let changes { members["changes"] = .array(changes.map(\.json)) }
    return .object(members)
  }
}

extension Experiment.Axis {
  fileprivate var json: JSONValue {
    .object([
      "label": .string(label), "quantity": .string(quantity.rawValue),
      "isLogarithmic": .bool(isLogarithmic),
    ])
  }
}

extension Experiment.Series {
  fileprivate var json: JSONValue {
    .object([
      "name": .string(name),
      "origin": .string(origin.rawValue),
      "isScattered": .bool(isScattered),
      "law": law.map {
        .object(["formula": .string($0.formula), "kind": .string($0.kind.rawValue)])
      } ?? .null,
      "points": .array(points.map(\.json)),
    ])
  }
}

extension Experiment.Point {
  fileprivate var json: JSONValue {
    .object([
      "x": .real(x), "y": .real(y), "halfWidth95": halfWidth95.map { .real($0) } ?? .null,
      "law": law.map { .array([.real($0.lowerBound), .real($0.upperBound)]) } ?? .null,
      "ratio": ratio.map { .real($0) } ?? .null,
    ])
  }
}

extension JSONValue {
  /// A perplexity; `null` if it is finite but beyond all doubles, and its logarithm, the
  /// loss, says what it is.
  static func perplexity(of information: Information) -> JSONValue {
    information.representablePerplexity.map { .real($0) } ?? .null
  }

  /// A number, or the word for an infinite one.
  static func real(_ number: Double) -> JSONValue {
    guard !number.isNaN else { return .null }
    return number.isFinite ? .number(number) : .string(number < 0 ? "-Infinity" : "Infinity")
  }
}
