/// A field that names a symbol, or says its number.
///
/// Where any character may be a symbol, lines are split at commas as they stand.
extension Substring {
  /// The field without spaces and tabs around it.
  var trimmed: Substring {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let end = lastIndex(where: { !isBlank($0) }) else { return "" }
    return self[...end].drop(while: isBlank)
  }

  /// The field without the double quotes around it, those inside undoubled.
  var unquoted: String {
    guard count >= 2, first == "\"", last == "\"" else { return String(self) }
    var text = ""
    var isSecond = false
    for character in dropFirst().dropLast() {
      isSecond = character == "\"" && !isSecond
      if !isSecond { text.append(character) }
    }
    return text
  }
}
