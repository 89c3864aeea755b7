import Reports
import SourceCoding

/// `qz score`, which measures predictions of classes or tokens as codes.
enum ScoreCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "score", summary: "measure a model's predictions as a code: nats, bits, bytes",
      operands: [Operand("FILE…", .files)],
      options: ScoreOptions.ofPredictions + ScoreOptions.ofTokens + [
        ScoreOptions.against.summary, ScoreOptions.margin.summary, ScoreOptions.sizes.summary,
        ScoreOptions.base.summary, ScoreOptions.explain.summary,
        PartOption.only(
          PredictionReport.parts, TokenReport.parts, ComparisonReport.parts, RankingReport.parts,
          such: "answer,information"),
        SharedOptions.seed.summary, SharedOptions.unit.summary, SharedOptions.format.summary,
        SharedOptions.output.summary, SharedOptions.color.summary, SharedOptions.verbose.summary,
        SharedOptions.quiet.summary,
      ],
      subjects: ScoreOptions.subjects + [PartOption.subject],
      examples: [
        ("qz score test.csv --explain", "a label and probabilities a line, explained"),
        ("qz score logits.npy --labels y.npy --logits", "arrays of NumPy"),
        ("qz score b.csv --against a.csv", "which model is better, and how sure is that"),
        (
          "qz score b.csv --against a.csv,c.csv --sizes 8GB,4GB,1GB",
          "what each is worth for its size"
        ),
        ("qz score tokens.jsonl --base e", "text and logprob a line, or KenLM's words"),
      ],
      explained: ("predictions", ScoreOptions.ofReading)
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let paths = try arguments.operands(1...1_000)
    let path = paths[0]
    var request = try ScoreRequest(arguments)
    for path in paths.dropFirst() { request.others.append(try ScoreInput(path)) }
    guard request.others.isEmpty || !arguments.isGiven(ScoreOptions.against) else {
      throw .usage("--against takes one FILE to compare", remedy: "leave the others out")
    }
    let rendering = try Rendering(arguments)
    let input = try ScoreInput(path)
    // Errors in the file are found before anything is written.
    let target = try OutputTarget(arguments)
    let isExplained = try arguments.value(of: ScoreOptions.explain)
    let checks: [Check]
    if let comparison = try ComparisonRequest(arguments) {
      if comparison.against.count == 1, comparison.sizes == nil {
        let report = try request.comparison(
          of: input, against: comparison.against[0], comparison)
        try rendering.write([report], to: target)
        return try Failure.stop(at: report.checks, of: input.path)
      }
      let report = try request.ranking(of: input, comparison)
      try rendering.write([report], to: target)
      return try Failure.stop(at: report.checks, of: input.path)
    }
    switch input.format {
    case .tokens(let format):
      let reports = try request.reports(onTokens: input, format: format)
      if isExplained {
        try rendering.write(reports.map(TokenExplanation.init), to: target)
      } else {
        try rendering.write(reports, to: target)
      }
      checks = reports.flatMap(\.score.checks)
    default:
      let report = try request.report(onPredictions: input)
      if isExplained {
        try rendering.write([PredictionExplanation(of: report)], to: target)
      } else {
        try rendering.write([report], to: target)
      }
      checks = report.result.checks
    }
    try Failure.stop(at: checks, of: path)
  }
}
