extension String {
  /// The text with control characters and line separators written as escapes.
  ///
  /// A file name may contain a line feed or a terminal's escape sequence; in a message
  /// it appears as `\n` or `\u{1B}`.
  package var onOneLine: String {
    guard utf8.contains(where: { !(0x20..<0x7F).contains($0) }) else { return self }
    var line = ""
    for scalar in unicodeScalars {
      switch (scalar, scalar.properties.generalCategory) {
      case ("\n", _): line += "\\n"
      case ("\r", _): line += "\\r"
      case ("\t", _): line += "\\t"
      case (_, .control), (_, .lineSeparator), (_, .paragraphSeparator):
        line += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
