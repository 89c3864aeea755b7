extension HelpTopic {
  static let predictions = HelpTopic(
    name: "predictions", summary: "how 'qz score' reads predictions of classes, and tokens",
    paragraphs: [
      "The form of a file is recognised by its content; 'qz help formats' lists the forms. The report "
        + "says how a file was read.",
      "A label is the exact name of a column of predictions, or else the same number (1.0 names 1), or "
        + "else, where no name is a number, the position of the column, counted from 0. Columns that "
        + "number or name rows are not classes.",
      "A document is a response, a sentence, a chunk or a sequence; intervals leave out one at a time. "
        + "Tokens in a vocabulary's spelling (▁the, Ġthe, ##ing, <0xE2>) count as the bytes that they "
        + "stand for; marks such as <|im_end|> count as no bytes.",
    ],
    rows: ScoreOptions.ofReading.map { ($0.heading, $0.details) },
    examples: [
      ("qz score test.csv --columns cat,dog", "some columns of many"),
      ("qz score logits.npy --labels y.npy --logits --shift", "rows that predict the next label"),
      ("qz score tokens.jsonl --base e --token-text raw", "bytes as given, no spelling undone"),
    ])

  /// The forms that `qz score` recognises.
  static let scored: [(String, String)] =
    [
      ("CSV, TSV", "label,p0,p1 or token,logprob; any separator, with or without a heading"),
      ("JSON", "{\"label\": …, \"probabilities\": […]} or {\"text\": …, \"logprob\": …}"),
    ]
    + ResponseFormat.all.map { ($0.name, $0.mark) }
    + [
      ("KenLM", "query -v word"), ("SRILM", "ngram -ppl -debug 2"),
      ("NumPy", ".npy and .npz, stored, of two or three dimensions; float16 too"),
      ("safetensors", "logits and labels"),
      ("llama-perplexity", "the file of --kl-divergence-base"),
    ]
}
