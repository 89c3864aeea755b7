extension Term {
  /// The roles of source, proxy and code, and the units that they count.
  static let roles: [Term] = [
    Term(
      "why", "why q stands outside the logarithm and z inside",
      aliases: [
        "swapped", "H(z,q)", "arguments swapped", "asymmetric", "most asymmetric", "seed question",
        "why cross entropy",
      ],
      formula: "H(q,z) = −Σ q(x) · log2 z(x)",
      examples: [
        Example(
          "qz report -q probs:a=.5,b=.25,c=.25 -z probs:a=.25,b=.25,c=.5",
          "a small case, term by term"),
        Example("qz report corpus:french -z corpus:english", "a real one"),
        Example("qz report corpus:english -z corpus:french", "the same two, swapped"),
      ],
      related: ["cross-entropy", "divergence", "mismatch"],
      "Before anything is sent, a code is designed. The designer believes that symbols occur "
        + "as z says, and gives the symbol x a codeword of −log2 z(x) bits. So z is inside the "
        + "logarithm: it decides the lengths.",
      "Then data arrive, and they occur as q says. How often a length is paid depends on how "
        + "often its symbol occurs, so the mean is taken over q, and q is outside.",
      "Swapped, −Σ z(x) · log2 q(x) answers another question: what is the cost of data from z in a code "
        + "for q. The numbers differ. A rare symbol of q that z calls nearly impossible makes "
        + "H(q,z) large; if "
        + "z has a symbol that q lacks, only H(z,q) is infinite."),
    Term(
      "source", "the process that emits the symbols, written q",
      aliases: ["q", "data", "known source"],
      examples: [
        Example("qz report corpus:english", "data: q is their frequencies"),
        Example("qz report -q zipf:256,1.1", "a known distribution, drawn from with a seed"),
      ],
      related: ["proxy", "sampling"],
      "With data, q is the distribution of the symbols in the data. With -q it is a known "
        + "distribution, and the message "
        + "is drawn from it. The same --seed gives the same message on every machine."),
    Term(
      "proxy", "the distribution that the code is designed for, written z",
      aliases: ["z", "model"],
      examples: [
        Example("qz report corpus:french -z corpus:english", "a text as the model of another"),
        Example("qz report corpus:english -z uniform:256", "no knowledge at all"),
      ],
      related: ["source", "smoothing", "table"],
      "With -z both sides know the proxy in advance, so its table costs nothing. Without -z the "
        + "data are their own "
        + "proxy, and the table that tells the decoder about it is paid for in the bill."),
    Term(
      "symbol", "the piece of the data that a code writes at a time",
      aliases: ["symbol unit", "alphabet", "symbols/byte"],
      examples: [
        Example("qz report corpus:english --symbols word", "words"),
        Example("qz help symbols", "all units"),
      ],
      related: ["escape", "entropy"],
      "Bytes are cut into symbols before anything is counted: bytes themselves, characters, "
        + "words, lines and others. The set of symbols that a code can write is its alphabet. "
        + "Rates per symbol compare codes for one unit; rates "
        + "per byte of the data compare all."),
    Term(
      "tally", "how often each symbol occurs",
      aliases: ["counts"],
      examples: [
        Example("qz tally corpus:english", "as text")
      ],
      related: ["smoothing", "plug-in"],
      "A tally is a list of whole numbers over an alphabet. Tallies of parts add up to the "
        + "tally of the whole, so that "
        + "many machines can count a large amount of data."),
    Term(
      "smoothing", "how counts become probabilities",
      aliases: ["estimator", "kt", "laplace"],
      formula: "KT: (n(x) + ½) / (N + K/2) for a count n(x) of N, K symbols",
      examples: [
        Example(
          "qz sweep smoothing corpus:french -z corpus:english", "which rule would have cost least"),
        Example(
          "qz report corpus:french -z corpus:english --smoothing laplace",
          "adds one to each "
            + "count"),
        Example("qz help smoothing", "all rules"),
      ],
      related: ["impossible", "proxy", "plug-in"],
      "A symbol that did not occur in z's data is not impossible, so a rule takes some "
        + "probability from the symbols that did occur and gives it to those that did not. The "
        + "default adds one half to every count (Krichevsky and "
        + "Trofimov, 1981)."),
    Term(
      "impossible", "a symbol of q that z gives probability 0",
      aliases: ["unseen", "inf", "infinite"],
      examples: [
        Example(
          "qz report -q uniform:3 -z probs:0,.5,.5 --unseen infinite", "priced as what it is"),
        Example(
          "qz report -q uniform:3 -z mix:.99*probs:0,.5,.5+.01*uniform:3",
          "a proxy that gives every byte some probability"),
      ],
      related: ["smoothing", "escape", "cross-entropy"],
      "A code designed for z has no codeword for it. The job stops and names the symbol, or "
        + "--unseen chooses another "
        + "policy. An infinite cross entropy means just this: the message cannot be written."),
  ]
}
