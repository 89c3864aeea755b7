/// Counts of byte values.
///
/// With one table of counters, runs of a byte are slow: each increment must wait until
/// the previous one of the same counter has been stored. Neighbouring bytes are
/// therefore counted in eight tables, which are added up at the end; the remaining
/// limit is one store a cycle. Short inputs use the caller's counts directly, because
/// clearing and adding eight tables takes as long as some thousand bytes.
///
/// Source: Collet, *Huff0 / zstd*, `hist.c`, 2013– (four tables); Powturbo,
/// *Turbo-Histogram*, 2015– (eight tables, words of eight bytes).
public enum ByteHistogram {
  /// Adds the number of occurrences of each byte value in `bytes` to `counts`.
  ///
  /// - Precondition: `counts` has 256 entries.
  public static func add(_ bytes: Span<UInt8>, to counts: inout [UInt64]) {
    precondition(counts.count == 256, "counts of bytes are 256 numbers")
    var start = 0
    while bytes.count - start >= shortest {
      // A counter of 32 bits cannot overflow within this many bytes.
      let end = min(bytes.count, start + 1 << 31) & ~7
      addLong(bytes.extracting(start..<end), to: &counts)
      start = end
    }
    for index in start..<bytes.count {
      counts[Int(bytes[index])] &+= 1
    }
  }

  /// The number of bytes from which on eight tables are faster than direct counting.
  private static let shortest = 2048

  /// Counts in eight tables.
  ///
  /// - Precondition: The number of `bytes` is a multiple of 8 and below 2^32.
  private static func addLong(_ bytes: Span<UInt8>, to counts: inout [UInt64]) {
    // Safe because words are read at multiples of 8 below `bytes.count`, and a
    // table index is a byte, plus at most 7 × 256.
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8 * 256) { tables in
      unsafe tables.initialize(repeating: 0)
      let table = unsafe tables.baseAddress.unsafelyUnwrapped
      unsafe bytes.withUnsafeBytes { source in
        for offset in stride(from: 0, to: source.count, by: 8) {
          let word = unsafe source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          unsafe table[Int(word & 0xFF)] &+= 1
          unsafe table[0x100 + Int(word &>> 8 & 0xFF)] &+= 1
          unsafe table[0x200 + Int(word &>> 16 & 0xFF)] &+= 1
          unsafe table[0x300 + Int(word &>> 24 & 0xFF)] &+= 1
          unsafe table[0x400 + Int(word &>> 32 & 0xFF)] &+= 1
          unsafe table[0x500 + Int(word &>> 40 & 0xFF)] &+= 1
          unsafe table[0x600 + Int(word &>> 48 & 0xFF)] &+= 1
          unsafe table[0x700 + Int(word &>> 56)] &+= 1
        }
      }
      for symbol in 0..<256 {
        var sum: UInt64 = 0
        for start in stride(from: symbol, to: 8 * 256, by: 256) {
          unsafe sum &+= UInt64(table[start])
        }
        counts[symbol] &+= sum
      }
    }
  }
}
