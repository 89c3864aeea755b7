extension SpellingTable {
  /// The spellings in ascending order, byte by byte.
  ///
  /// - Returns: their text; the offsets at which each begins in it, and at which the
  ///   last ends; and for each number the place of its spelling in the order.
  /// - Complexity: O(K log K) comparisons for K spellings.
  public func sorted() -> (text: [UInt8], starts: [Int], places: [UInt32]) {
    let spellings = text.span
    let bounds = starts.span
    var keys = (0..<count).map { symbol in
      var head: UInt64 = 0
      for offset in 0..<8 {
        let place = bounds[symbol] + offset
        head = head << 8 | (place < bounds[symbol + 1] ? UInt64(spellings[place]) : 0)
      }
      return Key(head: head, symbol: UInt32(symbol))
    }
    keys.sort { a, b in
      if a.head != b.head { return a.head < b.head }
      return precedes(a.symbol, b.symbol)
    }
    var sortedText: [UInt8] = []
    sortedText.reserveCapacity(text.count)
    var sortedStarts = [0]
    sortedStarts.reserveCapacity(starts.count)
    var places = [UInt32](repeating: 0, count: count)
    for (place, key) in keys.enumerated() {
      let symbol = Int(key.symbol)
      sortedText.append(contentsOf: text[starts[symbol]..<starts[symbol + 1]])
      sortedStarts.append(sortedText.count)
      places[symbol] = UInt32(place)
    }
    return (sortedText, sortedStarts, places)
  }

  private struct Key {
    /// The first eight bytes, the first of them highest, padded with zeros.
    let head: UInt64
    let symbol: UInt32
  }

  /// Whether a spelling comes before another that has the same key.
  ///
  /// The zeros in a key are padding: if one of two spellings is no longer than the key,
  /// the shorter is a prefix of the other.
  private func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
    let (a, b) = (Int(a), Int(b))
    let (aEnd, bEnd) = (starts[a + 1], starts[b + 1])
    let (aCount, bCount) = (aEnd - starts[a], bEnd - starts[b])
    if min(aCount, bCount) <= 8 { return aCount < bCount }
    return text[starts[a] + 8..<aEnd].lexicographicallyPrecedes(text[starts[b] + 8..<bEnd])
  }
}
