internal import SourceCoding

extension SimulationReport {
  /// The symbols that the wrong model costs most, or all that come or might.
  ///
  /// The costliest come first, `limit` of them; without a limit all symbols come
  /// in their order.
  func symbolLines(_ style: TextStyle, limit: Int?) -> [String] {
    guard let q = simulation.q else { return [] }
    let symbols: [Int]
    if let limit {
      guard simulation.isCodeShared else { return [] }
      symbols = Array(
        q.support.sorted { (mismatch($1), $0) < (mismatch($0), $1) }
          .prefix { mismatch($0) > 0 }.prefix(limit))
    } else {
      symbols = q.weights.indices.filter {
        q.weights[$0] > 0 || simulation.surprisal(of: $0).isFinite
      }
    }
    guard !symbols.isEmpty else { return [] }

    let code = measurements.first { $0.design.prefixCode != nil }
    var table = TextTable([.right, .right, .right, .right, .right, .left])
    table.add(
      ["symbol", "q", "z", "-log2 z", "mismatch", code.map { "in \($0.name)" } ?? ""].map {
        .init($0, .faint)
      })
    for symbol in symbols {
      let surprisal = simulation.surprisal(of: symbol)
      let codeword =
        code.flatMap { simulation.codeword(of: symbol, in: $0) }.map { word in
          let isEscaped = simulation.escape?.isEscaped(symbol) ?? false
          return isEscaped ? "\(word), then spelled" : "\(word)"
        } ?? ""
      // A codeword of 255 bits is told by its length, where a line cannot hold it.
      let room = style.width - 55
      table.add([
        .init(name(of: symbol, room: 20), .accent),
        .init(NumberText.fixed(q.probability(of: symbol), decimals: 6)),
        .init(NumberText.fixed(surprisal.probability, decimals: 6)),
        .init(NumberText.fixed(surprisal.bits, decimals: 3)),
        .init(NumberText.fixed(mismatch(symbol), decimals: 5, signed: true)),
        .init(codeword.count <= room ? codeword : "\(codeword.count) bits"),
      ])
    }
    let title = limit == nil ? "every symbol" : "the symbols that the wrong model costs most"
    return [style.paint("\(title), mismatch in bits per \(unit.noun)", .heading)]
      + table.lines(style)
  }

  /// What a symbol adds to KL(q‖z): q log2(q/z), of either sign.
  private func mismatch(_ symbol: Int) -> Double {
    guard let q = simulation.q, q.weights[symbol] > 0 else { return 0 }
    let excess = simulation.surprisal(of: symbol) - q.surprisal(of: symbol)
    return q.probability(of: symbol) * excess.bits
  }

  /// What the prefix codes are like, a line each.
  func prefixCodeLines(_ unit: InformationUnit, _ style: TextStyle) -> [String] {
    guard let q = simulation.q else { return [] }
    var table = TextTable([.left, .right, .right, .right, .right, .right, .left])
    table.add(
      ["code", "KL(q‖r)", "redundancy", "efficiency", "variance", "longest", "Kraft sum"].map {
        .init($0, .faint)
      })
    var isEmpty = true
    for measurement in measurements {
      guard let code = measurement.design.prefixCode, measurement.expectedRate.isFinite else {
        continue
      }
      isEmpty = false
      table.add([
        .init(measurement.name, .accent),
        .init(rate(measurement.impliedDivergence ?? .zero, unit)),
        .init(rate(Information(bits: code.redundancy(under: q)), unit)),
        .init(NumberText.percent(code.efficiency(under: q), of: 1) + " %"),
        .init(NumberText.fixed(code.lengthVariance(under: q), decimals: 5)),
        .init("\(code.longestLength) bits"), .init("\(code.kraftSum)"),
      ])
    }
    return isEmpty ? [] : table.lines(style)
  }
}
