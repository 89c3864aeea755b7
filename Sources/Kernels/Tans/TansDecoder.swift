/// Reads the output of a ``TansEncoder``, from the end to the beginning.
///
/// A state determines the symbol, the number of bits that the previous state gave to
/// the stream, and that state without those bits, which are the last of the stream. Any
/// bytes are allowed: they are read only where the stream has them, and every state
/// that occurs is valid.
public struct TansDecoder: Sendable {
  /// One entry for each state, that of 2^R first.
  ///
  ///     63          32 31          16 15                 0
  ///     │ symbol      │ bits to read │ state without them │
  private let entries: [UInt64]

  /// The same for symbols that are all bytes, in half the space, for the fastest loop.
  ///
  ///     31                16 15      8 7            0
  ///     │ state without them │ symbol │ bits to read │
  private let byteEntries: [UInt32]

  private let bits: Int
  private let symbolCount: Int

  /// A decoder of symbols with the given shares.
  ///
  /// - Precondition: The shares sum to 2^bits; 1 ≤ bits ≤ 15.
  public init(shares: [UInt32], bits: Int) {
    let table = TansTable(shares: shares, bits: bits)
    self.bits = bits
    symbolCount = shares.count
    var left = shares
    entries = table.spread.map { symbol in
      let rest = UInt64(left[Int(symbol)])
      left[Int(symbol)] += 1
      let count = UInt64(bits - (63 - rest.leadingZeroBitCount))
      return UInt64(symbol) << 32 | count << 16 | (rest << count - 1 << UInt64(bits))
    }
    byteEntries =
      shares.count > 256
      ? []
      : entries.map {
        UInt32(truncatingIfNeeded: $0 << 16 | ($0 >> 32) << 8 | $0 >> 16 & 0xFF)
      }
  }

  /// Reads as many symbols as `message` holds from the first `bitCount` bits of
  /// `stream`.
  ///
  /// - Returns: whether these bits are exactly what an encoder writes for `message`.
  /// - Precondition: `Symbol` can represent all symbols of the alphabet.
  @specialized(where Symbol == UInt8)
  @specialized(where Symbol == UInt32)
  public func decode<Symbol: FixedWidthInteger>(
    _ stream: Span<UInt8>, bitCount: Int, into message: inout MutableSpan<Symbol>
  ) -> Bool {
    precondition(symbolCount - 1 <= Symbol.max, "symbols have room")
    guard message.count > 0 else { return bitCount == 0 }
    guard bitCount >= 2 * bits, bitCount <= stream.count * 8 else { return false }
    var position = bitCount
    var window = Self.window(stream, endingAt: position)
    var even = Self.pop(bits, from: &window, &position)
    var odd = Self.pop(bits, from: &window, &position)
    var rest = message.count
    if rest % 2 == 1 {
      rest -= 1
      window = Self.window(stream, endingAt: position)
      guard let symbol = take(from: &even, &window, &position) else { return false }
      message[rest] = Symbol(truncatingIfNeeded: symbol)
    }
    if !byteEntries.isEmpty {
      takeBytes(stream, to: &message, &rest, from: &even, &odd, &position)
    }
    while rest > 0 {
      rest -= 2
      window = Self.window(stream, endingAt: position)
      guard let second = take(from: &odd, &window, &position),
        let first = take(from: &even, &window, &position)
      else { return false }
      message[rest + 1] = Symbol(truncatingIfNeeded: second)
      message[rest] = Symbol(truncatingIfNeeded: first)
    }
    return position == 0 && even == 0 && odd == 0
  }

