package import SourceCoding

extension BreakEven {
  /// The break-even in words.
  ///
  /// - Parameters:
  ///   - name: the shared code.
  ///   - unit: what symbols are.
  /// - Returns: a sentence without its full stop.
  package func sentence(against name: String, unit: SymbolUnit) -> String {
    let own = name == design ? "its own code" : "its own \(design) code"
    guard let symbolCount else { return "\(own) would save nothing" }
    guard saving.isFinite else { return "\(own) could write the rest too" }
    let length = Int(min(symbolCount, 0x1p62).rounded(.up))
    return "from \(unit.amount(length)) on, \(own) and table "
      + "(\(NumberText.counted(Int(tableBits), "bit"))) are cheaper"
  }
}
