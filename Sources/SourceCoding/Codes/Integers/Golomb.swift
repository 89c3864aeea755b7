/// Golomb's code: n is divided by M; the quotient is written in unary, the remainder in
/// ⌊log2 M⌋ or ⌈log2 M⌉ bits.
///
///     M = 3, 0 1 2 3 4     00  010  011  100  1010
///
/// Surprise: with a single number as its table, it is the *optimal* code for geometric
/// z over infinitely many numbers, where Huffman's algorithm could not even begin.
///
/// Bound: H ≤ L < H + 1 on geometric z with the right M, the one for which θ^M +
/// θ^(M+1) ≤ 1 < θ^M + θ^(M−1), z(n) = (1 − θ) θ^n.
///
/// Source: Golomb, *Run-length encodings*, 1966; Gallager and van Voorhis, *Optimal
/// source codes for geometrically distributed integer alphabets*, 1975.
package struct Golomb: IntegerCode {
  /// The divisor M.
  package let divisor: UInt64

  /// The code with the given divisor, at least 1.
  package init(divisor: Int) {
    precondition(divisor >= 1, "nothing is divided by less than 1")
    self.divisor = UInt64(divisor)
  }

  /// The number of bits of the longer remainders, ⌈log2 M⌉.
  private var restLength: Int { digitCount(of: divisor - 1) }

  /// The number of remainders that take one bit less; they are the smallest ones.
  private var shortRestCount: UInt64 { 1 << UInt64(restLength) - divisor }

  /// The quotient plus 1, plus the number of bits of the remainder.
  package func length(of number: UInt64) -> Int {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return Int(clamping: quotient + 1) + restLength - (rest < shortRestCount ? 1 : 0)
  }

  /// The quotient in unary, followed by the remainder.
  package func codeword(of number: UInt64) -> Codeword? {
    guard length(of: number) <= Codeword.longest else { return nil }
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    let isShort = rest < shortRestCount
    return Unary().codeword(of: quotient)?.appending(
      Codeword(
        isShort ? rest : rest + shortRestCount, length: restLength - (isShort ? 1 : 0)))
  }
}

extension Golomb {
  static let integers = IntegerCodeFamily(
    name: "golomb", parameter: ("M", 1...1 << 30),
    summary: "n / M in unary, the remainder in about log2 M bits; the best M for z",
    make: { (divisor, _) in Golomb(divisor: divisor) },
    best: { tails, mostBits in
      bestDivisor(for: tails, among: 1...max(1, tails.count - 1), mostBits: mostBits)
    })

  /// The divisor with the least cost if the numbers from n on have the total weight
  /// `tails[n]`, among those whose codewords fit in memory; the first if several are
  /// equally good.
  ///
  /// - Parameters:
  ///   - tails: the total weight of the numbers from n on; the last is 0.
  ///   - divisors: the divisors to choose from.
  ///   - mostBits: the length that no codeword may exceed.
  /// - Returns: the divisor; 1 if none is possible.
  /// - Complexity: O(K log K) for K divisors up to the number of tails.
  static func bestDivisor(
    for tails: [Double], among divisors: some Sequence<Int>, mostBits: Int = Codeword.longest
  ) -> Int {
    var best: (divisor: Int, cost: Double)?
    let count = max(1, tails.count - 1)
    for divisor in divisors {
      let code = Golomb(divisor: divisor)
      let longest = code.length(of: UInt64(count - 1))
      // Lengths grow by 1 every M numbers, so the sum of the parts beyond 64 bits is
      // half a square.
      let beyond = max(0, longest - 64)
      guard longest <= mostBits, beyond * (beyond + 1) / 2 * divisor <= Codeword.longestTotal
      else { continue }
      let cost = code.cost(for: tails)
      if best.map({ cost < $0.cost }) ?? true { best = (divisor, cost) }
    }
    return best?.divisor ?? 1
  }

  /// The total cost of all numbers in bits.
  ///
  /// Each number costs its remainder's bits and one bit for each multiple of M up to
  /// it.
  private func cost(for tails: [Double]) -> Double {
    let step = Int(divisor)
    let count = tails.count - 1
    var cost = CompensatedSum()
    cost.add(tails[0] * Double(restLength))
    for start in stride(from: 0, to: count, by: step) {
      cost.add(tails[start])
      cost.add(tails[min(count, start + Int(shortRestCount))] - tails[start])
    }
    return cost.value
  }
}
