extension PrefixDecoder {
  /// What the next bits of a stream say.
  struct Table: Sendable {
    /// The number of bits that one look-up sees, 11 or 12.
    ///
    /// It is 12 if the code has longer codewords than 11 bits: a wider table
    /// strains the cache, but stalls half as often.
    let width: UInt64

    /// The mark of an entry that yields symbols.
    static let hasSymbols: UInt64 = 0x80

    /// An entry for every string of ``width`` bits.
    ///
    ///     63                     16 15    8   7   6 5    0
    ///     │ symbols, first at bit 16 │ count │ 1 │ 0 │ bits │   those that end here
    ///     │ end of range │ its start │     0 │ 0 │ 0 │ 0    │   a long codeword, or none
    ///
    /// The range, two numbers of 16 bits, is that of the codewords in ``long``
    /// that begin with the string; it is empty if there are none. Such an entry
    /// uses up no bits and yields no symbols, so looking it up changes nothing.
    let entries: [UInt64]

    /// The largest number of symbols in an entry.
    let mostSymbols: Int

    /// The number of look-ups for which 56 bits are enough.
    let lookUps: Int

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
    @inline(never)
    func longCodeword(beginning window: UInt64, _ entry: UInt64) -> (symbol: UInt8, length: Int)? {
      var index = Int(entry >> 16 & 0xFFFF)
      var count = Int(entry >> 32) - index
      guard count > 0 else { return nil }
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
  init(lengths: [Int?], codewords: [UInt64]) {
    precondition(lengths.count == 256 && codewords.count == 256, "symbols are bytes")
    let longest = lengths.reduce(0) { max($0, $1 ?? 0) }
    let width = longest > 11 ? 12 : 11
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
    Self.addRanges(&entries, self.long, width: self.width)
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

  /// Makes the entries that long codewords begin with.
  private static func addRanges(_ entries: inout [UInt64], _ long: [UInt64], width: UInt64) {
    for (index, codeword) in long.enumerated() {
      if index > 0 {
        let difference = long[index - 1] ^ codeword
        precondition(
          difference >> (64 - long[index - 1] & 0xFF) != 0, "no codeword begins another")
      }
      let window = Int(codeword >> (64 - width))
      precondition(entries[window] & hasSymbols == 0, "no codeword begins another")
      if entries[window] == 0 { entries[window] = UInt64(index) << 16 }
      entries[window] = entries[window] & 0xFFFF_FFFF | UInt64(index + 1) << 32
    }
  }
}
