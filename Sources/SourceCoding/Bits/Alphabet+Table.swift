/// The table of an open alphabet, for a reader who does not know the symbols.
///
///     count     the number of symbols plus 1; in γ
///     shared    the number of leading bytes that a spelling shares with the previous
///               one, plus 1; in γ
///     rest      the number of bytes that follow; in γ
///     bytes     those bytes, 8 bits each
///
/// The last three repeat for each symbol. Spellings are sorted, so neighbours mostly
/// share their first bytes.
extension Alphabet {
  /// The description of the symbols; it has no bits for a closed unit, whose symbols
  /// are known.
  package var table: EncodedTable {
    guard unit.closedAlphabetSize == nil else { return .empty }
    var writer = BitWriter()
    writer.append(gamma: count + 1)
    var previous: ArraySlice<UInt8> = []
    for symbol in 0..<count {
      let spelling = spelling(of: symbol)
      // The escape is never sent.
      guard !spelling.isEmpty else { continue }
      let shared = zip(previous, spelling).prefix { $0 == $1 }.count
      writer.append(gamma: shared + 1)
      writer.append(gamma: spelling.count - shared)
      for byte in spelling.dropFirst(shared) { writer.append(UInt64(byte), bitCount: 8) }
      previous = spelling
    }
    return EncodedTable(writer.finish())
  }

  /// The limit on the total length of all spellings in bytes, 64 MiB.
  ///
  /// Without it, a few bits could describe many long spellings that share their first
  /// bytes.
  static let greatestByteCount = 1 << 26

  /// The total length of all spellings in bytes.
  var spellingByteCount: Int { (0..<count).reduce(0) { $0 + spelling(of: $1).count } }

  /// Reads the alphabet that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if the bits end too soon, or if the spellings are not in
  ///   ascending order.
  package init(table: EncodedTable, unit: SymbolUnit) throws(DecodeError) {
    if let closed = Alphabet(closed: unit) {
      guard table.bitCount == 0 else { throw .unread(bitOffset: 0) }
      self = closed
      return
    }
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    // A symbol takes at least ten bits, so a count that cannot fit is rejected.
    let count = try reader.nextGamma(limit: table.bitCount / 10 + 1) - 1
    var text: [UInt8] = []
    var starts = [0]
    var previous = 0..<0
    for symbol in 0..<count {
      let bitOffset = reader.bitOffset
      let shared = try reader.nextGamma(limit: previous.count + 1) - 1
      let rest = try reader.nextGamma(limit: table.bytes.count)
      guard text.count + shared + rest <= Self.greatestByteCount else {
        throw .damaged(bitOffset: bitOffset)
      }
      let start = text.count
      for index in previous.prefix(shared) { text.append(text[index]) }
      for _ in 0..<rest {
        text.append(UInt8(truncatingIfNeeded: try reader.next(bitCount: 8)))
      }
      guard symbol == 0 || text[previous].lexicographicallyPrecedes(text[start...]) else {
        throw .damaged(bitOffset: bitOffset)
      }
      previous = start..<text.count
      starts.append(text.count)
    }
    try reader.finish()
    self.init(unit: unit, text: text, starts: starts)
  }
}
