import Reports
import SourceCoding

extension HelpTopic {
  static let symbols = HelpTopic(
    name: "symbols", summary: "how bytes are cut into symbols",
    paragraphs: [
      "A code writes symbols, so the choice of the symbol decides what it can use. Larger symbols "
        + "capture more of the order of the data, and need more data to be counted well.",
      "For every unit, the symbols put together again are exactly the bytes. Rates per "
        + "symbol compare codes for one unit only. Rates per byte of the data compare all codes.",
    ],
    rows: Catalogue.units.rows,
    examples: [
      ("qz report FILE --symbols word", "words in a code made for the file"),
      ("qz report FILE --symbols gram:2", "pairs of bytes"),
      ("qz report FILE --symbols bit", "single bits"),
    ])

  static let units = HelpTopic(
    name: "units", summary: "the units of information and of rates",
    paragraphs: [
      "--unit chooses the unit of rates. The bill is always in bits.",
      "A rate is per symbol and per byte of the data. A loss in nats per token is a rate per "
        + "token: to get a rate per byte, divide the total loss by the bytes that the tokens "
        + "cover.",
    ],
    rows: Catalogue.information.rows,
    examples: [
      ("qz report FILE --unit nats", "rates in the unit of training logs"),
      ("qz report -q uniform:10 --unit bans", "a decimal digit is 1 ban"),
      ("qz report -q uniform:2", "a fair coin is 1 bit"),
    ])

  static let specs = HelpTopic(
    name: "specs", summary: "how to name sources and proxies, for -q, -z and operands",
    paragraphs: [
      "An argument that names an existing file is that file. The distribution of data comes from "
        + "their counts. The other kinds are known distributions; --seed draws a message from them."
    ],
    rows: Catalogue.specs.rows,
    examples: [
      ("qz report FILE -z corpus:english", "a file in a code for English"),
      (
        "qz report -q zipf:256,1.1 -z uniform:256",
        "a known source in a code for the uniform distribution"
      ),
      (
        "qz report FILE -z mix:.9*corpus:english+.1*uniform:256",
        "a proxy that gives every byte some probability"
      ),
    ])

  static let codes = HelpTopic(
    name: "codes", summary: "the codes that --code takes, separated by commas",
    paragraphs: [
      "Most of these names design a code for the proxy z. Standard codes are fixed, and have "
        + "a z of their own. 'qz list NAME' describes a standard code."
    ],
    rows: Catalogue.codes.rows,
    examples: [
      ("qz report FILE --code ideal,huffman,limited:11", "three codes side by side"),
      ("qz report corpus:headers -z code:hpack --code hpack", "a standard code on other data"),
      ("qz list hpack", "facts about one code"),
    ])

  static let smoothing = HelpTopic(
    name: "smoothing", summary: "how counts become a distribution, by --smoothing",
    paragraphs: [
      "A symbol that was never counted is not impossible. A rule takes some probability from "
        + "the symbols that were seen and gives it to the others. The default is kt over the "
        + "whole alphabet.",
      "With ml the counts stay as they are. A symbol that z calls impossible then stops the "
        + "job with an error that names it. With --unseen infinite the report gives it an "
        + "infinite price.",
      "Words, lines and other open units have no list of all symbols. For them, z has the "
        + "symbols of its data and an escape. The rule smooths all of these, with a count of 0 "
        + "for the escape. Other symbols are spelled out after the escape.",
    ],
    rows: Catalogue.smoothing.rows,
    examples: [
      ("qz report FILE -z corpus:english --smoothing laplace", "adds one to each count"),
      (
        "qz report FILE -z corpus:english --smoothing good-turing",
        "unseen symbols get the share of those seen once"
      ),
      ("qz report FILE --holdout 0.2 --smoothing kt", "learns and measures on different parts"),
    ])

  static let options = HelpTopic(
    name: "options", summary: "options shared by most commands",
    paragraphs: [
      "Results go to standard output and all else to standard error. A command takes those options "
        + "that its --help names."
    ],
    rows: SharedOptions.summaries.map { ($0.heading, $0.details) },
    examples: [
      ("qz report FILE --unit nats --quiet", "rates in nats, no notes"),
      ("qz report FILE --format json -o report.json", "for programs"),
      ("qz sample zipf:256,1.1 --count 10 --seed 2 -o draws", "the same draws in every run"),
    ])

  static let formats = HelpTopic(
    name: "formats", summary: "the output formats of --format, and the input formats of 'qz score'",
    paragraphs: [
      "Text is for the terminal, Markdown for documents, HTML and SVG for the browser. JSON "
        + "and CSV are for programs: they have all digits, in bits, and --unit is a usage error "
        + "there."
    ],
    rows: Catalogue.formats.rows + scored,
    examples: [
      ("qz report FILE --format html -o report.html", "a page to open in a browser"),
      ("qz report FILE --format svg:tree -o tree.svg", "the tree of the code"),
      ("qz report FILE --format csv -o report.csv", "a table for pandas, R and spreadsheets"),
    ])
}
