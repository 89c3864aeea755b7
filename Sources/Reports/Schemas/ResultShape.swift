/// What a value in a JSON result may be.
///
/// It is a short notation for the part of JSON Schema that results need:
///
///     .object(["name": .text, "value": .optional(.number), "remark?": .text])
///
/// A member whose name ends with `?` may be missing; every other member is always there, and no
/// member may be added.
package indirect enum ResultShape: Sendable {
  case text
  case integer
  /// A finite number.
  case number
  /// A number, or the text `"Infinity"` or `"-Infinity"`.
  case real
  case flag
  /// This text.
  case constant(String)
  /// One of these texts.
  case word([String])
  case list(ResultShape)
  /// `null`, or this.
  case optional(ResultShape)
  case object(KeyValuePairs<String, ResultShape>)
  /// One of these.
  case either([ResultShape])
}

extension ResultShape {
  /// The shape as a JSON Schema.
  ///
  /// - Parameter descriptions: what is known of the members of the outermost object, by name.
  /// - Returns: the schema of the value, without its dialect.
  func schema(describing descriptions: [String: String] = [:]) -> [String: JSONValue] {
    switch self {
    case .text: ["type": .string("string")]
    case .integer: ["type": .string("integer")]
    case .number: ["type": .string("number")]
    case .real:
      [
        "anyOf": .array([
          .object(["type": .string("number")]),
          .object(["enum": .array([.string("Infinity"), .string("-Infinity")])]),
        ])
      ]
    case .flag: ["type": .string("boolean")]
    case .constant(let text): ["const": .string(text)]
    case .word(let words): ["enum": .array(words.map { .string($0) })]
    case .list(let element):
      ["type": .string("array"), "items": .object(element.schema(describing: descriptions))]
    case .optional(let shape):
      [
        "anyOf": .array([
          .object(shape.schema(describing: descriptions)), .object(["type": .string("null")]),
        ])
      ]
    case .either(let shapes):
      ["anyOf": .array(shapes.map { .object($0.schema(describing: descriptions)) })]
    case .object(let members): Self.schema(of: members, describing: descriptions)
    }
  }

  private static func schema(
    of members: KeyValuePairs<String, ResultShape>, describing descriptions: [String: String]
  ) -> [String: JSONValue] {
    var properties: [String: JSONValue] = [:]
    var required: [String] = []
    for (key, shape) in members {
      let isRequired = !key.hasSuffix("?")
      let name = isRequired ? key : String(key.dropLast())
      if isRequired { required.append(name) }
      var property = shape.schema()
      if let description = descriptions[name] { property["description"] = .string(description) }
      properties[name] = .object(property)
    }
    return [
      "type": .string("object"), "properties": .object(properties),
      "required": .array(required.sorted().map { .string($0) }),
      "additionalProperties": .bool(false),
    ]
  }
}
