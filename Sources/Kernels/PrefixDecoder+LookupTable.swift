extension PrefixDecoder {
  /// The symbols that the next bits of a stream encode.
  struct LookupTable: Sendable {
    /// The number of bits that one look-up sees, 11, 12 or 16.
    let width: UInt64

    /// The flag of an entry that yields symbols.
    static let hasSymbols: UInt64 = 0x80

    /// An entry for every string of ``width`` bits.
    ///
    ///     63                     16 15    8   7   6 5    0
    ///     │ symbols, first at bit 16 │ count │ 1 │ 0 │ bits │   those that end here
    ///     │ width of part │  start │     0 │ 0 │ 0 │ 0    │   a long codeword, or none
    ///     63            48 47     16
    ///
    /// The part of ``second`` that begins at `start` is indexed by as many bits as its
    /// width says, those after the string. Such an entry uses up no bits and yields no
    /// symbols, so looking it up changes nothing.
    let entries: [UInt64]

    /// The second table, for strings with which long codewords begin: the meaning of
    /// the bits after them.
    ///
    ///     31 30           8 7      0
    ///     │ 0 │      length │ symbol │   the codeword that ends here, or 0 for none
    ///     │ 1 │       start │  width │   the part that the bits after these index
    ///
    /// The first entry is 0, for strings with which no codeword begins.
    private let second: [UInt32]

    /// The flag of an entry that refers to another part.
    private static let isPart: UInt32 = 1 << 31

    /// The greatest number of bits that index a part of ``second``.
    ///
    /// Parts are for at most 256 codewords of at most 56 bits, so all parts together
    /// have few more than a million entries, for every code.
    private static let widestPart: UInt64 = 10

    /// The largest number of symbols in an entry.
    let mostSymbols: Int

    /// The number of look-ups for which 56 bits suffice.
    let lookUps: Int

    /// The number of long codewords that are read in a turn, one after another.
    ///
    /// If they are rare, more than one would only lengthen the ends, which are read
    /// with bounds checks.
    var longPerTurn: Int { width > PrefixDecoder.usualWidth ? 4 : 1 }

    /// The lengths of all codewords; 0 for a symbol without one.
    private let lengths: [UInt8]

    /// The codeword at the top of `window`.
    func codeword(beginning window: UInt64) -> (symbol: UInt8, length: Int)? {
      let entry = entries[Int(window >> (64 - width))]
      guard entry & Self.hasSymbols != 0 else { return longCodeword(beginning: window, entry) }
      let symbol = UInt8(truncatingIfNeeded: entry >> 16)
      return (symbol, Int(lengths[Int(symbol)]))
    }

    /// The codeword at the top of `window`, if it is one of those to which `entry`
    /// refers.
    @inline(__always)
    func longCodeword(beginning window: UInt64, _ entry: UInt64) -> (symbol: UInt8, length: Int)? {
      var window = window &<< width
      var width = entry >> 48
      var start = Int(entry >> 16 & 0xFFFF_FFFF)
      while true {
        // The shift is done in two steps, because the width is 0 if no codeword begins
        // here.
        let found = second[start &+ Int((window &>> 1) &>> (63 &- width))]
        guard found & Self.isPart != 0 else {
          return found == 0 ? nil : (UInt8(truncatingIfNeeded: found), Int(found >> 8))
        }
        window = window &<< width
        width = UInt64(found & 0xFF)
        start = Int((found & ~Self.isPart) >> 8)
      }
    }
  }
}

extension PrefixDecoder.LookupTable {
  /// The table of a code; the preconditions are those of the decoder.
  init(lengths: [Int?], codewords: [UInt64], width: Int) {
    precondition(lengths.count == 256 && codewords.count == 256, "symbols are bytes")
    var entries = [UInt64](repeating: 0, count: 1 << width)
    var byteLengths = [UInt8](repeating: 0, count: 256)
    var long: [LongCodeword] = []
    for symbol in 0..<256 {
      guard let length = lengths[symbol] else { continue }
      precondition(0...PrefixEncoder.longestCodeword ~= length, "a codeword has 0 to 56 bits")
      precondition(codewords[symbol] >> length == 0, "a codeword fits its length")
      byteLengths[symbol] = UInt8(length)
      if length > width {
        long.append(
          LongCodeword(
            bits: codewords[symbol] << (64 - length), length: UInt64(length),
            symbol: UInt32(symbol)))
      } else {
        let start = Int(codewords[symbol]) << (width - length)
        let entry = UInt64(symbol) << 16 | 1 << 8 | Self.hasSymbols | UInt64(length)
        Self.fill(&entries, start..<start + 1 << (width - length), entry)
      }
    }
    self.width = UInt64(width)
    self.lengths = byteLengths
    (mostSymbols, lookUps) = Self.join(&entries, byteLengths, width: width)
    long.sort { $0.bits < $1.bits }
    second = Self.makeSecond(&entries, long, width: self.width)
    self.entries = entries
  }

  private static func fill(_ entries: inout [UInt64], _ range: Range<Int>, _ entry: UInt64) {
    var entries = entries.mutableSpan
    for index in range {
      precondition(entries[index] == 0, "no codeword begins another")
      entries[index] = entry
    }
  }

  /// Adds to each entry of one symbol the symbols that follow it within the width.
  ///
  /// The first symbol of an entry stays where it is, so this can be done in place.
  ///
  /// - Returns: the largest number of symbols in an entry, and the number of look-ups
  ///   for which 56 bits suffice.
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

  /// A codeword longer than the width.
  private struct LongCodeword {
    /// The codeword, at the top of a word.
    let bits: UInt64
    let length: UInt64
    let symbol: UInt32
  }

  /// Makes the entries for strings with which long codewords begin, and the second
  /// table.
  ///
  /// The codewords of `long` are in ascending order.
  private static func makeSecond(
    _ entries: inout [UInt64], _ long: [LongCodeword], width: UInt64
  ) -> [UInt32] {
    var second: [UInt32] = [0]
    var rest = long[...]
    while let first = rest.first {
      let window = Int(first.bits >> (64 - width))
      precondition(entries[window] == 0, "no codeword begins another")
      let part = rest.prefix { Int($0.bits >> (64 - width)) == window }
      let (start, partWidth) = add(part, behind: width, to: &second)
      entries[window] = partWidth << 48 | UInt64(start) << 16
      rest = rest[part.endIndex...]
    }
    return second
  }

  /// Adds a part for codewords that share their first `used` bits.
  private static func add(
    _ codewords: ArraySlice<LongCodeword>, behind used: UInt64, to second: inout [UInt32]
  ) -> (start: Int, width: UInt64) {
    let longest = codewords.reduce(0) { max($0, $1.length) }
    let width = min(longest - used, widestPart)
    let start = second.count
    second += Array(repeating: 0, count: 1 << width)
    var rest = codewords
    while let first = rest.first {
      let slot = start + Int((first.bits << used) >> (64 - width))
      if first.length <= used + width {
        for slot in slot..<slot + 1 << (used + width - first.length) {
          precondition(second[slot] == 0, "no codeword begins another")
          second[slot] = UInt32(first.length) << 8 | first.symbol
        }
        rest = rest.dropFirst()
      } else {
        precondition(second[slot] == 0, "no codeword begins another")
        let part = rest.prefix { ($0.bits ^ first.bits) >> (64 - used - width) == 0 }
        let (next, nextWidth) = add(part, behind: used + width, to: &second)
        second[slot] = isPart | UInt32(next) << 8 | UInt32(nextWidth)
        rest = rest[part.endIndex...]
      }
    }
    return (start, width)
  }
}
