extension PrefixDecoder {
  /// What the next bits of a stream say.
  struct Table: Sendable {
    /// The number of bits that one look-up sees.
    static let width: UInt64 = 11

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

    /// The codewords longer than ``width`` in ascending order, at the top of a
    /// word whose low byte is the length.
    private let long: [UInt64]

    /// The symbols of those codewords.
    private let longSymbols: [UInt8]

    /// The lengths of all codewords; 0 for a symbol without one.
    private let lengths: [UInt8]

    /// The codeword at the top of `window`.
    func codeword(beginning window: UInt64) -> (symbol: UInt8, length: Int)? {
      let entry = entries[Int(window >> (64 - Self.width))]
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
    let width = Int(Self.width)
    // First a table of single symbols: the symbol above, the length below.
    var single = [UInt16](repeating: 0, count: 1 << width)
    var isTaken = [Bool](repeating: false, count: 1 << width)
    var shortLengths = [UInt8](repeating: 0, count: 256)
    var longCodewords: [(codeword: UInt64, symbol: UInt8)] = []
    for symbol in 0..<256 {
      guard let length = lengths[symbol] else { continue }
      precondition(0...PrefixEncoder.longestCodeword ~= length, "a codeword has 0 to 56 bits")
      precondition(codewords[symbol] >> length == 0, "a codeword fits its length")
      shortLengths[symbol] = UInt8(length)
      if length > width {
        let aligned = codewords[symbol] << (64 - length) | UInt64(length)
        longCodewords.append((aligned, UInt8(symbol)))
        continue
      }
      let start = Int(codewords[symbol]) << (width - length)
      for index in start..<start + 1 << (width - length) {
        precondition(!isTaken[index], "no codeword begins another")
        isTaken[index] = true
        single[index] = UInt16(symbol) << 8 | UInt16(length)
      }
    }
    longCodewords.sort { $0.codeword < $1.codeword }
    var entries = [UInt64](repeating: 0, count: 1 << width)
    var most = 1
    for window in 0..<1 << width where isTaken[window] {
      var used = 0
      var count = 0
      var symbols: UInt64 = 0
      while count < 6 {
        let index = (window << used) & (1 << width - 1)
        let length = Int(single[index] & 0xFF)
        guard isTaken[index], used + length <= width else { break }
        symbols |= UInt64(single[index] >> 8) << (8 * count)
        used += length
        count += 1
      }
      entries[window] = symbols << 16 | UInt64(count) << 8 | Self.hasSymbols | UInt64(used)
      most = max(most, count)
    }
    for (index, long) in longCodewords.enumerated() {
      let window = Int(long.codeword >> (64 - Self.width))
      precondition(!isTaken[window], "no codeword begins another")
      if entries[window] == 0 { entries[window] = UInt64(index) << 16 }
      entries[window] = entries[window] & 0xFFFF_FFFF | UInt64(index + 1) << 32
    }
    self.entries = entries
    mostSymbols = most
    long = longCodewords.map(\.codeword)
    longSymbols = longCodewords.map(\.symbol)
    self.lengths = shortLengths
  }
}
