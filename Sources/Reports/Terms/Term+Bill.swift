extension Term {
  /// The bill and its lines, in the order in which it prints them.
  static let billLines: [Term] = [
    Term(
      "bill", "where every bit of a stream went",
      aliases: ["residual", "total"],
      formula: "entropy + mismatch + lengths + … = total bits of the stream",
      examples: [
        Example("qz report corpus:french -z corpus:english", "each line in bits and percent"),
        Example("qz report corpus:french --code huffman,rans:12", "codes side by side"),
      ],
      related: [
        "entropy", "mismatch", "lengths", "sampling", "context", "escape", "coder", "table",
        "frame",
      ],
      "The stream is written, decoded and compared. Its length in bits is taken apart into lines, each with a formula of "
        + "its own. The lines add up to the total exactly; the printed residual is the rest, which "
        + "is 0."),
    Term(
      "mismatch", "the price of the wrong model",
      formula: "N · KL(q‖z), with KL(q‖z) = Σ q(x) · log2 (q(x) / z(x))",
      examples: [
        Example("qz report corpus:french -z corpus:english", "the table of English, for French"),
        Example(
          "qz sweep mixture corpus:french -z corpus:english", "how it shrinks as z approaches q"),
      ],
      related: ["divergence", "lengths", "entropy"],
      "The bits that a code made for z spends on data from q, beyond what a code made for q would spend.",
      "It is never negative, and it is zero only if z equals q. A symbol that z underestimates adds to it; one that z "
        + "overestimates takes some back. If z calls a symbol of q impossible, it is infinite.",
      "In a report, \"mismatch 7,587 bits\" means: with the right table this text would be 948 bytes shorter."
    ),
    Term(
      "lengths", "the cost of whole-bit codewords or rounded probabilities",
      aliases: ["redundancy"],
      formula: "N · (Σ q(x) · ℓ(x) − H(q,z)), ℓ(x) the length of x's codeword",
      examples: [
        Example("qz report corpus:english --code huffman,limited:6,rans:12", "three roundings"),
        Example("qz report -q uniform:5 -z probs:.4,.2,.2,.1,.1", "a line that is negative"),
      ],
      related: ["surprisal", "mismatch", "kraft", "implied"],
      "An ideal code gives the symbol x exactly −log2 z(x) bits. A Huffman code gives it a whole number of bits, and an "
        + "arithmetic code works with rounded probabilities. The line is the difference, taken over the symbols that "
        + "occurred.",
      "On data from z the line of a prefix code is not negative. On other data it has either sign: by chance the rounding may "
        + "favour the symbols that q has. Where each message takes the best of several tables, the line is negative by what "
        + "that choice saves."),
    Term(
      "sampling", "the effect of chance in this draw, if q is known",
      aliases: ["draw", "draws", "spread"],
      formula: "N · Σ (f(x) − q(x)) · ℓ(x), f(x) the frequency of x in the draw",
      examples: [
        Example("qz report -q zipf:256,1.1 --count 10000 --seed 1", "one draw"),
        Example("qz sweep sample -q zipf:256,1.1", "many draws, and the law they follow"),
      ],
      related: ["source", "interval"],
      "A message drawn from a known q does not have exactly the frequencies of q. The line is the resulting difference "
        + "from the expected cost, with its standard error. It depends on the seed; entropy, "
        + "mismatch and lengths do not."),
    Term(
      "context", "the cost of learning, less the saving from earlier symbols",
      formula: "bits spent − N · (bits a symbol of the code without context)",
      examples: [
        Example("qz report corpus:english --code huffman,order:1,ppm:3", "codes that look back"),
        Example("qz report corpus:english --code adaptive-kt", "a code that learns as it writes"),
      ],
      related: ["entropy-rate", "entropy"],
      "Codes that look back use probabilities that depend on the symbols before; codes that learn begin with none of "
        + "their own. The line is negative if the past saved more bits than learning cost."
    ),
    Term(
      "escape", "the cost of symbols outside the alphabet",
      examples: [
        Example(
          "qz report corpus:french -z corpus:english --symbols word", "most words are spelled out")
      ],
      related: ["symbol", "impossible"],
      "Words, lines and other open units have no list of all symbols. A symbol that z does not know is written as the escape, one "
        + "extra symbol, followed by the spelling of it in bytes. The line has the bits of the "
        + "spellings; the escape itself is priced like any symbol."),
    Term(
      "coder", "the bits that the coder itself adds: padding and the end of the stream",
      aliases: ["flush", "end of stream"],
      examples: [
        Example("qz report corpus:english --code huffman,range,rans:12", "7 bits to a few hundred")
      ],
      related: ["padding", "lengths"],
      "A stream ends on a whole byte, and an arithmetic coder has to write its state at the end. This costs a few bits a "
        + "block, whatever its length, so it matters for short messages only."),
    Term(
      "padding", "filling each message up to a whole byte",
      examples: [
        Example("qz report corpus:headers -z code:hpack --code hpack", "one message, padded once")
      ],
      related: ["coder", "boundaries"],
      "If many short messages are coded separately, each of them ends on a whole byte (or on the unit of --align). The "
        + "line has the bits that fill the last byte. They average about half the unit: 3.5 bits a message for "
        + "bytes."),
    Term(
      "boundaries", "telling the decoder where each message ends",
      related: ["padding", "flags", "selector"],
      "If the protocol says how long each message is, this costs nothing. Otherwise a length is sent with each message, and "
        + "its bits are in this line."),
    Term(
      "flags", "saying for each message whether it is coded or raw",
      related: ["boundaries", "selector"],
      "With --or-raw a message is sent raw if that is shorter, and a flag tells the decoder which of the two it gets."
    ),
    Term(
      "selector", "naming the table of each message",
      related: ["table", "flags"],
      "If both sides share several tables, each message has to say which one it uses. With K tables in use "
        + "equally often this takes log2 K bits a message."),
    Term(
      "table", "the description of the code, sent along with the data",
      examples: [
        Example("qz report corpus:french", "its own code, with its table"),
        Example("qz report corpus:french -z corpus:english", "a shared code, whose table is free"),
      ],
      related: ["proxy", "break-even", "codebook"],
      "A decoder that does not know the code needs its description. If both sides share the code the line is 0. If the data are "
        + "their own proxy, the table is part of their cost."),
    Term(
      "frame", "the header, the sizes and the checksums of a .qz file",
      examples: [Example("qz encode corpus:english -o english.qz", "then: qz inspect english.qz")],
      related: ["table", "bill"],
      "A bare stream does not say how to decode it. A .qz file does, and has checksums for all of its bytes. The line has the "
        + "bits that this takes."),
  ]
}
