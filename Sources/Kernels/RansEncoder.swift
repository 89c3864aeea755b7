/// Writes symbols into one number: range asymmetric numeral systems.
///
/// A number x holds the message so far. To add a symbol that has f of 2^24 shares,
/// the first of them c, is to put x in the place of the (x mod f)-th share of the
/// ⌊x/f⌋-th round of all shares:
///
///     x ← ⌊x/f⌋ · 2^24 + c + x mod f
///
/// which makes x longer by log2(2^24 / f) bits. The number lives in 64 bits; when it
/// would outgrow 2^63, its low 32 bits go to the stream first.
///
/// *Surprises:* it is a stack. What was written last is read first, so the decoder
/// begins at the end of the stream and of the message. And division, which makes
/// a plain coder slow, is by numbers known beforehand: a multiplication does it.
///
/// One number has to wait for itself at every symbol, so a stream that is long
/// enough is written by four in turn, symbol i by number i mod 4. A stream:
///
///     words       32 bits each, little-endian, in the order they went
///     numbers     those from the last down to the second, 64 bits, little-endian;
///                 then as many bytes of the first as it has
///     last byte   how many bytes those are (4 to 8), and 16 if there is one number,
///                 64 if there are four
///
/// *Bound:* all numbers begin at 2^31, which costs that many bits for each, and
/// what is kept of it does not fill its bytes: 47 bits more than the information at
/// most for one number, 31 to begin, 8 for the last byte and 8 where it is a power of
/// 256; and 64 for each of three others, 239 in all for four. To add a symbol of
/// probability p makes x greater than x / p by less than 2^24 (1 − p), where x / p is at
/// least 2^31: so rounding costs less than (1 − p) / 128 nats, at most 1/128 of the
/// information, and on average nothing, as it goes either way.
///
/// Source: Duda, *Asymmetric numeral systems*, 2009; Giesen, *Interleaved entropy
/// coders*, 2014 (several numbers, words); Alverson, *Integer division using
/// reciprocals*, 1991.
public struct RansEncoder: Sendable {
  /// What numbers begin with, and never are below between symbols.
  static let least: UInt64 = 1 << 31

  /// What adding a symbol takes.
  private struct Entry {
    /// From here on a word goes first.
    let threshold: UInt64
    /// ⌈2^(63 + s) / f⌉ with 2^s ≥ f the next power of two; 2^64 − 1 if f is 1.
    let reciprocal: UInt64
    /// c, or what f = 1 needs in its place.
    ///
    /// A symbol without shares has the top bit set.
    let bias: UInt64
    /// Two numbers in one word.
    ///
    ///     63                             6 5          0
    ///     │ 2^24 − f                       │ s − 1, or 0 │
    let complementAndShift: UInt64

    static let unwritable = Entry(
      threshold: .max, reciprocal: 0, bias: 1 << 63, complementAndShift: 0)
  }

  /// One for each symbol, up to all bytes; and one for symbols that are none.
  private let entries: [Entry]

  /// An encoder of symbols with the given shares of 2^`bits`.
  ///
  /// - Precondition: shares sum to 2^bits; 0 ≤ bits ≤ 24.
  public init(shares: [UInt32], bits: Int) {
    let missing = max(256 - shares.count, 0) + 1
    entries =
      ShareTable.entries(shares: shares, bits: bits).map { shares in
        shares.size > 0 ? Self.entry(UInt64(shares.size), from: UInt64(shares.start)) : .unwritable
      } + Array(repeating: .unwritable, count: missing)
  }

  private static func entry(_ size: UInt64, from start: UInt64) -> Entry {
    let threshold = size << UInt64(63 - ShareTable.bits)
    let complement = (1 << UInt64(ShareTable.bits) - size) << 6
    guard size > 1 else {
      // The reciprocal makes the quotient x − 1, and the bias mends it.
      return Entry(
        threshold: threshold, reciprocal: .max, bias: start + 1 << UInt64(ShareTable.bits) - 1,
        complementAndShift: complement)
    }
    let digits = UInt64(64 - (size - 1).leadingZeroBitCount)
    let reciprocal = size.dividingFullWidth((1 << (digits - 1), size - 1)).quotient
    return Entry(
      threshold: threshold, reciprocal: reciprocal, bias: start,
      complementAndShift: complement | (digits - 1))
  }

  /// Writes `message` to the start of `stream`, a buffer that grows as it must and
  /// never shrinks; bytes after the written ones are scratch.
  ///
  /// - Returns: the number of bytes, 0 for no symbols; or nil if a symbol has no
  ///   shares.
  @specialized(where Symbol == UInt8)
  @specialized(where Symbol == UInt32)
  public func encode<Symbol: FixedWidthInteger>(
    _ message: Span<Symbol>, into stream: inout [UInt8]
  ) -> Int? {
    unsafe message.withUnsafeBufferPointer { unsafe write($0, into: &stream) }
  }

  @inline(__always)
  private func write<Symbol: FixedWidthInteger>(
    _ message: UnsafeBufferPointer<Symbol>, into stream: inout [UInt8]
  ) -> Int? {
    guard message.count > 0 else { return 0 }
    // Too few symbols to fill the stream that four numbers are for.
    if message.count >= Self.leastLong * 8 / 24 {
      guard let count = unsafe write(message, lanes: 4, into: &stream) else { return nil }
      if count >= Self.leastLong, count * 8 >= message.count { return count }
    }
    return unsafe write(message, lanes: 1, into: &stream)
  }

