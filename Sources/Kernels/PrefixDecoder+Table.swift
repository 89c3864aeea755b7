extension PrefixDecoder {
  /// What the next bits of a stream say.
  struct Table: Sendable {
    /// The number of bits that one look-up sees, 11, 12 or 16.
    let width: UInt64

    /// The mark of an entry that yields symbols.
    static let hasSymbols: UInt64 = 0x80

    /// An entry for every string of ``width`` bits.
    ///
    ///     63                     16 15    8   7   6 5    0
    ///     │ symbols, first at bit 16 │ count │ 1 │ 0 │ bits │   those that end here
    ///     │ width of part │  start │     0 │ 0 │ 0 │ 0    │   a long codeword, or none
    ///     63            48 47     16
    ///
    /// The part of ``second`` that begins at `start` is indexed by as many bits as
    /// its width says, those behind the string. Such an entry uses up no bits and
    /// yields no symbols, so looking it up changes nothing.
    let entries: [UInt64]

    /// For strings that long codewords begin with, the symbol (low byte) and the
    /// length (high byte) that the next bits say; 0 where they say none.
    ///
    /// The first is 0, for strings that no codeword begins with. Where the next bits
    /// would be too many for a table, the part is the single entry ``searched``, and
    /// the codeword is looked for in ``long``.
    private let second: [UInt16]

    /// The mark of a string whose codewords are searched for.
    private static let searched: UInt16 = .max

    /// The number of bits behind a string that a part of ``second`` is made for.
    private static let widestPart: UInt64 = 12

    /// The largest number of symbols in an entry.
    let mostSymbols: Int

    /// The number of look-ups for which 56 bits are enough.
    let lookUps: Int

    /// The number of long codewords that are read in a turn, one after another.
    ///
    /// More than one would only lengthen the ends that are read with care, if they
    /// are rare.
    var longPerTurn: Int { width > PrefixDecoder.usualWidth ? 4 : 1 }

    /// The codewords longer than ``width`` in ascending order, at the top of a
    /// word whose low byte is the length.
    private let long: [UInt64]

    /// The symbols of those codewords.
    private let longSymbols: [UInt8]

    /// The lengths of all codewords; 0 for a symbol without one.
    private let lengths: [UInt8]

    /// The codeword at the top of `window`.
    func codeword(beginning window: UInt64) -> (symbol: UInt8, length: Int)? {
      let entry = entries[Int(window >> (64 - width))]
      guard entry & Self.hasSymbols != 0 else { return longCodeword(beginning: window, entry) }
      let symbol = UInt8(truncatingIfNeeded: entry >> 16)
      return (symbol, Int(lengths[Int(symbol)]))
    }

    /// The codeword at the top of `window`, if it is one of those that `entry`
    /// says may begin there.
    @inline(__always)
    func longCodeword(beginning window: UInt64, _ entry: UInt64) -> (symbol: UInt8, length: Int)? {
      let next = (window &<< width) >> (64 - entry >> 48)
      let found = second[Int(entry >> 16 & 0xFFFF_FFFF) &+ Int(next)]
      guard found != 0 else { return nil }
      guard found != Self.searched else { return search(window) }
      return (UInt8(truncatingIfNeeded: found), Int(found >> 8))
    }

    /// The long codeword at the top of `window`.
    @inline(never)
    private func search(_ window: UInt64) -> (symbol: UInt8, length: Int)? {
      var index = 0
      var count = long.count
      // The last codeword that is not above the window is the only candidate.
      while count > 1 {
        let half = count / 2
        if long[index + half] & ~0xFF <= window { index += half }
        count -= half
      }
      let length = Int(long[index] & 0xFF)
      guard (long[index] ^ window) >> (64 - length) == 0 else { return nil }
      return (longSymbols[index], length)
    }
  }
}

