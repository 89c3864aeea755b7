/// The bill of a measurement: where every bit of the stream went.
///
/// For N symbols the lines are
///
///     entropy     N·H(q)                    the cost under a code that knows q and treats
///                                           symbols as independent
///     mismatch    N·KL(q‖z)                 the price of the wrong model
///     lengths     N·Σ q (ℓ + log2 z)        whole-bit lengths, quantised probabilities,
///                                           the states of a coder; either sign
///     context     −Σ log2 r_t(x) − N·H(q)   of a code that learns or uses the
///                                           preceding symbols: what that costs, less
///                                           what it saves; either sign
///     sampling    Σ ℓ over the message      this draw's luck, if q is known; either sign
///                 − N·Σ q ℓ
///     escape      the cost of spelling out symbols outside the alphabet, beyond
///                 their own entropy
///     coder       padding to bytes, and the end of the stream: the state of an
///                 arithmetic coder, the last word that the message leaves incomplete
///     padding     of many messages: the bits that pad each of them
///     selector    of a set of tables: the bits that name the table of each message
///     flags       of many messages: the bits that say whether one is sent as it is
///     raw         of many messages: the bits of those that are sent as they are, less the
///                 cost of their symbols in the code
///     boundaries  of many messages: the bits that tell where each ends
///     table       the description of the code, 0 when it is shared
///     frame       what a file adds: magic, sizes, checksums
///     total       the length of the stream
///
/// Here ℓ is the cost of a symbol in an endless message. The total is counted from the
/// stream, and the padding of codewords is counted with it; that all lines add up is a
/// result and not a definition. For a Huffman code, *lengths* can be negative: a code
/// that is optimal for z may suit q better than the ideal code for z does.
///
/// If q is known but the mean cost of the code is not, as for a code that learns,
/// *lengths* or *context* includes the luck of the draw.
public struct Bill: Hashable, Sendable {
  /// The entropy of the message, N·H(q) bits.
  public let entropy: Double
  /// The price of the wrong model, N·KL(q‖z) bits.
  public let mismatch: Double
  /// The cost of whole-bit lengths, or of rounded probabilities, beyond H(q,z), in
  /// bits; it has either sign.
  public let lengths: Double
  /// The cost of learning and of using the preceding symbols, less what they save, in
  /// bits; 0 for a code that takes its probabilities from z.
  public let context: Double
  /// The cost of the draw beyond its expectation, in bits; 0 unless the expectation is
  /// known.
  public let sampling: Double
  /// The standard error of ``sampling``, in bits; `nil` unless symbols are independent
  /// draws from a known q and each has a cost of its own.
  public let samplingError: Double?
  /// The cost of spelling out symbols outside the alphabet, beyond their own entropy,
  /// in bits; at least 0.
  public let escape: Double
  /// Whether only the counts of the message are known, so that there is no stream and
  /// ``coder`` has no meaning.
  package let isOfCounts: Bool
  /// The padding and the end of the stream, in bits.
  public let coder: Double
  /// The padding of many messages, in bits; 0 for one message.
  public let padding: Double
  /// The bits that name the table of each message or block in a set of tables; 0 for
  /// other codes.
  public let selector: Double
  /// The flags that say of each message whether it is sent as it is, in bits.
  public let flags: Double
  /// The size of the messages that are sent as they are, less the cost of their symbols
  /// in the code, in bits.
  public let raw: Double
  /// The bits that tell where each of many messages ends.
  public let boundaries: Double
  /// The size of the code's description in bits.
  public let table: Double
  /// The size of the file format around the stream, in bits.
  public let frame: Double
  /// The length of the stream in bits.
  public let total: Double

  /// The difference between the total and the sum of the lines, in bits: 0 except for
  /// rounding.
  ///
  /// It is `nil` if a line is infinite.
  public var residual: Double? {
    guard total.isFinite, lines.allSatisfy(\.isFinite) else { return nil }
    return ([total] + lines.map { -$0 }).compensatedSum()
  }

  private var lines: [Double] {
    [
      entropy, mismatch, lengths, context, sampling, escape, coder, padding, selector, flags,
      raw, boundaries, table, frame,
    ]
  }

  /// The greatest residual that rounding can cause: 1e-6 bit, or for lines beyond 10^9
  /// bits, which are themselves rounded more coarsely, 1e-15 of their magnitudes together.
  public var residualTolerance: Double {
    max(1e-6, lines.reduce(0) { $0 + $1.magnitude } * 1e-15)
  }

  /// The bill for a message.
  ///
  /// - Parameters:
  ///   - terms: the terms from which the lines are formed.
  ///   - believesProxy: whether the code takes its probabilities from z.
  ///   - samplingError: the standard error of the cost of the draw.
  ///   - hasCodewords: whether the stream consists of codewords, to which only padding
  ///     is added.
  ///   - unsentTableBitCount: the size of the code's description in bits if nothing was
  ///     written because only the counts of the message are known.
  ///   - stream: the stream that was written; `nil` for a code without one, whose total
  ///     is what it would spend.
  init(
    _ terms: BillTerms, believesProxy: Bool, samplingError: Double?, hasCodewords: Bool,
    unsentTableBitCount: Int? = nil, stream: RoundTrip?
  ) {
    let spelled = stream.map { Double($0.escapeBitCount) } ?? terms.spelling
    entropy = terms.entropy
    mismatch = believesProxy ? terms.divergence : 0
    lengths = believesProxy ? terms.excess : 0
    context = believesProxy ? 0 : terms.expected - terms.codedEntropy
    sampling = terms.luck
    self.samplingError = samplingError
    // Spelling tells which unknown symbol it is; that part of its cost is entropy.
    escape =
      terms.expectedSpelling - (terms.entropy - terms.codedEntropy) + (spelled - terms.spelling)
    let table = Double(stream?.tableBitCount ?? unsentTableBitCount ?? 0)
    isOfCounts = unsentTableBitCount != nil
    let total = stream.map { Double($0.bitCount) } ?? terms.spent + spelled + table
    self.table = table
    self.total = total
    let messages = stream?.messages
    padding = Double(messages?.paddingBitCount ?? 0)
    selector = Double(stream?.selectorBitCount ?? 0)
    flags = Double(messages?.flagBitCount ?? 0)
    raw = messages?.rawExcess ?? 0
    boundaries = Double(messages?.boundaryBitCount ?? 0)
    // Padding is counted; the end of a stream without codewords is what the cost of its
    // symbols leaves.
    coder =
      stream.map {
        hasCodewords || messages != nil
          ? Double($0.paddingBitCount) + (messages?.endBits ?? 0)
          : total - table - terms.spent - spelled - Double($0.selectorBitCount)
      } ?? 0
    frame = 0
  }
}