  /// Four numbers are for streams of so many bytes, and a bit a symbol: others would
  /// feel the cost of their beginnings.
  private static let leastLong = 1 << 13

  /// The same in bits: a shorter stream is that of one number.
  public static var leastBitCountOfFour: Int { leastLong * 8 }

  @inline(__always)
  private func write<Symbol: FixedWidthInteger>(
    _ message: UnsafeBufferPointer<Symbol>, lanes: Int, into stream: inout [UInt8]
  ) -> Int? {
    var numbers = [UInt64](repeating: Self.least, count: lanes)
    var position = 0
    var flags: UInt64 = 0
    var start = 0
    while start < message.count {
      let end = min(start + Self.chunk, message.count)
      makeRoom((end - start) * 4, at: position, in: &stream)
      // Safe because there is room for a word for each symbol of the chunk, and the
      // chunk is within the message.
      unsafe stream.withUnsafeMutableBytes { stream in
        unsafe entries.withUnsafeBufferPointer { entries in
          var sink = unsafe Sink(stream, position, entries)
          let symbols = unsafe UnsafeBufferPointer(rebasing: message[start..<end])
          if lanes == 4 {
            unsafe sink.appendInTurn(symbols, to: &numbers)
          } else {
            unsafe sink.append(symbols, to: &numbers)
          }
          position = unsafe sink.position(in: stream)
          unsafe flags |= sink.flags
        }
      }
      start = end
    }
    guard flags >> 63 == 0 else { return nil }
    makeRoom(lanes * 8 + 1, at: position, in: &stream)
    return RansNumbers.write(numbers, at: position, in: &stream)
  }

  /// How many symbols are written before room is made again, a multiple of 4.
  private static let chunk = 1 << 13

  private func makeRoom(_ count: Int, at position: Int, in stream: inout [UInt8]) {
    let missing = position + count + 8 - stream.count
    if missing > 0 {
      stream.append(contentsOf: repeatElement(0, count: max(missing, stream.count / 2)))
    }
  }
}

extension RansEncoder {
  /// Where words go.
  ///
  /// It does not know how much room there is: its maker must give it a word for
  /// each symbol, and eight bytes.
  @unsafe private struct Sink {
    /// Has the top bit set once a symbol without shares was met.
    private(set) var flags: UInt64 = 0
    private var next: UnsafeMutableRawPointer
    private let entries: UnsafePointer<Entry>
    /// The place of the entry for symbols that are none.
    private let none: Int

    init(
      _ stream: UnsafeMutableRawBufferPointer, _ position: Int,
      _ entries: UnsafeBufferPointer<Entry>
    ) {
      unsafe next = stream.baseAddress.unsafelyUnwrapped + position
      unsafe self.entries = entries.baseAddress.unsafelyUnwrapped
      unsafe none = entries.count - 1
    }

    func position(in stream: UnsafeMutableRawBufferPointer) -> Int {
      unsafe UnsafeRawPointer(next) - UnsafeRawPointer(stream.baseAddress.unsafelyUnwrapped)
    }

    /// Adds one symbol to the number `x`.
    @inline(__always)
    mutating func append<Symbol: FixedWidthInteger>(_ symbol: Symbol, to x: inout UInt64) {
      // All bytes have an entry.
      let index =
        Symbol.bitWidth == 8
        ? Int(truncatingIfNeeded: symbol) : min(Int(truncatingIfNeeded: symbol), unsafe none)
      let entry = unsafe entries + index
      unsafe next.storeBytes(of: UInt32(truncatingIfNeeded: x).littleEndian, as: UInt32.self)
      let isFull: UInt64 = unsafe x >= entry.pointee.threshold ? 1 : 0
      unsafe next += Int(isFull &<< 2)
      x = x &>> (isFull &<< 5)
      let complementAndShift = unsafe entry.pointee.complementAndShift
      let product = unsafe x.multipliedFullWidth(by: entry.pointee.reciprocal).high
      let quotient = product &>> complementAndShift
      let bias = unsafe entry.pointee.bias
      x = x &+ bias &+ quotient &* (complementAndShift &>> 6)
      unsafe flags |= bias
    }

    /// Adds all symbols to the only number.
    @inline(__always)
    mutating func append<Symbol: FixedWidthInteger>(
      _ symbols: UnsafeBufferPointer<Symbol>, to numbers: inout [UInt64]
    ) {
      var sink = unsafe self
      var x = numbers[0]
      for index in 0..<symbols.count { unsafe sink.append(symbols[index], to: &x) }
      numbers[0] = x
      unsafe self = sink
    }

    /// Adds symbol i to number i mod 4.
    @inline(__always)
    mutating func appendInTurn<Symbol: FixedWidthInteger>(
      _ symbols: UnsafeBufferPointer<Symbol>, to numbers: inout [UInt64]
    ) {
      // Copies, which the compiler keeps in registers.
      var sink = unsafe self
      var (a, b, c, d) = (numbers[0], numbers[1], numbers[2], numbers[3])
      let whole = symbols.count & ~3
      var index = 0
      while index < whole {
        unsafe sink.append(symbols[index], to: &a)
        unsafe sink.append(symbols[index &+ 1], to: &b)
        unsafe sink.append(symbols[index &+ 2], to: &c)
        unsafe sink.append(symbols[index &+ 3], to: &d)
        index &+= 4
      }
      numbers = [a, b, c, d]
      for index in whole..<symbols.count {
        unsafe sink.append(symbols[index], to: &numbers[index & 3])
      }
      unsafe self = sink
    }
  }
}
