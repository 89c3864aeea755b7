/// Writes symbols by moving from state to state: tabled asymmetric numeral systems.
///
/// Tables replace the arithmetic of rANS. The state x is 2^R to 2^(R+1) − 1. To write a
/// symbol with f of 2^R shares, x gives its low bits to the stream until the rest is f
/// to 2f − 1, which determines which of the f states of the symbol is next. A symbol
/// therefore costs a whole number of bits each time, but not always the same, and
/// log2(2^R / f) on average.
///
/// Two coders take turns: symbol i is written by coder i mod 2. A stream consists of
/// the bits in the order in which they were given, followed by R bits for the state of
/// each coder, the second first. The decoder begins at its end.
///
/// *Surprise:* it needs neither multiplication nor division, and is as fast as
/// Huffman's code while spending fractions of bits; the price is a table that must be
/// small, and so a low precision.
///
/// *Bound:* the rest of x, y = f to 2f − 1, represents a whole interval of numbers, and
/// the state x′ that it leads to is where there is a free place and not where it should
/// be, at y · 2^R / f. A symbol therefore costs at most log2(x′ f / (y 2^R)) bits more
/// than its shares say, part of which the next symbol pays back: the states of a
/// message cancel out in the sum of the logarithms, except for the first and the last,
/// which differ by less than a factor of 2. In messages in proportion to the shares
/// that is a small part of K / 2^R bits a symbol on average. The last states cost 2 R
/// bits.
///
/// Source: Duda, *Asymmetric numeral systems*, 2009; Collet, *Finite State Entropy*,
/// 2013 (the tables of the encoder).
public struct TansEncoder: Sendable {
  /// The constants that are needed to write a symbol.
  private struct Entry {
    /// The number of bits that x gives is (x + `reach`) >> 16.
    let reach: UInt32
    /// The place of the next state is the rest of x plus this.
    let offset: Int32

    /// The entry of a symbol without shares; only this entry has the top bit set.
    static let unwritable = Entry(reach: 1 << 31, offset: 0)
  }

  /// One entry for each symbol, one for each byte that is not a symbol, and one at the
  /// end for all other numbers.
  private let entries: [Entry]

  /// The states of each symbol, one symbol after another, in ascending order.
  private let states: [UInt16]

  private let bits: Int

  /// An encoder of symbols with the given shares.
  ///
  /// - Precondition: The shares sum to 2^bits; 1 ≤ bits ≤ 15.
  public init(shares: [UInt32], bits: Int) {
    let table = TansTable(shares: shares, bits: bits)
    self.bits = bits
    var starts: [Int] = []
    var entries: [Entry] = []
    var start = 0
    for share in shares {
      starts.append(start)
      entries.append(share > 0 ? Self.entry(share, from: start, bits) : .unwritable)
      start += Int(share)
    }
    var states = [UInt16](repeating: 0, count: 1 << bits)
    for (place, symbol) in table.spread.enumerated() {
      states[starts[Int(symbol)]] = UInt16(1 << bits + place)
      starts[Int(symbol)] += 1
    }
    let missing = max(1, 257 - entries.count)
    self.entries = entries + Array(repeating: .unwritable, count: missing)
    self.states = states
  }

  private static func entry(_ share: UInt32, from start: Int, _ bits: Int) -> Entry {
    // States below share · 2^most give one bit less than `most`.
    let most = UInt32(bits) - UInt32(31 - max(share - 1, 1).leadingZeroBitCount)
    let bitsOfMost = share == 1 ? UInt32(bits) : most
    return Entry(
      reach: bitsOfMost << 16 &- share << bitsOfMost, offset: Int32(start) - Int32(share))
  }

  /// Writes `message` to the start of `stream`, and counts its bits as a whole.
  ///
  /// - Returns: the number of bits, or nil if a symbol has no shares.
  public func encode<Symbol: FixedWidthInteger>(
    _ message: Span<Symbol>, into stream: inout [UInt8]
  ) -> Int? {
    var bitCounts: [Int] = []
    return encode(
      message, into: &stream, batchSize: max(1, message.count), bitCounts: &bitCounts)
  }

