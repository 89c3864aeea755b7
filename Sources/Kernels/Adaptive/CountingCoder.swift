/// Adaptive arithmetic coding: writes symbols by their counts so far.
///
/// Each symbol has a weight, which grows by the same amount whenever the symbol occurs;
/// its probability is its weight over the sum of all, taken before the symbol is
/// counted. Writer and reader count in the same way, so only the first weights have to
/// be known.
///
/// With first weights of 1 and growth by 1, a symbol that occurred n times among N
/// symbols of K kinds has the probability (n + 1) / (N + K), which is Laplace's rule of
/// succession; with growth by 2 it has (n + ½) / (N + K/2), Krichevsky and Trofimov's.
///
/// *Surprise:* the order of the symbols does not matter. The cost of a message depends
/// only on the counts at its end, by a ratio of Γ functions.
///
/// *Bound:* N·H(q) + (K − 1)/2 · log2 N + O(1) bits for Krichevsky and Trofimov: half a
/// logarithm for each number that had to be learnt, and no code does better on all
/// sources.
///
/// Sources: Krichevsky and Trofimov, *The performance of universal encoding*, 1981;
/// Cleary and Witten, *A comparison of enumerative and adaptive codes*, 1984.
public struct CountingCoder: Hashable, Sendable {
  /// The first weights of the symbols.
  public let weights: [UInt32]

  /// The amount by which the weight of a symbol grows when the symbol occurs.
  public let growth: UInt32

  /// A coder that starts with the given weights.
  ///
  /// Weights stop growing before their sum reaches 2^31.
  ///
  /// - Precondition: Not all weights are 0; their sum is below 2^31.
  public init(weights: [UInt32], growth: UInt32) {
    let sum = weights.reduce(0) { $0 + UInt64($1) }
    precondition(1..<1 << 31 ~= sum, "weights of a sum from 1 to 2^31 − 1")
    self.weights = weights
    self.growth = growth
  }

  /// Writes `symbols` into `buffer`, replacing its content.
  ///
  /// - Returns: the number of bits, and the cost of each `batchSize` symbols; `nil` if
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

  /// Reads the first `byteCount` of `bytes` and fills `symbols` with their symbols.
  ///
  /// - Returns: the number of bits that an encoder would have written for them; `nil`
  ///   if it would have written different bits.
  /// - Precondition: `Symbol` can represent all symbols of the alphabet.
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
      // Input that claims many symbols without having bits for them is rejected early.
      guard !reader.isPastEnd else { return nil }
    }
    return reader.end
  }
}

extension CountingCoder {
  /// Writes one symbol after another.
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

    /// Writes a symbol and counts it; returns false if the symbol has no weight.
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

  /// Reads one symbol after another.
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
