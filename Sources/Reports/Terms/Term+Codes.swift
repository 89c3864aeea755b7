extension Term {
  /// Codes and their properties.
  static let codes: [Term] = [
    Term(
      "prefix-code", "a code in which no codeword begins another",
      aliases: ["prefix code", "codeword", "huffman"],
      examples: [
        Example("qz design probs:a=.5,b=.25,c=.25", "0, 10 and 11"),
        Example("qz help codes", "all that qz can make"),
      ],
      related: ["kraft", "codebook", "lengths"],
      "A decoder knows where each codeword ends as soon as it has read it, so no separators are needed. Huffman's construction "
        + "(1952) gives a prefix code of least mean length for z."),
    Term(
      "codebook", "a prefix code as a table that can be saved, shared and checked",
      examples: [
        Example("qz design corpus:english --format json", "the code of a text"),
        Example("qz list hpack", "the standard code of HTTP headers"),
      ],
      related: ["prefix-code", "table"],
      "It lists each symbol with its codeword, and has a hash by which both sides know that they share the same code."
    ),
    Term(
      "kraft", "how much of the space of codewords a code uses",
      aliases: ["κ", "kappa", "Kraft sum"],
      formula: "κ = Σ 2^−ℓ(x)",
      examples: [Example("qz list hpack", "a code that keeps a codeword free for the end")],
      related: ["implied", "prefix-code"],
      "A prefix code with the lengths ℓ exists if and only if κ ≤ 1 (Kraft, 1949; McMillan, 1956). If κ < 1, some codewords could be "
        + "shorter; −log2 κ bits a symbol are wasted. If κ > 1, the code cannot be decoded uniquely."
    ),
    Term(
      "implied", "the distribution that a code is ideal for, written r",
      aliases: ["r", "implied distribution", "KL(q‖r)"],
      formula: "r(x) = 2^−ℓ(x) / κ, and rate = H(q) + KL(q‖r) − log2 κ",
      examples: [Example("qz report corpus:english --verbose", "r beside q for each symbol")],
      related: ["kraft", "lengths", "mismatch"],
      "Every code is the best one for some distribution. A codeword of 3 bits says that its symbol has probability 1/8. The "
        + "second formula holds for every code, whatever it was designed from, and qz checks it."),
    Term(
      "ideal", "the reference that costs exactly −log2 z(x) for each symbol",
      aliases: ["ideal code"],
      formula: "H(q,z) bits a symbol",
      examples: [
        Example("qz report corpus:english --code ideal,range", "and a code that comes near it")
      ],
      related: ["cross-entropy", "lengths"],
      "No stream is written for it, so it has no measured rate. Arithmetic codes come within a small fraction of a bit of it over a "
        + "whole message."),
    Term(
      "ties", "equally good choices in making a Huffman code",
      aliases: ["optimal codes"],
      examples: [
        Example(
          "qz report -q uniform:5 -z probs:.4,.2,.2,.1,.1", "2.4 or 2.8 bits, both optimal for z")
      ],
      related: ["prefix-code", "lengths"],
      "For one z there may be several Huffman codes of the same mean length with different codewords. On data from q "
        + "they may cost different amounts. The report names the rule that it used and gives the range over all of them."
    ),
    Term(
      "round-trip", "the stream was decoded and compared with the message",
      aliases: ["round trip", "measured"],
      examples: [
        Example("qz report corpus:english --code huffman,range,ppm:3", "each stream is decoded")
      ],
      related: ["bill", "check"],
      "A rate is called measured if it is the length of a stream that was really written, decoded again and found "
        + "equal to the message. No round trip, no number."),
    Term(
      "break-even", "how much data it takes until a code of its own pays for its table",
      formula: "table bits / (bits a symbol saved by the code made for q)",
      examples: [Example("qz report corpus:french -z corpus:english", "from 580 bytes on")],
      related: ["table", "mismatch"],
      "A shared table costs nothing to send but does not fit. A table made for the data fits but has to be sent. Below the "
        + "break-even the shared one is cheaper."),
    Term(
      "regret", "the extra cost of a choice over the best choice",
      aliases: ["vs H(q,z)", "excess"],
      examples: [
        Example(
          "qz matrix corpus:english corpus:french corpus:german", "each proxy for each source")
      ],
      related: ["divergence", "mismatch"],
      "In a matrix it is the cost of a proxy on a source, less that of the cheapest proxy for the same source."
    ),
  ]
}
