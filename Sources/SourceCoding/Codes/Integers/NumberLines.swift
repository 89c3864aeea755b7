/// Codes for whole numbers on numbers as a text has them, one on each line.
///
/// With lines for symbols, a column of measurements is a message of numbers, and the
/// codeword of a line is that of its number. A line that is no number below 2^63 has
/// none, and two ways of writing one number, as `7` and `07`, would have the same: such
/// a text has no code here, which is said.
extension TextCode {
  /// The code called `name`, such as `elias-gamma` or `golomb:16`, for lines that are
  /// numbers; `nil` if there is none.
  package init?(numbersNamed name: String) {
    guard let (family, parameter) = IntegerCodeFamily.named(name) else { return nil }
    // No count of numbers is known, so those that depend on one get the greatest.
    let code = family.make(parameter, .max)
    self.init(name: name, summary: "of the number n on a line: \(family.summary)", unit: .line) {
      LineNumber.number(in: $0).flatMap { code.codeword(of: UInt64($0)) }
    }
  }
}

extension CodeDesigner {
  /// The designer of the code called `name` on values: of the numbers in lines where
  /// symbols are lines, else of bytes; `nil` if there is none.
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
