/// The measurement of one code on one message.
public struct CodeMeasurement: Sendable {
  /// The name of the code: `limited:11`.
  public let name: String

  /// The code that was designed.
  public let design: Design

  /// The cost of each symbol of the message in bits, including spelling; infinite for a
  /// symbol that cannot be written, and `nil` if the costs depend on the preceding
  /// symbols.
  public let symbolCosts: [Double]?

  /// The average cost of a symbol of q in an endless message, in bits, including
  /// spelling: Σ q(x) ℓ(x), where each symbol x has a cost ℓ(x) of its own.
  ///
  /// If q is known, it does not depend on the draw. If q is the data, it is the average
  /// cost of the symbols of these data, without the end of the stream. It is `nil` if
  /// the code learns from the message, and if q is known and the cost has no closed form.
  public let expectedRate: Double?

  /// The average cost of a symbol of this message in bits, including spelling but not
  /// the end of the stream; infinite if a symbol cannot be written.
  public let symbolRate: Double

  /// The average cost of a symbol in letters, for a code of letters; `nil` for other
  /// codes.
  public let lettersPerSymbol: Double?

  /// The costs in the order of the message; `nil` without symbols, or if one cannot be
  /// written.
  public let costSeries: CostSeries?

  /// The message as it was sent and received; `nil` for a code that writes no stream,
  /// or cannot write this message.
  public let roundTrip: RoundTrip?

  /// The bits of the stream per symbol; `nil` without symbols, or without a stream that
  /// was decoded exactly.
  public let measuredRate: Double?

  /// The interval in which the rate of the source lies; `nil` without symbols, or if
  /// one cannot be written.
  public let interval: RateInterval?

  /// The distribution r that the code is ideal for, with κ; `nil` if the symbols have
  /// no costs of their own.
  package let implied: ImpliedModel?

  /// The fit of the words of a code on several symbols at a time; `nil` for other
  /// codes, and if q does not give words probabilities, as for data and for a chain.
  package let wordFit: WordFit?

  /// The price that q pays for differing from r, KL(q‖r) per symbol; `nil` without an
  /// r.
  public let impliedDivergence: Information?

  /// Σ q ℓ − (H(q) + KL(q‖r) − log2 κ), which is 0 for any costs ℓ and any q; `nil` if
  /// there are no costs, or if they are infinite.
  public let identityResidual: Double?

  /// The range of the costs on q of all codes that are optimal for z, in bits per
  /// symbol, within the limit if this code has one; `nil` unless this code is one of
  /// them.
  public let optimalCosts: ClosedRange<Double>?

  /// The length from which on the message would be cheaper in a code of its own; `nil`
  /// if it is in one, or if the costs of symbols depend on the preceding symbols.
  package let breakEven: BreakEven?

  /// The bill, which says where every bit went.
  public let bill: Bill
}

extension CodeMeasurement {
  /// The distance of the measured rate from its expectation, in standard errors; `nil`
  /// unless the symbols were drawn and their costs differ.
  ///
  /// It is computed from the cost of the symbols, without the padding to bytes. A value
  /// beyond ±2 occurs in 1 draw of 22; one beyond ±4 means a fault of the generator or
  /// the code.
  public var deviation: Double? {
    guard measuredRate != nil, let error = bill.samplingError, error > 0 else { return nil }
    return bill.sampling / error
  }

  /// The bits that a code without codewords wrote beyond the information of its own
  /// probabilities, and the greatest amount that is allowed; `nil` for prefix codes,
  /// whose coder adds only padding.
  private var overhead: (bits: Double, bound: Double)? {
    guard let code = design.code, design.prefixCode == nil, let roundTrip else { return nil }
    let information = bill.total - bill.coder - bill.table - Double(roundTrip.escapeBitCount)
    // The descriptions of the alphabet and of the code each fill up a byte.
    let filling = roundTrip.tableBitCount > 0 ? 14.0 : 0
    return (
      bill.coder,
      code.greatestOverhead(of: information, blockCount: roundTrip.blockCount) + filling
    )
  }

  /// The laws that this measurement was checked against, for a code designed for the
  /// proxy `z`.
  func checks(designedFor z: Distribution) -> [Check] {
    var checks: [Check] = []
    if let roundTrip {
      checks.append(
        Check(
          name: "round trip of \(name)", holds: roundTrip.outcome == .exact,
          detail: "\(roundTrip.outcome)"))
    }
    if let residual = bill.residual {
      checks.append(
        Check(
          name: "bill of \(name) adds up", holds: abs(residual) <= bill.residualTolerance,
          detail: "residual \(residual.inDigits) bits"))
    }
    if let overhead {
      checks.append(
        Check(
          name: "the stream of \(name) is as long as its probabilities say",
          holds: overhead.bits <= overhead.bound,
          detail:
            "\(overhead.bits.inDigits) bits above its probabilities, at most "
            + "\(overhead.bound.inDigits)"
        ))
    }
    if let identityResidual {
      checks.append(
        Check(
          name: "rate of \(name) = H(q) + KL(q‖r) − log2 κ",
          holds: abs(identityResidual) <= 2 * Rounding.bound(at: expectedRate ?? 0),
          detail: "residual \(identityResidual.inDigits) bits per symbol"))
    }
    if let code = design.prefixCode {
      let cost = code.expectedLength(under: z)
      let redundancy = cost - z.entropy.bits
      let slack = Rounding.bound(at: cost)
      checks.append(
        Check(
          name: "\(name) costs at least H(z) on z", holds: redundancy >= -slack,
          detail: "redundancy \(redundancy.inDigits) bits per symbol"))
      if design.isOptimal {
        checks.append(
          Check(
            name: "\(name) costs less than H(z) + 1 on z", holds: redundancy < 1 + slack,
            detail: "redundancy \(redundancy.inDigits) bits per symbol"))
      }
    }
    return checks
  }
}
