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
public protocol IntegerCode: Sendable {
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
  public static var numberLimit: UInt64 { 1 << 63 }
}

extension Codeword {
  /// The last `length` binary digits of `number`, zeros before them where it has
  /// fewer.
  ///
  /// - Precondition: 0 ≤ length ≤ 255.
  init(_ number: UInt64, length: Int) {
    let digits = UInt128(length < 64 ? number & (1 << UInt64(length) - 1) : number)
    self.init(
      high: length <= 128
        ? digits << UInt128(128 - length) : digits >> UInt128(length - 128),
      low: length <= 128 ? 0 : digits << UInt128(256 - length), length: length)
  }

  /// The codeword of `count` ones.
  ///
  /// - Precondition: 0 ≤ count ≤ 255.
  init(onesOfLength count: Int) {
    self.init(
      high: ~(UInt128.max >> UInt128(count)),
      low: ~(UInt128.max >> UInt128(max(0, count - 128))), length: count)
  }

  /// This codeword with another behind it; `nil` if that is too long.
  func appending(_ other: Codeword) -> Codeword? {
    guard length + other.length <= Self.longest else { return nil }
    return length < 128
      ? Codeword(
        high: high | other.high >> UInt128(length),
        low: other.low >> UInt128(length) | other.high << UInt128(128 - length),
        length: length + other.length)
      : Codeword(
        high: high, low: low | other.high >> UInt128(length - 128),
        length: length + other.length)
  }
}
