extension Term {
  /// The accuracy of figures.
  static let honesty: [Term] = [
    Term(
      "interval", "the range in which the true rate lies in 95 of 100 cases",
      aliases: ["± 95 %", "error bar", "standard error", "95 %", "±", "confidence"],
      examples: [
        Example("qz report corpus:english --verbose", "the intervals and how they were found"),
        Example("qz explain measuring-honestly", "how often they cover, measured"),
      ],
      related: ["effective-count", "sampling"],
      "A message is a sample of its source. Another message of the source, as it was during this one, would cost a little more or "
        + "less. The interval covers the expected rate in 95 of 100 messages. It does not say what another book "
        + "would cost."),
    Term(
      "effective-count", "how many independent symbols a message is worth",
      aliases: [
        "independent", "worth", "effective number", "effective size", "independent symbols",
      ],
      examples: [Example("qz report corpus:english --verbose", "the column worth")],
      related: ["interval"],
      "Symbols that depend on each other say less about their source than independent ones. If a message is worth too few, "
        + "no interval is printed, and the report says why (Geyer, 1992)."),
    Term(
      "check", "a law that must hold, tested on the numbers of this result",
      aliases: ["law", "laws", "checks", "holds"],
      examples: [
        Example("qz report corpus:english --verbose", "the checks, each with its numbers")
      ],
      related: ["bill", "round-trip"],
      "Each check compares two numbers that were computed in different ways. The only slack is a bound on rounding "
        + "errors. If one does not hold, the command ends with exit code 3."),
    Term(
      "held-out", "measured on data that the model was not made from",
      aliases: ["holdout", "held out"],
      examples: [
        Example("qz report corpus:english --holdout 0.2", "learnt on 80 %, measured on the rest")
      ],
      related: ["plug-in", "smoothing"],
      "A model fits the data that it was made from better than new data. To know what new data will cost, some data are "
        + "kept aside and measured afterwards."),
    Term(
      "drift", "a change of the source along the data",
      aliases: ["change", "changes", "window", "windows"],
      examples: [
        Example(
          "qz drift corpus:french -z corpus:english", "bits along the text, and whether it changes")
      ],
      related: ["mismatch", "held-out"],
      "A table that suited the beginning may not suit the end. qz drift finds the places where the data change, and how "
        + "many bits a new table would save from there on."),
  ]
}
