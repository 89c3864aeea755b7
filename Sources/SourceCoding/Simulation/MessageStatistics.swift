/// Properties of many messages that do not depend on a code: the cost of each in its
/// own ideal code.
///
/// The plug-in entropy H(q_i) of a message is that of its own frequencies. Short
/// messages look better than they are: n symbols drawn from q have a plug-in entropy
/// below H(q), although all have the same source. For independent draws the expected
/// value is known exactly,
///
///     E H = Σ_x Σ_k B(k; n, q(x)) · −(k/n) log2 (k/n)
///
/// so both are given: the value of the messages, and the value that messages of their
/// lengths would have by chance. Only the difference between the two shows that the
/// messages differ.
///
/// Source: Miller, *Note on the bias of information estimates*, 1955.
package struct MessageStatistics: Hashable, Sendable {
  /// The mean of the messages' entropies, Σ n_i H(q_i) / N, in bits per symbol.
  package let meanEntropy: Double

  /// The same mean for messages of these lengths whose symbols are drawn from q.
  package let chanceEntropy: Double

  /// The entropy H(q), in bits per symbol.
  package let entropy: Double

  /// The statistics of messages.
  ///
  /// - Throws: ``SourceError`` if they cannot be read.
  init(
    of messages: SentMessages, in source: any SymbolSource, q: Distribution, threads: Int
  ) throws(SourceError) {
    entropy = q.entropy.bits
    let alphabetSize = source.alphabet.count
    let groups = try BlockWorkers.run(
      symbolCount: messages.count, blockSize: messages.groupSize, threads: threads
    ) { (nextGroup) throws(SourceError) in
      var groups: [(index: Int, bits: Double)] = []
      var counts = [Int](repeating: 0, count: alphabetSize)
      while let range = nextGroup() {
        var bits = 0.0
        var index = range.lowerBound
        var left = messages.range(of: index).count
        var seen: [Int] = []
        func close() {
          let total = messages.range(of: index).count
          for symbol in seen {
            bits -=
              Double(counts[symbol]) * Mathematics.log2(Double(counts[symbol]) / Double(total))
            counts[symbol] = 0
          }
          seen.removeAll(keepingCapacity: true)
        }
        let symbols = messages.range(of: index).lowerBound..<messages.ends[range.upperBound - 1]
        try source.forEachSymbol(in: symbols) { symbol in
          while left == 0 {
            close()
            index += 1
            left = messages.range(of: index).count
          }
          if counts[Int(symbol)] == 0 { seen.append(Int(symbol)) }
          counts[Int(symbol)] += 1
          left -= 1
        }
        close()
        groups.append((range.lowerBound, bits))
      }
      return groups
    }
    let total = Double(max(1, source.symbolCount))
    let bits = groups.flatMap(\.self).sorted { $0.index < $1.index }.map(\.bits).compensatedSum()
    meanEntropy = bits / total
    var lengths: [Int: Int] = [:]
    for index in 0..<messages.count { lengths[messages.range(of: index).count, default: 0] += 1 }
    let expected = ExpectedEntropy(of: q)
    chanceEntropy =
      lengths.sorted { $0.key < $1.key }.map { length, count in
        Double(length) * Double(count) * expected.bits(ofDraws: length)
      }.compensatedSum() / total
  }
}

/// The mean plug-in entropy of independent draws.
struct ExpectedEntropy: Sendable {
  /// The probabilities above 0, each different one once, with the number of symbols
  /// that have it.
  private let classes: [(probability: Double, count: Int)]
  private let entropy: Double

  /// The number of draws above which the expansion is exact to far less than a
  /// thousandth of a bit.
  private static let greatestExactCount = 4_096

  init(of q: Distribution) {
    entropy = q.entropy.bits
    var counts: [Double: Int] = [:]
    for symbol in q.support { counts[q.probability(of: symbol), default: 0] += 1 }
    classes = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The mean plug-in entropy of `count` draws, in bits per symbol.
  func bits(ofDraws count: Int) -> Double {
    guard count > 1 else { return 0 }
    guard count <= Self.greatestExactCount else {
      let support = Double(classes.reduce(0) { $0 + $1.count })
      return max(0, entropy - (support - 1) / (2 * Double(count)) * 1.442_695_040_888_963_4)
    }
    let n = Double(count)
    return classes.map { probability, symbolCount in
      guard probability < 1 else { return 0 }
      // From the most probable count outward, until the remainder is below all digits.
      let mode = min(count, Int((n + 1) * probability))
      let odds = probability / (1 - probability)
      var (sum, mass) = (0.0, 0.0)
      func add(_ k: Int, _ weight: Double) {
        mass += weight
        if k > 0 { sum -= weight * Double(k) / n * Mathematics.log2(Double(k) / n) }
      }
      var (weight, k) = (1.0, mode)
      while k <= count, weight > 1e-18 {
        add(k, weight)
        weight *= Double(count - k) / Double(k + 1) * odds
        k += 1
      }
      (weight, k) = (1.0, mode)
      while k > 0 {
        weight *= Double(k) / Double(count - k + 1) / odds
        k -= 1
        guard weight > 1e-18 else { break }
        add(k, weight)
      }
      return Double(symbolCount) * sum / mass
    }.compensatedSum()
  }
}
