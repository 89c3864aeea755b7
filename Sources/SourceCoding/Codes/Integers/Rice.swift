/// Rice's code: Golomb's code for M = 2^K, so that division is a shift.
///
///     K = 1, 0 1 2 3 4     00  01  100  101  1100
///
/// Surprise: giving up all other divisors costs less than 0.1 bits a number on
/// geometric z; therefore sound and image formats need no other code.
///
/// Bound: Golomb's, where the best M is a power of two; never below it.
///
/// Source: Rice, *Some practical universal noiseless coding techniques*, 1979.
package enum Rice {
  /// The code with K low bits, 0 to 30.
  package static func code(lowBits: Int) -> Golomb { Golomb(divisor: 1 << lowBits) }

  static let integers = IntegerCodeFamily(
    name: "rice", parameter: ("K", 0...30),
    summary: "n / 2^K in unary, then the K low bits; the best K for z",
    make: { (lowBits, _) in code(lowBits: lowBits) },
    best: { tails, mostBits in
      let most = digitCount(of: UInt64(max(1, tails.count - 1) - 1))
      return Golomb.bestDivisor(
        for: tails, among: (0...min(30, most)).lazy.map { 1 << $0 }, mostBits: mostBits
      ).trailingZeroBitCount
    })
}
