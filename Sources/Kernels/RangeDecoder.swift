/// Reads the output of a ``RangeEncoder``.
///
/// The decoder narrows the same interval, and keeps the distance of the number that is
/// being read from `low`. To read a symbol, ask for ``target(total:)``, find the symbol
/// whose shares contain it, and ``consume(start:size:)`` those.
///
/// Any bytes are allowed. The decoder never traps: past the end it reads zeros, targets
/// are always below the total, and bytes that no encoder wrote give some message, which
/// ``end`` then does not confirm. The caller must know the number of symbols, or else
/// stop at ``isPastEnd``.
public struct RangeDecoder: Sendable {
  private let bytes: [UInt8]
  private let byteCount: Int

  /// The number of bytes that have been read; the last eight of them are being
  /// compared.
  private var position = 8

  /// The number less `low`; it is below `range` for the output of an encoder.
  private var offset: UInt64

  /// At least 2^56 between symbols.
  private var range = UInt64.max

  /// The width of one share of the current symbol.
  private var unit: UInt64 = 1

  /// Not 0 if the number ever was beyond all shares, where no encoder writes one.
  private var excess: UInt64 = 0

  /// A decoder of the first `byteCount` of `bytes`, or of all if there are fewer.
  public init(_ bytes: [UInt8], byteCount: Int = .max) {
    self.bytes = bytes
    self.byteCount = max(0, min(byteCount, bytes.count))
    offset = 0
    offset = word(at: 0)
  }

  /// A number below `total` that is one of the shares of the next symbol.
  ///
  /// - Precondition: total > 0.
  public mutating func target(total: UInt32) -> UInt32 {
    precondition(total > 0, "nothing to have a share of")
    unit = range / UInt64(total)
    let share = offset / unit
    excess |= share >= UInt64(total) ? 1 : 0
    return UInt32(truncatingIfNeeded: min(share, UInt64(total) - 1))
  }

  /// A number below 2^`totalBits` that is one of the shares of the next symbol.
  ///
  /// - Precondition: 0 ≤ totalBits ≤ 32.
  public mutating func target(totalBits: Int) -> UInt32 {
    precondition(0...32 ~= totalBits, "a total of at most 2^32")
    unit = range &>> UInt64(totalBits)
    let share = offset / unit
    excess |= share &>> UInt64(totalBits)
    return UInt32(truncatingIfNeeded: min(share, 1 &<< UInt64(totalBits) &- 1))
  }

  /// Reads the symbol with the shares `start ..< start + size` of the total for which
  /// the target was just computed.
  ///
  /// - Precondition: size > 0; the target is one of the shares.
  public mutating func consume(start: UInt32, size: UInt32) {
    precondition(size > 0, "a symbol without shares cannot be read")
    narrow(from: unit &* UInt64(start), by: unit &* UInt64(size))
  }

  /// Reads a bit that is true with probability `share` / 2^`totalBits`.
  ///
  /// - Precondition: 1 ≤ totalBits ≤ 32 and 0 < share < 2^totalBits.
  public mutating func decodeBit(share: UInt32, totalBits: Int) -> Bool {
    precondition(
      1...32 ~= totalBits && share > 0 && UInt64(share) < 1 << totalBits, "a share of the total")
    let width = (range &>> UInt64(totalBits)) &* UInt64(share)
    let bit = offset < width
    excess |= offset >= range ? 1 : 0
    narrow(from: bit ? 0 : width, by: bit ? width : range &- width)
    return bit
  }

  /// Whether all bits that are read now are zeros past the end, which no encoder wrote.
  public var isPastEnd: Bool { position - 8 > byteCount }

  /// The number of bits that an encoder writes for the symbols read so far; nil if it
  /// would have written other bits than these.
  ///
  /// A reader of a whole message compares it with the length of the stream. A changed
  /// bit then changes a symbol, or is detected.
  public var end: Int? {
    guard excess == 0 else { return nil }
    if position == 8, range == .max { return 0 }
    let low = word(at: position - 8) &- offset
    let (step, bitCount) = RangeEncoder.ending(low: low, range: range)
    let continuations = UInt64(1) << UInt64(64 - bitCount)
    guard step <= offset, offset - step < continuations else { return nil }
    return (position - 8) * 8 + bitCount
  }

  @inline(__always)
  private mutating func narrow(from start: UInt64, by width: UInt64) {
    let settled = UInt64(width.leadingZeroBitCount & 0x38)
    // Shifting in two steps is also right if no byte is settled.
    let next = (word(at: position) &>> 1) &>> (63 &- settled)
    offset = (offset &- start) &<< settled | next
    range = width &<< settled
    position &+= Int(settled &>> 3)
  }

  /// The eight bytes from `index` on, with zeros past the end.
  @inline(__always)
  private func word(at index: Int) -> UInt64 {
    guard index &+ 8 <= byteCount else { return wordAtEnd(index) }
    // Safe because the eight bytes are within `bytes`.
    let word = unsafe bytes.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
    return UInt64(bigEndian: word)
  }

  @inline(never)
  private func wordAtEnd(_ start: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in start..<start + 8 {
      word = word << 8 | (index < byteCount ? UInt64(bytes[index]) : 0)
    }
    return word
  }
}
