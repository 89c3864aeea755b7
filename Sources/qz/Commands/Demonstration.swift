import Reports
import SourceCoding

/// Bare `qz`: the main job on the built-in texts, and how to go on.
enum Demonstration {
  /// The texts of the matrix, the first ones for a narrow terminal.
  private static let names = [
    "english", "french", "german", "finnish", "russian", "chinese", "swift", "log", "headers",
    "sensors", "dna", "spanish", "italian", "polish", "turkish", "greek", "arabic", "hebrew",
    "hindi", "japanese", "korean",
  ]

  /// Writes the matrix, a bill, and what to try next.
  static func run() throws(Failure) {
    let style = TextStyle(Terminal())
    let report = try report()
    try StandardStreams.write(
      """
      qz designs codes from a proxy distribution z, encodes data from q with them,
      and says where every bit went.

      H(q,z) in bits per byte: each column is a text, each row the code it is sent in,
      which was made for the text that the row is named for. The story is the same in
      every language; what differs is the model.

      \(try matrix().corner(style: style))
      Here is what becomes of the French text in the code for English.

      \(report.text(View(), style: style))
      Try next:
      \(columns(suggestions, width: style.width))
      """)
  }

  private static let suggestions = [
    ("qz report FILE -z corpus:english", "the same with a file of yours"),
    ("qz report FILE", "what the file's own code costs, its table included"),
    ("qz list", "everything else that can be named"),
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
