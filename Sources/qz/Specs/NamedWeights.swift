import SourceCoding

/// Weights written next to the names of symbols, before they are a distribution.
struct NamedWeights: Sendable {
  /// The unit of the symbols.
  let unit: SymbolUnit

  /// The spellings so far, each with its weight.
  private var weights: [[UInt8]: WrittenNumber] = [:]

  /// Starts without symbols.
  init(of unit: SymbolUnit) {
    self.unit = unit
  }

  /// Adds a symbol.
  ///
  /// - Returns: `false` if it has been added before.
  mutating func add(_ spelling: [UInt8], weight: WrittenNumber) -> Bool {
    weights.updateValue(weight, forKey: spelling) == nil
  }

  /// The alphabet, which is that of the unit if it is closed, and the weight of each symbol.
  ///
  /// Weights are whole numbers of units if that is exact; `perUnit` units make 1.
  var overAlphabet: (weights: [WideReal], perUnit: WideReal, alphabet: Alphabet) {
    let alphabet =
      Alphabet(closed: unit)
      ?? Alphabet(
        unit: unit, sortedSpellings: weights.keys.sorted { $0.lexicographicallyPrecedes($1) })
    let values = (0..<alphabet.count).map { weights[Array(alphabet.spelling(of: $0))] ?? .zero }
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
