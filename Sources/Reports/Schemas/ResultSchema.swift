/// The JSON Schema of one kind of result, as `qz schema` prints it.
///
/// The members are declared as ``ResultShape``s. What they mean stands in the article
/// "Results for programs" alone; the schema takes its descriptions from the article's tables.
package struct ResultSchema: Sendable {
  /// The word that names it: `report`.
  package let name: String

  /// The value of the member `schema` of such a result: `qz.report/2`.
  package let identifier: String

  /// What writes such results, in one line.
  package let summary: String

  /// What the result is.
  package let shape: ResultShape

  /// Every kind of result, in the order of the commands that write them.
  package static let all = [
    report, matrix, experiment, tables, score, comparison, ranking, codebook, words, encoding, file,
    fields, list, bench,
  ]

  /// The schema called `name`, or with that identifier; `nil` if there is none.
  package static func named(_ name: String) -> ResultSchema? {
    all.first { $0.name == name || $0.identifier == name }
  }

  /// The schema in the dialect of 2020-12.
  package var json: JSONValue {
    let article = Article.named("for-programs")?.markdown ?? ""
    var members = shape.schema(describing: Self.descriptions(of: identifier, in: article))
    members["$schema"] = .string("https://json-schema.org/draft/2020-12/schema")
    members["$id"] = .string("urn:\(identifier.replacing(".", with: ":"))")
    members["title"] = .string(identifier)
    members["description"] = .string(summary)
    return .object(members)
  }

  /// What the tables below the heading `identifier` say of each member.
  ///
  /// A row begins with the names of its members in backticks; rows that continue the one above
  /// begin with an empty cell.
  static func descriptions(of identifier: String, in article: String) -> [String: String] {
    var descriptions: [String: String] = [:]
    var isInside = false
    var names: [String] = []
    for line in article.split(separator: "\n") {
      if line.hasPrefix("## ") { isInside = line.dropFirst(3) == identifier }
      guard isInside, line.hasPrefix("| ") else { continue }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4 else { continue }
      let first = cells[1].matches(of: /`([A-Za-z0-9]+)`/).map { String($0.1) }
      if !first.isEmpty { names = first }
      let text = cells[2].split(separator: " ").joined(separator: " ").replacing("`", with: "")
      for name in names {
        descriptions[name] = descriptions[name].map { "\($0) \(text)" } ?? text
      }
    }
    return descriptions
  }
}

extension ResultShape {
  /// The laws that were checked.
  static let checks = ResultShape.list(.object(["name": .text, "holds": .flag, "detail": .text]))

  static let texts = ResultShape.list(.text)

  /// A figure with its uncertainty, both `null` if there is none.
  static let figure = ResultShape.object([
    "value": .real, "standardError": .optional(.number), "halfWidth95": .optional(.number),
  ])

  /// What became of a stream that was written and read again.
  static let coding = ResultShape.object([
    "bitCount": .optional(.integer), "roundTrip": .optional(.flag), "outcome": .text,
    "information": .optional(.real),
  ])
}
