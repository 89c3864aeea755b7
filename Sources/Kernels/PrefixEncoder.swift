/// Writes bytes in a prefix code.
///
/// A table entry is a codeword at the top of a word and its length at the bottom,
/// so that a symbol costs a load, a shift, an OR and an addition, without a mask:
/// a shift looks only at the low six bits of its operand, lengths add up in the
/// low byte, and the lengths that get into the string of bits stay below it.
/// Four symbols are put together from the last to the first, two such groups are
/// made independently, joined, and appended with one store, unless they are
/// longer than a word: that is tested once for eight symbols, and rarely so. Long
/// codewords therefore cost nothing as long as they are rare.
///
/// Symbols that are nearly equally frequent have codewords of which eight are often
/// longer than a word, and often not, which no processor predicts. They are written
/// six, five or four at a time, see ``groupSize``.
///
/// For a long message a second table pays, which has an entry for each *pair* of
/// symbols, made like that of a symbol: it halves the work, and of its 512 KiB a
/// text touches so few that they stay in the fastest cache. Symbols that are nearly
/// equally frequent would touch too many.
///
/// Source: Collet, *Huff0 / zstd*, `huf_compress.c`, 2013– (entry, unmasked
/// additions, two containers; the test in place of a length limit, and the pairs,
/// are new here).
public struct PrefixEncoder: Sendable {
  /// The length in bits of the longest codeword that can be written.
  public static let longestCodeword = 56

  /// One entry for each symbol.
  ///
  ///     63                                8 7  6 5       0
  ///     │ codeword, at the top, then zeros │ 0 0 │ length │
  ///
  /// A symbol without a codeword has the length ``noCodeword``, which is too long
  /// for every group and even alone: it is met on the exact path, and reported.
  private let table: [UInt64]

  /// One entry for each pair of symbols, the first in the low byte of the index, in
  /// the form of ``table``; empty unless ``preparedForLongMessages()`` made it.
  ///
  /// A pair longer than the longest piece is marked like a symbol that has no
  /// codeword: the exact path takes it apart.
  private var pairs: [UInt64] = []

  /// The length of the longest codeword in bits.
  private let longest: Int

  /// The number of symbols that are put together before they are appended.
  ///
  /// Eight, if they rarely exceed a word; else the most that never do, or four, which
  /// hardly ever do.
  private var groupSize: Int

  /// The bits a symbol up to which the usual pairs of symbols fit the fastest cache:
  /// there are some 2^12 of them, of eight bytes each.
  private static let greatestMeanOfPairs = 5.9

  /// Four of these do not overflow a byte.
  private static let noCodeword: UInt64 = 63

  /// An encoder of the code that gives symbol x the codeword `codewords[x]`.
  ///
  /// - Parameters:
  ///   - lengths: the lengths of the codewords in bits, nil for a symbol that has
  ///     none. A length of 0 is legal if no other symbol has a codeword.
  ///   - codewords: the codewords, in the low bits.
  /// - Precondition: there are 256 of both; lengths are 0 to 56, and codewords no
  ///   longer than their lengths say. Whether no codeword begins another is the
  ///   caller's to see to.
  public init(lengths: [Int?], codewords: [UInt64]) {
    precondition(lengths.count == 256 && codewords.count == 256, "symbols are bytes")
    var table = [UInt64](repeating: Self.noCodeword, count: 256)
    var longest = 0
    for symbol in 0..<256 {
      guard let length = lengths[symbol] else { continue }
      precondition(0...Self.longestCodeword ~= length, "a codeword has 0 to 56 bits")
      precondition(codewords[symbol] >> length == 0, "a codeword fits its length")
      table[symbol] = codewords[symbol] << (64 - length) | UInt64(length)
      longest = max(longest, length)
    }
    self.table = table
    self.longest = longest
    // As frequent as in messages that the code is ideal for.
    let usual = LengthStatistics(lengths.map { ($0 ?? 0, $0.map { 1 / Double(1 << $0) } ?? 0) })
    groupSize = Self.groupSize(usual, longest: longest)
  }

  private static func groupSize(_ lengths: LengthStatistics, longest: Int) -> Int {
    let usuallyLess = 8 * lengths.mean + 2 * (8 * lengths.variance).squareRoot()
    if usuallyLess <= Double(longestCodeword) { return 8 }
    return [6, 5].first { $0 * longest <= longestCodeword } ?? 4
  }

