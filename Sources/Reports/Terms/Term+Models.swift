extension Term {
  /// Predictions of models that are scored as codes.
  static let models: [Term] = [
    Term(
      "loss", "the mean cost of a label or token in the code that the predictions define",
      aliases: ["log loss", "nll", "cross-entropy loss"],
      formula: "−(1/N) Σ ln p(label), in nats a row or token",
      examples: [Example("qz explain loss-in-nats", "from a loss to a file size")],
      related: ["cross-entropy", "nats", "perplexity", "bits-per-byte"],
      "A model that gives each label a probability is a code: it spends −log2 p bits on the true label. The mean of this is the "
        + "loss. qz score writes that stream, decodes it, and shows how many bytes it takes."),
    Term(
      "bits-per-byte", "the loss per byte of the text, which is comparable between models",
      aliases: ["bpb", "bits/byte", "bits per byte"],
      formula: "total bits / bytes of the text",
      related: ["loss", "perplexity"],
      "Models cut a text into different tokens, so losses per token cannot be compared. Divided by the bytes that the tokens "
        + "stand for, they can."),
    Term(
      "calibration", "whether events predicted with probability p happen in a share p of cases",
      aliases: ["overconfident", "ece", "reliability", "calibration error"],
      formula: "ECE = Σ (rows in bin / N) · |accuracy − mean confidence|",
      related: ["temperature", "brier", "loss"],
      "A model that says 0.9 and is right in 9 of 10 such cases is calibrated. One that is right less often is "
        + "overconfident, and pays for it in loss (Guo, Pleiss, Sun and Weinberger, 2017)."),
    Term(
      "temperature", "a number that makes predictions flatter or sharper",
      aliases: ["T", "temper"],
      formula: "p_T(x) = p(x)^(1/T) / Σ p(y)^(1/T)",
      examples: [
        Example("qz sweep temperature corpus:french -z corpus:english", "the T that costs least")
      ],
      related: ["calibration"],
      "T > 1 flattens a distribution, T < 1 sharpens it, T = 1 leaves it. If some T > 1 lowers the loss, the model was "
        + "overconfident."),
    Term(
      "brier", "the mean squared distance between predicted probabilities and labels",
      aliases: [
        "brier score", "resolution", "uncertainty", "Brier reliability", "Brier resolution",
        "Brier uncertainty", "Brier within bins",
      ],
      formula: "(1/N) Σ rows Σ classes (p(class) − [class is the label])²",
      related: ["loss", "calibration"],
      "It is 0 for perfect predictions and 2 at most, with the sum over all classes (Brier, 1950). Unlike the loss, it stays finite "
        + "when a label had probability 0.",
      "It is reliability − resolution + uncertainty (Murphy, 1973), and a part for the spread within bins. Resolution is what predictions tell about "
        + "the labels, and uncertainty is the score of the class frequencies alone."),
    Term(
      "accuracy", "the share of rows whose likeliest class is the label",
      aliases: ["right", "accuracy of rows", "top-5 accuracy", "same top"],
      related: ["loss", "calibration", "mcnemar"],
      "It counts only which class is on top, and not how probable it was. The loss counts both. Top-5 accuracy is the share of rows "
        + "whose label is among the five likeliest classes."),
    Term(
      "mcnemar", "a test whether two models are right equally often",
      aliases: ["McNemar's test", "McNemar's exact test"],
      examples: [Example("qz explain loss-in-nats", "how models are compared")],
      related: ["accuracy", "interval"],
      "Only the rows count on which one model is right and the other is wrong. If both are right equally often, such rows fall to "
        + "either side like a fair coin, and the test gives the probability of a difference at least as large (McNemar, 1947)."
    ),
    Term(
      "prior", "the frequencies of the classes, without any prediction",
      aliases: [
        "class frequencies", "prior entropy", "from class frequencies alone",
        "uniform over classes",
      ],
      related: ["loss", "entropy"],
      "A model that always predicts the class frequencies has a loss equal to their entropy. A model that costs more than that "
        + "would do better to ignore the rows. Uniform over classes is the cost without knowing even the frequencies."
    ),
  ]
}
