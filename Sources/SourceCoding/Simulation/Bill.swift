/// A measurement taken apart: where every bit of the stream went.
///
/// For N symbols the lines are
///
///     entropy     N·H(q)                    what a code pays that knows q and treats
///                                           symbols as independent
///     mismatch    N·KL(q‖z)                 the price of the wrong model
///     lengths     N·Σ q (ℓ + log2 z)        whole-bit lengths, quantised probabilities,
///                                           the states of a coder; either sign
///     context     −Σ log2 r_t(x) − N·H(q)   of a code that learns as it goes or
///                                           looks back: what that costs, less
///                                           what it saves; either sign
///     sampling    Σ ℓ over the message      this draw's luck, if q is known; either sign
///                 − N·Σ q ℓ
///     escape      what spelling out symbols outside the alphabet costs, beyond
///                 their own entropy
///     coder       padding to bytes, and what ends the stream: the state of an
///                 arithmetic coder, the last word that the message leaves unfinished
///     padding     of many messages: what fills each up
///     flags       of many messages: what says whether one is sent as it is
///     raw         of many messages: what those take that are sent as they are, less what their
///                 symbols would have cost in the code
///     boundaries  of many messages: what tells where each ends
///     table       the description of the code, 0 when it is shared
///     frame       what a file adds: magic, sizes, checksums
///     total       the length of the stream
///
/// Here ℓ is what a symbol of an endless message costs. The total is counted from the
/// stream and the padding of codewords is counted with it; that all lines add up is a
/// finding and not a definition. The lines of a Huffman code under *lengths* can be
/// negative: what is optimal for z may suit q better than the ideal code for z does.
///
/// Where q is known but the mean of what the code spends is not, as for a code that
/// learns, *lengths* or *context* holds the luck of the draw as well.
public struct Bill: Hashable, Sendable {
  /// N·H(q) bits.
  public let entropy: Double
  /// N·KL(q‖z) bits.
  public let mismatch: Double
  /// What whole-bit lengths, or rounded probabilities, cost beyond H(q,z), in bits;
  /// either sign.
  public let lengths: Double
  /// What learning and looking back cost, less what they save, in bits; 0 for a
  /// code that believes in z.
  public let context: Double
  /// What the draw cost beyond its expectation, in bits; 0 unless that is known.
  public let sampling: Double
  /// The standard error of ``sampling``, in bits; `nil` unless symbols are independent
  /// draws of a known q and each has a cost of its own.
  public let samplingError: Double?
  /// What spelling out symbols outside the alphabet costs beyond their own entropy, in
  /// bits; at least 0.
  public let escape: Double
  /// The padding, and what ends the stream, in bits.
  public let coder: Double
  /// What fills each of many messages up, in bits; 0 of one message.
  public let padding: Double
  /// What says of each message whether it is sent as it is, in bits.
  public let flags: Double
  /// What messages take that are sent as they are, less what their symbols would have cost, in
  /// bits.
  public let raw: Double
  /// What tells where each of many messages ends, in bits.
  public let boundaries: Double
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
    let lines = [
      entropy, mismatch, lengths, context, sampling, escape, coder, padding, flags, raw,
      boundaries, table, frame,
    ]
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
  ///   - terms: what its lines are formed from.
  ///   - believesProxy: whether z is what the code believes in.
  ///   - samplingError: the standard error of what the draw cost.
  ///   - hasCodewords: whether the stream is codewords, to which only padding is added.
  ///   - stream: the stream that was written; `nil` for a code without one, whose total is
  ///     what it would spend.
  init(
    _ terms: BillTerms, believesProxy: Bool, samplingError: Double?, hasCodewords: Bool,
    stream: RoundTrip?
  ) {
    let spelled = stream.map { Double($0.escapeBitCount) } ?? terms.spelling
    entropy = terms.entropy
    mismatch = believesProxy ? terms.divergence : 0
    lengths = believesProxy ? terms.excess : 0
    context = believesProxy ? 0 : terms.expected - terms.codedEntropy
    sampling = terms.luck
    self.samplingError = samplingError
    // What is spelled out says which unknown symbol it is; that much is entropy.
    escape =
      terms.expectedSpelling - (terms.entropy - terms.codedEntropy) + (spelled - terms.spelling)
    let table = Double(stream?.tableBitCount ?? 0)
    let total = stream.map { Double($0.bitCount) } ?? terms.spent + spelled
    self.table = table
    self.total = total
    let messages = stream?.messages
    padding = Double(messages?.paddingBitCount ?? 0)
    flags = Double(messages?.flagBitCount ?? 0)
    raw = messages?.rawExcess ?? 0
    boundaries = Double(messages?.boundaryBitCount ?? 0)
    // Padding is counted; how a stream without codewords ends is what its symbols leave.
    coder =
      stream.map {
        hasCodewords || messages != nil
          ? Double($0.paddingBitCount) + (messages?.endBits ?? 0)
          : total - table - terms.spent - spelled
      } ?? 0
    frame = 0
  }
}
