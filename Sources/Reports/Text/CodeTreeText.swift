internal import SourceCoding

/// A prefix code as a tree of text: 0 above 1, with a symbol at every leaf.
///
///     ┬ a
///     └┬┬ b
///      │└ c
///      └ d
///
/// is the code a 0, b 100, c 101, d 11: a line means 1 where it turns down, and 0 where
/// it continues to the right. The part of the tree that is already drawn is not
/// repeated.
struct CodeTreeText {
  private let entries: [(name: String, codeword: Codeword)]

  /// The tree of a code, with the names of symbols.
  init(_ code: PrefixCode, names: (Int) -> String) {
    entries = code.codewords.enumerated()
      .compactMap { (symbol, codeword) in codeword.map { (names(symbol), $0) } }
      .sorted { $0.1 < $1.1 }
  }

  /// A line for each symbol, in the order of the codewords; empty if there is no branch
  /// to draw.
  var lines: [String] {
    guard entries.count > 1 else { return [] }
    var lines: [String] = []
    var previous: Codeword?
    for entry in entries {
      lines.append(line(for: entry, after: previous))
      previous = entry.codeword
    }
    return lines
  }

  /// The line of a symbol.
  ///
  /// Up to the point where it leaves the line above, a branch is blank after a 1 and a
  /// rail after a 0, because the 1 is still to come there.
  private func line(
    for entry: (name: String, codeword: Codeword), after previous: Codeword?
  ) -> String {
    let codeword = entry.codeword
    let common =
      previous.map { previous in
        (0..<min(previous.length, codeword.length))
          .prefix { previous.bit(at: $0) == codeword.bit(at: $0) }.count
      } ?? 0
    var text = ""
    for place in 0..<codeword.length {
      let bit = codeword.bit(at: place)
      if place < common {
        text += bit == 0 ? "│" : " "
      } else if place == common, previous != nil {
        text += "└"
      } else {
        text += bit == 0 ? "┬" : "─"
      }
    }
    return text + " " + entry.name
  }
}
