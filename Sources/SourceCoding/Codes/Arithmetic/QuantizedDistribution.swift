/// A distribution in whole shares of 2^−bits, as stream codes need it.
///
/// Every symbol that z can emit has a share of at least 1, and the others have 0. Of
/// all such shares these are the nearest to z: KL(z‖z̃) is least. The divergence is a
/// sum with one term for each symbol, and each further share is worth less to a symbol
/// than the previous one. Shares are therefore nearest as soon as none would be worth
/// more elsewhere, and moving one share at a time to the symbol that gains most from it
/// reaches that point.
///
/// *Surprise:* rounding the probabilities is not best, even if the sum comes out right:
/// for a rare symbol that deserves 1.5 shares, 2 are worth taking one from a symbol
/// that has 1000. The shares always add up, whereas a rule that rounds and then repairs
/// may loop for ever on .15, .69, .15.
///
/// *Ties:* of equal gains, that of the first symbol is taken. The logarithms that
/// decide are the same on every machine.
///
/// *Bound:* on average a symbol with n shares adds about 2^−bits / (24 n ln 2) to the
/// bits a symbol, so all together add less than K / 2^(bits + 4).
///
/// Source: Fox, *Discrete optimization via marginal analysis*, 1966 (the greedy rule
/// for separable functions).
package struct QuantizedDistribution: Hashable, Sendable {
  /// The shares of the symbols, in symbol order; they sum to 2^bits.
  package let shares: [UInt32]

  /// The precision: probabilities are multiples of 2^−bits.
  package let bits: Int

  /// The possible precisions.
  package static let precisions = 1...24

  /// The 2^`bits` shares that are nearest to `z`.
  ///
  /// - Throws: ``DesignError/precision(bits:symbols:)`` if there are fewer shares than
  ///   symbols of `z`.
  /// - Precondition: `bits` is one of the ``precisions``.
  /// - Complexity: O(K log K).
  package init(_ z: Distribution, bits: Int) throws(DesignError) {
    precondition(Self.precisions.contains(bits), "a precision of 1 to 24 bits")
    let symbolCount = z.weights.count { $0 > 0 }
    guard symbolCount <= 1 << bits else { throw .precision(bits: bits, symbols: symbolCount) }
    var allotment = ShareAllotment(weights: z.weights, total: z.total, shareCount: 1 << bits)
    allotment.balance()
    shares = allotment.shares
    self.bits = bits
  }

  /// The given shares; `nil` if they do not sum to 2^bits.
  init?(shares: [UInt32], bits: Int) {
    guard Self.precisions.contains(bits) else { return nil }
    guard shares.reduce(0, { $0 + UInt64($1) }) == 1 << UInt64(bits) else { return nil }
    self.shares = shares
    self.bits = bits
  }

  /// The shares nearest to `z` at the least precision that costs at most 1/40,000 of
  /// the entropy of `z`, or at the greatest precision if none does.
  ///
  /// - Throws: ``DesignError/precision(bits:symbols:)`` if no precision has a share for
  ///   every symbol of `z`.
  /// - Precondition: `range` is within the ``precisions``.
  package init(
    fitting z: Distribution, within range: ClosedRange<Int> = Self.precisions
  ) throws(DesignError) {
    let symbolCount = z.weights.count { $0 > 0 }
    let entropy = z.weights.map { $0 > 0 ? $0 * -PortableLogarithm.log($0 / z.total) : 0 }
      .compensatedSum()
    let digits = digitCount(of: UInt64(max(symbolCount, 1) - 1))
    for bits in range.lowerBound..<range.upperBound where bits >= digits {
      let quantized = try QuantizedDistribution(z, bits: bits)
      if quantized.weightedDivergence(from: z) * 40_000 <= entropy {
        self = quantized
        return
      }
    }
    try self.init(z, bits: range.upperBound)
  }

  /// KL(z‖z̃) in nats, times the total of z.
  private func weightedDivergence(from z: Distribution) -> Double {
    var sum = CompensatedSum()
    for (weight, share) in zip(z.weights, shares) where weight > 0 {
      let fair = z.total * Double(sign: .plus, exponent: -bits, significand: Double(share))
      // With the difference of shares and weights added, no term is negative.
      sum.add(weight * PortableLogarithm.log(weight / fair) - weight + fair)
    }
    return sum.value
  }

  /// The distribution that the shares are.
  var distribution: Distribution { Distribution(computedWeights: shares.map { Double($0) }) }

  /// The symbol that has all shares; `nil` if none has.
  package var certainSymbol: Int? { shares.firstIndex { $0 == 1 << UInt32(bits) } }

  /// The cost of each symbol, −log2 of its probability; infinite for a symbol without a
  /// share.
  package var costs: [Double] {
    shares.map { $0 > 0 ? Double(bits) - Mathematics.log2(Double($0)) : .infinity }
  }
}
