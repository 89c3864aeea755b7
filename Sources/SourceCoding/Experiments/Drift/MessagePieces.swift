/// The counts of the symbols in consecutive pieces of a message.
///
/// There are at most 2,048 pieces, so memory does not grow with the message. Where
/// pieces begin depends only on the length of the message.
struct MessagePieces {
  /// The number in the message of each piece's first symbol, and at the end the number
  /// after the last piece.
  let starts: [Int]

  /// The number of classes.
  let classCount: Int

  /// The counts by class of all pieces before each piece, and at the end of all pieces;
  /// the counts of any consecutive pieces are a difference of two of these.
  private(set) var sums: [Double]

  /// The greatest number of pieces.
  static let most = 2048

  /// The length of the shortest piece, in symbols.
  static let leastLength = 8

  /// The number of pieces.
  var count: Int { starts.count - 1 }

  /// Returns the number of symbols in consecutive pieces.
  func length(of pieces: Range<Int>) -> Double {
    Double(starts[pieces.upperBound] - starts[pieces.lowerBound])
  }

  /// Returns the symbols in consecutive pieces, as numbers in the message.
  func symbols(of pieces: Range<Int>) -> Range<Int> {
    starts[pieces.lowerBound]..<starts[pieces.upperBound]
  }

  /// Returns the sum of the counts of consecutive pieces, by class.
  func counts(of pieces: Range<Int>) -> [Double] {
    let (first, end) = (pieces.lowerBound * classCount, pieces.upperBound * classCount)
    let sums = sums.span
    return (0..<classCount).map { sums[end + $0] - sums[first + $0] }
  }

  /// Returns the sum over the symbols of one piece of a number that each class has.
  func sum(of numbers: [Double], in piece: Int) -> Double {
    let (first, next) = (piece * classCount, (piece + 1) * classCount)
    let (sums, numbers) = (sums.span, numbers.span)
    var sum = 0.0
    for index in 0..<classCount {
      sum += (sums[next + index] - sums[first + index]) * numbers[index]
    }
    return sum
  }

  /// Counts the pieces of a message.
  ///
  /// - Parameters:
  ///   - source: the message, not empty.
  ///   - classes: the classes of its symbols.
  /// - Throws: ``SourceError`` if it cannot be read.
  init(of source: any SymbolSource, _ classes: SymbolClasses) throws(SourceError) {
    let symbolCount = source.symbolCount
    var pieceCount = 1
    while pieceCount < Self.most, symbolCount / (2 * pieceCount) >= Self.leastLength {
      pieceCount *= 2
    }
    let (quotient, rest) = symbolCount.quotientAndRemainder(dividingBy: pieceCount)
    starts = (0...pieceCount).map { quotient * $0 + rest * $0 / pieceCount }
    classCount = classes.count
    sums = [Double](repeating: 0, count: (pieceCount + 1) * classes.count)
    if source.isNarrow {
      try countBytes(of: source, classes)
    } else {
      try countSymbols(of: source, classes)
    }
    for index in classes.count..<sums.count { sums[index] += sums[index - classes.count] }
  }

  /// Counts each piece in the element of the sums that ends with it.
  private mutating func countSymbols(
    of source: any SymbolSource, _ classes: SymbolClasses
  ) throws(SourceError) {
    var (piece, left) = (0, starts[1])
    try source.forEachSymbol(in: 0..<source.symbolCount) { symbol in
      if left == 0 {
        piece += 1
        left = starts[piece + 1] - starts[piece]
      }
      left -= 1
      sums[(piece + 1) * classCount + Int(classes.places[Int(symbol)])] += 1
    }
  }

  /// Does the same by histograms, which are many times as fast; each symbol must be a
  /// class.
  private mutating func countBytes(
    of source: any SymbolSource, _ classes: SymbolClasses
  ) throws(SourceError) {
    let symbolCount = source.symbolCount
    var buffer = [UInt8](repeating: 0, count: min(symbolCount, 1 << 17))
    var tally = Tally(alphabetSize: source.alphabet.count)
    var piece = 0
    for start in stride(from: 0, to: symbolCount, by: buffer.count) {
      buffer.removeLast(max(0, buffer.count - (symbolCount - start)))
      var block = buffer.mutableSpan
      try source.read(at: start, into: &block)
      var place = start
      while place < start + block.count {
        let end = min(start + block.count, starts[piece + 1])
        tally.count(block.span.extracting(place - start..<end - start))
        place = end
        guard end == starts[piece + 1] else { continue }
        for symbol in tally.seenSymbols {
          let place = Int(classes.places[symbol])
          sums[(piece + 1) * classCount + place] = Double(tally.counts[symbol])
        }
        tally = Tally(alphabetSize: source.alphabet.count)
        piece += 1
      }
      WorkProgress.add(block.count)
    }
  }
}
