extension HelpTopic {
  static let exit = HelpTopic(
    name: "exit", summary: "the exit codes, for scripts",
    paragraphs: [
      "A command ends with 0 if everything was done. With any other code it prints one line on "
        + "standard error that says what went wrong, where, and what to do.",
      "With 3 and 4 there can be output: the result whose check did not hold, or the intact part "
        + "of a damaged file.",
    ],
    rows: [("0", "done")] + Failure.Kind.allCases.map { ("\($0.rawValue)", $0.summary) },
    examples: [
      ("qz decode FILE.qz > /dev/null || echo $?", "is the file intact?"),
      ("qz decode FILE.qz --recover -o FILE", "0 if nothing is lost, 4 if something is lost"),
      ("qz report FILE --quiet > report.txt && echo trusted", "prints only if every check holds"),
    ])
}
