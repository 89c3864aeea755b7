/// The costs of consecutive pieces of a message, in the order of the message.
///
/// The accuracy of a rate depends on how costs follow each other, which a tally does
/// not show. In a short message each piece is one symbol. Longer messages have 2,048 to
/// 4,096 pieces of equal size, so that the series takes the same memory for messages of
/// any length.
public struct CostSeries: Hashable, Sendable {
  /// The cost of each piece in bits.
  let sums: [Double]

  /// The number of symbols in every piece except the last, a power of two.
  let pieceSize: Int

  /// The number of symbols in the message.
  let symbolCount: Int

  /// The number of symbols in each piece, if a piece is one message, or as many
  /// messages as make 2,048 to 4,096 pieces; `nil` if pieces are equal parts of one
  /// message.
  let messageSymbolCounts: [Int]?

  private static let mostPieces = 1 << 12

  /// The number of symbols in a piece of a message of this length.
  static func pieceSize(symbolCount: Int) -> Int {
    var size = 1
    while (symbolCount + size - 1) / size > mostPieces { size *= 2 }
    return size
  }

  /// The series made from the costs of smaller pieces.
  ///
  /// - Parameters:
  ///   - costs: the bits of each `size` symbols in turn.
  ///   - size: a power of two.
  ///   - symbolCount: the number of symbols in the message.
  init(_ costs: [Double], ofEach size: Int, symbolCount: Int) {
    pieceSize = max(size, Self.pieceSize(symbolCount: symbolCount))
    self.symbolCount = symbolCount
    messageSymbolCounts = nil
    let step = pieceSize / size
    sums =
      step == 1
      ? costs
      : stride(from: 0, to: costs.count, by: step).map {
        costs[$0..<min(costs.count, $0 + step)].compensatedSum()
      }
  }

  /// The costs of many messages, or of groups of messages.
  ///
  /// - Parameters:
  ///   - sums: the bits of each message or group.
  ///   - symbolCounts: the number of symbols in each.
  init(_ sums: [Double], symbolCounts: [Int]) {
    self.sums = sums
    pieceSize = 1
    symbolCount = symbolCounts.reduce(0, +)
    messageSymbolCounts = symbolCounts
  }

  /// The costs of the message of `source` if symbol x costs `costs[x]`.
  ///
  /// A message that was counted in batches is not read again.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - tallies: its tallies.
  ///   - costs: finite for the symbols that occur.
  ///   - threads: the greatest number of cores to use; the result is the same for all.
  /// - Throws: ``SourceError`` if the message cannot be read.
  init(
    of source: any SymbolSource, tallies: BatchTallies, costing costs: [Double], threads: Int
  ) throws(SourceError) {
    let count = source.symbolCount
    if !tallies.batches.isEmpty {
      self.init(
        tallies.bits(costing: costs), ofEach: BatchTallies.batchSize(symbolCount: count),
        symbolCount: count)
      return
    }
    let size = min(Self.pieceSize(symbolCount: count), BlockWorkers.blockSize)
    let parts = try BlockWorkers.run(symbolCount: count, threads: threads) {
      (nextBlock) throws(SourceError) in
      source.isNarrow
        ? try Self.sums(of: source, costs, ofEach: size, as: UInt8.self, nextBlock)
        : try Self.sums(of: source, costs, ofEach: size, as: UInt32.self, nextBlock)
    }
    let ordered = parts.flatMap(\.self).sorted { $0.offset < $1.offset }
    self.init(ordered.flatMap(\.sums), ofEach: size, symbolCount: count)
  }

  /// The costs of one worker's blocks, each in pieces of `size` symbols.
  private static func sums<Word: SymbolWord>(
    of source: some SymbolSource, _ costs: [Double], ofEach size: Int, as word: Word.Type,
    _ nextBlock: () -> Range<Int>?
  ) throws(SourceError) -> [(offset: Int, sums: [Double])] {
    var blocks: [(offset: Int, sums: [Double])] = []
    var buffer: [Word] = []
    let costs = costs.span
    while let block = nextBlock() {
      if buffer.count != block.count { buffer = Array(repeating: 0, count: block.count) }
      var symbols = buffer.mutableSpan
      try Word.read(source, at: block.lowerBound, into: &symbols)
      var sums: [Double] = []
      sums.reserveCapacity((block.count + size - 1) / size)
      var start = 0
      while start < block.count {
        let end = min(block.count, start + size)
        var sum = 0.0
        for index in start..<end { sum += costs[Int(symbols[index])] }
        sums.append(sum)
        start = end
      }
      blocks.append((block.lowerBound, sums))
    }
    return blocks
  }
}

extension CostSeries {
  /// The cost of the whole message in bits.
  var total: Double { sums.compensatedSum() }

  /// Possible shapes of the falling costs of a code that learns: the mean of ln(1 +
  /// a/t) over the symbols t of each piece, for a = 1, N^⅓, N^⅔ and N.
  var trends: [[Double]] {
    let count = Double(max(1, symbolCount))
    let root = Mathematics.exp2(Mathematics.log2(count) / 3)
    // ∫ ln(1 + a/t) dt
    func integral(_ a: Double, _ t: Double) -> Double {
      func term(_ x: Double) -> Double { x > 0 ? x * Mathematics.log2(x) : 0 }
      return term(t + a) - term(t)
    }
    return [1, root, root * root, count].map { a in
      sums.indices.map { index in
        let start = Double(index * pieceSize)
        let length = Double(min(pieceSize, symbolCount - index * pieceSize))
        return (integral(a, start + length) - integral(a, start)) / length
      }
    }
  }

  /// The cost of each piece less its cost at the overall rate.
  var deviations: [Double] {
    let rate = total / Double(max(1, symbolCount))
    if let messageSymbolCounts {
      return zip(sums, messageSymbolCounts).map { $0 - rate * Double($1) }
    }
    return sums.indices.map { index in
      sums[index] - rate * Double(min(pieceSize, symbolCount - index * pieceSize))
    }
  }

  /// The sums of the costs of both, piece by piece.
  ///
  /// - Precondition: They are of one message.
  static func + (a: CostSeries, b: CostSeries) -> CostSeries {
    a.combined(with: b) { $0 + $1 }
  }

  /// The cost of each piece in `a` less its cost in `b`; the difference of two infinite
  /// costs is 0.
  ///
  /// - Precondition: They are of one message.
  static func - (a: CostSeries, b: CostSeries) -> CostSeries {
    a.combined(with: b) { $0 == $1 ? 0 : $0 - $1 }
  }

  private func combined(
    with other: CostSeries, _ operation: (Double, Double) -> Double
  ) -> CostSeries {
    precondition(
      sums.count == other.sums.count && symbolCount == other.symbolCount,
      "both are series of one message")
    let sums = zip(sums, other.sums).map(operation)
    if let messageSymbolCounts {
      return CostSeries(sums, symbolCounts: messageSymbolCounts)
    }
    return CostSeries(sums, ofEach: pieceSize, symbolCount: symbolCount)
  }
}
