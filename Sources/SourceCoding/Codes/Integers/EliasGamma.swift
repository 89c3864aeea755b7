/// Elias's γ code: as many zeros as n + 1 has binary digits but one, then the digits.
///
///     0 1 2 3 4     1  010  011  00100  00101
///
/// The zeros say how many digits to read: the length in unary.
///
/// Surprise: it is good for *every* falling distribution over the whole numbers,
/// though it was made without knowing any: it costs at most about twice as much as
/// the code that was made for it.
///
/// Bound: 2 ⌊log2 (n + 1)⌋ + 1 bits, so L ≤ 2 H + 1 on falling z: n + 1 numbers are at
/// least as probable as n, therefore log2 (n + 1) ≤ −log2 z(n).
///
/// Source: Elias, *Universal codeword sets and representations of the integers*, 1975.
package struct EliasGamma: IntegerCode {
  /// The code.
  package init() {}

  /// 2 ⌊log2 (n + 1)⌋ + 1 bits.
  package func length(of number: UInt64) -> Int { 2 * digitCount(of: number + 1) - 1 }

  /// The zeros and the digits.
  package func codeword(of number: UInt64) -> Codeword? {
    Codeword(number + 1, length: length(of: number))
  }
}

extension EliasGamma {
  static let integers = IntegerCodeFamily(
    name: "elias-gamma", summary: "the number of digits of n + 1 in unary, then the digits"
  ) { (_) in EliasGamma() }
}
