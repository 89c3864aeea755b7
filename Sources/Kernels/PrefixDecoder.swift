/// Reads bytes in a prefix code.
///
/// Reading one codeword after another takes about nine cycles a symbol, because the
/// start of a codeword is known only when the previous one has been looked up.
/// Therefore four chains run side by side, one for each part of a ``PrefixBlock``, and
/// a look-up yields all codewords, up to six, within the next eleven or twelve bits.
///
/// A chain keeps its unread bits at the top of a word and a single 1 below them. This
/// marker counts: the number of zeros below it is the number of bits that have been
/// used. After four or five look-ups the word is refilled from the byte to which the
/// count points.
///
/// Codewords longer than the table is wide are rare in the data that the code was made
/// for. Their entry uses no bits, so the chain stalls until the word is refilled, and a
/// second table finds the codeword, ten bits a step; one test after the look-ups of all
/// chains tells whether any has stalled. For other data, in which they are not rare,
/// there is a ``widened()`` decoder.
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
  ///   - lengths: the lengths of the codewords in bits, nil for a symbol without one. A
  ///     length of 0 is legal if no other symbol has a codeword.
  ///   - codewords: the codewords, in the low bits.
  /// - Precondition: There are 256 of both; lengths are 0 to 56, codewords no longer
  ///   than their lengths say, and none is a prefix of another.
  public init(lengths: [Int?], codewords: [UInt64]) {
    self.lengths = lengths
    self.codewords = codewords
    // A wider table uses more of the cache, but stalls half as often.
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
  /// The table does not fit the fastest cache. This costs less than stalling at every
  /// few symbols, as happens with a message in a code that was made for other data.
  ///
  /// - Complexity: 65,536 entries, some 0.5 ms.
  public func widened() -> PrefixDecoder {
    PrefixDecoder(self, width: 16)
  }

  /// Reads as many symbols as `message` holds.
  ///
  /// Any `stream` and `block` are allowed. Bytes of `stream` after the block, and the
  /// padding in its last byte, are ignored.
  ///
  /// - Returns: nil if every part of the block ended where the next begins, and the
  ///   last at the block's end: then `message` is what a sequential decoder reads.
  ///   Otherwise the offset of the first bit at which that failed: no codeword begins
  ///   there or one runs past the end, or a part ended wrongly.
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

  /// Reads as many symbols as `message` holds, one after another, from the first
  /// `bitCount` bits of `stream`: for a block whose junctions are not known.
  ///
  /// - Returns: nil if the bits end with the last codeword; otherwise the offset of the
  ///   first bit at which that failed.
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
      // Bits after the block can form a codeword only together with bits of the block,
      // and then it is too long.
      let window = Self.window(stream, at: cursor.bit)
      guard let (symbol, length) = table.codeword(beginning: window),
        length <= bitCount - cursor.bit
      else { return cursor.bit }
      if length == 0 {
        // This is the only symbol, so the rest of the part consists of it.
        for index in cursor.symbol..<cursor.end { message[index] = symbol }
        break
      }
      message[cursor.symbol] = symbol
      cursor.symbol += 1
      cursor.bit += length
    }
    return cursor.bit == junction ? nil : cursor.bit
  }

  /// At least 56 bits from bit `bit` on, at the top of a word; zeros after the end.
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
  /// The position in a part: the next bit and the next symbol.
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
