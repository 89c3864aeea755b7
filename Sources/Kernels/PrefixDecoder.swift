/// Reads bytes in a prefix code.
///
/// Reading one codeword after another takes some nine cycles a symbol, because
/// where one begins is known only when the one before it has been looked up. So
/// four chains run side by side, one for each part of a ``PrefixBlock``, and a
/// look-up yields all codewords, up to six, within the next eleven or twelve bits.
///
/// A chain keeps its unread bits at the top of a word and a single 1 below them.
/// That marker counts: as many bits as there are zeros below it have been used up.
/// After four or five look-ups the word is filled from the byte the count points to.
///
/// Codewords longer than that are rare in the data that the code was made for.
/// Their entry uses up no bits, so the chain stalls until the word is filled, and a
/// second table finds the codeword, ten bits at a step; whether any chain has stalled
/// is tested once for the look-ups of all chains. For other data, where they are not
/// rare, there is a ``widened()`` decoder.
///
/// Sources: Collet, *Huff0 / zstd*, `huf_decompress.c`, 2013– (four streams, two
/// symbols a look-up, the marker); Gailly and Adler, *zlib*, `inftrees.c`, 1995– (a
/// table whose entries lead to others).
public struct PrefixDecoder: Sendable {
  let table: LookupTable

  private let lengths: [Int?]
  private let codewords: [UInt64]

  /// The length of the longest codewords that are read fast unless the decoder is
  /// ``widened()``.
  public static let usualWidth = 12

  /// A decoder of the code that gives symbol x the codeword `codewords[x]`.
  ///
  /// - Parameters:
  ///   - lengths: the lengths of the codewords in bits, nil for a symbol that has
  ///     none. A length of 0 is legal if no other symbol has a codeword.
  ///   - codewords: the codewords, in the low bits.
  /// - Precondition: there are 256 of both; lengths are 0 to 56, codewords no
  ///   longer than their lengths say, and none begins another.
  public init(lengths: [Int?], codewords: [UInt64]) {
    self.lengths = lengths
    self.codewords = codewords
    // A wider table strains the cache, but stalls half as often.
    let longest = lengths.reduce(0) { max($0, $1 ?? 0) }
    table = LookupTable(
      lengths: lengths, codewords: codewords, width: longest > 11 ? Self.usualWidth : 11)
  }

  private init(_ decoder: PrefixDecoder, width: Int) {
    lengths = decoder.lengths
    codewords = decoder.codewords
    table = LookupTable(lengths: lengths, codewords: codewords, width: width)
  }

  /// The same decoder with a table for codewords of up to sixteen bits.
  ///
  /// It does not fit the fastest cache, which costs less than stalling at every
  /// few symbols, as a message does that is written in a code for another.
  ///
  /// - Complexity: 65,536 entries, some 0.5 ms.
  public func widened() -> PrefixDecoder {
    PrefixDecoder(self, width: 16)
  }

  /// Reads as many symbols as `message` holds.
  ///
  /// Nothing is presumed about `stream` and `block`. Bytes of `stream` after the
  /// block are not looked at, nor is the padding in its last byte.
  ///
  /// - Returns: nil if every part of the block ended where the next begins, and
  ///   the last at the block's end: then `message` is what a sequential decoder
  ///   reads. Otherwise the offset of the first bit where that failed: where no
  ///   codeword begins or one runs past the end, or where a part ended wrongly.
  public func decode(
    _ stream: Span<UInt8>, block: PrefixBlock, into message: inout MutableSpan<UInt8>
  ) -> Int? {
    let bitCount = max(0, min(block.bitCount, stream.count * 8))
    let junctions = block.junctions
    var cursors = Cursors(
      cursor(0, at: 0, count: message.count),
      cursor(1, at: max(0, min(junctions.first, bitCount)), count: message.count),
      cursor(2, at: max(0, min(junctions.second, bitCount)), count: message.count),
      cursor(3, at: max(0, min(junctions.third, bitCount)), count: message.count))
    sweep(stream.extracting(first: bitCount / 8), &cursors, into: &message)
    return finish(&cursors.first, at: junctions.first, stream, bitCount, into: &message)
      ?? finish(&cursors.second, at: junctions.second, stream, bitCount, into: &message)
      ?? finish(&cursors.third, at: junctions.third, stream, bitCount, into: &message)
      ?? finish(&cursors.fourth, at: block.bitCount, stream, bitCount, into: &message)
  }

  /// Reads as many symbols as `message` holds, one after the other, from the first
  /// `bitCount` bits of `stream`: for a block of which the junctions are not known.
  ///
  /// - Returns: nil if they end where the last codeword does; otherwise the offset
  ///   of the first bit where that failed.
  public func decode(
    _ stream: Span<UInt8>, bitCount: Int, into message: inout MutableSpan<UInt8>
  ) -> Int? {
    let count = max(0, min(bitCount, stream.count * 8))
    var cursor = Cursor(bit: 0, symbol: 0, end: message.count)
    sweepAlone(stream.extracting(first: count / 8), &cursor, into: &message)
    return finish(&cursor, at: bitCount, stream, count, into: &message)
  }

  private func cursor(_ part: Int, at bit: Int, count: Int) -> Cursor {
    let symbols = PrefixBlock.symbols(ofPart: part, symbolCount: count)
    return Cursor(bit: bit, symbol: symbols.lowerBound, end: symbols.upperBound)
  }

  /// Reads the rest of a part, symbol by symbol.
  ///
  /// - Returns: the offset of the first fault, if any.
  private func finish(
    _ cursor: inout Cursor, at junction: Int, _ stream: Span<UInt8>, _ bitCount: Int,
    into message: inout MutableSpan<UInt8>
  ) -> Int? {
    while cursor.symbol < cursor.end {
      // What is after the block can make a codeword only together with bits of
      // the block, and then it is too long.
      let window = Self.window(stream, at: cursor.bit)
      guard let (symbol, length) = table.codeword(beginning: window),
        length <= bitCount - cursor.bit
      else { return cursor.bit }
      if length == 0 {
        // The only symbol there is, so the rest of the part is it.
        for index in cursor.symbol..<cursor.end { message[index] = symbol }
        break
      }
      message[cursor.symbol] = symbol
      cursor.symbol += 1
      cursor.bit += length
    }
    return cursor.bit == junction ? nil : cursor.bit
  }

  /// At least 56 bits from bit `bit` on at the top of a word; zeros after the end.
  static func window(_ stream: Span<UInt8>, at bit: Int) -> UInt64 {
    let byte = bit / 8
    if stream.count - byte >= 8 {
      // Safe because the eight bytes are within `stream`.
      let word = unsafe stream.withUnsafeBytes {
        unsafe $0.loadUnaligned(fromByteOffset: byte, as: UInt64.self)
      }
      return UInt64(bigEndian: word) << (bit % 8)
    }
    var word: UInt64 = 0
    for index in byte..<byte + 8 {
      word = word << 8 | (index < stream.count ? UInt64(stream[index]) : 0)
    }
    return word << (bit % 8)
  }
}

extension PrefixDecoder {
  /// How far a part has been read: the bit and the symbol that come next.
  struct Cursor {
    var bit: Int
    var symbol: Int
    /// The symbol after the last of the part.
    let end: Int
  }

  /// The cursors of the four parts.
  struct Cursors {
    var first: Cursor
    var second: Cursor
    var third: Cursor
    var fourth: Cursor

    init(_ first: Cursor, _ second: Cursor, _ third: Cursor, _ fourth: Cursor) {
      self.first = first
      self.second = second
      self.third = third
      self.fourth = fourth
    }
  }
}
