/// The check that a command does not read and write the same file.
extension Arguments {
  /// Fails if standard output is a file that is also an input.
  ///
  /// Reading would never end, or would lose what has not been read yet. Replacing an
  /// input by `-o` is safe, and a note says so.
  func checkOutput(isQuiet: Bool) throws(Failure) {
    if let path = text(of: SharedOptions.output), !["-", "/dev/stdout"].contains(path) {
      guard !isQuiet, let identity = SystemCalls.identity(ofFileAt: path),
        let input = inputFile(of: identity)
      else { return }
      StandardStreams.note(
        "\(path) is also the input \(input); it is replaced when the result is complete")
    } else if let identity = SystemCalls.identity(of: StandardStreams.output),
      let input = inputFile(of: identity)
    {
      throw .usage(
        "standard output is also the input \(input), which would be damaged",
        remedy: "use -o FILE, which replaces a file only when the result is complete")
    }
  }

  /// Returns the input that names the file with the given identity: a path, also within
  /// a SPEC.
  private func inputFile(of identity: SystemCalls.Identity) -> String? {
    for (input, _) in inputs {
      if input == "-" {
        guard SystemCalls.identity(of: StandardStreams.input) == identity else { continue }
        return "on standard input"
      }
      // In a SPEC or a list, a path may stand between any two separators.
      var rest = input[...]
      while true {
        let end = rest.firstIndex(where: ":,*+".contains)
        for path in [rest, rest[..<(end ?? rest.endIndex)]] {
          // No path is longer than 4,096 bytes.
          if path.utf8.count <= 4_096, SystemCalls.identity(ofFileAt: String(path)) == identity {
            return input
          }
        }
        guard let end else { break }
        rest = rest[rest.index(after: end)...]
      }
    }
    return nil
  }
}
