/// A measurement taken apart: where every bit of the stream went.
///
/// For N symbols the lines are
///
///     entropy     N·H(q)                    what any code must pay
///     mismatch    N·KL(q‖z)                 the price of the wrong model
///     lengths     N·Σ q (ℓ + log2 z)        of whole-bit lengths; either sign
///     sampling    Σ (n − N·q) ℓ             this draw's luck, if q is known
///     escape      what symbols outside the alphabet cost
///     coder       padding to bytes
///     table       the description of the code, 0 when it is shared
///     frame       what a file adds: magic, sizes, checksums
///     total       the length of the stream
///
/// Every line is formed on its own, and the total is counted from the stream;
/// that they add up is a finding and not a definition. The lines of a Huffman
/// code under *lengths* can be negative: what is optimal for z may suit q better
/// than the ideal code for z does.
public struct Bill: Hashable, Sendable {
  /// N·H(q) bits.
  public let entropy: Double
  /// N·KL(q‖z) bits.
  public let mismatch: Double
  /// What whole-bit lengths cost beyond H(q,z), in bits; either sign.
  public let lengths: Double
  /// What the draw cost beyond its expectation, in bits; 0 unless q is known.
  public let sampling: Double
  /// The standard error of ``sampling``, in bits; `nil` unless q is known.
  public let samplingError: Double?
  /// What symbols outside the alphabet cost, in bits.
  public let escape: Double
  /// The bits that are nobody's symbol.
  public let coder: Double
  /// The bits of the code's description.
  public let table: Double
  /// The bits of the file around the stream.
  public let frame: Double
  /// The length of the stream in bits.
  public let total: Double

  /// What the lines leave unexplained, in bits: 0 but for rounding.
  ///
  /// `nil` where a line is infinite.
  public var residual: Double? {
    let lines = [entropy, mismatch, lengths, sampling, escape, coder, table, frame]
    guard total.isFinite, lines.allSatisfy(\.isFinite) else { return nil }
    return ([total] + lines.map { -$0 }).compensatedSum()
  }

  /// The residual that rounding may leave: 1e-6 bit, and for messages beyond
  /// 10^9 bits, whose lines themselves are rounded more coarsely, 1e-15 of the
  /// total.
  public var residualTolerance: Double { max(1e-6, total * 1e-15) }

  /// The bill for a message.
  ///
  /// - Parameters:
  ///   - tally: the tally of the message.
  ///   - known: the distribution it was drawn from; `nil` if q is the data's own.
  ///   - z: the proxy.
  ///   - costs: what the code spends on each symbol.
  ///   - stream: the stream that was written; `nil` for a code without one,
  ///     whose total is what it would spend.
  init(
    tally: Tally, known: Distribution?, z: Distribution, costs: [Double], stream: RoundTrip?
  ) {
    let symbolCount = Double(tally.total)
    let excess = zip(costs, z.surprisals).map { $0 == $1 ? 0 : $0 - $1 }
    if let known {
      entropy = symbolCount * known.entropy.bits
      mismatch = symbolCount * known.divergence(from: z).bits
      lengths = symbolCount * known.expectation { excess[$0] }
      // Where the expectation is infinite, no draw deviates from it.
      let luck = tally.counts.indices.lazy.filter { known.weights[$0] > 0 }.map {
        (Double(tally.counts[$0]) - symbolCount * known.probability(of: $0)) * costs[$0]
      }
      sampling = mismatch.isFinite ? luck.compensatedSum() : 0
      samplingError =
        mismatch.isFinite ? (symbolCount * known.variance(of: costs)).squareRoot() : nil
    } else {
      let q = try? Estimator.maximumLikelihood.distribution(of: tally)
      entropy = q.map { tally.weightedSum(of: $0.surprisals) } ?? 0
      mismatch = q.map { symbolCount * $0.divergence(from: z).bits } ?? 0
      lengths = tally.weightedSum(of: excess)
      sampling = 0
      samplingError = nil
    }
    escape = 0
    coder = Double(stream?.paddingBitCount ?? 0)
    table = Double(stream?.tableBitCount ?? 0)
    frame = 0
    total = stream.map { Double($0.bitCount) } ?? tally.weightedSum(of: costs)
  }
}