extension PrefixDecoder.Table {
  /// The table of a code; the preconditions are those of the decoder.
  init(lengths: [Int?], codewords: [UInt64], width: Int) {
    precondition(lengths.count == 256 && codewords.count == 256, "symbols are bytes")
    var entries = [UInt64](repeating: 0, count: 1 << width)
    var byteLengths = [UInt8](repeating: 0, count: 256)
    var long: [UInt64] = []
    var longSymbols: [UInt8] = []
    for symbol in 0..<256 {
      guard let length = lengths[symbol] else { continue }
      precondition(0...PrefixEncoder.longestCodeword ~= length, "a codeword has 0 to 56 bits")
      precondition(codewords[symbol] >> length == 0, "a codeword fits its length")
      byteLengths[symbol] = UInt8(length)
      if length > width {
        long.append(codewords[symbol] << (64 - length) | UInt64(length))
        longSymbols.append(UInt8(symbol))
      } else {
        let start = Int(codewords[symbol]) << (width - length)
        let entry = UInt64(symbol) << 16 | 1 << 8 | Self.hasSymbols | UInt64(length)
        Self.fill(&entries, start..<start + 1 << (width - length), entry)
      }
    }
    let order = long.indices.sorted { long[$0] < long[$1] }
    self.width = UInt64(width)
    self.long = order.map { long[$0] }
    self.longSymbols = order.map { longSymbols[$0] }
    self.lengths = byteLengths
    (mostSymbols, lookUps) = Self.join(&entries, byteLengths, width: width)
    second = Self.makeSecond(&entries, self.long, self.longSymbols, width: self.width)
    self.entries = entries
  }

  private static func fill(_ entries: inout [UInt64], _ range: Range<Int>, _ entry: UInt64) {
    var entries = entries.mutableSpan
    for index in range {
      precondition(entries[index] == 0, "no codeword begins another")
      entries[index] = entry
    }
  }

  /// Adds to entries of one symbol those that follow it within the width.
  ///
  /// An entry's first symbol stays where it is, so this can be done in place.
  ///
  /// - Returns: the largest number of symbols in an entry, and the number of
  ///   look-ups for which 56 bits are enough.
  private static func join(
    _ entries: inout [UInt64], _ lengths: [UInt8], width: Int
  ) -> (mostSymbols: Int, lookUps: Int) {
    var entries = entries.mutableSpan
    let lengths = lengths.span
    let mask = entries.count - 1
    var mostSymbols: UInt64 = 1
    var mostBits: UInt64 = 8
    for window in entries.indices where entries[window] != 0 {
      var entry = entries[window]
      var used = Int(entry & 0x3F)
      var count: UInt64 = 1
      while count < 6 {
        let next = entries[(window &<< used) & mask]
        let symbol = next >> 16 & 0xFF
        let length = Int(lengths[Int(symbol)])
        guard next != 0, used &+ length <= width else { break }
        entry |= symbol &<< (16 &+ 8 &* count)
        used &+= length
        count &+= 1
      }
      let bits = UInt64(used)
      entries[window] = entry & ~0xFFFF | count << 8 | hasSymbols | bits
      mostSymbols = max(mostSymbols, count)
      mostBits = max(mostBits, bits)
    }
    return (Int(mostSymbols), Int(56 / mostBits))
  }

  /// Makes the entries that long codewords begin with, and the second table.
  private static func makeSecond(
    _ entries: inout [UInt64], _ long: [UInt64], _ symbols: [UInt8], width: UInt64
  ) -> [UInt16] {
    var second: [UInt16] = [0]
    var start = 0
    while start < long.count {
      let window = Int(long[start] >> (64 - width))
      let end = long[start...].firstIndex { Int($0 >> (64 - width)) != window } ?? long.count
      precondition(entries[window] == 0, "no codeword begins another")
      let partWidth = long[start..<end].reduce(0) { max($0, $1 & 0xFF) } - width
      let isSearched = partWidth > widestPart
      entries[window] = (isSearched ? 0 : partWidth) << 48 | UInt64(second.count) << 16
      var part = [UInt16](
        repeating: isSearched ? searched : 0, count: isSearched ? 1 : 1 << partWidth)
      for index in start..<end where !isSearched {
        let rest = long[index] & 0xFF - width
        let first = Int((long[index] << width) >> (64 - partWidth))
        for slot in first..<first + 1 << (partWidth - rest) {
          precondition(part[slot] == 0, "no codeword begins another")
          part[slot] = UInt16(long[index] & 0xFF) << 8 | UInt16(symbols[index])
        }
      }
      second += part
      start = end
    }
    for (previous, codeword) in zip(long, long.dropFirst()) {
      precondition(
        (previous ^ codeword) >> (64 - previous & 0xFF) != 0, "no codeword begins another")
    }
    return second
  }
}
