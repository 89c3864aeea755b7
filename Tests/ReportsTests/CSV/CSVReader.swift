/// A plain reader of comma-separated values, to hold the writer against.
enum CSVReader {
  struct Malformed: Error {}

  static func rows(of text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"":
        guard field.isEmpty else { throw Malformed() }
        while let next = rest.popFirst() {
          if next != "\"" {
            field.append(next)
          } else if rest.first == "\"" {
            field.append("\"")
            rest.removeFirst()
          } else {
            break
          }
        }
        guard rest.first == "," || rest.first == "\n" else { throw Malformed() }
      case ",":
        row.append(field)
        field = ""
      case "\n":
        rows.append(row + [field])
        row = []
        field = ""
      default: field.append(character)
      }
    }
    guard row.isEmpty && field.isEmpty else { throw Malformed() }
    return rows
  }
}
