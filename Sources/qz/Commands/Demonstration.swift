import Reports
import SourceCoding

/// `qz` without arguments: the main job on the built-in texts, and how to go on.
enum Demonstration {
  /// The texts of the matrix; a narrow terminal shows only the first ones.
  private static let names = [
    "english", "french", "german", "finnish", "russian", "chinese", "swift", "log", "headers",
    "sensors", "dna", "spanish", "italian", "polish", "turkish", "greek", "arabic", "hebrew",
    "hindi", "japanese", "korean",
  ]

  /// Writes the matrix, a bill, and commands to try next.
  static func run() throws(Failure) {
    let style = TextStyle(Terminal())
    let report = try report()
    try StandardStreams.write(
      """
      qz designs codes from a proxy distribution z, encodes data from q with them,
      and says where every bit went.

      H(q,z) in bits per byte. Each column is a text, and each row is a code that was
      made for the text in its name. The prose texts tell the same story, so only the
      languages differ, and the models.

      \(try matrix().corner(style: style))
      This is the French text in the code for the English text.

      \(report.text(View(), style: style))
      Try next:
      \(columns(suggestions, width: style.width))
      """)
  }

  private static let suggestions = [
    ("qz report FILE -z corpus:english", "the same for a file of yours"),
    ("qz report FILE", "the cost of a code made for the file, with its table"),
    ("qz list", "everything else that has a name"),
  ]

  private static func matrix() throws(Failure) -> ProxyMatrix {
    let tallies = names.compactMap { name in
      EmbeddedCorpus.all.first { $0.name == name }.map { (name, Tally(of: $0.bytes)) }
    }
    do throws(InvalidDistribution) {
      return try ProxyMatrix(of: tallies, estimator: .krichevskyTrofimov)
    } catch {
      throw .job("the built-in corpora: \(error)")
    }
  }

  private static func report() throws(Failure) -> SimulationReport {
    let request = ReportRequest(
      proxy: try SpecSyntax("corpus:english"),
      codes: try ReportOptions.codes.parse("ideal,huffman,shannon"))
    return try request.report(on: try Spec("corpus:french"))
  }
}
