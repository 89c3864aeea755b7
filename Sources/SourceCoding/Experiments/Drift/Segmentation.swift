/// Where a message changes, told from the tallies of its windows.
///
/// A message is described in segments, each by a distribution of its own. A segment of
/// n symbols costs its plug-in entropy and what it takes to say the distribution; every
/// change costs the place where it is:
///
///     n·H(segment)/φ + (K − 1)/2 · log2 n,   and log2 W for each change
///
/// with K the symbols of the whole message, W its windows. The cheapest description of
/// all is found exactly, segment ends by dynamic programming. A change is only told if
/// it pays for itself, so a message of one kind has none.
///
/// Neighbouring symbols of a text depend on each other, and their tallies wander more
/// than those of independent ones; φ ≥ 1 says by how much, judged from neighbouring
/// windows, between which a change is rare. Likelihoods are divided by it.
///
/// Source: Rissanen, *Modeling by shortest data description*, 1978; Jackson et al., *An
/// algorithm for optimal partitioning of data on an interval*, 2005; McCullagh and
/// Nelder, *Generalized Linear Models*, 1989 (φ).
struct Segmentation {
  /// The first window of each segment but the first.
  let changes: [Int]

  /// φ, how much more windows vary than those of independent symbols would.
  let dispersion: Double

  /// K, the symbols of the whole message.
  private let symbolCount: Int

  /// log2 W, what the place of a change costs.
  private let placeBits: Double

  /// The segmentation of consecutive windows.
  ///
  /// - Parameter windows: their tallies, none of them empty, over one alphabet.
  /// - Complexity: O(W²·K) for W windows over K symbols.
  init(of windows: [Tally]) {
    var total = Tally(alphabetSize: windows.first?.alphabetSize ?? 0)
    for window in windows { total.merge(window) }
    dispersion = Self.dispersion(of: windows, total)
    let symbols = total.seenSymbols
    symbolCount = symbols.count
    placeBits = Mathematics.log2(Double(max(1, windows.count)))
    guard windows.count > 1 else {
      changes = []
      return
    }
    let counts = windows.map { window in symbols.map { window.counts[$0] } }
    let lengths = windows.map(\.total)
    // best[j]: the cheapest description of the windows before j, and where its last
    // segment begins.
    var best = [(cost: 0.0, start: 0)]
    for end in 1...windows.count {
      var segment = [UInt64](repeating: 0, count: symbols.count)
      var length: UInt64 = 0
      var cheapest = (cost: Double.infinity, start: 0)
      for start in (0..<end).reversed() {
        for index in symbols.indices { segment[index] += counts[start][index] }
        length += lengths[start]
        let cost =
          best[start].cost + Self.entropyBits(segment, length) / dispersion
          + Self.parameterBits(length, symbolCount) + (start > 0 ? placeBits : 0)
        // Of equal ones the segment that begins first.
        if cost <= cheapest.cost { cheapest = (cost, start) }
      }
      best.append(cheapest)
    }
    var starts: [Int] = []
    var end = windows.count
    while end > 0 {
      end = best[end].start
      if end > 0 { starts.insert(end, at: 0) }
    }
    changes = starts
  }

  /// What a segment of one window costs beside its symbols, in bits of likelihood.
  func price(of window: Tally) -> Double {
    dispersion * (Self.parameterBits(window.total, symbolCount) + placeBits)
  }

  /// What it takes to say the distribution of a segment of so many symbols, of which
  /// there are K.
  private static func parameterBits(_ length: UInt64, _ symbolCount: Int) -> Double {
    Double(symbolCount - 1) / 2 * Mathematics.log2(Double(length))
  }

  /// n·H of counts, in bits.
  static func entropyBits(_ counts: [UInt64], _ total: UInt64) -> Double {
    var sum = CompensatedSum()
    sum.add(Self.logarithmicTerm(total))
    for count in counts where count > 1 { sum.add(-Self.logarithmicTerm(count)) }
    return max(0, sum.value)
  }

  /// n log2 n, 0 at 0.
  static func logarithmicTerm(_ count: UInt64) -> Double {
    count < 2 ? 0 : Double(count) * Mathematics.log2(Double(count))
  }

  /// How much more the costs of neighbouring windows differ than independent symbols
  /// would make them, at least 1.
  ///
  /// The median of the squares is taken, which a few changes do not move; that of a
  /// square of a normal variable is 0.4549 of its mean.
  private static func dispersion(of windows: [Tally], _ total: Tally) -> Double {
    guard let q = try? Estimator.maximumLikelihood.distribution(of: total), q.varentropy > 0
    else { return 1 }
    let costs = q.surprisals
    let rates = windows.map { $0.weightedSum(of: costs) / Double($0.total) }
    var squares: [Double] = []
    for (index, (a, b)) in zip(rates, rates.dropFirst()).enumerated() {
      let sizes = 1 / Double(windows[index].total) + 1 / Double(windows[index + 1].total)
      squares.append((a - b) * (a - b) / (q.varentropy * sizes))
    }
    guard squares.count >= 4 else { return 1 }
    return max(1, squares.sorted()[squares.count / 2] / 0.4549)
  }
}
