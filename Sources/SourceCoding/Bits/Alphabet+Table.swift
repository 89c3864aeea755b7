/// An open alphabet as bits, for a reader who does not know the symbols.
///
///     count     the number of symbols plus 1; γ
///     shared    how many bytes a spelling begins with that the one before it
///               begins with too, plus 1; γ
///     rest      the number of bytes that follow; γ
///     bytes     those, 8 bits each
///
/// and so on from *shared*, symbol by symbol. Spellings are sorted, so neighbours
/// mostly begin alike.
extension Alphabet {
  /// The description of the symbols; without any bits for a closed unit, whose
  /// symbols everybody knows.
  package var table: EncodedTable {
    guard unit.closedAlphabetSize == nil else { return .empty }
    var writer = BitWriter()
    writer.append(gamma: count + 1)
    var previous: ArraySlice<UInt8> = []
    for symbol in 0..<count {
      let spelling = spelling(of: symbol)
      // What stands for all others is never sent.
      guard !spelling.isEmpty else { continue }
      let shared = zip(previous, spelling).prefix { $0 == $1 }.count
      writer.append(gamma: shared + 1)
      writer.append(gamma: spelling.count - shared)
      for byte in spelling.dropFirst(shared) { writer.append(UInt64(byte), bitCount: 8) }
      previous = spelling
    }
    return EncodedTable(writer.finish())
  }

  /// The most bytes that all spellings together may have, 64 MiB: few bits say that
  /// many long spellings begin alike.
  static let greatestByteCount = 1 << 26

  /// The bytes of all spellings together.
  var spellingByteCount: Int { (0..<count).reduce(0) { $0 + spelling(of: $1).count } }

  /// The alphabet that `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none: bits that end, or spellings
  ///   that are not in ascending order.
  package init(table: EncodedTable, unit: SymbolUnit) throws(DecodeError) {
    if let closed = Alphabet(closed: unit) {
      guard table.bitCount == 0 else { throw .unread(bitOffset: 0) }
      self = closed
      return
    }
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    // A symbol takes ten bits at the least, so no more are believed than fit.
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
