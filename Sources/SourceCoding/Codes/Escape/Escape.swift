/// A way out of an alphabet that is open: a symbol more, which says that the symbol
/// that comes is none of those known, and is spelled out elsewhere.
///
/// Words that a proxy has never seen turn up in every text. A code for the
/// proxy's words can write them all the same, by its escape and a
/// ``SpellingCode``, and a reader who has nothing but the proxy can read them.
///
///     code's alphabet   0 … A−1   the symbols of the proxy
///                       A         the escape
package struct Escape: Sendable {
  /// The symbols that the proxy knows.
  package let known: Alphabet

  /// The symbols of the message, of which some may not be known.
  package let alphabet: Alphabet

  /// What stands in the code's alphabet for each symbol of the message.
  package let places: [Int]

  /// Where each symbol of the proxy stands in the alphabet of the message; `nil` where
  /// it does not come.
  let alphabetPlaces: [Int?]

  /// How unknown symbols are spelled.
  package let spelling: SpellingCode

  /// What the spelling of each symbol of the message costs in bits; 0 if it is known.
  package let spellingCosts: [Double]

  /// The escape from the symbols `known`, for a message over `alphabet`.
  ///
  /// - Precondition: both have the same unit.
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

  /// The number of symbols of the code's alphabet, the escape included.
  package var codeAlphabetSize: Int { known.count + 1 }

  /// Whether a symbol of the message has to be spelled out.
  package func isEscaped(_ symbol: Int) -> Bool { places[symbol] == self.symbol }
}
