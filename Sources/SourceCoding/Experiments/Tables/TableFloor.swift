/// Lower bounds on the cost of messages for any number of tables.
///
/// A table of its own for each message costs at least Σ n_i H(q_i), with the entropies
/// of the messages' own distributions. Short messages differ by chance alone, so most
/// of the saving that this bound seems to promise is not structure; the same symbols,
/// shuffled among the messages, show how much chance explains.
extension TableMessages {
  /// Returns Σ n_i H(q_i | preceding symbol) over the messages that `isCounted` picks,
  /// in bits.
  ///
  /// - Throws: ``SourceError`` if the messages cannot be read.
  func contextFloor(of isCounted: (Int) -> Bool) throws(SourceError) -> Double {
    var sum = CompensatedSum()
    let size = alphabetSize
    var counts = [UInt32](repeating: 0, count: size * (size + 1))
    var seen: [Int] = []
    var context = size
    try visit { (piece, symbols) throws(SourceError) in
      guard isCounted(piece.message) else { return }
      if piece.isFirst { context = size }
      for place in symbols.indices {
        let symbol = code(of: symbols[place])
        let pair = context * size + symbol
        if counts[pair] == 0 { seen.append(pair) }
        counts[pair] += 1
        context = symbol
      }
      guard piece.isLast else { return }
      seen.sort()
      var start = 0
      while start < seen.count {
        var (end, bits, total) = (start, 0.0, 0.0)
        while end < seen.count, seen[end] / size == seen[start] / size {
          let count = Double(counts[seen[end]])
          counts[seen[end]] = 0
          bits -= count * Mathematics.log2(count)
          total += count
          end += 1
        }
        sum.add(bits + total * Mathematics.log2(total))
        start = end
      }
      seen.removeAll(keepingCapacity: true)
    }
    return sum.value
  }

  /// The greatest number of symbols that are shuffled; if there are more, an evenly
  /// spread sample of the messages is taken.
  static var mostShuffled: Int { 1 << 22 }

  /// Returns Σ n_i H(q_i) of the messages `items` after their symbols have been
  /// shuffled among them, in bits.
  ///
  /// If there are more symbols than ``mostShuffled``, some messages are drawn from the
  /// distribution of all, and the sum is scaled up. For a message so long that its own
  /// frequencies would equal those of all messages, the entropy of these is used.
  ///
  /// - Throws: ``SourceError`` if the messages cannot be read.
  func shuffledFloor(
    of items: [UInt32], _ tallies: MessageTallies, seed: UInt64
  ) throws(SourceError) -> Double {
    let pool = tallies.tally(of: items)
    let total = pool.reduce(0, +)
    guard total > 0, let q = try? Distribution(weights: pool.map { Double($0) }) else { return 0 }
    let longest = UInt64(Self.mostShuffled / 4)
    let sizes = items.map { tallies.symbolCount(of: Int($0)) }
    var rng = SplitMix64(seed: seed)
    var shuffled = MessageTallies(alphabetSize: alphabetSize)
    guard total > UInt64(Self.mostShuffled) else {
      var all: [UInt32] = []
      all.reserveCapacity(Int(total))
      for (symbol, count) in pool.enumerated() {
        all += repeatElement(UInt32(symbol), count: Int(count))
      }
      // Fisher and Yates, 1938, in the form of Durstenfeld, 1964.
      for place in stride(from: all.count - 1, to: 0, by: -1) {
        all.swapAt(place, Int(rng.next() % UInt64(place + 1)))
      }
      var start = 0
      for size in sizes {
        shuffled.append(all.span.extracting(start..<start + Int(size)), byteCount: 0)
        start += Int(size)
      }
      return shuffled.ownEntropy(of: shuffled.all)
    }
    let long = sizes.reduce(0) { $0 + ($1 > longest ? $1 : 0) }
    let short = sizes.filter { $0 <= longest }
    let count = max(
      1, short.count * Self.mostShuffled / max(Self.mostShuffled, Int(total - long)))
    let table = AliasTable(q)
    var drawn = 0
    for place in 0..<min(count, short.count) {
      let size = Int(short[place * short.count / count])
      for _ in 0..<size { shuffled.add(table.draw(using: &rng), 1) }
      shuffled.close(byteCount: 0)
      drawn += size
    }
    let scale = drawn > 0 ? Double(total - long) / Double(drawn) : 0
    return shuffled.ownEntropy(of: shuffled.all) * scale + Double(long) * q.entropy.bits
  }
}
