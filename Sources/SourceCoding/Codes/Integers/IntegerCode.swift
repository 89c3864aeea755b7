/// A prefix code for the whole numbers 0, 1, 2, …, without end.
///
/// No z is given to it, but it has one in mind: r(n) = 2^−ℓ(n) / κ. A code for all
/// whole numbers must make them longer and longer, faster than log2 n, and yet the
/// better ones stay near it. Where r falls as z does, on the ranks of symbols or on
/// measured numbers, the code is good, and its table is next to nothing.
///
/// The law that each conforming type is tested by: no codeword begins another, and
/// each is as long as is said.
///
/// Source: Elias, *Universal codeword sets and representations of the integers*,
/// 1975.
package protocol IntegerCode: Sendable {
  /// The number of bits for `number`.
  ///
  /// - Precondition: `number` is below ``numberLimit``.
  func length(of number: UInt64) -> Int

  /// The codeword of `number`; `nil` if it has more than ``Codeword/longest`` bits.
  ///
  /// - Precondition: `number` is below ``numberLimit``.
  func codeword(of number: UInt64) -> Codeword?
}

extension IntegerCode {
  /// What numbers are below: 2^63, so that one more than a number has a place.
  package static var numberLimit: UInt64 { 1 << 63 }
}

extension Codeword {
  /// The last `length` binary digits of `number`, zeros before them where it has
  /// fewer.
  ///
  /// - Precondition: 0 ≤ length ≤ ``longest``.
  init(_ number: UInt64, length: Int) {
    let digitCount = min(64, length)
    self.init(zerosOfLength: length - digitCount)
    append(digitCount == 0 ? 0 : number << UInt64(64 - digitCount), count: digitCount)
  }

  /// The codeword of `count` ones.
  ///
  /// - Precondition: 0 ≤ count ≤ ``longest``.
  init(onesOfLength count: Int) {
    self.init(zerosOfLength: 0)
    for _ in 0..<count / 64 { append(.max, count: 64) }
    append(~(UInt64.max >> UInt64(count % 64)), count: count % 64)
  }
}
