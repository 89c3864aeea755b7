internal import SourceCoding

/// The text as a stream of bits that was written and read again.
extension TokenReport {
  /// The sizes of the stream and of the text.
  var streamTable: Table {
    var table = Table([
      Table.Column(""), Table.Column("", .number, unit: "bits"),
      Table.Column("", .number, unit: "bytes"), Table.Column("of the text", .number, unit: "%"),
    ])
    func add(_ name: String, _ bits: Double, _ role: Cell.Role? = nil) {
      let bytes = bits.isFinite ? (bits / 8).rounded(.up) : bits
      table.add([
        .init(name, role), .init(NumberText.amount(bits, of: .infinity)),
        .init(NumberText.amount(bytes, of: .infinity)),
        .init(NumberText.percent(bytes, of: Double(score.byteCount))),
      ])
    }
    if let bitCount = score.coding.bitCount { add("written", Double(bitCount), .accent) }
    add("information", score.total.bits)
    add("the text itself", 8 * Double(score.byteCount))
    return table
  }

  /// What was written and decoded, in sentences.
  var streamLines: [String] {
    guard score.coding.outcome == .exact else { return [score.coding.outcome.description.sentence] }
    return [
      "For each \(item) the event \"it was this one\" was written with the given probability, and "
        + "decoded. Only the model knows which \(item)s these are; with the model, the stream is "
        + "the text."
    ]
  }
}
