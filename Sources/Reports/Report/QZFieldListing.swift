package import SourceCoding

/// Every field of a .qz file: where it is, its bytes, and what they say.
///
/// It is for those who write a reader of their own, and for looking at a damaged file: the fields
/// before the damage are shown.
package struct QZFieldListing: Sendable {
  /// The name by which the user gave the file.
  package let name: String

  /// The fields of each part, in the order of the file.
  package let parts: [[QZField]]

  /// Why the fields end before the file does; `nil` if all are here.
  package let reason: String?

  /// The listing of a file with the given fields.
  package init(name: String, parts: [[QZField]], endingBecause reason: String?) {
    self.name = name
    self.parts = parts
    self.reason = reason
  }
}

extension QZFieldListing: Presentable {
  /// A table for each part.
  package func document(_ view: View) -> Document {
    Document(
      title: "Which bytes of \(name.withoutFolders) say what?", summary: summary,
      topic: "file-format",
      sections: zip(titles, parts).map { Section($0, [.table(table(of: $1))]) })
  }

  /// What each part is.
  ///
  /// A block begins with its kind, in version 1 with its number of symbols.
  private var titles: [String] {
    var (member, block) = (0, 0)
    return parts.map { fields in
      switch fields.first?.name {
      case .magic:
        (member, block) = (member + 1, 0)
        return "header\(member > 1 ? " of member \(member)" : "")"
      case _ where fields.contains { $0.name == .contentHash }: return "end mark"
      default:
        block += 1
        return "block \(block)"
      }
    }
  }

  private var summary: Summary {
    let fieldCount = parts.reduce(0) { $0 + $1.count }
    let end = parts.last?.last.map { $0.byteOffset + $0.byteCount } ?? 0
    let fields =
      "\(NumberText.counted(fieldCount, "field")) in \(NumberText.counted(parts.count, "part"))"
    let size = NumberText.counted(end, "byte")
    let texts =
      if let reason {
        ["The first \(size) of \(name.onOneLine) are \(fields).", "They end here: \(reason)."]
      } else {
        ["The \(size) of \(name.onOneLine) are \(fields).", "The checks of all parts are right."]
      }
    return Summary(
      texts, ["fieldCount": .integer(fieldCount), "partCount": .integer(parts.count)])
  }

  private func table(of fields: [QZField]) -> Table {
    var table = Table([
      Table.Column("at", .number, unit: "byte"), Table.Column("size", .number, unit: "bytes"),
      Table.Column("bytes"), Table.Column("field"), Table.Column("value"),
    ])
    for field in fields {
      let more = field.byteCount > field.bytes.count
      table.add([
        Cell(NumberText.grouped(field.byteOffset)), Cell(NumberText.grouped(field.byteCount)),
        Cell(field.hexadecimal + (more ? " …" : "")), Cell(field.name.rawValue),
        Cell(field.valueText),
      ])
    }
    return table
  }

  /// The fields as a JSON object of the schema `qz.fields/1`.
  package var json: JSONValue {
    .object([
      "schema": .string("qz.fields/1"), "summary": summary.json, "file": .string(name),
      "parts": .array(
        zip(titles, parts).map { title, fields in
          .object(["part": .string(title), "fields": .array(fields.map(\.json))])
        }),
    ])
  }

  /// Each field's place and size, one a row.
  package var observations: Observations {
    var table = Observations(of: ["file", "part", "field", "bytes", "value"])
    for (title, fields) in zip(titles, parts) {
      for field in fields {
        let subject: [Observations.Field] = [
          .text(name), .text(title), .text(field.name.rawValue), .text(field.hexadecimal),
          .text(field.valueText),
        ]
        table.add("byte offset", "bytes", Double(field.byteOffset), of: subject)
        table.add("byte count", "bytes", Double(field.byteCount), of: subject)
      }
    }
    return table
  }
}

extension QZField {
  fileprivate var hexadecimal: String {
    bytes.map { $0.hexadecimal(digits: 2) }.joined(separator: " ")
  }

  fileprivate var json: JSONValue {
    .object([
      "name": .string(name.rawValue), "byteOffset": .integer(byteOffset),
      "byteCount": .integer(byteCount), "bytes": .string(hexadecimal), "value": .string(valueText),
    ])
  }

  /// The value as text: numbers in digits, hashes in hexadecimal ones.
  fileprivate var valueText: String {
    switch value {
    case .number(let number): NumberText.grouped(number)
    case .hash(let hash): hash.hexadecimal(digits: 2 * byteCount)
    case .text(let text): text
    case .bits(let count): NumberText.counted(count, "bit")
    case .raw: ""
    }
  }
}
