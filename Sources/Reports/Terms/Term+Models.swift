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
      aliases: ["ece", "reliability", "calibration error"],
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
      aliases: ["brier score"],
      formula: "(1/N) Σ rows Σ classes (p(class) − [class is the label])²",
      related: ["loss", "calibration"],
      "It is 0 for perfect predictions and 2 at most, with the sum over all classes (Brier, 1950). Unlike the loss, it stays finite "
        + "when a label had probability 0."),
  ]
}