  /// Writes `message` to the start of `stream`, a buffer that grows when needed and
  /// never shrinks; bytes after the written ones have no meaning.
  ///
  /// - Parameters:
  ///   - message: the symbols.
  ///   - stream: receives the bits.
  ///   - batchSize: the number of symbols whose bits are counted together.
  ///   - bitCounts: receives the number of bits that each batch of symbols gave; the
  ///     bits of the last states are in none.
  /// - Returns: the number of bits, 0 for no symbols, the last byte being padded with
  ///   zeros; or nil if a symbol has no shares.
  @specialized(where Symbol == UInt8)
  @specialized(where Symbol == UInt32)
  public func encode<Symbol: FixedWidthInteger>(
    _ message: Span<Symbol>, into stream: inout [UInt8], batchSize: Int,
    bitCounts: inout [Int]
  ) -> Int? {
    precondition(batchSize > 0, "a batch has a symbol at least")
    bitCounts.removeAll(keepingCapacity: true)
    guard message.count > 0 else { return 0 }
    let room = message.count * bits / 8 + 32
    if stream.count < room {
      stream.append(contentsOf: repeatElement(0, count: room - stream.count))
    }
    // Safe because the sink is given room for `bits` bits a symbol and 16 bytes, which
    // is the most that there can be; for the rest see `Walker`.
    return unsafe stream.withUnsafeMutableBytes { stream in
      unsafe entries.withUnsafeBufferPointer { entries in
        unsafe states.withUnsafeBufferPointer { states in
          unsafe message.withUnsafeBufferPointer { message in
            var walker = unsafe Walker(entries, states, bits: bits, into: BitSink(stream))
            var start = 0
            while start < message.count {
              let end = min(message.count, start + batchSize)
              let before = unsafe walker.bitCount
              guard unsafe walker.walk(message, in: start..<end) else { return nil }
              bitCounts.append(unsafe walker.bitCount - before)
              start = end
            }
            return unsafe walker.finish()
          }
        }
      }
    }
  }
}

extension TansEncoder {
  /// Moves from state to state.
  ///
  /// States are 2^R to 2^(R+1) − 1 at the beginning, and so are all states in the list.
  /// The rest of a state plus the offset of a symbol with shares is a place in that
  /// list; other symbols are never written.
  @unsafe private struct Walker {
    private let entries: UnsafePointer<Entry>
    private let last: Int
    private let states: UnsafePointer<UInt16>
    private let bits: UInt32
    private var sink: BitSink
    /// The states of the coders of even and of odd symbols.
    private var current: (even: UInt32, odd: UInt32)

    init(
      _ entries: UnsafeBufferPointer<Entry>, _ states: UnsafeBufferPointer<UInt16>, bits: Int,
      into sink: BitSink
    ) {
      unsafe self.entries = entries.baseAddress.unsafelyUnwrapped
      unsafe last = entries.count - 1
      unsafe self.states = states.baseAddress.unsafelyUnwrapped
      unsafe self.bits = UInt32(bits)
      unsafe self.sink = sink
      unsafe current = (1 << UInt32(bits), 1 << UInt32(bits))
    }

    /// The number of bits written so far.
    var bitCount: Int { unsafe sink.bitCount }

