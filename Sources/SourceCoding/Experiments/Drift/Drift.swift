/// What a message costs along its way: under a fixed code, its own, and one that learns.
///
///     fixed      the ideal code for z, which both sides know
///     own        the ideal code for the message as a whole
///     adaptive   KT's rule, from all symbols before each
///
/// Where the fixed code goes up and the others do not, the proxy has gone stale; where
/// all go up together, the message has only become harder. The places where the
/// message itself changes are found by `Segmentation` and named to the symbol.
///
/// Source: Krichevsky and Trofimov, *The performance of universal encoding*, 1981.
public enum Drift {
  /// The drift of a message, window by window.
  ///
  /// - Parameters:
  ///   - source: the message, not empty.
  ///   - name: the words for the message.
  ///   - proxy: z over the same alphabet, with the words for it; `nil` for none.
  ///   - windowCount: the number of windows, fewer for a short message.
  ///   - threads: the greatest number of cores to use.
  /// - Returns: the experiment.
  /// - Throws: ``SourceError`` if the message cannot be read.
  /// - Complexity: O(N + W²·K) for N symbols in W windows over K symbols.
  public static func along(
    _ source: any SymbolSource, named name: String, proxy: Sweep.Subject? = nil,
    windowCount: Int = 64, threads: Int = 1
  ) throws(SourceError) -> Experiment {
    precondition(source.symbolCount > 0, "an empty message goes nowhere")
    let size = max(
      min(source.symbolCount, leastWindow),
      (source.symbolCount + windowCount - 1) / windowCount)
    var windows: [Tally] = []
    for start in stride(from: 0, to: source.symbolCount, by: size) {
      WorkProgress.begin(
        round: start / size, of: (source.symbolCount + size - 1) / size, "window")
      let range = start..<min(source.symbolCount, start + size)
      windows.append(
        try BatchTallies(of: PartSource(source, range: range), threads: threads).total)
    }
    WorkProgress.end()
    WorkProgress.begin("looking for changes")
    var total = Tally(alphabetSize: source.alphabet.count)
    for window in windows { total.merge(window) }
    let costs = Costs(of: windows, total, proxy?.distribution)
    let bytes = windows.map { source.alphabet.byteCount(of: $0) }
    var offsets = [0]
    for count in bytes { offsets.append(offsets[offsets.count - 1] + count) }
    func series(_ name: String, _ rates: [Double]) -> Experiment.Series {
      .init(
        name: name, origin: .computed,
        points: zip(offsets, rates).map { .init(x: Double($0), y: $1) })
    }
    let segmentation = Segmentation(of: windows)
    var changes: [Change] = []
    var places = segmentation.changes[...]
    while let window = places.popFirst() {
      // A window that a change cuts in two is no segment of its own.
      if let next = places.first, next == window + 1, next < windows.count {
        let around = (window - 1) * size..<min(source.symbolCount, (next + 1) * size)
        let split = try Split(
          of: PartSource(source, range: around), windows[window - 1...next])
        let apart = windows[window - 1...next].map {
          Segmentation.entropyBits($0.counts, $0.total)
        }.compensatedSum()
        if split.bits <= apart + segmentation.price(of: windows[window]) {
          places.removeFirst()
          changes.append(
            Change(
              symbol: around.lowerBound + split.symbol, byte: offsets[window - 1] + split.byte,
              start: window, end: next))
          continue
        }
      }
      let around = (window - 1) * size..<min(source.symbolCount, (window + 1) * size)
      let split = try Split(of: PartSource(source, range: around), windows[window - 1...window])
      changes.append(
        Change(
          symbol: around.lowerBound + split.symbol, byte: offsets[window - 1] + split.byte,
          start: window, end: window))
    }
    return Experiment(
      name: "drift", title: "what the message costs along its way",
      inputs: [.init("q", name)] + (proxy.map { [.init("z", $0.name)] } ?? [])
        + [
          .init(
            "windows", "\(windows.count.grouped) of \(size.grouped) \("symbol".counted(by: size))")
        ],
      x: .init("byte", .count, meaning: "place in the data"), y: .init("cost", per: "symbol"),
      series: (costs.fixed.map { [series("fixed", $0)] } ?? [])
        + [series("own", costs.own), series("adaptive", costs.adaptive)],
      marks: changes.map { .init(.x, at: Double($0.byte), "change") },
      findings: findings(changes, costs, segmentation, windows), checks: costs.checks(of: total),
      notes: [
        "A change is told where segments with distributions of their own, and the places where "
          + "they end, are the shorter description."
      ])
  }

  /// A place where the message changes.
  private struct Change {
    /// The first symbol behind it.
    let symbol: Int
    /// The byte that this begins with.
    let byte: Int
    /// The windows that it cuts: none where both are the same.
    let start: Int
    let end: Int
  }

  /// Shorter windows tell more of chance than of the message.
  private static let leastWindow = 256

  private static func findings(
    _ changes: [Change], _ costs: Costs,
    _ segmentation: Segmentation, _ windows: [Tally]
  ) -> [Experiment.Finding] {
    var findings: [Experiment.Finding] = [
      .init("changes", Double(changes.count), .count),
      .init(
        "dispersion φ", segmentation.dispersion, .number,
        detail: "windows vary so much more than those of independent symbols"),
    ]
    let starts = [0] + changes.map(\.end)
    let ends = changes.map(\.start) + [windows.count]
    let shown = costs.fixed ?? costs.own
    func mean(_ range: Range<Int>) -> Double {
      let sizes = range.map { Double(windows[$0].total) }
      return zip(range, sizes).map { shown[$0] * $1 }.compensatedSum() / sizes.compensatedSum()
    }
    for (index, change) in changes.enumerated() {
      let (before, after) = (
        mean(starts[index]..<ends[index]), mean(starts[index + 1]..<ends[index + 1])
      )
      let words =
        "symbol \(change.symbol), \(costs.fixed == nil ? "own" : "fixed") "
        + "\(rounded(before)) before and \(rounded(after)) after, bits per symbol"
      findings.append(.init("change at byte", Double(change.byte), .count, detail: words))
    }
    return findings
  }

  private static func rounded(_ bits: Double) -> String {
    bits.isFinite ? "\((bits * 1000).rounded() / 1000)" : "inf"
  }
}
