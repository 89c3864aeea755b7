/// Elias's ω code: the digits of n + 1, preceded by their number less one, preceded by
/// the number of its digits less one, and so on down to one; a zero ends the codeword.
///
///     0 1 2 3 7     0  100  110  101000  1110000
///
/// Every group except the final zero begins with a 1; the first group has two bits, and
/// each gives the length of the next.
///
/// Surprise: this repetition of γ's idea gains almost nothing over δ for numbers that
/// occur in practice, and loses for many.
///
/// Bound: log2 n + log2 log2 n + … + O(log* n) bits, each sum over positive terms.
///
/// Source: Elias, *Universal codeword sets and representations of the integers*, 1975.
package struct EliasOmega: IntegerCode {
  /// Creates the code.
  package init() {}

  /// The number of bits of all groups and of the final zero.
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
