package import SourceCoding

extension BreakEven {
  /// The break-even length in words.
  ///
  /// - Parameters:
  ///   - name: the name of the shared code.
  ///   - unit: the unit of symbols.
  /// - Returns: a sentence without its full stop.
  package func sentence(against name: String, unit: SymbolUnit) -> String {
    let own = "\(name == design ? "a code" : "a \(design) code") made for this data"
    guard let symbolCount else { return "\(own) would not save anything" }
    guard saving.isFinite else { return "\(own) could write all symbols" }
    let length = Int(min(symbolCount, 0x1p62).rounded(.up))
    return "\(own) pays for its table (\(NumberText.counted(Int(tableBits), "bit"))) "
      + "after \(unit.amount(length))"
  }
}
