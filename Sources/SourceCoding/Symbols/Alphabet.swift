internal import Kernels

/// The ordered set of symbols that a message is made of.
///
/// A symbol is identified by its place in the alphabet and by its *spelling*, the bytes
/// that it represents. Alphabets are sorted by spelling, in whatever order the symbols
/// occurred. Two passes over the same data, on any number of cores, therefore number
/// the symbols in the same way, and codes do not depend on how the data were read.
///
/// Most spellings are bytes of the data. Three units are smaller than a byte or overlap
/// bytes, and are spelled in elements of fixed width:
///
///     bit, nibble   one byte, its value
///     utf16         three bytes: 0 and the code unit, upper half first;
///                   or 1, 0, and a byte that belongs to no character
///
/// A gram is spelled by the spellings of its elements, one after another.
public struct Alphabet: Hashable, Sendable {
  /// The unit into which the bytes are cut.
  public let unit: SymbolUnit

  /// All spellings, one after another.
  private let text: [UInt8]

  /// The offset in ``text`` at which each spelling begins, and the offset at which the
  /// last ends.
  private let starts: [Int]

  /// The alphabet of the 256 byte values: symbol b is the byte b.
  public static let bytes = Alphabet(closed: .byte, count: 256)

  /// The alphabet of a unit whose symbols are known in advance; `nil` for other units.
  public init?(closed unit: SymbolUnit) {
    guard let count = unit.closedAlphabetSize else { return nil }
    self.init(closed: unit, count: count)
  }

  private init(closed unit: SymbolUnit, count: Int) {
    self.unit = unit
    text = (0..<count).map { UInt8($0) }
    starts = Array(0...count)
  }

  /// The alphabet whose spellings begin in `text` at `starts`; the last of `starts` is
  /// the end of the text.
  ///
  /// The spellings are in ascending order.
  init(unit: SymbolUnit, text: [UInt8], starts: [Int]) {
    self.unit = unit
    self.text = text
    self.starts = starts
  }

  /// The alphabet of the given spellings, each once.
  ///
  /// - Precondition: They are in ascending order, byte by byte, and all different.
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

  /// Whether each symbol's place is the byte that it represents.
  public var isBytes: Bool { unit == .byte }

  /// The spelling of a symbol.
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

  /// The bytes that a sequence of symbols represents.
  ///
  /// A sequence that cannot result from cutting bytes gives the nearest result: bits
  /// that do not fill a byte are followed by zeros, and one half of a surrogate pair
  /// takes three bytes.
  ///
  /// - Precondition: They are symbols of the alphabet.
  public func bytes(of symbols: Message.Symbols) -> [UInt8] {
    ElementSpelling.bytes(ofElements: spellings(of: symbols), unit: unit.elements.unit)
  }

  /// The spellings of a sequence of symbols, one after another.
  ///
  /// - Precondition: They are symbols of the alphabet.
  func spellings(of symbols: Message.Symbols) -> [UInt8] {
    switch symbols {
    case .narrow(let symbols) where isClosed: symbols
    case .narrow(let symbols): SpellingJoiner.join(symbols.span, text.span, starts.span)
    case .wide(let symbols): SpellingJoiner.join(symbols.span, text.span, starts.span)
    }
  }

  /// Whether the alphabet contains all symbols that its unit has.
  private var isClosed: Bool { unit.closedAlphabetSize == count }

  /// The alphabet of the symbols of both alphabets, with the places of the symbols of
  /// each in it.
  ///
  /// - Complexity: O(K) for K symbols together.
  /// - Precondition: Both have the same unit.
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
