import Foundation
import Reports
import Testing

/// Holds values against a JSON Schema, as far as the schemas of qz go.
struct JSONSchemaCheck {
  /// What is wrong, each with its place; empty if the value conforms.
  private(set) var faults: [String] = []

  /// Holds `value` against `schema`.
  init(_ value: JSONValue, _ schema: JSONValue) { check(value, schema, at: "") }

  /// Keywords that only describe, and one that is read with `properties`.
  private static let others: Set = [
    "$schema", "$id", "title", "description", "additionalProperties",
  ]

  private mutating func check(_ value: JSONValue, _ schema: JSONValue, at place: String) {
    guard case .object(let rules) = schema else { return faults.append("\(place): no schema") }
    for (keyword, rule) in rules where !Self.others.contains(keyword) {
      switch (keyword, rule, value) {
      case ("type", .string(let type), _):
        if !Self.has(value, type) { faults.append("\(place): \(value) is not of type \(type)") }
      case ("const", _, _):
        if value != rule { faults.append("\(place): \(value) is not \(rule)") }
      case ("enum", .array(let words), _):
        if !words.contains(value) { faults.append("\(place): \(value) is none of \(words)") }
      case ("anyOf", .array(let schemas), _):
        let attempts = schemas.map { JSONSchemaCheck(value, $0).faults }
        if !attempts.contains(where: \.isEmpty) {
          faults.append("\(place) fits no alternative: \(attempts.map { $0.prefix(3) })")
        }
      case ("items", _, .array(let elements)):
        for (index, element) in elements.enumerated() {
          check(element, rule, at: "\(place)[\(index)]")
        }
      case ("properties", .object(let properties), .object(let members)):
        for (name, member) in members {
          if let schema = properties[name] {
            check(member, schema, at: "\(place).\(name)")
          } else if rules["additionalProperties"] == .bool(false) {
            faults.append("\(place).\(name) is not in the schema")
          }
        }
      case ("required", .array(let names), .object(let members)):
        for case .string(let name) in names where members[name] == nil {
          faults.append("\(place).\(name) is missing")
        }
      case ("items", _, _), ("properties", _, _), ("required", _, _): continue
      default: faults.append("\(place): the check knows no keyword \(keyword)")
      }
    }
  }

  private static func has(_ value: JSONValue, _ type: String) -> Bool {
    switch (type, value) {
    case ("string", .string), ("null", .null), ("array", .array), ("object", .object): true
    case ("boolean", .bool), ("integer", .integer), ("number", .integer), ("number", .number): true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}

extension JSONSchemaCheck {
  /// The schemas by the identifiers of results.
  private static let schemas = Dictionary(
    uniqueKeysWithValues: ResultSchema.all.map { ($0.identifier, $0.json) })

  /// Holds what a command wrote against the schema that it names, if it is a result in JSON.
  ///
  /// Every command that a test runs is checked so.
  static func hold(_ output: String) {
    guard output.hasPrefix("{") || output.hasPrefix("["), output.contains("\"schema\" : \"qz."),
      let value = try? JSONDecoder().decode(JSONValue.self, from: Data(output.utf8))
    else { return }
    let results = if case .array(let results) = value { results } else { [value] }
    for result in results {
      guard case .object(let members) = result, case .string(let name)? = members["schema"],
        let schema = schemas[name]
      else {
        Issue.record("there is no schema for \(result)")
        continue
      }
      let faults = JSONSchemaCheck(result, schema).faults
      #expect(faults.isEmpty, "\(name): \(faults.prefix(8))")
    }
  }
}

extension JSONValue: Decodable {
  /// The value that a document has.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let elements = try? container.decode([JSONValue].self) {
      self = .array(elements)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}
