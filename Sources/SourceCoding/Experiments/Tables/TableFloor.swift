/// Lower bounds on the cost of messages for any number of tables.
///
/// A table of its own for each message costs at least Σ n_i H(q_i), with the entropies
/// of the messages' own distributions. Short messages differ by chance alone, so most
/// of the saving that this bound seems to promise is not structure; the same bytes,
/// shuffled among the messages, show how much chance explains.
extension MessageList {
  /// Returns Σ n_i H(q_i | byte before) over the messages that `isCounted` picks, in
  /// bits.
  ///
  /// - Throws: ``SourceError`` if the messages cannot be read.
  func contextFloor(of isCounted: (Int) -> Bool) throws(SourceError) -> Double {
    var sum = CompensatedSum()
    var pairs: [UInt32] = []
    try visit { (index, bytes) in
      guard isCounted(index) else { return }
      pairs.removeAll(keepingCapacity: true)
      var context = MessageClasses.start
      for place in bytes.indices {
        pairs.append(UInt32(context << 8) | UInt32(bytes[place]))
        context = Int(bytes[place])
      }
      pairs.sort()
      var start = 0
      while start < pairs.count {
        var (end, bits) = (start, 0.0)
        while end < pairs.count, pairs[end] >> 8 == pairs[start] >> 8 {
          var run = end
          while run < pairs.count, pairs[run] == pairs[end] { run += 1 }
          bits -= Double(run - end) * Mathematics.log2(Double(run - end))
          end = run
        }
        sum.add(bits + Double(end - start) * Mathematics.log2(Double(end - start)))
        start = end
      }
    }
    return sum.value
  }

  /// The greatest number of bytes that are shuffled; if there are more, an evenly
  /// spread sample of the messages is taken.
  package static var mostShuffled: Int { 1 << 22 }

  /// Returns Σ n_i H(q_i) of the messages `items` after their bytes have been shuffled
  /// among them, in bits.
  ///
  /// If there are more than ``mostShuffled`` bytes, a sample is shuffled and its result
  /// is scaled up.
  ///
  /// - Throws: ``SourceError`` if the messages cannot be read.
  func shuffledFloor(of items: [UInt32], seed: UInt64) throws(SourceError) -> Double {
    let byteCount = items.reduce(0) { $0 + range(of: Int($1)).count }
    guard byteCount > 0 else { return 0 }
    let count =
      byteCount > Self.mostShuffled
      ? max(1, items.count * Self.mostShuffled / byteCount) : items.count
    var (all, ends): ([UInt8], [Int]) = ([], [])
    for place in 0..<count {
      all += try bytes(of: Int(items[place * items.count / count]))
      ends.append(all.count)
    }
    var rng = SplitMix64(seed: seed)
    // Fisher and Yates, 1938, in the form of Durstenfeld, 1964.
    for place in stride(from: all.count - 1, to: 0, by: -1) {
      all.swapAt(place, Int(rng.next() % UInt64(place + 1)))
    }
    var tallies = MessageTallies(alphabetSize: 256)
    var start = 0
    for end in ends {
      tallies.append(all.span.extracting(start..<end), byteCount: end - start)
      start = end
    }
    return tallies.ownEntropy(of: tallies.all) * Double(byteCount) / Double(max(1, all.count))
  }
}
