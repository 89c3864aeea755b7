/// Elias's ω code: digits, before them their number, before it the number of its
/// digits, and so on down to one.
///
///     0 1 2 3 7     0  100  110  101000  1110000
///
/// Every group but the last zero begins with a 1; the first has two bits, and each
/// says how long the next is.
///
/// Surprise: taking γ's idea to its end gains almost nothing over δ on any number that
/// anybody counts to, and loses on many.
///
/// Bound: log2 n + log2 log2 n + … + O(log* n) bits, each sum over positive terms.
///
/// Source: Elias, *Universal codeword sets and representations of the integers*, 1975.
package struct EliasOmega: IntegerCode {
  /// The code.
  package init() {}

  /// All groups, and the zero.
  package func length(of number: UInt64) -> Int {
    var length = 1
    var rest = number + 1
    while rest > 1 {
      length += digitCount(of: rest)
      rest = UInt64(digitCount(of: rest) - 1)
    }
    return length
  }

  /// The groups from the shortest to the longest, and a zero.
  package func codeword(of number: UInt64) -> Codeword? {
    var codeword = Codeword(zerosOfLength: 1)
    var rest = number + 1
    while rest > 1 {
      let group = Codeword(rest, length: digitCount(of: rest))
      guard let longer = group.appending(codeword) else { return nil }
      codeword = longer
      rest = UInt64(group.length - 1)
    }
    return codeword
  }
}

extension EliasOmega {
  static let integers = IntegerCodeFamily(
    name: "elias-omega",
    summary: "the digits of n + 1, preceded by their number, and so on"
  ) { (_) in EliasOmega() }
}
