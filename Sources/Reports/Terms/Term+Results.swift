extension Term {
  /// Words in the tables of results that are neither quantities of theory nor lines of a bill.
  static let results: [Term] = [
    Term(
      "expected", "the cost of a symbol on average, in an endless message",
      aliases: ["expected rate"],
      formula: "Σ q(x) · ℓ(x), with ℓ(x) the cost of the symbol x",
      related: ["round-trip", "lengths", "sampling"],
      "It depends on q and on the code alone. The measured rate is the length of a stream that was written, so it includes the "
        + "end of the stream and, if the code is not shared, its table. A code that learns has no expected rate, because the "
        + "cost of a symbol depends on all symbols before it."),
    Term(
      "raw", "the data as they are, with 8 bits for each byte", aliases: ["raw size", "uncoded"],
      related: ["bill", "flags"],
      "A bill ends with the size of the stream and its share of the raw data. With --or-raw, a message is sent raw if "
        + "the code would make it longer."),
    Term(
      "own", "the code that is made for the source itself",
      aliases: ["own z", "above own", "above best", "nearest other z", "extra bytes"],
      examples: [Example("qz matrix corpus:english corpus:german corpus:french", "own and others")],
      related: ["regret", "mismatch"],
      "In a matrix, each source has a proxy of its own, with the same name. The nearest other proxy is the one whose "
        + "code costs least on the source. What it costs above the source's own code is its regret, "
        + "and the extra bytes are that cost over all the data."),
    Term(
      "mixture", "a weighted mean of distributions", aliases: ["mix", "λ"],
      formula: "z_λ(x) = (1 − λ) · z(x) + λ · q(x)",
      examples: [
        Example("qz sweep mixture corpus:french -z corpus:english", "how the cost falls with λ"),
        Example("qz fit corpus:french --mix corpus:italian,uniform:256", "the best weights"),
      ],
      related: ["smoothing", "proxy"],
      "A little of a broad distribution in z removes zeros, so that no symbol is impossible. The cost H(q,z_λ) is a convex "
        + "function of λ."),
    Term(
      "likelihood", "the probability that a member of a family gives to the data",
      aliases: ["log2 likelihood", "log-likelihood"],
      formula: "log2 likelihood = −N · H(q,z)",
      related: ["cross-entropy", "loss"],
      "The member of greatest likelihood is the one of least cross entropy, because the first is minus N times the second: "
        + "fitting a model and shortening a file are the same task."),
    Term(
      "rank", "the number of a symbol by its frequency: the most frequent has rank 0",
      aliases: ["by rank", "by value", "value"],
      examples: [Example("qz fit corpus:english --symbols word --family zipf", "words by rank")],
      related: ["distribution"],
      "A family such as zipf gives probabilities to numbers. By value, a symbol is its own number: the byte 65 is 65. By rank, "
        + "symbols are numbered from the most frequent one on, and the reader of a code has to know their order."
    ),
    Term(
      "distribution", "probabilities of the symbols, which sum to one",
      aliases: ["probability", "probabilities"],
      examples: [Example("qz list specs", "how to write one")],
      related: ["source", "proxy", "smoothing"],
      "Data have an empirical distribution: the share of each symbol among all symbols. A known distribution is given by a "
        + "formula or a list, and messages are drawn from it."),
    Term(
      "depth", "the length of the longest codeword", aliases: ["limit", "longest codeword"],
      examples: [Example("qz sweep limit corpus:english", "what a limit costs")],
      related: ["prefix-code", "lengths"],
      "Decoders read codewords of limited length faster, with tables that fit a cache. A limit L needs at least log2 K bits for K "
        + "symbols; a few bits above that it costs almost nothing."),
    Term(
      "dispersion", "how much more counts vary between pieces than for independent symbols",
      aliases: ["φ", "dispersion φ"],
      examples: [Example("qz drift corpus:log", "φ among the findings")],
      related: ["drift", "effective-count"],
      "If symbols were independent, the counts in pieces of the data would vary by a known amount. Data vary φ times as much, "
        + "since words and topics repeat. A change is reported only if it is large compared with that."
    ),
    Term(
      "sequential", "the rate of a code that learns from the message alone",
      aliases: ["adaptive"],
      examples: [Example("qz sweep order corpus:english", "plug-in, held out and sequential")],
      related: ["plug-in", "held-out", "context"],
      "It begins without knowledge, and each symbol is coded with the counts of those before it. So the cost of learning "
        + "is in the rate, and nothing else has to be sent."),
  ]

  /// Words in results on messages, tables and files.
  static let files: [Term] = [
    Term(
      "message", "a sequence of symbols that is coded as one", aliases: ["store", "message store"],
      examples: [Example("qz help messages", "how data are cut into messages")],
      related: ["padding", "boundaries", "selector"],
      "Data are one message, or with --messages many, each of which can be decoded alone. A .qz file of many messages is a store: "
        + "an index leads to each of them."),
    Term(
      "shared-tables", "a few codes that both sides have, one for each kind of message",
      aliases: ["saved", "designed", "sent", "used", "typical", "next best"],
      examples: [Example("qz tables corpus:headers --tables 1-4", "how many tables pay")],
      related: ["selector", "held-out", "table"],
      "Tables are designed on most of the messages and measured on those that are held out. Saved is the share of the cost "
        + "of one table that several save. Sent is the size of the tables if one side lacks them, and sum adds it to the "
        + "designed messages. Used is lower than the number allowed if more tables do not help."),
    Term(
      "member", "one complete part of a .qz file", aliases: ["members", "blocks", "checksum"],
      examples: [Example("qz explain file-format", "every byte of the format")],
      related: ["frame", "hash"],
      "Files that are joined by cat become members of one file. A member has a header, blocks of symbols, and an end mark. "
        + "Each of these has a checksum, and so has the whole content."),
    Term(
      "hash", "a number that identifies a code", aliases: ["hash of the code", "xxh64"],
      examples: [Example("qz design corpus:english --only code", "the hash of a code")],
      related: ["codebook", "member"],
      "It is computed from the symbols and their codewords or counts. A file in a shared code has the hash in its header, so that a "
        + "reader with another code finds out before decoding."),
  ]
}
