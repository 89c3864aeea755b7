internal import SourceCoding

/// The code as pictures, and as an interactive model on a page.
extension SimulationReport {
  /// The code's pictures and the interactive part of a page.
  ///
  /// They are in one section if they show the same code, which is Huffman's in the
  /// interactive part before anything is moved; a page then shows one or the other.
  var pictureSections: [Section] {
    let live = liveModel.map { [Block.live($0)] } ?? []
    let figures = symbolFigures.map { Block.figure($0) }
    let heading = "symbol by symbol"
    return picturedCode.map { $0.name == "huffman" } ?? true
      ? [Section(heading, rank: .lead, part: "symbols", live + figures)]
      : [
        Section(heading, rank: .detail, part: "symbols", figures),
        Section("an interactive Huffman code", rank: .lead, part: "symbols", live),
      ]
  }

  /// The cost of each symbol, and the tree of the code.
  private var symbolFigures: [Figure] {
    guard let q = simulation.q, let measurement = picturedCode,
      let code = measurement.design.prefixCode
    else { return [] }
    let escape = simulation.escape
    let chart = LengthChart(
      q.support.map { symbol in
        let length = code.lengths[escape?.places[symbol] ?? symbol].map(Double.init)
        return LengthChart.Column(
          name: name(of: symbol, room: 24), probability: q.probability(of: symbol),
          length: (length ?? .infinity) + (escape?.spellingCosts[symbol] ?? 0),
          surprisal: simulation.surprisal(of: symbol).bits)
      })
    let coded = coded(q)
    let tree = TreeChart(code, names: codeName, probability: { coded.probability(of: $0) })
    return [chart.figure(of: measurement.name), tree.figure(of: measurement.name)]
      .compactMap(\.self)
  }

  /// The symbols of the code with their weights, for the part of a page that moves.
  var liveModel: LiveModel? {
    guard let q = simulation.q.map(coded) else { return nil }
    let z = simulation.z
    let symbols = liveSymbols
    guard symbols.count > 1 else { return nil }
    return LiveModel(
      symbols.map { .init(name: codeName($0), q: q.weights[$0], z: z.weights[$0]) },
      symbolCount: simulation.symbolCount, unit: unit.heading,
      hasEscape: simulation.escape != nil)
  }

  /// The symbols of the code's alphabet that occur, or that z has a codeword for.
  private var liveSymbols: [Int] {
    guard let q = simulation.q.map(coded) else { return [] }
    return q.weights.indices.filter { q.weights[$0] > 0 || simulation.z.weights[$0] > 0 }
  }

  /// Where in ``liveModel`` each symbol of the message is, by its number.
  var livePlaces: [Int: Int] {
    guard let places = liveModel?.places else { return [:] }
    let coded = Dictionary(uniqueKeysWithValues: zip(liveSymbols, places))
    guard let escape = simulation.escape else { return coded }
    let all = escape.places.enumerated().compactMap { symbol, place in
      coded[place].map { (symbol, $0) }
    }
    return Dictionary(uniqueKeysWithValues: all)
  }

  /// q over the code's alphabet, where all that z does not know is one escape.
  private func coded(_ q: Distribution) -> Distribution {
    simulation.escape.map { q.moved(to: $0.places, alphabetSize: $0.codeAlphabetSize) } ?? q
  }

  /// The name of a symbol of the code's alphabet.
  private func codeName(_ symbol: Int) -> String {
    guard let escape = simulation.escape else { return name(of: symbol, room: 24) }
    guard symbol != escape.symbol else { return "(escape)" }
    return escape.known.name(of: symbol).shortened(to: 24)
  }
}
