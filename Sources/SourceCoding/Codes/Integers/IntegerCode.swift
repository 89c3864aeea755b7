/// A prefix code for the whole numbers 0, 1, 2, …, without an upper limit.
///
/// It is designed from no z, but implies one: r(n) = 2^−ℓ(n) / κ. In a code for all
/// whole numbers the lengths must grow faster than log2 n, and good codes stay close to
/// that. If z falls like r, as for ranks of symbols or measured numbers, the code is
/// good and needs almost no table.
///
/// Every conforming type is tested by one law: no codeword is a prefix of another, and
/// each has the length that the type reports.
///
/// Source: Elias, *Universal codeword sets and representations of the integers*, 1975.
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
  /// The upper limit 2^63: numbers are below it, so that n + 1 can be represented.
  package static var numberLimit: UInt64 { 1 << 63 }
}

extension Codeword {
  /// The last `length` binary digits of `number`, padded with leading zeros.
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
