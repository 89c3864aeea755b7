/// The symbols of a message in at most 1,024 classes, so that counts of many pieces fit in
/// memory whatever the alphabet.
///
/// Each frequent symbol is a class of its own; where there are more symbols than classes,
/// the rarest share the last class. A message that is homogeneous in its symbols is
/// homogeneous in any classes of them, so a change of the classes is one of the message.
struct SymbolClasses {
  /// The number of classes, each of which occurs in the message.
  let count: Int

  /// The class of each symbol of the alphabet; 0 for one that does not occur.
  let places: [UInt16]

  /// The greatest number of classes.
  static let most = 1024

  /// The classes of the symbols in `total`, the tally of the message.
  init(of total: Tally) {
    let seen = total.seenSymbols
    var places = [UInt16](repeating: 0, count: total.alphabetSize)
    count = min(seen.count, Self.most)
    if seen.count <= Self.most {
      for (place, symbol) in seen.enumerated() { places[symbol] = UInt16(place) }
    } else {
      let frequentFirst = seen.sorted {
        (total.counts[$1], $0) < (total.counts[$0], $1)
      }
      for (place, symbol) in frequentFirst.enumerated() {
        places[symbol] = UInt16(min(place, Self.most - 1))
      }
    }
    self.places = places
  }
}