  /// The same encoder, prepared for messages of some megabytes in which symbols are as
  /// frequent as in `counts`: with a table for pairs of symbols, if that makes it faster.
  ///
  /// - Complexity: 65,536 entries, some 0.2 ms.
  public func preparedForLongMessages(counts: [UInt64]) -> PrefixEncoder {
    let lengths = LengthStatistics(
      zip(table, counts).map { entry, count in
        let isWritable = entry & 0x3F != Self.noCodeword
        return (Int(entry & 0x3F), isWritable ? Double(count) : 0)
      })
    var prepared = self
    prepared.groupSize = Self.groupSize(lengths, longest: longest)
    guard prepared.groupSize == 8, lengths.mean <= Self.greatestMeanOfPairs else {
      return prepared
    }
    prepared.pairs = [UInt64](repeating: Self.noCodeword, count: 1 << 16)
    for (second, next) in table.enumerated() {
      for (first, entry) in table.enumerated() {
        let length = (entry & 0x3F) + (next & 0x3F)
        guard max(entry & 0x3F, next & 0x3F, length) <= longestPiece else { continue }
        let bits = (entry & ~0x3F) | (next & ~0x3F) >> (entry & 0x3F)
        prepared.pairs[second << 8 | first] = bits | length
      }
    }
    return prepared
  }

  /// Writes `message` to the start of `stream`.
  ///
  /// `stream` is a buffer to be used again and again: it grows to what the worst
  /// message of this length needs, and never shrinks. Bytes after those of the
  /// block are scratch.
  ///
  /// - Returns: the block, or nil if a symbol of `message` has no codeword.
  public func encode(_ message: Span<UInt8>, into stream: inout [UInt8]) -> PrefixBlock? {
    // The last store begins at or before the last byte, and has eight.
    let worstCase = message.count * longest / 8 + 16
    if stream.count < worstCase {
      stream.append(contentsOf: repeatElement(0, count: worstCase - stream.count))
    }
    // Safe because the sink is given room for the longest codeword `message.count`
    // times and eight bytes, and symbols are read in the range of `message`.
    return unsafe table.withUnsafeBufferPointer { table in
      unsafe pairs.withUnsafeBufferPointer { pairs in
        unsafe message.withUnsafeBufferPointer { message in
          unsafe stream.withUnsafeMutableBytes { stream in
            let sink = unsafe PrefixSink(
              stream, table: table, pairs: pairs, groupSize: groupSize)
            return unsafe Self.write(message, to: sink)
          }
        }
      }
    }
  }

  private static func write(
    _ message: UnsafeBufferPointer<UInt8>, to empty: PrefixSink
  ) -> PrefixBlock? {
    var sink = unsafe empty
    let count = message.count
    unsafe sink = sink.appending(message[PrefixBlock.symbols(ofPart: 0, symbolCount: count)])
    let first = unsafe sink.bitCount
    unsafe sink = sink.appending(message[PrefixBlock.symbols(ofPart: 1, symbolCount: count)])
    let second = unsafe sink.bitCount
    unsafe sink = sink.appending(message[PrefixBlock.symbols(ofPart: 2, symbolCount: count)])
    let third = unsafe sink.bitCount
    unsafe sink = sink.appending(message[PrefixBlock.symbols(ofPart: 3, symbolCount: count)])
    guard unsafe sink.isSound else { return nil }
    return unsafe PrefixBlock(
      bitCount: sink.bitCount, junctions: PrefixBlock.Junctions(first, second, third))
  }
}

/// How long the codewords of a message are.
private struct LengthStatistics {
  /// In bits a symbol; 0 if there are no symbols.
  let mean: Double
  let variance: Double

  /// Of symbols with the given lengths, which are as frequent as their weights say.
  init(_ symbols: [(length: Int, weight: Double)]) {
    let total = max(symbols.reduce(0) { $0 + $1.weight }, .leastNormalMagnitude)
    let mean = symbols.reduce(0) { $0 + Double($1.length) * $1.weight } / total
    let squares = symbols.reduce(0) { $0 + Double($1.length * $1.length) * $1.weight } / total
    self.mean = mean
    variance = max(0, squares - mean * mean)
  }
}

/// The length of the longest string of bits that is appended in one piece.
let longestPiece = UInt64(PrefixEncoder.longestCodeword)
