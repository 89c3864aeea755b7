/// Writes symbols as an ever narrower interval: arithmetic coding by bytes.
///
/// A message is a point in [0, 1). Each symbol takes its share of the interval
/// that the symbols before it left, and what is written is the shortest binary
/// fraction all of whose continuations lie in the last interval. So a symbol
/// costs −log2 of its probability, whole or not, whatever that is: the
/// probabilities may be others for every symbol.
///
/// The interval is `low ..< low + range` in units of the 64 bits after those that
/// are written. As soon as `range` is below 2^56 its top byte can go, and all
/// that are ready go with one store.
///
/// *Surprise:* bytes that went may still change, because a later symbol can push
/// `low` over a power of two. That carry walks back through the bytes written,
/// past every 0xFF, which is seldom more than one.
///
/// *Bound:* −log2 P + 2 bits for a message of probability P, and less than
/// 2^(b − 55) bits a symbol for the rounding of shares, where totals are at most
/// 2^b: nothing for any message that fits a machine.
///
/// Source: Martin, *Range encoding*, 1979; the end after Cover and Thomas,
/// *Elements of Information Theory*, section 5.9 (Shannon–Fano–Elias).
public struct RangeEncoder: ~Copyable, Sendable {
  /// The bytes written, and after them scratch.
  private var bytes: [UInt8]

  /// How many bytes are written; `low` follows them.
  private var position = 0

  private var low: UInt64 = 0

  /// At least 2^56 between symbols.
  private var range = UInt64.max

  /// An encoder that has written nothing and uses the memory of `buffer`.
  public init(reusing buffer: consuming [UInt8] = []) {
    bytes = buffer
  }

  /// Writes the symbol that has the shares `start ..< start + size` of `total`.
  ///
  /// - Precondition: size > 0 and start + size ≤ total.
  public mutating func encode(start: UInt32, size: UInt32, total: UInt32) {
    precondition(size > 0 && start <= total && size <= total - start, "shares of the total")
    let unit = range / UInt64(total)
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
    let unit = range &>> UInt64(totalBits)
    narrow(from: unit &* UInt64(start), by: unit &* UInt64(size))
  }

  /// The same for shares of a ``ShareTable``, which are as they should be.
  @inline(__always)
  mutating func narrow(toShares start: UInt32, _ size: UInt32) {
    let unit = range &>> UInt64(ShareTable.bits)
    narrow(from: unit &* UInt64(start), by: unit &* UInt64(size))
  }

  /// Writes a bit that is true with probability `share` / 2^`totalBits`.
  ///
  /// - Precondition: 1 ≤ totalBits ≤ 32 and 0 < share < 2^totalBits.
  public mutating func encode(_ bit: Bool, share: UInt32, totalBits: Int) {
    precondition(
      1...32 ~= totalBits && share > 0 && UInt64(share) < 1 << totalBits, "a share of the total")
    let width = (range &>> UInt64(totalBits)) &* UInt64(share)
    narrow(from: bit ? 0 : width, by: bit ? width : range &- width)
  }

  /// The number of bits that the message would have if it ended here.
  public var bitCount: Int { isUntouched ? 0 : position * 8 + ending.bitCount }

  /// Ends the message: the bytes, of which those after the last bit are scratch,
  /// and the number of bits, which is 0 if nothing was written.
  ///
  /// The last byte is padded with zeros. A ``RangeDecoder`` needs no bit after
  /// these, and is not misled by any.
  public consuming func finish() -> (bytes: [UInt8], bitCount: Int) {
    guard !isUntouched else { return (bytes, 0) }
    let (step, endingBitCount) = ending
    let (point, isCarried) = low.addingReportingOverflow(step)
    if isCarried { carry() }
    makeRoom()
    store(point)
    return (bytes, position * 8 + endingBitCount)
  }

  private var isUntouched: Bool { position == 0 && range == .max }

  private var ending: (step: UInt64, bitCount: Int) { Self.ending(low: low, range: range) }

  /// The number with the fewest bits that lies within the interval together with
  /// all its continuations: how far it is above `low`, and how many bits it has.
  ///
  /// At most nine: a multiple of half the greatest power of two within `range` is
  /// in the lower half of the interval, and its continuations reach no further
  /// than the upper.
  static func ending(low: UInt64, range: UInt64) -> (step: UInt64, bitCount: Int) {
    for bitCount in 1..<64 {
      let spacing = UInt64(1) << UInt64(64 - bitCount)
      let step = (0 &- low) & (spacing - 1)
      if step <= range, range - step >= spacing { return (step, bitCount) }
    }
    return (0, 64)
  }

  /// Leaves of the interval `width` units from `offset` on, and lets go the bytes
  /// that are settled but for a carry.
  @inline(__always)
  private mutating func narrow(from offset: UInt64, by width: UInt64) {
    let (sum, isCarried) = low.addingReportingOverflow(offset)
    if isCarried { carry() }
    makeRoom()
    store(sum)
    // The width is not 0, as shares are of at least one unit of 2^24.
    let settled = width.leadingZeroBitCount & 0x38
    position &+= settled &>> 3
    low = sum &<< UInt64(settled)
    range = width &<< UInt64(settled)
  }

  /// Adds one to the number that the bytes written are.
  @inline(never)
  private mutating func carry() {
    // There is a byte to stop at: the whole number is less than one.
    var index = position - 1
    while bytes[index] == 0xFF {
      bytes[index] = 0
      index -= 1
    }
    bytes[index] += 1
  }

  /// Makes room for a store.
  @inline(__always)
  private mutating func makeRoom() {
    if bytes.count < position &+ 8 { grow() }
  }

  @inline(never)
  private mutating func grow() {
    bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, 64)))
  }

  /// Puts the eight bytes of `word` after those that are written.
  @inline(__always)
  private mutating func store(_ word: UInt64) {
    let position = position
    // Safe because `makeRoom` came before, and its room is not yet used.
    unsafe bytes.withUnsafeMutableBytes {
      unsafe $0.storeBytes(of: word.bigEndian, toByteOffset: position, as: UInt64.self)
    }
  }
}
