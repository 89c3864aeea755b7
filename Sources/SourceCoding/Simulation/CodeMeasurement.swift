/// What one code did on one message.
public struct CodeMeasurement: Sendable {
  /// The name of the code: `limited:11`.
  public let name: String

  /// What was designed.
  public let design: Design

  /// What each symbol of the message costs, spelling included, in bits; infinite
  /// where it cannot be written, `nil` if that depends on the symbols before.
  public let symbolCosts: [Double]?

  /// What a symbol of q costs on average in an endless message, in bits, spelling
  /// included: Σ q(x) ℓ(x), where each symbol x has a cost ℓ(x) of its own.
  ///
  /// Where q is known, no draw changes it. Where q is the data, it is what the symbols of
  /// these data cost on average, without what ends the stream. `nil` where q is known and
  /// no closed form gives it, as for codes that learn.
  public let expectedRate: Double?

  /// What the symbols of this message cost on average, in bits, spelling included and
  /// without what ends the stream; infinite where one cannot be written.
  public let symbolRate: Double

  /// The same in letters, of a code of letters; `nil` of others.
  public let lettersPerSymbol: Double?

  /// What the message costs in its order; `nil` without symbols, or where one cannot be
  /// written.
  public let costSeries: CostSeries?

  /// The message sent and received; `nil` for a code that writes no stream, or
  /// cannot write this message.
  public let roundTrip: RoundTrip?

  /// The bits of the stream per symbol; `nil` without a stream that came back
  /// whole, or without symbols.
  public let measuredRate: Double?

  /// How far the rate may lie from that of the source; `nil` without symbols, or where
  /// one cannot be written.
  public let interval: RateInterval?

  /// The distribution r that the code is ideal for, and κ; `nil` where the symbols have
  /// no costs of their own.
  package let implied: ImpliedModel?

  /// The same over the words of a code of several symbols at a time; `nil` of other codes, and
  /// where q does not give words probabilities: of data, and of a chain.
  package let wordFit: WordFit?

  /// KL(q‖r): what q pays for not being r, per symbol; `nil` without an r.
  public let impliedDivergence: Information?

  /// Σ q ℓ − (H(q) + KL(q‖r) − log2 κ), which is 0 for any costs ℓ and any q; `nil`
  /// without costs or if infinite.
  public let identityResidual: Double?

  /// What the codes that are optimal for z can cost on q, in bits per symbol; within
  /// the limit, if this one has one; `nil` unless this code is one of them.
  public let optimalCosts: ClosedRange<Double>?

  /// From which length on the message would be cheaper in a code of its own; `nil` if
  /// it is in one, or if the costs of symbols depend on those before.
  package let breakEven: BreakEven?

  /// Where every bit went.
  public let bill: Bill
}

extension CodeMeasurement {
  /// How far the rate measured lies from what was expected of it, in standard
  /// errors; `nil` unless the symbols were drawn and their costs differ.
  ///
  /// It is told from the cost of the symbols, without what pads it to bytes.
  /// Beyond ±2 is 1 draw in 22, beyond ±4 a fault of the generator or the code.
  public var deviation: Double? {
    guard measuredRate != nil, let error = bill.samplingError, error > 0 else { return nil }
    return bill.sampling / error
  }

  /// What a code without codewords wrote beyond the information that its own
  /// probabilities give, and how much that may be; `nil` for prefix codes, whose
  /// coder adds nothing but padding.
  private var overhead: (bits: Double, bound: Double)? {
    guard let code = design.code, design.prefixCode == nil, let roundTrip else { return nil }
    let information = bill.total - bill.coder - bill.table - Double(roundTrip.escapeBitCount)
    return (bill.coder, code.greatestOverhead(of: information, blockCount: roundTrip.blockCount))
  }

  /// The laws that this measurement was held against, for a code designed for
  /// the proxy `z`.
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
