/// Writes bytes in a prefix code.
///
/// A table entry is a codeword at the top of a word with its length at the bottom. A
/// symbol then costs a load, a shift, an OR and an addition, without a mask: a shift
/// uses only the low six bits of its operand, lengths add up in the low byte, and the
/// lengths that get into the string of bits stay below it. Four symbols are combined
/// from the last to the first; two such groups are made independently, joined, and
/// appended with one store, unless they are longer than a word, which is tested once
/// for eight symbols and is rare. Long codewords therefore cost no time as long as they
/// are rare.
///
/// If symbols are nearly equally frequent, eight of their codewords are often, but not
/// always, longer than a word, which no processor predicts. They are written six, five
/// or four at a time, see ``groupSize``.
///
/// For a long message a second table pays off, which has an entry for each *pair* of
/// symbols, made in the same way. It halves the work, and a text uses so few of its 512
/// KiB that they stay in the fastest cache. Nearly equally frequent symbols would use
/// too many.
///
/// Source: Collet, *Huff0 / zstd*, `huf_compress.c`, 2013– (entry, unmasked additions,
/// two containers; the test in place of a length limit, and the pairs, are new here).
public struct PrefixEncoder: Sendable {
  /// The length in bits of the longest codeword that can be written.
  public static let longestCodeword = 56

  /// One entry for each symbol.
  ///
  ///     63                                8 7  6 5       0
  ///     │ codeword, at the top, then zeros │ 0 0 │ length │
  ///
  /// A symbol without a codeword has the length ``noCodeword``, which is too long for
  /// every group and even alone: the exact path finds it and reports it.
  private let table: [UInt64]

  /// One entry for each pair of symbols, with the first in the low byte of the index,
  /// in the form of ``table``; empty unless ``preparedForLongMessages(counts:)`` made
  /// it.
  ///
  /// A pair that is longer than the longest piece is marked like a symbol without a
  /// codeword, and the exact path writes its symbols one by one.
  private var pairs: [UInt64] = []

  /// The length of the longest codeword in bits.
  private let longest: Int

  /// The number of symbols that are combined before they are appended.
  ///
  /// It is eight if their codewords rarely exceed a word; otherwise the greatest number
  /// that never exceeds it, or four, which hardly ever do.
  private var groupSize: Int

  /// The mean number of bits a symbol up to which the usual pairs of symbols fit the
  /// fastest cache; there are some 2^12 such pairs, of eight bytes each.
  private static let greatestMeanOfPairs = 5.9

  /// A length so chosen that the sum of four does not overflow a byte.
  private static let noCodeword: UInt64 = 63

  /// An encoder of the code that gives symbol x the codeword `codewords[x]`.
  ///
  /// - Parameters:
  ///   - lengths: the lengths of the codewords in bits, nil for a symbol without one. A
  ///     length of 0 is legal if no other symbol has a codeword.
  ///   - codewords: the codewords, in the low bits.
  /// - Precondition: There are 256 of both; lengths are 0 to 56, and codewords no
  ///   longer than their lengths say. The caller must ensure that no codeword is a
  ///   prefix of another.
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
    // The frequencies are assumed to be those that the code is ideal for.
    let usual = LengthStatistics(lengths.map { ($0 ?? 0, $0.map { 1 / Double(1 << $0) } ?? 0) })
    groupSize = Self.groupSize(usual, longest: longest)
  }

  private static func groupSize(_ lengths: LengthStatistics, longest: Int) -> Int {
    let usuallyLess = 8 * lengths.mean + 2 * (8 * lengths.variance).squareRoot()
    if usuallyLess <= Double(longestCodeword) { return 8 }
    return [6, 5].first { $0 * longest <= longestCodeword } ?? 4
  }

  /// The same encoder, prepared for messages of some megabytes with the symbol
  /// frequencies of `counts`: it has a table for pairs of symbols if that makes it
  /// faster.
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
  /// `stream` is a reusable buffer: it grows to the size that the worst message of this
  /// length needs, and never shrinks. Bytes after the block have no meaning.
  ///
  /// - Returns: the block, or nil if a symbol of `message` has no codeword.
  public func encode(_ message: Span<UInt8>, into stream: inout [UInt8]) -> PrefixBlock? {
    // The last store begins at or before the last byte, and writes eight bytes.
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

/// Statistics of the lengths of codewords in a message.
private struct LengthStatistics {
  /// The mean in bits a symbol; 0 if there are no symbols.
  let mean: Double
  let variance: Double

  /// The statistics of symbols with the given lengths, whose frequencies are
  /// proportional to their weights.
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
