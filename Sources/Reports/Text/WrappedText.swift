extension String {
  /// The text broken between words into lines of at most `width` columns.
  ///
  /// A word longer than a line has a line of its own and is never broken, so that
  /// a path or a command can still be copied; nor is the name of a space, `' '`.
  package func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var words = split(separator: " ").map(String.init)
    for index in words.indices.dropLast().reversed()
    where words[index] == "'" && words[index + 1] == "'" {
      words.replaceSubrange(index...index + 1, with: ["' '"])
    }
    for word in words {
      if let line = lines.last, line.columnCount + 1 + word.columnCount <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}
