/// The exponential Golomb code: n / 2^K in Elias's γ, then the K low bits.
///
///     K = 1, 0 1 2 3 4     10  11  0100  0101  0110
///
/// Surprise: though it has Golomb's name, it is of another kind. Lengths grow with the
/// logarithm, so a number far out is no disaster; video formats write motion in it.
///
/// Bound: 2 ⌊log2 (n / 2^K + 1)⌋ + 1 + K bits; γ's for K = 0.
///
/// Source: Teuhola, *A compression method for clustered bit-vectors*, 1978.
package struct ExponentialGolomb: IntegerCode {
  /// The number of low bits that are written as they are, K.
  package let lowBits: Int

  /// The code with K low bits, 0 to 62.
  package init(lowBits: Int) {
    precondition(0...62 ~= lowBits, "a number below 2^63 has no so many low bits")
    self.lowBits = lowBits
  }

  /// γ's length for n / 2^K, and K.
  package func length(of number: UInt64) -> Int {
    EliasGamma().length(of: number >> UInt64(lowBits)) + lowBits
  }

  /// γ's codeword for n / 2^K, and the low bits.
  package func codeword(of number: UInt64) -> Codeword? {
    EliasGamma().codeword(of: number >> UInt64(lowBits))?
      .appending(Codeword(number, length: lowBits))
  }
}

extension ExponentialGolomb {
  static let integers = IntegerCodeFamily(
    name: "exp-golomb", parameter: ("K", 0...30),
    summary: "n / 2^K in Elias's γ, then the K low bits; the best K for z",
    make: { (lowBits, _) in ExponentialGolomb(lowBits: lowBits) },
    best: { tails, _ in bestLowBits(for: tails) })

  /// The K that is cheapest where numbers from n on weigh `tails[n]`; the least of
  /// several.
  private static func bestLowBits(for tails: [Double]) -> Int {
    let count = tails.count - 1
    var best: (lowBits: Int, cost: Double)?
    for lowBits in 0...min(30, digitCount(of: UInt64(max(1, count) - 1))) {
      var cost = CompensatedSum()
      cost.add(tails[0] * Double(lowBits + 1))
      // Two bits more from each number on whose higher part has a digit more.
      var start = 1 << lowBits
      while start < count {
        cost.add(2 * tails[start])
        start = 2 * start + 1 << lowBits
      }
      if best.map({ cost.value < $0.cost }) ?? true { best = (lowBits, cost.value) }
    }
    return best?.lowBits ?? 0
  }
}
