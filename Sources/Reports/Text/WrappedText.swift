extension String {
  /// The text divided between words into lines of at most `width` columns.
  ///
  /// A word that is longer than a line gets a line of its own and is never divided, so
  /// that a path or a command can be copied. The name of a space, `' '`, is not divided
  /// either.
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
