internal import Kernels

/// The ordered set of symbols that a message is made of.
///
/// A symbol is known by its place in the alphabet, and by its *spelling*, the
/// bytes that it stands for. Alphabets are sorted by spelling, whatever order the
/// symbols were met in; so two passes over the same data, on any number of cores,
/// number the symbols alike, and a code does not depend on them.
///
/// Most spellings are the bytes of the data themselves. Three units are smaller
/// than a byte, or lie across bytes, and are spelled in elements of fixed width:
///
///     bit, nibble   one byte, its value
///     utf16         three bytes: 0 and the code unit, upper half first;
///                   or 1, 0, and a byte that belongs to no character
///
/// and a gram is spelled by its elements, one behind the other.
public struct Alphabet: Hashable, Sendable {
  /// What its symbols are cut by.
  public let unit: SymbolUnit

  /// All spellings, one behind the other.
  private let text: [UInt8]

  /// Where each spelling begins in the text, and where the last one ends.
  private let starts: [Int]

  /// The 256 byte values: symbol b is the byte b.
  public static let bytes = Alphabet(closed: .byte, count: 256)

  /// The alphabet of a unit whose symbols are known beforehand; `nil` for others.
  public init?(closed unit: SymbolUnit) {
    guard let count = unit.closedAlphabetSize else { return nil }
    self.init(closed: unit, count: count)
  }

  private init(closed unit: SymbolUnit, count: Int) {
    self.unit = unit
    text = (0..<count).map { UInt8($0) }
    starts = Array(0...count)
  }

  /// The alphabet with the spellings that begin in `text` at `starts`, of which
  /// the last is the end of the text; they are in ascending order.
  init(unit: SymbolUnit, text: [UInt8], starts: [Int]) {
    self.unit = unit
    self.text = text
    self.starts = starts
  }

  /// The alphabet of the given spellings, each once.
  ///
  /// - Precondition: they are in ascending order, byte by byte, and all different.
  public init(unit: SymbolUnit, sortedSpellings: some Collection<some Collection<UInt8>>) {
    self.unit = unit
    var text: [UInt8] = []
    var starts = [0]
    starts.reserveCapacity(sortedSpellings.count + 1)
    for spelling in sortedSpellings {
      if let last = starts.dropLast().last {
        precondition(
          text[last...].lexicographicallyPrecedes(spelling), "spellings are in ascending order")
      }
      text.append(contentsOf: spelling)
      starts.append(text.count)
    }
    self.text = text
    self.starts = starts
  }

  /// The number of symbols, K.
  public var count: Int { starts.count - 1 }

  /// Whether a symbol's place is the byte that it stands for.
  public var isBytes: Bool { unit == .byte }

  /// The bytes that a symbol is known by.
  public func spelling(of symbol: Int) -> ArraySlice<UInt8> {
    text[starts[symbol]..<starts[symbol + 1]]
  }

  /// The place of the symbol with the given spelling; `nil` if there is none.
  ///
  /// - Complexity: O(log K).
  public func symbol(spelled spelling: some Collection<UInt8>) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self.spelling(of: middle).lexicographicallyPrecedes(spelling) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && self.spelling(of: low).elementsEqual(spelling) ? low : nil
  }

  /// The bytes that symbols stand for, one behind the other.
  ///
  /// For symbols in an order that no bytes are cut into it does what comes nearest:
  /// bits that fill no byte are followed by zeros, and a surrogate of UTF-16
  /// without its other half takes three bytes.
  ///
  /// - Precondition: they are symbols of the alphabet.
  public func bytes(of symbols: Message.Symbols) -> [UInt8] {
    ElementSpelling.bytes(ofElements: spellings(of: symbols), unit: unit.elements.unit)
  }

  /// The spellings of symbols, one behind the other.
  ///
  /// - Precondition: they are symbols of the alphabet.
  func spellings(of symbols: Message.Symbols) -> [UInt8] {
    switch symbols {
    case .narrow(let symbols) where isClosed: symbols
    case .narrow(let symbols): SpellingJoiner.join(symbols.span, text.span, starts.span)
    case .wide(let symbols): SpellingJoiner.join(symbols.span, text.span, starts.span)
    }
  }

  /// Whether it has all the symbols that its unit has.
  private var isClosed: Bool { unit.closedAlphabetSize == count }

  /// The alphabet of the symbols of both, and where those of each stand in it.
  ///
  /// - Complexity: O(K) for K symbols together.
  /// - Precondition: both have the same unit.
  public func union(
    _ other: Alphabet
  ) -> (alphabet: Alphabet, places: [Int], otherPlaces: [Int]) {
    precondition(unit == other.unit, "symbols of one unit only make an alphabet")
    guard self != other else { return (self, Array(0..<count), Array(0..<count)) }
    var merged: [ArraySlice<UInt8>] = []
    var places: [Int] = []
    var otherPlaces: [Int] = []
    while places.count < count || otherPlaces.count < other.count {
      let a = places.count < count ? spelling(of: places.count) : nil
      let b = otherPlaces.count < other.count ? other.spelling(of: otherPlaces.count) : nil
      let aIsFirst = b.map { b in a.map { !b.lexicographicallyPrecedes($0) } ?? false } ?? true
      let bIsFirst = a.map { a in b.map { !a.lexicographicallyPrecedes($0) } ?? false } ?? true
      if aIsFirst { places.append(merged.count) }
      if bIsFirst { otherPlaces.append(merged.count) }
      if let next = aIsFirst ? a : b { merged.append(next) }
    }
    return (Alphabet(unit: unit, sortedSpellings: merged), places, otherPlaces)
  }
}
