import SourceCoding

/// The options that only `qz sweep` has.
enum SweepOptions {
  static let code = Option<CodeDesigner?>(
    name: "code", placeholder: "NAME", help: "the code that is measured, for 'sample'",
    defaultText: "huffman", offer: .codes, fallback: nil
  ) { (text) throws(Failure) in try CodeSpec.designer(named: text) }

  static let holdout = Option<Double?>(
    name: "holdout", placeholder: "X",
    help: "the share at the end that is measured, and not used to learn", defaultText: "0.2",
    fallback: nil, parse: ReportOptions.holdout.parse)
}
