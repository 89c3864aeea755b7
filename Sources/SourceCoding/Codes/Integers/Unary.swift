/// The unary code: n ones and a zero.
///
/// Tally sticks and fingers count in this way. If the greatest number is known, its
/// ones need no zero after them.
///
/// Surprise: this simplest of all codes is optimal for z = ½, ¼, ⅛, …; and as long as
/// z(n) is at least the sum of all later z, Huffman's code is unary too.
///
/// Bound: L = E[n] + 1, which is unrelated to H; E[n] + 1 − p(N) where N is the last
/// number, which needs no zero.
///
/// Source: Golomb, *Run-length encodings*, 1966 (the case M = 1).
package struct Unary: IntegerCode {
  /// The greatest number; `nil` if there is none.
  package let last: UInt64?

  /// The code for the numbers up to `last`, or for all numbers.
  package init(last: UInt64? = nil) {
    self.last = last
  }

  /// n + 1 bits, or n bits for the last number.
  package func length(of number: UInt64) -> Int {
    Int(clamping: number == last ? number : number + 1)
  }

  /// n ones, followed by a zero unless n is the last number.
  package func codeword(of number: UInt64) -> Codeword? {
    guard length(of: number) <= Codeword.longest else { return nil }
    let ones = Codeword(onesOfLength: Int(number))
    return number == last ? ones : ones.appending(bit: 0)
  }
}

extension Unary {
  static let integers = IntegerCodeFamily(name: "unary", summary: "n ones and a zero") {
    Unary(last: UInt64($0 - 1))
  }
}
