/// Counts with the symbols that they are of, as they can be saved and added.
///
/// Tallies of the parts of a message add up to that of the whole, in any order and any
/// grouping, on any number of machines. With open alphabets the sum is over the symbols
/// of both.
package struct AlphabetTally: Hashable, Sendable {
  /// The symbols.
  package let alphabet: Alphabet

  /// How often each occurred.
  package let tally: Tally

  /// The most symbols that can be counted together, 2^62.
  static let mostSymbols: UInt64 = 1 << 62

  /// The counts of the symbols of `alphabet`.
  ///
  /// - Precondition: the tally is over the alphabet.
  package init(_ tally: Tally, over alphabet: Alphabet) {
    precondition(tally.alphabetSize == alphabet.count, "a tally over another alphabet")
    self.alphabet = alphabet
    self.tally = tally
  }

  /// Nothing counted of a unit.
  package init(unit: SymbolUnit) {
    let alphabet =
      Alphabet(closed: unit) ?? Alphabet(unit: unit, sortedSpellings: [[UInt8]]())
    self.init(Tally(alphabetSize: alphabet.count), over: alphabet)
  }

  /// The counts of both together.
  ///
  /// - Throws: ``InvalidTally`` if they are of different units, or too many.
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

/// Why counts cannot be read, or not be added.
package enum InvalidTally: Error, Hashable, Sendable {
  /// The first line is not that of a tally.
  case heading
  /// The first line is that of a version which is not known.
  case version(String)
  /// The unit is none.
  case unit(String)
  /// A line is no count, tab and spelling.
  case line(Int)
  /// The symbol in a line is not of the unit, or does not come after the one before.
  case symbol(line: Int)
  /// A field that must be understood is not known.
  case field(String)
  /// A line, or all symbols up to it, take more bytes than can be held.
  case tooLong(line: Int)
  /// It ends before its last line.
  case truncated
  /// Its checksum is not that of its bytes.
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
