/// Reads symbols of any alphabet in a prefix code.
///
/// The next bits, as many as the first table is wide, give the symbol and its length.
/// For a longer codeword they give the range of the sorted long codewords in which it
/// is searched. Between two loads of the stream there are as many look-ups as 56 bits
/// allow. Codewords need not be canonical.
///
/// Source: Moffat and Turpin, *On the implementation of minimum redundancy prefix
/// codes*, 1997 (search among left-aligned codewords).
public struct WidePrefixDecoder: Sendable {
  /// The number of bits that a look-up uses.
  private let width: Int

  /// An entry for every string of ``width`` bits.
  ///
  ///     63     8 7      0
  ///     │ symbol │ length │   a codeword that ends here
  ///     │ start  │  0xFF  │   the first of the long codewords that begin so
  ///     │          0      │   no codeword
  ///
  /// The length 0, of a code of one symbol, is written 0xFE.
  private let entries: [UInt64]

  /// The codewords longer than ``width`` in ascending order, each at the top of a word
  /// whose low byte is the length.
  private let long: [UInt64]

  /// The symbols of those codewords.
  private let longSymbols: [UInt32]

  private static let isLong = 0xFF
  private static let isEmpty = 0xFE

  /// The greatest width for `count` symbols: that of a code of equal lengths, so that
  /// few codewords are longer and the table is no larger than that of the encoder; at
  /// most 16, which is 512 KiB.
  private static func greatestWidth(forSymbols count: Int) -> Int {
    min(16, max(12, Int.bitWidth - count.leadingZeroBitCount))
  }

  /// A decoder of the code that gives symbol x the codeword `codewords[x]`.
  ///
  /// - Parameters:
  ///   - lengths: the lengths of the codewords in bits, nil for a symbol without one. A
  ///     length of 0 is legal if no other symbol has a codeword.
  ///   - codewords: the codewords, in the low bits.
  /// - Precondition: There are equally many of both, at most 2^32; lengths are 0 to 56,
  ///   codewords no longer than their lengths say, and none is a prefix of another.
  public init(lengths: [Int?], codewords: [UInt64]) {
    precondition(lengths.count == codewords.count, "a codeword for each symbol")
    precondition(lengths.count <= 1 << 32, "symbols are numbers of 32 bits")
    let longest = lengths.reduce(1) { max($0, $1 ?? 0) }
    let width = min(longest, Self.greatestWidth(forSymbols: lengths.count))
    var entries = [UInt64](repeating: 0, count: 1 << width)
    var long: [(codeword: UInt64, symbol: UInt32)] = []
    for (symbol, length) in lengths.enumerated() {
      guard let length else { continue }
      precondition(0...PrefixEncoder.longestCodeword ~= length, "a codeword has 0 to 56 bits")
      precondition(codewords[symbol] >> length == 0, "a codeword fits its length")
      guard length <= width else {
        long.append((codewords[symbol] << (64 - length) | UInt64(length), UInt32(symbol)))
        continue
      }
      let start = Int(codewords[symbol]) << (width - length)
      let entry = UInt64(symbol) << 8 | UInt64(length == 0 ? Self.isEmpty : length)
      for index in start..<start + 1 << (width - length) {
        precondition(entries[index] == 0, "no codeword begins another")
        entries[index] = entry
      }
    }
    long.sort { $0.codeword < $1.codeword }
    for (index, (codeword, _)) in long.enumerated() {
      let window = Int(codeword >> (64 - width))
      if index > 0 {
        let previous = long[index - 1].codeword
        precondition(
          (previous ^ codeword) >> (64 - previous & 0xFF) != 0, "no codeword begins another")
        guard previous >> (64 - width) != codeword >> (64 - width) else { continue }
      }
      precondition(entries[window] == 0, "no codeword begins another")
      entries[window] = UInt64(index) << 8 | UInt64(Self.isLong)
    }
    self.width = width
    self.entries = entries
    self.long = long.map(\.codeword)
    longSymbols = long.map(\.symbol)
  }

  /// Reads as many symbols as `message` holds.
  ///
  /// Any `stream` and `bitCount` are allowed. Bits after those are ignored.
  ///
  /// - Returns: nil if the symbols ended with the bits. Otherwise the offset of the
  ///   first bit at which that failed: no codeword begins there or one runs past the
  ///   end, or bits are left over.
  public func decode(
    _ stream: Span<UInt8>, bitCount: Int, into message: inout MutableSpan<UInt32>
  ) -> Int? {
    let end = max(0, min(bitCount, stream.count * 8))
    let entries = entries.span
    let shift = UInt64(64 - width)
    var bit = 0
    var index = 0
    while index < message.count {
      // Bits after the end can form a codeword only together with bits before it, and
      // then it is too long.
      var window = PrefixDecoder.window(stream, at: bit)
      var left = 56
      repeat {
        let entry = entries[Int(window &>> shift)]
        var length = Int(entry & 0xFF)
        var symbol = UInt32(truncatingIfNeeded: entry &>> 8)
        if length >= Self.isEmpty || length == 0 {
          guard length != Self.isEmpty else {
            for place in index..<message.count { message[place] = symbol }
            return bitCount == 0 ? nil : 0
          }
          // A long codeword may need all bits of a window.
          window = PrefixDecoder.window(stream, at: bit)
          guard length > 0, let found = search(window, from: Int(symbol)) else { return bit }
          (symbol, length) = found
          left = 56
        }
        guard length <= end &- bit else { return bit }
        message[index] = symbol
        index &+= 1
        bit &+= length
        left &-= length
        window = window &<< UInt64(length)
      } while left >= width && index < message.count
    }
    return bit == bitCount ? nil : bit
  }

  /// The long codeword at the top of `window`, among those with the same first bits as
  /// the one at `start`.
  @inline(never)
  private func search(_ window: UInt64, from start: Int) -> (symbol: UInt32, length: Int)? {
    // Only the last codeword that is not above the window can match; steps double until
    // they pass it.
    var low = start
    var step = 1
    while low + step < longSymbols.count, long[low + step] & ~0xFF <= window {
      low += step
      step *= 2
    }
    while step > 1 {
      step /= 2
      if low + step < longSymbols.count, long[low + step] & ~0xFF <= window { low += step }
    }
    let length = Int(long[low] & 0xFF)
    guard (long[low] ^ window) >> (64 - length) == 0 else { return nil }
    return (longSymbols[low], length)
  }
}
