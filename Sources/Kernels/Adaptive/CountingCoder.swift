/// Writes symbols by their counts so far: adaptive arithmetic coding.
///
/// Each symbol has a weight, which grows by the same amount whenever it comes; its
/// probability is its weight over the sum of all, told before it is counted. Writer
/// and reader count alike, so nothing but the first weights has to be known.
///
/// With weights of 1 that grow by 1 a symbol that came n times among N of K kinds
/// has (n + 1) / (N + K), which is Laplace's rule of succession; with growth by 2 it
/// has (n + ½) / (N + K/2), Krichevsky's and Trofimov's.
///
/// *Surprise:* the order of the symbols does not matter. What a message costs
/// depends on the counts at its end alone, by a ratio of Γ functions.
///
/// *Bound:* N·H(q) + (K − 1)/2 · log2 N + O(1) bits for Krichevsky and Trofimov: half
/// a logarithm for each number that had to be learnt, and no code does better on
/// all sources.
///
/// Sources: Krichevsky and Trofimov, *The performance of universal encoding*, 1981;
/// Cleary and Witten, *A comparison of enumerative and adaptive codes*, 1984.
public struct CountingCoder: Hashable, Sendable {
  /// The weights that symbols have at first.
  public let weights: [UInt32]

  /// What the weight of a symbol grows by when it comes.
  public let growth: UInt32

  /// A coder that begins with the given weights.
  ///
  /// Weights grow no more when their sum would reach 2^31.
  ///
  /// - Precondition: not all weights are 0; their sum is below 2^31.
  public init(weights: [UInt32], growth: UInt32) {
    let sum = weights.reduce(0) { $0 + UInt64($1) }
    precondition(1..<1 << 31 ~= sum, "weights of a sum from 1 to 2^31 − 1")
    self.weights = weights
    self.growth = growth
  }

  /// Writes `symbols` into `buffer`, whose former content is given up.
  ///
  /// - Returns: the number of bits, and what each `batchSize` symbols cost; `nil` if
  ///   a symbol has no weight.
  @specialized(where Symbol == UInt8)
  @specialized(where Symbol == UInt32)
  public func encode<Symbol: FixedWidthInteger>(
    _ symbols: Span<Symbol>, into buffer: inout [UInt8], batchSize: Int
  ) -> (bitCount: Int, information: [InformationSum])? {
    var writer = Writer(self, &buffer, batchSize)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      guard writer.append(Int(symbols[index])) else { return nil }
    }
    return writer.finish(into: &buffer)
  }

  /// Fills `symbols` with what the first `byteCount` of `bytes` say.
  ///
  /// - Returns: the number of bits that an encoder would have written for them;
  ///   `nil` if it would have written others.
  /// - Precondition: the alphabet has no symbol that `Symbol` has no room for.
  @specialized(where Symbol == UInt8)
  @specialized(where Symbol == UInt32)
  public func decode<Symbol: FixedWidthInteger>(
    _ bytes: [UInt8], byteCount: Int, into symbols: inout MutableSpan<Symbol>
  ) -> Int? {
    precondition(weights.count - 1 <= Symbol.max, "symbols have room")
    var reader = Reader(self, bytes, byteCount)
    var progress = BlockProgress()
    for index in symbols.indices {
      progress.reach(index)
      symbols[index] = Symbol(truncatingIfNeeded: reader.next())
      // Whoever claims many symbols and has no bits for them is not listened to for long.
      guard !reader.isPastEnd else { return nil }
    }
    return reader.end
  }
}

extension CountingCoder {
  /// What writes one symbol after another.
  private struct Writer: ~Copyable {
    private var tree: CumulativeTree
    private var coder: RangeEncoder
    private var information: InformationBatches

    init(_ counting: CountingCoder, _ buffer: inout [UInt8], _ batchSize: Int) {
      tree = CumulativeTree(weights: counting.weights, amount: counting.growth)
      coder = RangeEncoder(reusing: buffer)
      buffer = []
      information = InformationBatches(of: batchSize)
    }

    /// Writes a symbol and counts it; false if it has no weight.
    @inline(__always)
    mutating func append(_ symbol: Int) -> Bool {
      guard symbol < tree.weights.count, tree.weights[symbol] > 0 else { return false }
      let (size, total) = (tree.weights[symbol], tree.total)
      coder.encode(start: tree.start(of: symbol), size: size, total: total)
      information.add(share: size, of: total)
      information.endSymbol()
      tree.grow(symbol)
      return true
    }

    consuming func finish(
      into buffer: inout [UInt8]
    ) -> (bitCount: Int, information: [InformationSum]) {
      let information = information.finish()
      let bitCount: Int
      (buffer, bitCount) = coder.finish()
      return (bitCount, information)
    }
  }

  /// What reads one symbol after another.
  private struct Reader {
    private var tree: CumulativeTree
    private var coder: RangeDecoder

    init(_ counting: CountingCoder, _ bytes: [UInt8], _ byteCount: Int) {
      tree = CumulativeTree(weights: counting.weights, amount: counting.growth)
      coder = RangeDecoder(bytes, byteCount: byteCount)
    }

    /// Reads a symbol and counts it.
    @inline(__always)
    mutating func next() -> Int {
      let (symbol, start) = tree.symbol(at: coder.target(total: tree.total))
      coder.consume(start: start, size: tree.weights[symbol])
      tree.grow(symbol)
      return symbol
    }

    var end: Int? { coder.end }

    var isPastEnd: Bool { coder.isPastEnd }
  }
}
