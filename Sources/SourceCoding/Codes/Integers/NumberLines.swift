/// Codes for whole numbers that stand in a text, one on each line.
///
/// With lines as symbols, a column of measurements is a message of numbers, and the
/// codeword of a line is that of its number. A line that is not a number below 2^63 has
/// no codeword, and two spellings of one number, such as `7` and `07`, would have the
/// same; a text that contains either cannot be coded, and the error says so.
extension TextCode {
  /// The code with a name such as `elias-gamma` or `golomb:16`, for lines that are
  /// numbers; `nil` if there is none.
  package init?(numbersNamed name: String) {
    guard let (family, parameter) = IntegerCodeFamily.named(name) else { return nil }
    // The count of numbers is not known, so codes that depend on it get the greatest
    // possible one.
    let code = family.make(parameter, .max)
    self.init(name: name, summary: "of the number n on a line: \(family.summary)", unit: .line) {
      LineNumber.number(in: $0).flatMap { code.codeword(of: UInt64($0)) }
    }
  }
}

extension CodeDesigner {
  /// The designer of the named code on values: on the numbers in lines if symbols are
  /// lines, otherwise on bytes; `nil` if there is none.
  public init?(integersNamed name: String) {
    guard let numbers = TextCode(numbersNamed: name),
      let codebook = IntegerCodeFamily.codebook(named: name)
    else { return nil }
    let bytes = CodeDesigner(codebook)
    self.init(name: name) { (proxy, alphabet) throws(DesignError) in
      try alphabet?.unit == .line
        ? numbers.design(for: proxy, over: alphabet) : bytes.design(for: proxy, over: alphabet)
    }
  }
}