    /// Writes a part of a message; false if a symbol has no shares.
    @inline(__always)
    mutating func walk<Symbol: FixedWidthInteger>(
      _ message: UnsafeBufferPointer<Symbol>, in range: Range<Int>
    ) -> Bool {
      // Four symbols of 15 bits would not fit a word together with the bits of an
      // incomplete byte.
      let fits = unsafe bits < 15
      var (even, odd) = unsafe current
      var index = range.lowerBound
      // Groups of four begin with an even symbol.
      while index & 1 == 0, index &+ 4 <= range.upperBound {
        let a = unsafe entry(of: message[index])
        let b = unsafe entry(of: message[index &+ 1])
        let c = unsafe entry(of: message[index &+ 2])
        let d = unsafe entry(of: message[index &+ 3])
        guard (a.reach | b.reach | c.reach | d.reach) >> 31 == 0 else { return false }
        unsafe go(by: a, from: &even)
        unsafe go(by: b, from: &odd)
        if !fits { unsafe sink.flush() }
        unsafe go(by: c, from: &even)
        unsafe go(by: d, from: &odd)
        unsafe sink.flush()
        index &+= 4
      }
      while index < range.upperBound {
        let entry = unsafe entry(of: message[index])
        guard entry.reach >> 31 == 0 else { return false }
        if index & 1 == 0 {
          unsafe go(by: entry, from: &even)
        } else {
          unsafe go(by: entry, from: &odd)
        }
        unsafe sink.flush()
        index &+= 1
      }
      unsafe current = (even, odd)
      return true
    }

    /// Writes the last states; returns the total number of bits.
    mutating func finish() -> Int {
      let mask = unsafe UInt32(1) << bits - 1
      unsafe sink.append(current.odd & mask, count: bits)
      unsafe sink.append(current.even & mask, count: bits)
      unsafe sink.flush()
      return unsafe sink.bitCount
    }

    @inline(__always)
    private func entry<Symbol: FixedWidthInteger>(of symbol: Symbol) -> Entry {
      // There is an entry for every byte.
      let place = Int(truncatingIfNeeded: symbol)
      return unsafe entries[Symbol.bitWidth == 8 ? place : min(place, last)]
    }

    @inline(__always)
    private mutating func go(by entry: Entry, from state: inout UInt32) {
      let count = (state &+ entry.reach) &>> 16
      let rest = state &>> count
      unsafe sink.append(lowBitsOf: state, above: rest, count: count)
      state = unsafe UInt32((states + Int(entry.offset))[Int(rest)])
    }
  }
}

/// A string of bits that grows at its end, the top bit of a byte first.
///
/// It does not know the size of its buffer; its creator must provide enough, and eight
/// bytes more.
@unsafe private struct BitSink {
  private let start: UnsafeMutableRawPointer
  private var next: UnsafeMutableRawPointer
  /// The bits that do not fill a byte yet, at the bottom.
  private var pending: UInt64 = 0
  private var pendingCount: UInt64 = 0

  init(_ stream: UnsafeMutableRawBufferPointer) {
    unsafe start = stream.baseAddress.unsafelyUnwrapped
    unsafe next = start
  }

  var bitCount: Int { unsafe (next - start) * 8 + Int(pendingCount) }

  /// Appends the bits of `word` that are not in `rest`, which is `word` shifted right
  /// by `count`.
  ///
  /// They are computed as a difference, without a mask.
  @inline(__always)
  mutating func append(lowBitsOf word: UInt32, above rest: UInt32, count: UInt32) {
    unsafe pending = (pending &- UInt64(rest)) &<< UInt64(count) &+ UInt64(word)
    unsafe pendingCount &+= UInt64(count)
  }

  /// Appends some bits; at most 57 before a flush.
  @inline(__always)
  mutating func append(_ bits: UInt32, count: UInt32) {
    unsafe pending = pending &<< UInt64(count) | UInt64(bits)
    unsafe pendingCount &+= UInt64(count)
  }

  /// Writes the whole bytes to the stream; fewer than eight bits stay pending.
  @inline(__always)
  mutating func flush() {
    // If nothing is pending, the bytes stored here have no meaning and are overwritten
    // later.
    let word = unsafe pending &<< (64 &- pendingCount)
    unsafe next.storeBytes(of: word.bigEndian, as: UInt64.self)
    unsafe next += Int(pendingCount &>> 3)
    unsafe pendingCount &= 7
  }
}
