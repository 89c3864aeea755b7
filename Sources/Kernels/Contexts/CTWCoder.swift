/// Context-tree weighting, which averages over all choices of contexts instead of
/// making one.
///
/// The number of preceding symbols that help to predict the next one depends on those
/// symbols: after *q* one is enough, after *the* it takes three. A *tree source* has a
/// tree whose leaves are the contexts that matter. The tree is not known; but it is
/// possible to code with the average of the probabilities that all trees give to a
/// message, each tree weighted by 2^−(its size). A tree of size Γ in the average costs
/// at most Γ bits more than the tree alone.
///
/// *Surprise:* there are more than 2^(256^5) trees, and their average takes one
/// multiplication for each depth, because the average over the trees below a node is a
/// product over its children (``CTWModel`` has the two lines).
///
/// *Bound:* a message of N bits costs, beyond what it would cost with the best trees
/// and the best probabilities in their L leaves, at most
///
///     Γ + L/2 · log2(N/L) + 2L     bits,
///
/// as long as no count has reached 255 and the contexts fit into the table; *book1*
/// takes 2.19 bits a byte with six symbols, which are 48 bits. A count that would
/// exceed 255 is halved together with the other one, so that the model follows a source
/// that changes. On a source that does not change, learning therefore never ends, and
/// the cost beyond the entropy is a constant for each symbol and not a logarithm of N:
/// a fair coin over byte values costs 1.002 bits a symbol with D = 0, at 10^5 symbols
/// and at 10^6.
///
/// Sources: Willems, Shtarkov and Tjalkens, *The context-tree weighting method: basic
/// properties*, 1995; Willems and Tjalkens, *Complexity reduction of the context-tree
/// weighting algorithm*, 1997 (weights as ratios, symbols bit by bit); Tjalkens, Volf
/// and Willems, *A context-tree weighting method for text generating sources*, 1997
/// (the zero-redundancy estimate).
public struct CTWCoder: Hashable, Sendable {
  /// The number D of symbols in the longest contexts.
  public let depth: Int

  /// The number K of symbols in the alphabet.
  public let alphabetSize: Int

  private let bitsPerSymbol: Int

  /// A coder of the symbols below `alphabetSize` with contexts of up to `depth`
  /// symbols.
  ///
  /// - Precondition: 0 ≤ depth ≤ 8 and 1 ≤ alphabetSize ≤ 256.
  public init(depth: Int, alphabetSize: Int) {
    precondition(0...8 ~= depth, "contexts of up to 8 symbols")
    precondition(1...256 ~= alphabetSize, "symbols are bytes")
    self.depth = depth
    self.alphabetSize = alphabetSize
    bitsPerSymbol = Int.bitWidth - (alphabetSize - 1).leadingZeroBitCount
  }

  /// Writes `symbols` into `buffer`, replacing its content.
  ///
  /// - Parameters:
  ///   - symbols: the message.
  ///   - buffer: receives the bytes, followed by unused space.
  ///   - batchSize: the number of symbols in each sum of information.
  /// - Returns: the number of bits, and the cost of the symbols, batch by batch; `nil`
  ///   if a symbol is not below the size of the alphabet.
  public func encode(
    _ symbols: Span<UInt8>, into buffer: inout [UInt8], batchSize: Int
  ) -> (bitCount: Int, information: [InformationSum])? {
    var coder = RangeEncoder(reusing: buffer)
    buffer = []
    var information = InformationBatches(of: batchSize)
    var model = model(forSymbols: symbols.count)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      let symbol = symbols[index]
      guard symbol < alphabetSize else { return nil }
      model.beginSymbol()
      for position in (0..<bitsPerSymbol).reversed() {
        let bit = symbol >> UInt8(position) & 1 == 1
        let share = Self.share(model.expectation())
        coder.encode(bit, share: share, totalBits: Self.precision)
        information.add(share: bit ? share : Self.total - share, of: Self.total)
        model.learn(bit)
      }
      model.endSymbol(symbol)
      information.endSymbol()
    }
    let bitCount: Int
    (buffer, bitCount) = coder.finish()
    return (bitCount, information.finish())
  }

  /// Reads the first `byteCount` of `bytes` and fills `symbols` with their symbols.
  ///
  /// - Returns: the number of bits that an encoder would have written for them; `nil`
  ///   if it would have written different bits, or more.
  public func decode(
    _ bytes: [UInt8], byteCount: Int, into symbols: inout MutableSpan<UInt8>
  ) -> Int? {
    var coder = RangeDecoder(bytes, byteCount: byteCount)
    var model = model(forSymbols: symbols.count)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      model.beginSymbol()
      var symbol: UInt8 = 0
      for _ in 0..<bitsPerSymbol {
        let share = Self.share(model.expectation())
        let bit = coder.decodeBit(share: share, totalBits: Self.precision)
        model.learn(bit)
        symbol = symbol << 1 | (bit ? 1 : 0)
      }
      guard symbol < alphabetSize, !coder.isPastEnd else { return nil }
      model.endSymbol(symbol)
      symbols[index] = symbol
    }
    return coder.end
  }

  /// The number of bits in a share.
  private static let precision = 16
  private static let total: UInt32 = 1 << 16

  /// The share of a bit with this probability; at least one, and less than the total.
  private static func share(_ probability: Float) -> UInt32 {
    UInt32(min(max(probability * 0x1p16, 1), 0x1p16 - 1))
  }

  /// A model with enough memory for a message of `symbolCount` symbols.
  ///
  /// It has at most 4 Mi nodes of 8 bytes, 32 MiB. English needs about ten nodes a
  /// symbol.
  private func model(forSymbols symbolCount: Int) -> CTWModel {
    let tableBits = Int.bitWidth - symbolCount.leadingZeroBitCount + 5
    return CTWModel(depth: depth, tableBits: min(max(tableBits, 10), 22))
  }
}
