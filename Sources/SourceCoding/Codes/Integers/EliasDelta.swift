/// Elias's δ code: the number of binary digits of n + 1 in γ, then all digits except
/// the first.
///
///     0 1 2 3 4     1  0100  0101  01100  01101
///
/// Surprise: it is longer than γ for small numbers, and shorter for all numbers from 31
/// on.
///
/// Bound: ⌊log2 (n + 1)⌋ + 2 ⌊log2 (⌊log2 (n + 1)⌋ + 1)⌋ + 1 bits. For falling z, the
/// ratio of its cost to H goes to 1 as H grows; this is called asymptotically optimal.
///
/// Source: Elias, *Universal codeword sets and representations of the integers*, 1975.
package struct EliasDelta: IntegerCode {
  /// Creates the code.
  package init() {}

  /// The number of digits less one, plus the length of the digit count in γ.
  package func length(of number: UInt64) -> Int {
    let digits = digitCount(of: number + 1)
    return EliasGamma().length(of: UInt64(digits - 1)) + digits - 1
  }

  /// The digit count in γ, followed by all digits except the first.
  package func codeword(of number: UInt64) -> Codeword? {
    let digits = digitCount(of: number + 1)
    return EliasGamma().codeword(of: UInt64(digits - 1))?
      .appending(Codeword(number + 1, length: digits - 1))
  }
}

extension EliasDelta {
  static let integers = IntegerCodeFamily(
    name: "elias-delta", summary: "the number of digits of n + 1 in γ, then the digits"
  ) { (_) in EliasDelta() }
}
