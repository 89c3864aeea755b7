/// Arithmetic coding by bytes: writes symbols by narrowing an interval.
///
/// A message is a point in [0, 1). Each symbol takes its share of the interval that the
/// preceding symbols left. The output is the shortest binary fraction all of whose
/// continuations lie in the last interval, so a symbol costs −log2 of its probability,
/// whole or not. The probabilities may differ from symbol to symbol.
///
/// The interval is `low ..< low + range` in units of the 64 bits after those that are
/// written. As soon as `range` is below 2^56, its top byte can be written, and all
/// bytes that are ready are written with one store.
///
/// *Surprise:* written bytes may still change, because a later symbol can push `low`
/// over a power of two. This carry runs back through the written bytes past every 0xFF,
/// which is seldom more than one.
///
/// *Bound:* −log2 P + 2 bits for a message of probability P, plus less than 2^(b − 55)
/// bits a symbol for the rounding of shares, where totals are at most 2^b: nothing for
/// any message that fits a machine.
///
/// Source: Martin, *Range encoding*, 1979; the end after Cover and Thomas, *Elements of
/// Information Theory*, section 5.9 (Shannon–Fano–Elias).
public struct RangeEncoder: ~Copyable, Sendable {
  /// The bytes written, followed by unused space.
  private var bytes: [UInt8]

  private var interval = Interval()

  /// An encoder that starts empty and reuses the memory of `buffer`.
  public init(reusing buffer: consuming [UInt8] = []) {
    bytes = buffer
  }

  /// Writes the symbol that has the shares `start ..< start + size` of `total`.
  ///
  /// - Precondition: size > 0 and start + size ≤ total.
  public mutating func encode(start: UInt32, size: UInt32, total: UInt32) {
    precondition(size > 0 && start <= total && size <= total - start, "shares of the total")
    let unit = interval.range / UInt64(total)
    narrow(from: unit &* UInt64(start), by: unit &* UInt64(size))
  }

  /// Writes the symbol that has the shares `start ..< start + size` of
  /// 2^`totalBits`, without a division.
  ///
  /// - Precondition: totalBits ≤ 32, size > 0 and start + size ≤ 2^totalBits.
  public mutating func encode(start: UInt32, size: UInt32, totalBits: Int) {
    precondition(
      0...32 ~= totalBits && size > 0 && UInt64(start) + UInt64(size) <= 1 << totalBits,
      "shares of the total")
    let unit = interval.range &>> UInt64(totalBits)
    narrow(from: unit &* UInt64(start), by: unit &* UInt64(size))
  }

  /// Writes a bit that is true with probability `share` / 2^`totalBits`.
  ///
  /// - Precondition: 1 ≤ totalBits ≤ 32 and 0 < share < 2^totalBits.
  public mutating func encode(_ bit: Bool, share: UInt32, totalBits: Int) {
    precondition(
      1...32 ~= totalBits && share > 0 && UInt64(share) < 1 << totalBits, "a share of the total")
    let width = (interval.range &>> UInt64(totalBits)) &* UInt64(share)
    narrow(from: bit ? 0 : width, by: bit ? width : interval.range &- width)
  }

  /// The number of bits that the message would have if it ended now.
  public var bitCount: Int {
    interval.isWhole ? 0 : interval.position * 8 + interval.ending.bitCount
  }

  /// Ends the message and returns its bytes and the number of bits, which is 0 if
  /// nothing was written.
  ///
  /// Bytes after the last bit have no meaning.
  ///
  /// The last byte is padded with zeros. A ``RangeDecoder`` needs no bits after these,
  /// and any bits that follow do not mislead it.
  public consuming func finish() -> (bytes: [UInt8], bitCount: Int) {
    let bitCount = bitCount
    guard bitCount > 0 else { return (bytes, 0) }
    narrow(from: interval.ending.step, by: 1)
    return (bytes, bitCount)
  }

  /// Narrows the interval to `width` units from `offset` on.
  @inline(__always)
  private mutating func narrow(from offset: UInt64, by width: UInt64) {
    makeRoom(forSymbols: 1)
    // Safe because there is room for a symbol.
    unsafe bytes.withUnsafeMutableBytes {
      unsafe interval.narrow(from: offset, by: width, in: $0)
    }
  }

