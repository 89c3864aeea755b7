/// Writes symbols into one number: range asymmetric numeral systems.
///
/// A number x contains the message so far. A symbol with f of 2^24 shares, the first of
/// them c, is added by putting x in the place of the (x mod f)-th share of the ⌊x/f⌋-th
/// round of all shares:
///
///     x ← ⌊x/f⌋ · 2^24 + c + x mod f
///
/// which makes x longer by log2(2^24 / f) bits. The number is kept in 64 bits; before
/// it would exceed 2^63, its low 32 bits are moved to the stream.
///
/// *Surprises:* it is a stack. The last symbol written is read first, so the decoder
/// starts at the end of the stream and of the message. And division, which makes a
/// simple coder slow, is by numbers known in advance, so a multiplication replaces it.
///
/// One number must wait for itself at every symbol, so a long enough stream is written
/// by four numbers in turn, symbol i by number i mod 4. A stream:
///
///     words       32 bits each, little-endian, in the order in which they were written
///     numbers     those from the last down to the second, 64 bits, little-endian;
///                 then as many bytes of the first as it has
///     last byte   how many bytes those are (4 to 8), and 16 if there is one number,
///                 64 if there are four
///
/// *Bound:* each number begins at 2^31, which costs 31 bits, and its final state does
/// not fill its bytes. One number takes at most 47 bits more than the information: 31
/// to begin, 8 for the last byte, and 8 if it is a power of 256. Each of three others
/// takes 64 more, which makes 239 in all for four. Adding a symbol of probability p
/// makes x greater than x / p by less than 2^24 (1 − p), where x / p is at least 2^31.
/// Rounding therefore costs less than (1 − p) / 128 nats, at most 1/128 of the
/// information, and on average nothing, as it goes either way.
///
/// Source: Duda, *Asymmetric numeral systems*, 2009; Giesen, *Interleaved entropy
/// coders*, 2014 (several numbers, words); Alverson, *Integer division using
/// reciprocals*, 1991.
public struct RansEncoder: Sendable {
  /// The initial value of a number, and its least value between symbols.
  static let least: UInt64 = 1 << 31

  /// The constants that are needed to add a symbol.
  private struct Entry {
    /// The value from which on a word is written first.
    let threshold: UInt64
    /// ⌈2^(63 + s) / f⌉ with 2^s ≥ f the next power of two; 2^64 − 1 if f is 1.
    let reciprocal: UInt64
    /// c, or its replacement for f = 1.
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

  /// One entry for each symbol, up to all bytes, and one for numbers that are not
  /// symbols.
  private let entries: [Entry]

  /// An encoder of symbols with the given shares of 2^−`bits`.
  ///
  /// - Precondition: The shares sum to 2^bits; 0 ≤ bits ≤ 24.
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
      // The reciprocal gives the quotient x − 1, and the bias corrects it.
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

  /// Writes `message` to the start of `stream`, a buffer that grows when needed and
  /// never shrinks; bytes after the written ones have no meaning.
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
    // Fewer symbols cannot fill a stream for which four numbers are used.
    if message.count >= Self.leastLong * 8 / 24 {
      guard let count = unsafe write(message, lanes: 4, into: &stream) else { return nil }
      if count >= Self.leastLong, count * 8 >= message.count { return count }
    }
    return unsafe write(message, lanes: 1, into: &stream)
  }

  /// The least number of bytes in a stream with four numbers, which must also have at
  /// least one bit a symbol; in other streams the cost of starting four numbers would
  /// matter.
  private static let leastLong = 1 << 13

  /// The same in bits; a shorter stream has one number.
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

  /// The number of symbols that are written before room is made again, a multiple of 4.
  private static let chunk = 1 << 13

  private func makeRoom(_ count: Int, at position: Int, in stream: inout [UInt8]) {
    let missing = position + count + 8 - stream.count
    if missing > 0 {
      stream.append(contentsOf: repeatElement(0, count: max(missing, stream.count / 2)))
    }
  }
}

extension RansEncoder {
  /// The place where words are written.
  ///
  /// It does not know the size of its buffer; its creator must provide one word for
  /// each symbol, and eight bytes.
  @unsafe private struct Sink {
    /// The top bit is set once a symbol without shares was met.
    private(set) var flags: UInt64 = 0
    private var next: UnsafeMutableRawPointer
    private let entries: UnsafePointer<Entry>
    /// The place of the entry for numbers that are not symbols.
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