  /// Removes symbols from both states in turn, four at a time, as long as there are
  /// enough bits for any states.
  ///
  /// The 64 bits in front of those of a window are loaded before it is used, so that no
  /// symbol waits for a load that waits for the bit counts of four others.
  @inline(__always)
  private func takeBytes<Symbol: FixedWidthInteger>(
    _ stream: Span<UInt8>, to message: inout MutableSpan<Symbol>, _ rest: inout Int,
    from even: inout Int, _ odd: inout Int, _ position: inout Int
  ) {
    guard rest >= 4, position >= 192 else { return }
    // A refill has 57 bits, so four symbols of 14 bits fit.
    let fits = bits < 15
    // Safe because a state that an entry leads to has an entry, four symbols go where
    // the message has room for them, and eight bytes are read where `position` says
    // that there are sixteen before it, also after two symbols of 15 bits.
    unsafe byteEntries.withUnsafeBufferPointer { entries in
      unsafe stream.withUnsafeBytes { stream in
        unsafe message.withUnsafeMutableBufferPointer { message in
          let entries = unsafe entries.baseAddress.unsafelyUnwrapped
          var (a, b, place, end) = (even, odd, rest, position)
          var window = unsafe Self.fullWindow(stream, endingAt: end) & (1 << 56 - 1)
          unsafe window |= Self.fullWindow(stream, endingAt: end - 56) << 56
          while place >= 4, end >= 192 {
            var earlier = unsafe Self.fullWindow(stream, endingAt: end &- 64)
            var full = end
            unsafe message[place &- 1] = Symbol(Self.take(from: &b, entries, &window, &end))
            unsafe message[place &- 2] = Symbol(Self.take(from: &a, entries, &window, &end))
            if !fits {
              Self.refill(&window, from: earlier, by: full &- end)
              earlier = unsafe Self.fullWindow(stream, endingAt: end &- 64)
              full = end
            }
            unsafe message[place &- 3] = Symbol(Self.take(from: &b, entries, &window, &end))
            unsafe message[place &- 4] = Symbol(Self.take(from: &a, entries, &window, &end))
            Self.refill(&window, from: earlier, by: full &- end)
            place &-= 4
          }
          (even, odd, rest, position) = (a, b, place, end)
        }
      }
    }
  }

  /// Adds the last bits of `earlier` at the top of `window`, as many as were removed
  /// from it.
  @inline(__always)
  private static func refill(_ window: inout UInt64, from earlier: UInt64, by count: Int) {
    // Shifting in two steps is also right if nothing was removed.
    window |= (earlier &<< 1) &<< UInt64(truncatingIfNeeded: 63 &- count)
  }

  @inline(__always)
  private static func take(
    from state: inout Int, _ entries: UnsafePointer<UInt32>, _ window: inout UInt64,
    _ position: inout Int
  ) -> UInt8 {
    let entry = unsafe entries[state]
    // Shifts use only the low six bits of an entry, and counts are below 16. The bits
    // shifted out are a difference, which needs no mask.
    let count = UInt64(entry)
    let rest = window &>> count
    let sum = window &+ UInt64(entry &>> 16)
    state = Int(truncatingIfNeeded: sum &- rest &<< count)
    window = rest
    position &-= Int(entry & 0xFF)
    return UInt8(truncatingIfNeeded: entry &>> 8)
  }

  @inline(__always)
  private static func fullWindow(
    _ stream: UnsafeRawBufferPointer, endingAt position: Int
  ) -> UInt64 {
    let end = (position &+ 7) &>> 3
    let word = unsafe stream.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self)
    return UInt64(bigEndian: word) &>> UInt64(truncatingIfNeeded: end &* 8 &- position)
  }

  /// Removes the last symbol from a state; nil if there are too few bits.
  @inline(__always)
  private func take(
    from state: inout Int, _ window: inout UInt64, _ position: inout Int
  ) -> UInt64? {
    let entry = entries[state]
    let count = Int(entry >> 16 & 0xFFFF)
    guard count <= position else { return nil }
    state = Int(entry & 0xFFFF) &+ Self.pop(count, from: &window, &position)
    return entry >> 32
  }

  /// Removes the last bits from a window.
  @inline(__always)
  private static func pop(_ count: Int, from window: inout UInt64, _ position: inout Int) -> Int {
    let bits = Int(truncatingIfNeeded: window & (1 &<< UInt64(count) &- 1))
    window = window &>> UInt64(count)
    position &-= count
    return bits
  }

  /// The bits in front of `position` at the bottom of a word: at least 57, or all there
  /// are.
  @inline(__always)
  private static func window(_ stream: Span<UInt8>, endingAt position: Int) -> UInt64 {
    let end = (position &+ 7) &>> 3
    guard end >= 8 else { return windowAtStart(stream, endingAt: position) }
    // Safe because the eight bytes before `end` are within `stream`: positions only
    // go down from a bit count that was checked.
    return unsafe stream.withUnsafeBytes { unsafe fullWindow($0, endingAt: position) }
  }

  @inline(never)
  private static func windowAtStart(_ stream: Span<UInt8>, endingAt position: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<(position + 7) / 8 { word = word << 8 | UInt64(stream[index]) }
    return word >> UInt64((position + 7) / 8 * 8 - position)
  }
}
