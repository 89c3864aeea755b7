extension CommandRunner {
  /// Every command, in the order in which help lists them.
  static let all = [
    ReportCommand.runner,
    MatrixCommand.runner,
    SweepCommand.runner,
    DriftCommand.runner,
    FitCommand.runner,
    TablesCommand.runner,
    ScoreCommand.runner,
    SampleCommand.runner,
    DesignCommand.runner,
    EncodeCommand.runner,
    DecodeCommand.runner,
    InspectCommand.runner,
    TallyCommand.runner,
    MergeCommand.runner,
    ListCommand.runner,
    ExplainCommand.runner,
    SchemaCommand.runner,
    BenchCommand.runner,
    ManualCommand.runner,
    CompletionsCommand.runner,
  ]

  /// The text of `qz --help`.
  static let overview = CommandOverview(
    summary: "qz designs codes for a proxy z, sends q in them, and says where each bit went.",
    commands: all.map(\.description),
    examples: [
      ("qz", "the main job on built-in texts"),
      ("qz report FILE -z corpus:english", "the cost of a file in a code for English"),
    ])
}
