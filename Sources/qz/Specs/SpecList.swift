/// Several SPECs in one argument, with commas between them: `a.txt,zipf:256,1.1`.
///
/// A comma may also stand within a SPEC or in the name of a file. So a piece begins
/// a SPEC of its own only if it names a file, is `-`, or begins like a kind of SPEC, and
/// the one before can end there; any other belongs to the one before.
enum SpecList {
  /// The SPECs in `text`, in their order.
  static func specs(in text: String) -> [String] {
    guard !FileSpec.exists(text) else { return [text] }
    var specs: [String] = []
    for piece in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      if specs.last.map(isCutOff) != true, specs.isEmpty || beginsSpec(piece) {
        specs.append(piece)
      } else {
        specs[specs.count - 1] += "," + piece
      }
    }
    return specs
  }

  /// Whether a SPEC cannot end where `text` ends, as `temper:2` cannot.
  static func isCutOff(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = SpecKind.all.first(where: { $0.name == parts[0] }) else {
      return false
    }
    return kind.isCutOff(String(parts[1])) && !FileSpec.exists(String(text))
  }

  private static func beginsSpec(_ piece: String) -> Bool {
    guard piece != "-", !FileSpec.exists(piece) else { return true }
    let parts = piece.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return SpecKind.all.contains {
      $0.name == parts[0] && (parts.count == 2 || $0.standsAlone)
    }
  }
}
