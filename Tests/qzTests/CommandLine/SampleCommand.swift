@testable import qz

/// A command as large as the largest of qz, to parse and render in tests.
enum SampleCommand {
  static let proxy = Option<String?>(
    name: "proxy", short: "z", placeholder: "SPEC", help: "what the codes are designed from",
    defaultText: "the data", fallback: nil, parse: { (text) throws(Failure) in text })

  static let source = Option<String?>(
    name: "source", short: "q", placeholder: "SPEC", help: "what is encoded", fallback: nil,
    parse: { (text) throws(Failure) in text })

  static let delta = Option<Double>(
    name: "delta", placeholder: "X", help: "what is added to every count", defaultText: "0.5",
    fallback: 0.5
  ) { (text) throws(Failure) in try parseReal(text, in: -1...1, for: "--delta") }

  static let report = CommandDescription(
    name: "report",
    summary: "entropy, cross entropy, divergence; each code designed, measured, verified; the bill",
    operands: [Operand("DATA…", .specs)],
    options: [
      source.summary, proxy.summary, delta.summary,
      Option<String>.word(
        "symbols", placeholder: "UNIT", help: "how bytes are cut",
        among: ["bit", "nibble", "byte", "utf16", "scalar", "character", "word", "line"],
        fallback: "byte"
      ).summary,
      Option<String>.word(
        "smoothing", placeholder: "RULE", help: "estimator of z", among: ["ml", "kt", "laplace"],
        fallback: "ml"
      ).summary,
      SharedOptions.unit.summary, SharedOptions.format.summary, SharedOptions.output.summary,
      SharedOptions.seed.summary, SharedOptions.threads.summary, SharedOptions.color.summary,
      SharedOptions.quiet.summary, SharedOptions.verbose.summary,
    ],
    examples: [
      ("qz report book.txt", "the entropy of a file"),
      ("qz report fr.txt -z en.txt", "French in a code for English"),
      ("qz report - --format json <x", "for a program"),
    ])
}
