import Reports
import SourceCoding

/// `qz matrix`, which measures every proxy on every source.
enum MatrixCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "matrix",
      summary: "every proxy against every source: which is closest",
      operands: [Operand("SPEC…", .specs)],
      options: [
        MatrixOptions.designs.summary, MatrixOptions.data.summary, MatrixOptions.show.summary,
        MatrixOptions.cluster.summary, SharedOptions.symbols.summary,
        MessageOptions.messages.summary,
        ReportOptions.smoothing.summary, ReportOptions.count.summary, SharedOptions.seed.summary,
        PartOption.only(ProxyMatrix.parts, such: "answer,matrix"),
      ] + SharedOptions.ofResults,
      subjects: [
        .learning(ReportOptions.smoothing.summary, remedy: "leave it out") {
          (arguments) throws(Failure) in try designs(in: arguments)
        },
        OptionSubject(
          [ReportOptions.count.summary, SharedOptions.seed.summary], about: "measured matrices"
        ) {
          [nil, "entropy", "kl"].contains($0.text(of: MatrixOptions.show))
            ? "this matrix is exact" : nil
        },
        .drawing { (arguments) throws(Failure) in try data(in: arguments) }, .unit,
        PartOption.subject,
        MessageOptions.subject { (arguments) throws(Failure) in try data(in: arguments) },
      ],
      examples: [
        ("qz matrix texts/* --cluster", "each text in the code of each other text"),
        (
          "qz matrix texts/* --data mine.txt",
          "the closest text to mine, and the cost of the others"
        ),
        ("qz matrix a.txt b.txt --show huffman", "the same, measured"),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let rendering = try Rendering(arguments)
    let show = try arguments.value(of: MatrixOptions.show)
    let (designs, data) = try roles(arguments)
    let manner = try Spec.Manner(arguments)
    let smoothing = try arguments.value(of: ReportOptions.smoothing)
    let clusters = try arguments.value(of: MatrixOptions.cluster)
    let target = try OutputTarget(arguments)
    let isMeasured = if case .measured = show { true } else { false }
    let participants = try MatrixParticipants(
      designs: designs, data: data, smoothing: smoothing, manner, keepingMessages: isMeasured)
    var matrix: ProxyMatrix
    switch show {
    case .exact(let content): matrix = participants.matrix(content)
    case .measured(let designer): matrix = try participants.matrix(measuring: designer)
    }
    if clusters { matrix = participants.clustered(matrix) }
    try rendering.write([matrix], to: target)
    try Failure.stop(at: matrix.checks, of: "qz matrix")
  }

  /// Returns the SPECs of the proxies; a SPEC for which no option names a role is both
  /// proxy and source.
  private static func designs(in arguments: Arguments) throws(Failure) -> [SpecSyntax] {
    if let named = try arguments.value(of: MatrixOptions.designs) { return named }
    return try arguments.specs()
  }

  /// Returns the SPECs of the sources.
  private static func data(in arguments: Arguments) throws(Failure) -> [SpecSyntax] {
    if let named = try arguments.value(of: MatrixOptions.data) { return named }
    return try arguments.specs()
  }

  /// Returns which SPECs are proxies and which are sources.
  private static func roles(
    _ arguments: Arguments
  ) throws(Failure) -> (designs: [SpecSyntax], data: [SpecSyntax]) {
    let areAllNamed =
      arguments.isGiven(MatrixOptions.designs) && arguments.isGiven(MatrixOptions.data)
    if areAllNamed, let other = arguments.operands.first {
      throw .usage(
        "'\(other)' is not used: --design and --data name all proxies and sources",
        remedy: "leave one of the options out")
    }
    let roles = (designs: try designs(in: arguments), data: try data(in: arguments))
    guard !roles.designs.isEmpty, !roles.data.isEmpty else {
      throw .usage(
        "qz matrix needs SPECs for proxies and sources",
        remedy: "name files, or try corpus:english corpus:french")
    }
    return roles
  }
}
