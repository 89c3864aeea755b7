internal import Kernels

/// Arithmetic coding by counts that are made on the way.
///
/// `CountingCoder` does the work; the idea, the surprise, the bound and the sources are
/// described there.
///
/// The code needs no table. With Krichevsky and Trofimov's rule or Laplace's it needs
/// no z either: at first all symbols have equal counts. With z as the prior it starts
/// as if a number of symbols had already been seen in the proportions of z. The greater
/// that number, the longer the code trusts z, and the more a wrong z costs.
///
/// The counts start afresh in each block, so blocks are long.
package struct AdaptiveCoder: LearningCoder, SymbolWordCoder {
  private let coder: CountingCoder

  /// The code that starts with weights of 1.
  ///
  /// - Parameters:
  ///   - growth: the amount by which a symbol's weight grows when the symbol occurs: 1
  ///     is Laplace's rule, 2 Krichevsky and Trofimov's.
  ///   - alphabetSize: the number of symbols, at least 1.
  package init(growth: Int, alphabetSize: Int) {
    self.init(weights: Array(repeating: 1, count: alphabetSize), growth: growth)
  }

  /// The code that starts as if `strength` symbols had been seen in the proportions of
  /// `z`.
  ///
  /// The proportions are rounded to 1/32 of a symbol so that KL(z‖z̃) is least.
  ///
  /// - Throws: ``DesignError`` if `z` has more symbols than `strength` has such parts.
  /// - Precondition: The strength is from 1 to 2^20.
  package init(prior z: Distribution, strength: Int) throws(DesignError) {
    precondition(1...1 << 20 ~= strength, "a prior of 1 to 2^20 symbols")
    let shareCount = strength * Self.partsOfSymbol
    let symbolCount = z.weights.count { $0 > 0 }
    guard symbolCount <= shareCount else {
      throw .alphabetSize(found: symbolCount, limit: shareCount)
    }
    var allotment = ShareAllotment(weights: z.weights, total: z.total, shareCount: shareCount)
    allotment.balance()
    self.init(weights: allotment.shares, growth: Self.partsOfSymbol)
  }

  private static let partsOfSymbol = 32

  private init(weights: [UInt32], growth: Int) {
    coder = CountingCoder(weights: weights, growth: UInt32(growth))
  }

  /// Writes `symbols`.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol has no weight.
  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try block.finish(
      coder.encode(symbols, into: &block.buffer, batchSize: block.batchSize))
  }

  /// Reads `block` and fills `symbols` with its symbols.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    try block.expectEnd(coder.decode(block.buffer, byteCount: block.byteCount, into: &symbols))
  }
}

extension AdaptiveCoder {
  /// The growth of weights in γ; then 0 if all weights start at 1, or 1 followed by the
  /// weights, written like shares.
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: Int(coder.growth))
    let isUniform = coder.weights.allSatisfy { $0 == 1 }
    writer.append(bit: isUniform ? 0 : 1)
    if !isUniform { writer.append(shares: coder.weights) }
    return EncodedTable(writer.finish())
  }

  /// Reads the code that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe one.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let growth = try reader.nextGamma(limit: Self.partsOfSymbol)
    var weights = [UInt32](repeating: 1, count: alphabetSize)
    if try reader.next() == 1 {
      weights = try reader.nextShares(count: alphabetSize, mostDigits: 26)
    }
    try reader.finish()
    let sum = weights.reduce(0) { $0 + UInt64($1) }
    guard 1..<1 << 31 ~= sum else { throw .damaged(bitOffset: reader.bitOffset) }
    self.init(weights: weights, growth: growth)
  }
}

extension AdaptiveCoder {
  static let ktFamily = uniform(
    "adaptive-kt", growth: 2,
    summary: "learns counts from the message, (n + ½) / (N + K/2); no table, no z")
  static let laplaceFamily = uniform(
    "adaptive-laplace", growth: 1,
    summary: "learns counts from the message, (n + 1) / (N + K); no table, no z")

  static let priorFamily = CodeFamily(
    name: "adaptive-z", parameter: .init(symbol: "S", range: 1...1 << 20, fallback: 256),
    summary: "learns counts from the message, starting as if it had seen S symbols of z",
    makeFromProxy: { (proxy, strength) throws(DesignError) in
      Design(
        code: try AdaptiveCoder(prior: proxy.distribution, strength: strength), symbolCosts: nil,
        believesProxy: false)
    })

  private static func uniform(_ name: String, growth: Int, summary: String) -> CodeFamily {
    .learning(name, summary: summary) { size, _ in
      AdaptiveCoder(growth: growth, alphabetSize: size)
    }
  }
}
