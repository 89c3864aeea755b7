import Reports
import SourceCoding

extension HelpTopic {
  static let symbols = HelpTopic(
    name: "symbols", summary: "how bytes are cut into symbols",
    paragraphs: [
      "A code writes symbols, and what a symbol is decides what it can know. Larger symbols see "
        + "more of what belongs together, and need more data to be counted well.",
      "Whatever the unit, the symbols put together again are the bytes, one for one. Rates per "
        + "symbol compare codes for one unit only; rates per byte of the data compare all.",
    ],
    rows: Catalogue.units.rows,
    examples: [
      ("qz report FILE --symbols word", "words in a code of their own"),
      ("qz report FILE --symbols gram:2", "pairs of bytes"),
      ("qz report FILE --symbols bit", "what is left when only bits are seen"),
    ])

  static let units = HelpTopic(
    name: "units", summary: "what information is counted in, and what rates are per",
    paragraphs: [
      "--unit chooses what rates are given in. A bill is always in bits, for a stream is.",
      "A rate is per symbol and per byte of the data; a loss that a model reports in nats per token "
        + "is neither until the bytes are counted that the tokens stand for.",
    ],
    rows: Catalogue.information.rows,
    examples: [
      ("qz report FILE --unit nats", "rates as a training log shows them"),
      ("qz report -q uniform:10 --unit bans", "a decimal digit is one ban"),
      ("qz report -q uniform:2", "a fair coin is one bit"),
    ])

  static let specs = HelpTopic(
    name: "specs", summary: "how sources and proxies are named, by -q and -z and as operands",
    paragraphs: [
      "An argument that names an existing file is that file. Data give a distribution by being "
        + "counted; the other kinds are known distributions, which are drawn from with --seed."
    ],
    rows: Catalogue.specs.rows,
    examples: [
      ("qz report FILE -z corpus:english", "a file in a code for English"),
      ("qz report -q zipf:256,1.1 -z uniform:256", "a known source in the flat code"),
      ("qz report FILE -z mix:.9*corpus:english+.1*uniform:256", "a proxy with a safety net"),
    ])

  static let codes = HelpTopic(
    name: "codes", summary: "the codes that --code takes, in a list with commas",
    paragraphs: [
      "Families design a code for the proxy z. Standard codes were fixed by somebody else, for "
        + "a z of their own; 'qz list NAME' describes one."
    ],
    rows: Catalogue.codes.rows,
    examples: [
      ("qz report FILE --code ideal,huffman,limited:11", "three side by side"),
      ("qz report corpus:headers -z code:hpack --code hpack", "a standard code on other data"),
      ("qz list hpack", "all about one"),
    ])

  static let smoothing = HelpTopic(
    name: "smoothing", summary: "how counts become a distribution, by --smoothing",
    paragraphs: [
      "What was never counted is not impossible. A rule takes some probability from what was seen "
        + "and gives it to what was not; the default is kt over the whole alphabet.",
      "With ml the counts stay as they are, and a symbol that z calls impossible stops the job and "
        + "is named, or with --unseen infinite is priced as what it is.",
      "Words, lines and other open units have no list of all symbols. There z has those that it has "
        + "seen and an escape, and a rule smooths all of these, the escape with a count of 0. Symbols "
        + "that z has never seen are spelled out after the escape.",
    ],
    rows: Catalogue.smoothing.rows,
    examples: [
      ("qz report FILE -z corpus:english --smoothing laplace", "one more of each"),
      ("qz report FILE -z corpus:english --smoothing good-turing", "as many as came once"),
      ("qz report FILE --holdout 0.2 --smoothing kt", "learnt and measured on different parts"),
    ])

  static let options = HelpTopic(
    name: "options", summary: "what many commands take alike",
    paragraphs: [
      "Results go to standard output and all else to standard error. A command takes those that "
        + "its --help names."
    ],
    rows: SharedOptions.summaries.map { ($0.heading, $0.details) },
    examples: [
      ("qz report FILE --unit nats --quiet", "rates in nats, no notes"),
      ("qz report FILE --format json -o report.json", "for programs"),
      ("qz sample zipf:256,1.1 --count 10 --seed 2 -o draws", "the same draws whenever it is run"),
    ])

  static let formats = HelpTopic(
    name: "formats", summary: "the forms that --format gives a result, and what 'qz score' reads",
    paragraphs: [
      "Text is for reading here, Markdown for pasting, HTML and SVG for looking; JSON and CSV are "
        + "for programs and keep every digit, in bits; --unit is refused there."
    ],
    rows: Catalogue.formats.rows + scored,
    examples: [
      ("qz report FILE --format html -o report.html", "a page to open in a browser"),
      ("qz report FILE --format svg:tree -o tree.svg", "the tree of the code"),
      ("qz report FILE --format csv -o report.csv", "for pandas, R and spreadsheets"),
    ])
}