  /// Makes room for the output of `count` symbols, at most eight bytes each.
  @inline(__always)
  private mutating func makeRoom(forSymbols count: Int) {
    if bytes.count < interval.position &+ 8 &* count { grow(by: 8 &* count) }
  }

  @inline(never)
  private mutating func grow(by count: Int) {
    bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, count, 64)))
  }
}

extension RangeEncoder {
  /// Writes `message`, whose symbols have the shares of `table`.
  ///
  /// - Returns: false if a symbol has no share; the output is then useless.
  @specialized(where Symbol == UInt8)
  @specialized(where Symbol == UInt32)
  public mutating func encode<Symbol: FixedWidthInteger>(
    _ message: Span<Symbol>, with table: ShareTable
  ) -> Bool {
    let symbols = table.symbols.span
    var start = 0
    while start < message.count {
      let end = min(start + 1 << 10, message.count)
      makeRoom(forSymbols: end - start)
      // A copy, which the compiler keeps in registers.
      var interval = interval
      // Safe because there is room for all of these symbols.
      let isWritable = unsafe bytes.withUnsafeMutableBytes { bytes in
        for index in start..<end {
          let symbol = Int(message[index])
          guard symbol < symbols.count, symbols[symbol].size > 0 else { return false }
          let unit = interval.range &>> UInt64(ShareTable.bits)
          unsafe interval.narrow(
            from: unit &* UInt64(symbols[symbol].start), by: unit &* UInt64(symbols[symbol].size),
            in: bytes)
        }
        return true
      }
      guard isWritable else { return false }
      self.interval = interval
      start = end
    }
    return true
  }
}

/// The part of the interval that the symbols so far have left, in units of the bits
/// after the written bytes.
private struct Interval {
  /// The number of bytes written; `low` follows them.
  var position = 0

  var low: UInt64 = 0

  /// At least 2^56 between symbols.
  var range = UInt64.max

  /// Whether the interval has not been narrowed yet.
  var isWhole: Bool { position == 0 && range == .max }

  var ending: (step: UInt64, bitCount: Int) { RangeEncoder.ending(low: low, range: range) }

  /// Narrows the interval to `width` units from `offset` on, and writes the bytes that
  /// are settled, except for a carry, into `bytes`.
  ///
  /// There must be room for eight bytes after those that are written.
  @unsafe @inline(__always)
  mutating func narrow(
    from offset: UInt64, by width: UInt64, in bytes: UnsafeMutableRawBufferPointer
  ) {
    let (sum, isCarried) = low.addingReportingOverflow(offset)
    if isCarried { unsafe carry(in: bytes) }
    unsafe bytes.storeBytes(of: sum.bigEndian, toByteOffset: position, as: UInt64.self)
    // The width is not 0, because a share is at least one unit of 2^24.
    let settled = width.leadingZeroBitCount & 0x38
    position &+= settled &>> 3
    low = sum &<< UInt64(settled)
    range = width &<< UInt64(settled)
  }

  /// Adds one to the number that the written bytes form.
  @unsafe @inline(never)
  private func carry(in bytes: UnsafeMutableRawBufferPointer) {
    // There is a byte at which this stops, because the whole number is less than one.
    var index = position - 1
    while unsafe bytes[index] == 0xFF {
      unsafe bytes[index] = 0
      index -= 1
    }
    unsafe bytes[index] += 1
  }
}

extension RangeEncoder {
  /// The number with the fewest bits that lies in the interval together with all its
  /// continuations, as its distance above `low` and its number of bits.
  ///
  /// There are at most nine bits: a multiple of half the greatest power of two within
  /// `range` is in the lower half of the interval, and its continuations do not extend
  /// beyond the upper half.
  static func ending(low: UInt64, range: UInt64) -> (step: UInt64, bitCount: Int) {
    for bitCount in 1..<64 {
      let spacing = UInt64(1) << UInt64(64 - bitCount)
      let step = (0 &- low) & (spacing - 1)
      if step <= range, range - step >= spacing { return (step, bitCount) }
    }
    return (0, 64)
  }
}
