/// Shows the cost of a message along its length with a fixed code, its own code and a
/// code that learns, and finds the places where the message itself changes.
///
///     fixed      the ideal code for z, which both sides know
///     own        the ideal code for the message as a whole
///     adaptive   KT's rule, which learns from all symbols before each
///
/// Where the cost of the fixed code rises and the other costs do not, the proxy no
/// longer fits; where all rise together, the message itself has more information there.
/// The curves are drawn over windows; changes are found by `ChangeSearch`, which does
/// not use these windows.
///
/// Source: Krichevsky and Trofimov, *The performance of universal encoding*, 1981.
package enum Drift {
  /// Measures the drift of a message, window by window.
  ///
  /// - Parameters:
  ///   - source: the message, not empty.
  ///   - name: the words for the message.
  ///   - proxy: z over the same alphabet, with the words for it; `nil` for none.
  ///   - windowCount: the number of windows of the curves, fewer for a short message.
  ///     The changes do not depend on it.
  ///   - threads: the greatest number of cores to use.
  ///   - notes: further notes, on the message.
  /// - Returns: the experiment.
  /// - Throws: ``SourceError`` if the message cannot be read.
  /// - Complexity: O(N) for N symbols, in a bounded number of pieces.
  package static func along(
    _ source: any SymbolSource, named name: String, proxy: NamedDistribution? = nil,
    windowCount: Int = 64, threads: Int = 1, notes: [String] = []
  ) throws(SourceError) -> Experiment {
    precondition(source.symbolCount > 0, "an empty message has no cost")
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
    var total = Tally(alphabetSize: source.alphabet.count)
    for window in windows { total.merge(window) }
    let costs = Costs(of: windows, total, proxy?.distribution)
    WorkProgress.begin("searching for changes")
    let search = try Search(source, total, costing: costs.shown, threads: threads)
    WorkProgress.end()
    var offsets = [0]
    for window in windows {
      offsets.append(offsets[offsets.count - 1] + source.alphabet.byteCount(of: window))
    }
    let series = costs.lines.map { line in
      Experiment.Series(
        name: line.name, origin: .computed,
        points: zip(offsets, line.rates).map { .init(x: Double($0), y: $1) })
    }
    return Experiment(
      name: "drift", title: "cost along the message",
      inputs: [.init("q", name)] + (proxy.map { [.init("z", $0.name)] } ?? [])
        + [
          .init(
            "windows", "\(windows.count.grouped) of \(size.counted("symbol"))")
        ],
      x: .init("byte", .count, meaning: "place in the data"), y: .init("cost", per: "symbol"),
      series: series,
      marks: search.changes.filter(\.isReported).map {
        .init(.x, at: Double($0.byteOffset), "change")
      },
      changes: search.changes, findings: findings(search, costs), checks: costs.checks(of: total),
      notes: [
        "A change is reported where the counts on both sides differ more than chance and the memory of "
          + "the data explain, and the data do not switch between a few kinds of stretches all along."
      ] + notes)
  }

  /// The shortest window in symbols; shorter ones would show more chance than message.
  private static let leastWindow = 256

  private static func findings(_ search: Search, _ costs: Costs) -> [Experiment.Finding] {
    [.init("changes", Double(search.changes.count(where: \.isReported)), .count)]
      + (search.dispersion.map {
        [
          .init(
            "dispersion φ", $0, .number,
            detail:
              "the counts within the sides vary φ times as much as those of independent symbols")
        ]
      } ?? [])
      + totals(of: costs)
  }

  /// The bits of the whole message with each code.
  static func totals(of costs: Costs) -> [Experiment.Finding] {
    costs.lines.map {
      .init(
        "\($0.name) total", $0.bits, .information, key: "total", group: $0.name,
        detail: $0.meaning)
    }
  }
}
