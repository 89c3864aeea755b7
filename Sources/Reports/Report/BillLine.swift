internal import SourceCoding

/// A line of a bill, as every format shows it.
struct BillLine {
  /// What is paid for: `mismatch`.
  let name: String

  /// How much, in bits; either sign.
  let bits: Double

  /// What else is to be said of it.
  let note: String

  /// The class of its colour.
  let color: String
}

extension Bill {
  /// The lines in the order in which they add up, but those that are 0 and say
  /// nothing by it.
  var lines: [BillLine] {
    let luck = samplingError.map { "± \(NumberText.amount($0, of: total)) is usual" } ?? ""
    let learning = "what learning costs less what it tells"
    let lines: [(line: BillLine, isShown: Bool)] = [
      (BillLine(name: "entropy", bits: entropy, note: "", color: "blue"), true),
      (BillLine(name: "mismatch", bits: mismatch, note: "", color: "red"), context == 0),
      (BillLine(name: "lengths", bits: lengths, note: "", color: "gold"), context == 0),
      (BillLine(name: "context", bits: context, note: learning, color: "gold"), context != 0),
      (
        BillLine(name: "sampling", bits: sampling, note: luck, color: "pink"),
        sampling != 0 || samplingError != nil
      ),
      (BillLine(name: "escape", bits: escape, note: "", color: "sky"), escape != 0),
      (BillLine(name: "coder", bits: coder, note: "", color: "grey"), true),
      (BillLine(name: "table", bits: table, note: "", color: "grey"), table != 0),
      (BillLine(name: "frame", bits: frame, note: "", color: "grey"), frame != 0),
    ]
    return lines.filter(\.isShown).map(\.line)
  }

  /// What is left unexplained, in words.
  var residualText: String {
    guard let residual else { return "undefined, for the mismatch is infinite" }
    return abs(residual) <= residualTolerance ? "0" : "\(residual)"
  }
}
