internal import SourceCoding

extension ProxyMatrix {
  /// The quantity in the cells, in symbols and words.
  var quantity: String {
    switch content {
    case .crossEntropy: "H(q,z)"
    case .divergence: "KL(q‖z)"
    case .measuredRate(let code): "measured rate of \(code)"
    }
  }

  /// Every proxy for the only source, with the best first, and the cost of a wrong
  /// choice.
  func rankingSections(_ labels: MatrixLabels, _ view: View) -> [Section] {
    let source = sources[0]
    let size =
      source.symbolCount.map { symbolUnit.amount(Int(clamping: $0)) }
      ?? "known"
    let order = ranking(of: 0)
    let isMeasured = if case .measuredRate = content { true } else { false }
    var table = Table([
      .init("", .number), .init("z", .name), .init(isMeasured ? "measured" : quantity, .number),
      .init("above best", .number), .init("extra bytes", .number), .init("%", .number),
      .init("", .bar),
    ])
    let greatest = order.map { regret(of: $0, on: 0) }.filter(\.isFinite).max() ?? 0
    for (place, row) in order.enumerated() {
      let regret = regret(of: row, on: 0)
      let name = Cell(labels.proxies[row], place == 0 ? .good : nil)
      let start = [Cell("\(place + 1)", .faint), name, view.rate(Information(bits: bits[row][0]))]
      guard place > 0 else {
        table.add(start)
        continue
      }
      table.add(
        start + [
          view.rate(Information(bits: regret)), Cell(bytes(regret, source)),
          Cell(percent(regret, source, best: order[0])),
          Cell(bar: greatest > 0 ? regret / greatest : 0),
        ])
    }
    return [
      Section(
        nil, part: "data",
        [
          .table(
            Table.facts([
              (
                "q",
                "\(source.name.onOneLine), \(size), "
                  + "H(q) \(view.rate(Information(bits: source.entropy)).text)"
              )
            ])),
          .lines([
            "\(quantity) in \(view.rateUnit(symbolUnit.heading)), the closest proxy first"
          ]),
        ]),
      Section(nil, part: "ranking", [.table(table)]),
      Section(nil, part: "choices", [.table(.facts(verdict(order, labels, view)))]),
    ]
  }

  /// The best choice and the cost of the others.
  private func verdict(
    _ order: [Int], _ labels: MatrixLabels, _ view: View
  ) -> [(String, String)] {
    guard order.count > 1, let best = order.first, let last = order.last else { return [] }
    func price(_ row: Int) -> String {
      let more = regret(of: row, on: 0)
      let rate =
        "\(view.rate(Information(bits: more)).text) \(view.rateUnit(symbolUnit.heading)) more"
      let size = bytes(more, sources[0])
      return size.isEmpty || !more.isFinite
        ? rate : "\(rate), \(size) \("byte".counted(by: size == "1" ? 1 : 2)) in all"
    }
    return [
      ("closest", labels.proxies[best]),
      ("next", "\(labels.proxies[order[1]]): \(price(order[1]))"),
    ] + (order.count > 2 ? [("worst", "\(labels.proxies[last]): \(price(last))")] : [])
  }

  /// The nearest other proxy of each source, with its cost.
  func choiceSections(_ labels: MatrixLabels, _ view: View) -> [Section] {
    let hasOwn = sources.indices.contains { ownProxy(of: $0) != nil }
    var table = Table([
      .init("q", .name), .init("H(q)", .number), .init(hasOwn ? "own z" : "", .number),
      .init(hasOwn ? "nearest other z" : "best z", .name), .init("costs", .number),
      .init(hasOwn ? "above own" : "above H(q)", .number), .init("extra bytes", .number),
    ])
    // Here is more room than above a column of numbers.
    let haveRoom =
      labels.sources.allSatisfy { $0.columnCount <= 12 }
      && labels.proxies.allSatisfy { $0.columnCount <= 15 }
    let heads = haveRoom ? labels.sources : labels.keys?.sources ?? labels.sources
    let names = haveRoom ? labels.proxies : labels.keys?.proxies ?? labels.proxies
    for (column, source) in sources.enumerated() {
      let own = ownProxy(of: column).map { bits[$0][column] }
      guard let nearest = nearestOther(of: column) else { continue }
      let cost = bits[nearest][column]
      let excess = cost - (own ?? (content == .divergence ? 0 : source.entropy))
      table.add([
        Cell(heads[column]), view.rate(Information(bits: source.entropy)),
        own.map { view.rate(Information(bits: $0)) } ?? "",
        Cell(names[nearest], .accent), view.rate(Information(bits: cost)),
        view.rate(Information(bits: excess)), Cell(bytes(excess, source)),
      ])
    }
    return [
      Section(nil, part: "choices", [.table(table)]),
      Section(nil, part: "asymmetry", [.table(.facts(asymmetry(labels, view)))]),
    ]
  }

  private func asymmetry(_ labels: MatrixLabels, _ view: View) -> [(String, String)] {
    guard let (z, q) = greatestAsymmetry,
      let back = sources.firstIndex(where: { $0.name == proxies[z] }),
      let other = ownProxy(of: q), let own = ownProxy(of: back)
    else { return [] }
    let there = view.rate(Information(bits: bits[z][q] - bits[other][q])).text
    let here = view.rate(Information(bits: bits[other][back] - bits[own][back])).text
    let (a, b) = (labels.proxies[z], labels.sources[q])
    return [
      ("most asymmetric", "\(b) in the code for \(a): \(there) above its own code"),
      ("", "\(a) in the code for \(b): \(here)"),
    ]
  }

  /// The size in bytes of that many bits per symbol over the whole message; empty for a
  /// known source.
  private func bytes(_ bits: Double, _ source: Source) -> String {
    guard let count = source.symbolCount else { return "" }
    return NumberText.amount(bits * Double(count) / 8, of: .infinity)
  }

  private func percent(_ regret: Double, _ source: Source, best: Int) -> String {
    let whole = bits[best][0] + (content == .divergence ? source.entropy : 0)
    return regret.isFinite ? NumberText.percent(regret, of: whole) : ""
  }
}
