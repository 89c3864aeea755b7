extension String {
  /// The text broken between words into lines of at most `width` characters.
  ///
  /// A word longer than a line has a line of its own and is never broken, so that
  /// a path or a command can still be copied.
  public func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let line = lines.last, line.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
