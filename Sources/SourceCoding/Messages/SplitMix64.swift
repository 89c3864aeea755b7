/// A generator of random words that counts, and scrambles the count.
///
/// Word i is mix(seed + (i + 1) · γ) with wrapping 64-bit arithmetic, so any word of
/// the sequence can be computed without the preceding ones: cores that draw parts of
/// one message need no shared state, and the message does not depend on the number of
/// cores. The same seed always gives the same words, on every platform. It is not
/// suitable for secrets.
///
/// Source: Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators*,
/// 2014 (constants of the reference implementation, Vigna 2015).
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose first word is word `position` of the sequence of `seed`.
  public init(seed: UInt64, position: UInt64 = 0) {
    state = seed &+ position &* Self.gamma
  }

  /// The seed whose sequence is that of `seed` from word `count` on, so that one draw
  /// can begin where another ended.
  public static func seed(_ seed: UInt64, after count: UInt64) -> UInt64 { seed &+ count &* gamma }

  /// The next word; all 2^64 values are equally likely.
  public mutating func next() -> UInt64 {
    state &+= Self.gamma
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// 2^64 divided by the golden ratio, made odd.
  private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15
}
