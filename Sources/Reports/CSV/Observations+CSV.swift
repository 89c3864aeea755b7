extension Observations {
  /// The table as comma-separated values: a heading, and a line for each row.
  ///
  /// A field is quoted if it contains a comma, a quote or a line end, or begins or ends
  /// with a space; quotes in it are doubled. A number has the fewest digits from which
  /// the same number can be read. An infinite value is `inf`, and an undefined value is
  /// empty.
  ///
  /// Source: Shafranovich, *Common Format and MIME Type for CSV Files* (RFC 4180),
  /// 2005; lines end with a line feed, like those of the other text files here.
  package var csv: String {
    var text = columns.map(Self.quoted).joined(separator: ",") + "\n"
    for row in rows {
      text += row.map(\.csv).joined(separator: ",") + "\n"
    }
    return text
  }

  fileprivate static func quoted(_ text: String) -> String {
    let isPlain =
      text.unicodeScalars.allSatisfy { $0 != "," && $0 != "\"" && $0 != "\n" && $0 != "\r" }
      && !text.hasPrefix(" ") && !text.hasSuffix(" ")
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension Observations.Field {
  fileprivate var csv: String {
    switch self {
    case .none: ""
    case .text(let text): Observations.quoted(text)
    case .integer(let number): String(number)
    case .number(let number): number.isNaN ? "" : number == 0 ? "0" : Self.shortest(number)
    }
  }

  /// The fewest digits from which the number can be read; whole numbers have no decimal
  /// point.
  private static func shortest(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
