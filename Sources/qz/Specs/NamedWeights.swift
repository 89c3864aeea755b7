import SourceCoding

/// Weights written next to the names of symbols, before they are a distribution.
struct NamedWeights: Sendable {
  /// The unit of the symbols.
  let unit: SymbolUnit

  /// The symbols so far, and the weight of each by its number.
  private var symbols = SymbolNumbers()
  private var weights: [WrittenNumber] = []

  /// Starts without symbols.
  init(of unit: SymbolUnit) {
    self.unit = unit
  }

  /// Adds a symbol.
  ///
  /// - Returns: `false` if it has been added before.
  mutating func add(_ spelling: [UInt8], weight: WrittenNumber) -> Bool {
    guard symbols.number(spelled: spelling) == weights.count else { return false }
    weights.append(weight)
    return true
  }

  /// The alphabet, which is that of the unit if it is closed, and the weight of each symbol.
  ///
  /// Weights are whole numbers of units if that is exact; `perUnit` units make 1.
  var overAlphabet: (weights: [WideReal], perUnit: WideReal, alphabet: Alphabet) {
    var (alphabet, places) = symbols.alphabet(of: unit)
    if let closed = Alphabet(closed: unit) {
      let inClosed = closed.union(alphabet).otherPlaces
      (alphabet, places) = (closed, places.map { inClosed[$0] })
    }
    var values = [WrittenNumber](repeating: .zero, count: alphabet.count)
    for (number, place) in places.enumerated() { values[place] = weights[number] }
    let (whole, perUnit) = WrittenNumber.inCommonUnits(values)
    return (whole, perUnit, alphabet)
  }

  /// How to write symbols of the unit, or the unit of which each name is one symbol.
  func remedy(naming names: [String] = []) -> String {
    let others = [SymbolUnit.character, .word, .line].filter { $0 != unit }
    let fitting = others.first { other in
      !names.isEmpty && names.allSatisfy { other.spelling(named: $0) != nil }
    }
    let way =
      unit == .byte
      ? "write one ASCII character, or \\xE9" : "write it as 'qz report --verbose' names it"
    return fitting.map { "add --symbols \($0), or \(way)" } ?? way
  }
}
