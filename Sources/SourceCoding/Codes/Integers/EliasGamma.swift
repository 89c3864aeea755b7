/// Elias's γ code: one zero less than n + 1 has binary digits, then the digits.
///
///     0 1 2 3 4     1  010  011  00100  00101
///
/// The zeros give the number of digits to read; they are the length in unary.
///
/// Surprise: the code is good for *every* falling distribution over the whole numbers,
/// although its design uses none of them: it costs at most about twice as much as the
/// code made for that distribution.
///
/// Bound: 2 ⌊log2 (n + 1)⌋ + 1 bits, so L ≤ 2 H + 1 on falling z: n + 1 numbers are at
/// least as probable as n, therefore log2 (n + 1) ≤ −log2 z(n).
///
/// Source: Elias, *Universal codeword sets and representations of the integers*, 1975.
package struct EliasGamma: IntegerCode {
  /// Creates the code.
  package init() {}

  /// 2 ⌊log2 (n + 1)⌋ + 1 bits.
  package func length(of number: UInt64) -> Int { 2 * digitCount(of: number + 1) - 1 }

  /// The zeros, followed by the digits of n + 1.
  package func codeword(of number: UInt64) -> Codeword? {
    Codeword(number + 1, length: length(of: number))
  }
}

extension EliasGamma {
  static let integers = IntegerCodeFamily(
    name: "elias-gamma", summary: "the number of digits of n + 1 in unary, then the digits"
  ) { (_) in EliasGamma() }
}
