/// A measurement taken apart: where every bit of the stream went.
///
/// For N symbols the lines are
///
///     entropy     N·H(q)                    what any code must pay
///     mismatch    N·KL(q‖z)                 the price of the wrong model
///     lengths     N·Σ q (ℓ + log2 z)        of whole-bit lengths; either sign
///     context     −Σ log2 r_t(x) − N·H(q)   of a code that learns as it goes or
///                                           looks back: what that costs, less
///                                           what it tells; either sign
///     sampling    Σ (n − N·q) ℓ             this draw's luck, if q is known
///     escape      what spelling out symbols outside the alphabet costs, beyond
///                 their own entropy
///     coder       padding to bytes, the end of an arithmetic coder's stream
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
  /// What learning and looking back cost, less what they tell, in bits; 0 for a
  /// code that believes in z.
  public let context: Double
  /// What the draw cost beyond its expectation, in bits; 0 unless q is known.
  public let sampling: Double
  /// The standard error of ``sampling``, in bits; `nil` unless q is known.
  public let samplingError: Double?
  /// What spelling out symbols outside the alphabet costs beyond their own entropy, in
  /// bits; at least 0.
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
    let lines = [entropy, mismatch, lengths, context, sampling, escape, coder, table, frame]
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
  ///   - message: the tally of the message.
  ///   - known: the distribution it was drawn from; `nil` if q is the data's own.
  ///   - z: the proxy, over the alphabet of the code.
  ///   - escape: how symbols that z does not know are written.
  ///   - design: the code.
  ///   - stream: the stream that was written; `nil` for a code without one,
  ///     whose total is what it would spend.
  init(
    tally message: Tally, known: Distribution?, z: Distribution, escape: Escape?, design: Design,
    stream: RoundTrip?
  ) {
    let symbolCount = Double(message.total)
    let tally =
      escape.map { message.moved(to: $0.places, alphabetSize: $0.codeAlphabetSize) } ?? message
    let ownEntropy = { (tally: Tally) in
      (try? Estimator.maximumLikelihood.distribution(of: tally)).map {
        tally.weightedSum(of: $0.surprisals)
      } ?? 0
    }
    let q = known ?? (try? Estimator.maximumLikelihood.distribution(of: tally))
    let costs = design.symbolCosts
    let spent =
      costs.map(tally.weightedSum) ?? stream?.information.compensatedSum() ?? .infinity
    let codedEntropy =
      known.map { symbolCount * $0.entropy.bits } ?? ownEntropy(tally)
    entropy = escape == nil ? codedEntropy : ownEntropy(message)
    mismatch =
      design.believesProxy ? q.map { symbolCount * $0.divergence(from: z).bits } ?? 0 : 0
    context = design.believesProxy ? 0 : spent - codedEntropy
    var sampling = 0.0
    var samplingError: Double?
    if !design.believesProxy {
      lengths = 0
    } else if let costs {
      let excess = zip(costs, z.surprisals).map { $0 == $1 ? 0 : $0 - $1 }
      if let known {
        lengths = symbolCount * known.expectation { excess[$0] }
        // Where the expectation is infinite, no draw deviates from it.
        if mismatch.isFinite {
          let luck = tally.counts.indices.lazy.filter { known.weights[$0] > 0 }.map {
            (Double(tally.counts[$0]) - symbolCount * known.probability(of: $0)) * costs[$0]
          }
          sampling = luck.compensatedSum()
          samplingError = (symbolCount * known.variance(of: costs)).squareRoot()
        }
      } else {
        lengths = tally.weightedSum(of: excess)
      }
    } else {
      // Where nothing could be written, that is the mismatch's doing.
      let mark = q.map { symbolCount * $0.crossEntropy(under: z).bits } ?? 0
      lengths = spent.isFinite ? spent - mark : 0
    }
    self.sampling = sampling
    self.samplingError = samplingError
    // What is spelled out tells which unknown symbol it is; that much is entropy.
    let spelling =
      stream.map { Double($0.escapeBitCount) } ?? escape.map {
        message.weightedSum(of: $0.spellingCosts)
      } ?? 0
    self.escape = spelling - (entropy - codedEntropy)
    table = Double(stream?.tableBitCount ?? 0)
    total = stream.map { Double($0.bitCount) } ?? spent + spelling
    // The padding of whole bits is counted; what an arithmetic coder adds is what
    // its probabilities do not explain.
    coder =
      if let stream {
        design.prefixCode == nil
          ? total - table - spent - spelling : Double(stream.paddingBitCount)
      } else { 0 }
    frame = 0
  }
}
