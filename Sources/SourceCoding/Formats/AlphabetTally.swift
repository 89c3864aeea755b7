/// Counts with their symbols, which can be saved and added.
///
/// Tallies of the parts of a message add up to that of the whole, in any order and any
/// grouping, on any number of machines. The sum of tallies over open alphabets is over
/// the symbols of both.
package struct AlphabetTally: Hashable, Sendable {
  /// The symbols.
  package let alphabet: Alphabet

  /// The number of occurrences of each symbol.
  package let tally: Tally

  /// The greatest number of symbols that can be counted together, 2^62.
  static let mostSymbols: UInt64 = 1 << 62

  /// The counts of the symbols of `alphabet`.
  ///
  /// - Precondition: The tally is over the alphabet.
  package init(_ tally: Tally, over alphabet: Alphabet) {
    precondition(tally.alphabetSize == alphabet.count, "a tally over another alphabet")
    self.alphabet = alphabet
    self.tally = tally
  }

  /// An empty tally of a unit.
  package init(unit: SymbolUnit) {
    let alphabet =
      Alphabet(closed: unit) ?? Alphabet(unit: unit, sortedSpellings: [[UInt8]]())
    self.init(Tally(alphabetSize: alphabet.count), over: alphabet)
  }

  /// The counts of both together.
  ///
  /// - Throws: ``InvalidTally`` if their units differ, or the total is too large.
  package func adding(_ other: AlphabetTally) throws(InvalidTally) -> AlphabetTally {
    guard alphabet.unit == other.alphabet.unit else {
      throw .units(alphabet.unit, other.alphabet.unit)
    }
    guard tally.total + other.tally.total <= Self.mostSymbols else { throw .tooMany }
    let (union, places, otherPlaces) = alphabet.union(other.alphabet)
    var sum = tally.moved(to: places, alphabetSize: union.count)
    sum.merge(other.tally.moved(to: otherPlaces, alphabetSize: union.count))
    return AlphabetTally(sum, over: union)
  }
}

/// The reason why counts cannot be read or added.
package enum InvalidTally: Error, Hashable, Sendable {
  /// The first line is not that of a tally.
  case heading
  /// The first line is that of an unknown version.
  case version(String)
  /// The name in the first line is not a symbol unit.
  case unit(String)
  /// A line is not a count, a tab and a spelling.
  case line(Int)
  /// The symbol in a line is not one of the unit, or does not follow the previous
  /// symbol in order.
  case symbol(line: Int)
  /// A field that a reader must understand is unknown.
  case field(String)
  /// A line, or all spellings up to it, take more bytes than is allowed.
  case tooLong(line: Int)
  /// The input ends before the last line of a tally.
  case truncated
  /// The checksum does not match the bytes.
  case checksum
  /// The input cannot be read.
  case unreadable(SourceError)
  /// There are more than 2^62 symbols together.
  case tooMany
  /// The tallies are of different units.
  case units(SymbolUnit, SymbolUnit)
}

extension InvalidTally: CustomStringConvertible {
  /// The reason in words.
  package var description: String {
    switch self {
    case .heading: "it does not begin with '\(AlphabetTally.schema)' and a unit"
    case .version(let name): "'\(name)' is not known to this version of qz"
    case .unit(let name): "'\(name)' is not a symbol unit"
    case .line(let number): "line \(number) is not a count, a tab and a symbol"
    case .field(let name): "the field '\(name)' is not known to this version of qz"
    case .tooLong(let number): "line \(number) is longer than the limit"
    case .truncated: "it ends before its last line"
    case .checksum: "its checksum does not match its counts; it is damaged"
    case .unreadable(let error): "\(error)"
    case .symbol(let number):
      "the symbol in line \(number) is not one of the unit, or is not in ascending order"
    case .tooMany: "there are more than 2^62 symbols"
    case .units(let unit, let other): "counts of \(unit)s and of \(other)s cannot be added"
    }
  }
}
