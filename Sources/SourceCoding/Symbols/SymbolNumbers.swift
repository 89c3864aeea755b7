internal import Kernels

/// Numbers symbols by their spellings in the order in which they first occur, one at a time.
///
/// It is for symbols that are named in lists; a ``Message`` cuts texts.
package struct SymbolNumbers: Sendable {
  private var table = SpellingTable()

  /// Starts without symbols.
  package init() {}

  /// The number of a symbol; a new symbol receives the next number.
  ///
  /// - Precondition: The spelling is not empty.
  package mutating func number(spelled spelling: [UInt8]) -> Int {
    var end = [UInt32(spelling.count)]
    var span = end.mutableSpan
    table.number(spelling.span, from: 0, ends: &span, count: 1)
    return Int(span[0])
  }

  /// The alphabet of the symbols, and for each number the place of its symbol.
  package func alphabet(of unit: SymbolUnit) -> (alphabet: Alphabet, places: [Int]) {
    let (text, starts, places) = table.sorted()
    return (Alphabet(unit: unit, text: text, starts: starts), places.map { Int($0) })
  }
}
