extension Drift {
  /// Measures the drift from tally to tally, each of which is one window.
  ///
  /// The costs are those of data that are cut where the tallies are: KT's rule gives
  /// every order of the same symbols the same probability, so even the code that learns
  /// needs only counts. Changes are not searched for, because that needs the order.
  ///
  /// - Parameters:
  ///   - windows: the tallies in the order of their data, over one alphabet, none empty.
  ///   - name: the words for all of them.
  ///   - proxy: z over the same alphabet, with the words for it; `nil` for none.
  /// - Returns: the experiment.
  package static func across(
    _ windows: [Tally], named name: String, proxy: NamedDistribution? = nil
  ) -> Experiment {
    precondition(windows.allSatisfy { $0.total > 0 }, "an empty tally has no cost")
    var total = Tally(alphabetSize: windows[0].alphabetSize)
    for window in windows { total.merge(window) }
    let costs = Costs(of: windows, total, proxy?.distribution)
    return Experiment(
      name: "drift", title: "cost from tally to tally",
      inputs: [.init("q", name)] + (proxy.map { [.init("z", $0.name)] } ?? [])
        + [
          .init("windows", "\(windows.count.grouped) tallies, in the order of their names")
        ],
      x: .init("tally", .count, meaning: "number of the tally"), y: .init("cost", per: "symbol"),
      series: costs.lines.map { line in
        Experiment.Series(
          name: line.name, origin: .computed,
          points: line.rates.enumerated().map { .init(x: Double($0 + 1), y: $1) })
      },
      findings: totals(of: costs), checks: costs.checks(of: total),
      notes: [
        "Each tally is one window. Changes are not searched for: that needs the order of the symbols, "
          + "and a tally has only their counts. Name the data in place of their tallies to find them."
      ])
  }
}
