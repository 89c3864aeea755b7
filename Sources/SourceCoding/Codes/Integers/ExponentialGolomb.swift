/// The exponential Golomb code: ⌊n / 2^K⌋ in Elias's γ, then the K low bits.
///
///     K = 1, 0 1 2 3 4     10  11  0100  0101  0110
///
/// Surprise: in spite of its name it differs in kind from Golomb's code. Lengths grow
/// with the logarithm, so a very large number is still affordable; video formats use it
/// for motion.
///
/// Bound: 2 ⌊log2 (n / 2^K + 1)⌋ + 1 + K bits; γ's for K = 0.
///
/// Source: Teuhola, *A compression method for clustered bit-vectors*, 1978.
package struct ExponentialGolomb: IntegerCode {
  /// The number K of low bits that are written as they are.
  package let lowBits: Int

  /// The code with K low bits, 0 to 62.
  package init(lowBits: Int) {
    precondition(0...62 ~= lowBits, "a number below 2^63 has no so many low bits")
    self.lowBits = lowBits
  }

  /// The length of ⌊n / 2^K⌋ in γ, plus K.
  package func length(of number: UInt64) -> Int {
    EliasGamma().length(of: number >> UInt64(lowBits)) + lowBits
  }

  /// The codeword of ⌊n / 2^K⌋ in γ, followed by the low bits.
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

  /// The K with the least cost if the numbers from n on have the total weight
  /// `tails[n]`; the smallest if several are equally good.
  private static func bestLowBits(for tails: [Double]) -> Int {
    let count = tails.count - 1
    var best: (lowBits: Int, cost: Double)?
    for lowBits in 0...min(30, digitCount(of: UInt64(max(1, count) - 1))) {
      var cost = CompensatedSum()
      cost.add(tails[0] * Double(lowBits + 1))
      // Each number at which the high part gains a digit adds two bits for all numbers
      // from there on.
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
