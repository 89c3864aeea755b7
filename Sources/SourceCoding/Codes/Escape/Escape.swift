/// The escape from an open alphabet: one extra symbol, which says that the next symbol
/// is not known and is spelled out elsewhere.
///
/// Words that a proxy has never seen occur in every text. A code for the proxy's words
/// can still write them, by its escape and a ``SpellingCode``, and a reader who has
/// only the proxy can read them.
///
///     code's alphabet   0 … A−1   the symbols of the proxy
///                       A         the escape
package struct Escape: Sendable {
  /// The symbols that the proxy knows.
  package let known: Alphabet

  /// The symbols of the message, some of which may not be known.
  package let alphabet: Alphabet

  /// The place of each symbol of the message in the code's alphabet.
  package let places: [Int]

  /// The place of each symbol of the proxy in the alphabet of the message; `nil` if it
  /// does not occur there.
  let alphabetPlaces: [Int?]

  /// The code in which unknown symbols are spelled.
  package let spelling: SpellingCode

  /// The cost of spelling each symbol of the message, in bits; 0 for a known symbol.
  package let spellingCosts: [Double]

  /// The escape from the symbols `known`, for a message over `alphabet`.
  ///
  /// - Precondition: Both have the same unit.
  package init(from known: Alphabet, for alphabet: Alphabet) {
    precondition(known.unit == alphabet.unit, "symbols of one unit only")
    self.known = known
    self.alphabet = alphabet
    let spelling = SpellingCode(of: known)
    self.spelling = spelling
    let found = (0..<alphabet.count).map { known.symbol(spelled: alphabet.spelling(of: $0)) }
    places = found.map { $0 ?? known.count }
    var alphabetPlaces: [Int?] = Array(repeating: nil, count: known.count)
    for (symbol, place) in found.enumerated() {
      if let place { alphabetPlaces[place] = symbol }
    }
    self.alphabetPlaces = alphabetPlaces
    spellingCosts = found.enumerated().map { (symbol, place) in
      place == nil ? Double(spelling.bitCount(of: alphabet.spelling(of: symbol))) : 0
    }
  }

  /// The place of the escape in the code's alphabet.
  package var symbol: Int { known.count }

  /// The number of symbols in the code's alphabet, including the escape.
  package var codeAlphabetSize: Int { known.count + 1 }

  /// Whether a symbol of the message has to be spelled out.
  package func isEscaped(_ symbol: Int) -> Bool { places[symbol] == self.symbol }
}
