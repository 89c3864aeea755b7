extension HelpTopic {
  static let exit = HelpTopic(
    name: "exit", summary: "the exit codes, for scripts",
    paragraphs: [
      "A command ends with 0 if all was done. Any other code comes with one line on standard error that "
        + "says what went wrong, where, and what to do.",
      "With 3 and with 4 there may be output: the result whose check does not hold, and what was "
        + "intact of a damaged file.",
    ],
    rows: [("0", "done")] + Failure.Kind.allCases.map { ("\($0.rawValue)", $0.summary) },
    examples: [
      ("qz decode FILE.qz > /dev/null || echo $?", "is the file intact?"),
      ("qz decode FILE.qz --recover -o FILE", "0 if nothing is lost, 4 if something is"),
      ("qz report FILE --quiet > report.txt && echo trusted", "only if every check holds"),
    ])
}
