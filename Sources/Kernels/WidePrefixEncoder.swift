/// Writes symbols of any alphabet in a prefix code.
///
/// A table has an entry for each symbol, with a codeword at the top of a word and its
/// length at the bottom, like that of a ``PrefixEncoder``; a symbol costs a load, a
/// shift, an OR and a store. A table of pairs and the junctions for a decoder with
/// several chains are left out, because they pay off only for 256 symbols: tables of
/// many symbols miss the cache anyway, and the code of a large alphabet writes many
/// bits at a time.
public struct WidePrefixEncoder: Sendable {
  /// One entry for each symbol.
  ///
  ///     63                                8 7  6 5       0
  ///     │ codeword, at the top, then zeros │ 0 0 │ length │
  ///
  /// A symbol without a codeword has the length ``noCodeword``.
  private let table: [UInt64]

  /// The length of the longest codeword in bits.
  private let longest: Int

  private static let noCodeword: UInt64 = 63

  /// An encoder of the code that gives symbol x the codeword `codewords[x]`.
  ///
  /// - Parameters:
  ///   - lengths: the lengths of the codewords in bits, nil for a symbol without one.
  ///   - codewords: the codewords, in the low bits.
  /// - Precondition: There are equally many of both; lengths are 0 to 56, and codewords
  ///   no longer than their lengths say.
  public init(lengths: [Int?], codewords: [UInt64]) {
    precondition(lengths.count == codewords.count, "a codeword for each symbol")
    var table = [UInt64](repeating: Self.noCodeword, count: lengths.count)
    var longest = 0
    for (symbol, length) in lengths.enumerated() {
      guard let length else { continue }
      precondition(0...PrefixEncoder.longestCodeword ~= length, "a codeword has 0 to 56 bits")
      precondition(codewords[symbol] >> length == 0, "a codeword fits its length")
      table[symbol] = codewords[symbol] << (64 - length) | UInt64(length)
      longest = max(longest, length)
    }
    self.table = table
    self.longest = longest
  }

  /// Writes `message` to the start of `stream`.
  ///
  /// `stream` grows to the size that the worst message of this length needs, and never
  /// shrinks. Bytes after the bits have no meaning.
  ///
  /// - Returns: the number of bits, or nil if a symbol of `message` has no codeword.
  public func encode(_ message: Span<UInt32>, into stream: inout [UInt8]) -> Int? {
    // The last store begins at or before the last byte, and writes eight bytes.
    let worstCase = message.count * longest / 8 + 16
    if stream.count < worstCase {
      stream.append(contentsOf: repeatElement(0, count: worstCase - stream.count))
    }
    let table = table.span
    // Safe because no codeword is longer than the longest, so that all of them, and the
    // eight bytes of the last store, are within the room made.
    return unsafe stream.withUnsafeMutableBytes { stream in
      var byte = 0
      var pending: UInt64 = 0
      var pendingCount: UInt64 = 0
      for index in message.indices {
        let symbol = Int(message[index])
        guard symbol < table.count else { return nil }
        let entry = table[symbol]
        let count = entry & 0x3F
        guard count != Self.noCodeword else { return nil }
        let word = pending | (entry & ~0x3F) &>> pendingCount
        unsafe stream.storeBytes(of: word.bigEndian, toByteOffset: byte, as: UInt64.self)
        let total = pendingCount &+ count
        byte &+= Int(total &>> 3)
        pending = word &<< (total & 0x38)
        pendingCount = total & 7
      }
      return byte * 8 + Int(pendingCount)
    }
  }
}
