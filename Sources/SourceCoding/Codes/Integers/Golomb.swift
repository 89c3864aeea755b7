/// Golomb's code: n divided by M, the quotient in unary, the rest in ⌊log2 M⌋ or
/// ⌈log2 M⌉ bits.
///
///     M = 3, 0 1 2 3 4     00  010  011  100  1010
///
/// Surprise: with one number as its table it is the *optimal* code for geometric z,
/// over infinitely many numbers, where Huffman's algorithm could not even begin.
///
/// Bound: H ≤ L < H + 1 on geometric z with the right M, the one for which
/// θ^M + θ^(M+1) ≤ 1 < θ^M + θ^(M−1), z(n) = (1 − θ) θ^n.
///
/// Source: Golomb, *Run-length encodings*, 1966; Gallager and van Voorhis, *Optimal
/// source codes for geometrically distributed integer alphabets*, 1975.
package struct Golomb: IntegerCode {
  /// What numbers are divided by.
  package let divisor: UInt64

  /// The code with the given divisor, at least 1.
  package init(divisor: Int) {
    precondition(divisor >= 1, "nothing is divided by less than 1")
    self.divisor = UInt64(divisor)
  }

  /// The number of bits of the longer rests, ⌈log2 M⌉.
  private var restLength: Int { digitCount(of: divisor - 1) }

  /// How many rests, the least ones, have a bit less.
  private var shortRestCount: UInt64 { 1 << UInt64(restLength) - divisor }

  /// The quotient plus 1, and the bits of the rest.
  package func length(of number: UInt64) -> Int {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return Int(clamping: quotient + 1) + restLength - (rest < shortRestCount ? 1 : 0)
  }

  /// The quotient in unary, and the rest.
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

  /// The divisor that is cheapest where numbers from n on weigh `tails[n]`, of those whose
  /// codewords are not too long to be held in memory; the least of several.
  ///
  /// - Parameters:
  ///   - tails: what numbers from n on weigh, the last of them 0.
  ///   - divisors: those to choose from.
  ///   - mostBits: the length that no codeword may exceed.
  /// - Returns: the divisor, 1 if none will do.
  /// - Complexity: O(K log K) for K divisors up to the number of tails.
  static func bestDivisor(
    for tails: [Double], among divisors: some Sequence<Int>, mostBits: Int = Codeword.longest
  ) -> Int {
    var best: (divisor: Int, cost: Double)?
    let count = max(1, tails.count - 1)
    for divisor in divisors {
      let code = Golomb(divisor: divisor)
      let longest = code.length(of: UInt64(count - 1))
      // Lengths grow by 1 every M numbers, so beyond 64 bits their sum is half a square.
      let beyond = max(0, longest - 64)
      guard longest <= mostBits, beyond * (beyond + 1) / 2 * divisor <= Codeword.longestTotal
      else { continue }
      let cost = code.cost(for: tails)
      if best.map({ cost < $0.cost }) ?? true { best = (divisor, cost) }
    }
    return best?.divisor ?? 1
  }

  /// What all numbers cost together.
  ///
  /// A number pays a bit for each multiple of M that is not above it, and the rest.
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
