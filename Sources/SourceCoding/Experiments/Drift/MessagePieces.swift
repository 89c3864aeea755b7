/// The counts of the symbols in consecutive pieces of a message.
///
/// There are at most 512 pieces, so memory does not grow with the message. Where pieces
/// begin depends only on the length of the message. From these pieces those twice, four
/// times … as long are made.
struct MessagePieces {
  /// The number in the message of each piece's first symbol, and at the end the number
  /// after the last piece.
  let starts: [Int]

  /// The number of classes.
  let classCount: Int

  /// The counts by class of all pieces before each piece, and at the end of all pieces;
  /// the counts of any consecutive pieces are a difference of two of these.
  private(set) var sums: [Double]

  /// For each piece, how many of its symbols have the class of the symbol before them.
  private(set) var repeats: [Double]

  /// The greatest number of pieces.
  static let most = 512

  /// The length of the shortest piece, in symbols.
  static let leastLength = 16

  /// The number of pieces.
  var count: Int { repeats.count }

  /// The symbols that the pieces cover.
  var range: Range<Int> { starts[0]..<starts[count] }

  /// Returns the number of symbols in a piece.
  func length(of piece: Int) -> Double { Double(starts[piece + 1] - starts[piece]) }

  /// Returns the sum of the counts of consecutive pieces, by class.
  func counts(of pieces: Range<Int>) -> [Double] {
    let (first, end) = (pieces.lowerBound * classCount, pieces.upperBound * classCount)
    return (0..<classCount).map { sums[end + $0] - sums[first + $0] }
  }

  /// Counts the pieces of a part of a message.
  ///
  /// - Parameters:
  ///   - source: the message.
  ///   - range: the part, not empty.
  ///   - classes: the classes of its symbols.
  /// - Throws: ``SourceError`` if it cannot be read.
  init(
    of source: any SymbolSource, in range: Range<Int>, _ classes: SymbolClasses
  ) throws(SourceError) {
    // The number of pieces is bounded for a message of any length, and so is the
    // number of changes.
    let least = max(Self.leastLength, source.symbolCount >> 16)
    var pieceCount = 1
    while pieceCount < Self.most, range.count / (2 * pieceCount) >= least { pieceCount *= 2 }
    let (quotient, rest) = range.count.quotientAndRemainder(dividingBy: pieceCount)
    let starts = (0...pieceCount).map {
      range.lowerBound + quotient * $0 + rest * $0 / pieceCount
    }
    var pieces = MessagePieces(
      starts: starts, classCount: classes.count,
      sums: [Double](repeating: 0, count: (pieceCount + 1) * classes.count),
      repeats: [Double](repeating: 0, count: pieceCount))
    if source.isNarrow {
      try pieces.countBytes(of: source, classes)
    } else {
      try pieces.countSymbols(of: source, classes)
    }
    for index in classes.count..<pieces.sums.count {
      pieces.sums[index] += pieces.sums[index - classes.count]
    }
    self = pieces
  }

  /// Counts each piece in the element of the sums that ends with it.
  private mutating func countSymbols(
    of source: any SymbolSource, _ classes: SymbolClasses
  ) throws(SourceError) {
    var (piece, left, last) = (0, starts[1] - starts[0], -1)
    try source.forEachSymbol(in: range) { symbol in
      if left == 0 {
        piece += 1
        left = starts[piece + 1] - starts[piece]
      }
      left -= 1
      let place = Int(classes.places[Int(symbol)])
      sums[(piece + 1) * classCount + place] += 1
      if place == last { repeats[piece] += 1 }
      last = place
    }
  }

  /// Does the same by histograms, which are many times as fast; each symbol must be a
  /// class.
  private mutating func countBytes(
    of source: any SymbolSource, _ classes: SymbolClasses
  ) throws(SourceError) {
    var buffer = [UInt8](repeating: 0, count: min(range.count, 1 << 17))
    var tally = Tally(alphabetSize: source.alphabet.count)
    var (piece, last): (Int, UInt8?) = (0, nil)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: buffer.count) {
      buffer.removeLast(max(0, buffer.count - (range.upperBound - start)))
      var block = buffer.mutableSpan
      try source.read(at: start, into: &block)
      var place = start
      while place < start + block.count {
        let end = min(start + block.count, starts[piece + 1])
        let symbols = block.span.extracting(place - start..<end - start)
        tally.count(symbols)
        repeats[piece] += Double(Self.repeats(in: symbols) + (symbols[0] == last ? 1 : 0))
        last = symbols[symbols.count - 1]
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

  private static func repeats(in symbols: Span<UInt8>) -> Int {
    var count = 0
    for index in 1..<symbols.count where symbols[index] == symbols[index - 1] { count += 1 }
    return count
  }

  private init(starts: [Int], classCount: Int, sums: [Double], repeats: [Double]) {
    self.starts = starts
    self.classCount = classCount
    self.sums = sums
    self.repeats = repeats
  }

  /// Returns the pieces of twice the length, each of two of these; an odd piece at the
  /// end is left out.
  func paired() -> MessagePieces {
    let pairs = count / 2
    return MessagePieces(
      starts: (0...pairs).map { starts[2 * $0] }, classCount: classCount,
      sums: (0...pairs).flatMap { sums[2 * $0 * classCount..<(2 * $0 + 1) * classCount] },
      repeats: (0..<pairs).map { repeats[2 * $0] + repeats[2 * $0 + 1] })
  }

  /// Returns the pieces that lie within `range`; `nil` if there are none.
  func within(_ range: Range<Int>) -> MessagePieces? {
    guard let first = starts.firstIndex(where: { $0 >= range.lowerBound }),
      let end = starts.lastIndex(where: { $0 <= range.upperBound }), first < end
    else { return nil }
    return MessagePieces(
      starts: Array(starts[first...end]), classCount: classCount,
      sums: Array(sums[first * classCount..<(end + 1) * classCount]),
      repeats: Array(repeats[first..<end]))
  }
}
