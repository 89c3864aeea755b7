import Reports

/// `qz schema`: what JSON results contain, as JSON Schemas.
enum SchemaCommand {
  static let runner = CommandRunner(
    description: CommandDescription(
      name: "schema", summary: "print the JSON Schema of a result, for programs that read it",
      operands: [Operand("[RESULT]", .schemas)], options: [SharedOptions.color.summary],
      examples: [
        ("qz schema", "the list of results"),
        ("qz schema report", "the members of a report, required ones listed"),
        ("qz schema qz.report/2", "the same, by the name that a result has in 'schema'"),
      ]
    ),
    run: run)

  private static func run(_ arguments: Arguments) throws(Failure) {
    let style = try TextStyle(arguments)
    guard let name = try arguments.operands(0...1).first else {
      return try StandardStreams.write(overview(width: style.width))
    }
    let written = Catalogue.schemaCommands.first { $0.name == name }?.schema
    if let schema = ResultSchema.named(name) ?? written.flatMap(ResultSchema.named) {
      return try StandardStreams.write(schema.json.text)
    }
    let nearest = didYouMean(
      name, among: ResultSchema.all.map(\.name) + Catalogue.schemaCommands.map(\.name))
    throw .usage(
      "no result is called '\(name)'",
      remedy: nearest.map { "did you mean 'qz schema \($0)'?" } ?? "'qz schema' lists the results")
  }

  private static func overview(width: Int) -> String {
    """
    results
    \(columns(Catalogue.schemas.rows, width: width))
    also by the name of the command that writes it
    \(columns(Catalogue.schemaCommands.map { ($0.name, "the same as \($0.schema)") }, width: width))
    'qz schema RESULT' prints the JSON Schema (2020-12) of one;
    'qz explain for-programs' says what the members mean.

    """
  }
}
