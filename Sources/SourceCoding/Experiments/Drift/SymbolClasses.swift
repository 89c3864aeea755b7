/// A grouping of the symbols of a message into at most 1,024 classes, so that the
/// counts of many pieces fit in memory for any alphabet.
///
/// Each frequent symbol is a class of its own; where there are more symbols than
/// classes, the rarest symbols share the last class. A message that is homogeneous in
/// its symbols is homogeneous in any classes of them, so a change in the classes is a
/// change of the message.
struct SymbolClasses {
  /// The number of classes; every class occurs in the message.
  let count: Int

  /// The class of each symbol of the alphabet; 0 for a symbol that does not occur.
  let places: [UInt16]

  /// The greatest number of classes.
  static let most = 1024

  /// Makes the classes of the symbols in `total`, the tally of the message.
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
