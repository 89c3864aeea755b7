extension Term {
  /// Amounts of information, as the first part of a report shows them.
  static let quantities: [Term] = [
    Term(
      "entropy", "the least that any code for single symbols can cost on average",
      aliases: ["H(q)", "h"], formula: "H(q) = −Σ q(x) · log2 q(x)",
      examples: [
        Example("qz report -q probs:a=.5,b=.25,c=.25", "1.5 bits, and a code that reaches it"),
        Example("qz report corpus:english", "a text by bytes"),
        Example("qz sweep order corpus:english", "how far context takes it down"),
      ],
      related: ["cross-entropy", "mismatch", "surprisal", "plug-in"],
      "A symbol x that occurs with probability q(x) carries −log2 q(x) bits. The entropy is "
        + "the mean of this over the symbols as they occur. It is 0 if one symbol is certain, "
        + "and log2 K at most for K symbols.",
      "No code that gives each symbol a codeword of its own costs less than H(q) bits a symbol "
        + "on average. A code that uses the symbols before (a context) may cost less, since it "
        + "uses other "
        + "probabilities."),
    Term(
      "cross-entropy", "the cost per symbol of data from q in an ideal code for z",
      aliases: ["cross entropy", "H(q,z)", "ce"],
      formula: "H(q,z) = −Σ q(x) · log2 z(x) = H(q) + KL(q‖z)",
      examples: [
        Example("qz report corpus:french -z corpus:english", "French in a code for English"),
        Example(
          "qz matrix corpus:english corpus:french", "each in the code of the other"),
      ],
      related: ["why", "entropy", "divergence", "ideal"],
      "A code that is ideal for z spends −log2 z(x) bits on the symbol x. The symbols occur as "
        + "q says, so the mean cost is taken over q. That is why z stands inside the logarithm "
        + "and q outside.",
      "It is never less than H(q), and equal to it only if z = q. It is infinite if z gives "
        + "probability 0 to a "
        + "symbol that q has. A loss in machine learning is the same quantity, usually in nats."),
    Term(
      "divergence", "the extra bits per symbol for using z instead of q",
      aliases: ["kl", "KL(q‖z)", "Kullback-Leibler", "relative entropy", "KL(z‖q)"],
      formula: "KL(q‖z) = Σ q(x) · log2 (q(x) / z(x)) = H(q,z) − H(q)",
      examples: [
        Example(
          "qz matrix corpus:english corpus:french corpus:german --show kl", "all against all"),
        Example("qz report -q geometric:.5 -z geometric:.4", "two members of a family"),
      ],
      related: ["mismatch", "cross-entropy", "jensen-shannon"],
      "The divergence is never negative and is 0 only if z = q. It is not a distance: KL(q‖z) "
        + "and KL(z‖q) differ. The first is about data from q in a code for z, the second "
        + "the other way round.",
      "Multiplied by the number of symbols it is the line mismatch of the bill."),
    Term(
      "surprisal", "the cost of one symbol in an ideal code",
      aliases: ["information", "information content", "−log2 z", "self-information"],
      formula: "−log2 z(x)",
      examples: [
        Example("qz report -q probs:a=.5,b=.5 -z probs:a=.9,b=.1", "0.15 and 3.32 bits"),
        Example("qz design corpus:english", "each codeword beside it"),
      ],
      related: ["entropy", "ideal", "lengths"],
      "A symbol of probability 1/2 costs 1 bit, one of 1/8 costs 3 bits, a certain one costs "
        + "nothing, and an impossible one cannot be written at all.",
      "Codewords have whole lengths, so they can only come near it. Arithmetic codes reach it "
        + "to a small "
        + "fraction of a bit."),
    Term(
      "perplexity", "the number of equally likely symbols that would be as hard to predict",
      aliases: ["byte perplexity", "word perplexity", "ppl"],
      formula: "2^H for a mean of H bits; e^L for a loss of L nats",
      examples: [Example("qz report -q uniform:10", "ten equally likely symbols")],
      related: ["cross-entropy", "nats"],
      "A perplexity of 10 means: on average the model is as uncertain as if it had to choose "
        + "between 10 equally likely symbols. It says nothing without the unit: a perplexity per "
        + "token, per word and "
        + "per byte are different numbers for the same model."),
    Term(
      "nats", "information counted with natural logarithms",
      aliases: ["bits", "bans", "nat", "bit", "ban", "unit"],
      formula: "1 nat = 1.442695 bits, 1 ban = 3.321928 bits",
      examples: [
        Example("qz report corpus:english --unit nats", "rates in the unit of training logs"),
        Example("qz report -q uniform:10 --unit bans", "a decimal digit is 1 ban"),
      ],
      related: ["perplexity", "entropy"],
      "A bit is the information in a fair choice between two, a nat is what natural logarithms "
        + "give, a ban is the information in a decimal digit. Losses in machine learning are in "
        + "nats. A stream can only be counted "
        + "in bits, so a bill is always in bits."),
    Term(
      "entropy-rate", "the entropy of a symbol given all symbols before it",
      aliases: ["entropy rate"],
      formula: "Σ π(s) · H(next symbol | state s), π the stationary distribution",
      examples: [
        Example(
          "qz report -q markov:learn,corpus:english --count 10000",
          "3.22 bits, where H(q) is "
            + "4.26"),
        Example("qz sweep order corpus:english", "an estimate for a text, order by order"),
      ],
      related: ["entropy", "context"],
      "For independent symbols it is the entropy. For a source whose symbols depend on each "
        + "other it is lower, "
        + "and only a code that uses context can reach it."),
    Term(
      "jensen-shannon", "a divergence that is the same in both directions and never infinite",
      aliases: ["cluster", "dendrogram", "js", "jsd", "Jensen-Shannon divergence"],
      formula: "JS(q,z) = ½ KL(q‖m) + ½ KL(z‖m), m = ½ q + ½ z",
      examples: [
        Example(
          "qz report corpus:french -z corpus:english --verbose",
          "Jensen–Shannon, among more of q and z")
      ],
      related: ["divergence"],
      "If half of the data are from q and half from z, it is the extra cost per symbol of one code "
        + "for their mixture, compared with a separate code for each. It is at most "
        + "1 bit. Its square root is a "
        + "distance (Endres and Schindelin, 2003)."),
    Term(
      "renyi", "a family of entropies that weigh frequent symbols more or less",
      aliases: ["rényi", "Rényi entropy", "min-entropy", "collision entropy"],
      formula: "H_α(q) = log2 (Σ q(x)^α) / (1 − α)",
      examples: [Example("qz report corpus:english --verbose", "the orders 0, 1/2, 2 and ∞")],
      related: ["entropy"],
      "Order 1 is the entropy, order 0 counts the symbols, order 2 is about how often two "
        + "draws agree, and order ∞ is the surprisal of the most likely symbol. They fall as the "
        + "order rises (Rényi, 1961)."
    ),
    Term(
      "varentropy", "how much the cost of a symbol varies",
      formula: "Σ q(x) · (−log2 q(x) − H(q))²",
      examples: [Example("qz report corpus:english --verbose", "in bits squared")],
      related: ["entropy", "interval"],
      "It is the variance of the surprisal. It is 0 if all symbols that occur are equally "
        + "likely, and then every message of a length costs the same. The larger it is, the more "
        + "messages differ in "
        + "cost."),
    Term(
      "plug-in", "an estimate that takes the observed frequencies for the probabilities",
      aliases: ["plug-in entropy", "maximum likelihood", "ml"],
      formula: "H(counts / N), too low by about (K − 1) / (2N ln 2) bits on average",
      examples: [
        Example("qz report corpus:english --verbose", "four estimates side by side"),
        Example("qz report corpus:english --symbols gram:3", "too few triples to count well"),
      ],
      related: ["entropy", "held-out"],
      "The entropy of the frequencies of N symbols is too low on average, the more so the more "
        + "different symbols (K) there are (Miller, 1955). It describes this message exactly and "
        + "the source only roughly."
    ),
  ]
}
