/// A number that is read in shares of an interval; part of ``SecondDecoder``.
struct SecondRange {
  private var bits: SecondBits
  private var offset: UInt64 = 0
  private var range = UInt64.max
  private var unit: UInt64 = 1

  init(_ bits: SecondBits) {
    self.bits = bits
    for _ in 0..<8 { offset = offset << 8 | nextByte() }
  }

  private mutating func nextByte() -> UInt64 {
    var byte: UInt64 = 0
    for _ in 0..<8 { byte = byte << 1 | UInt64((try? bits.bit()) ?? 0) }
    return byte
  }

  /// The share of `total` that comes next.
  mutating func share(of total: Int) throws -> Int {
    unit = range / UInt64(total)
    let share = offset / unit
    guard share < UInt64(total) else { throw SecondDecoder.Refusal("a share beyond the total") }
    return Int(share)
  }

  /// Goes on behind the symbol that has these shares.
  mutating func take(_ shares: Range<Int>) {
    offset &-= unit * UInt64(shares.lowerBound)
    range = unit * UInt64(shares.count)
    settle()
  }

  private mutating func settle() {
    while range < 1 << 56 {
      offset = offset << 8 | nextByte()
      range <<= 8
    }
  }

  /// The symbol, of which each has so many shares, that comes next.
  mutating func index(among sizes: [Int]) throws -> Int {
    let share = try share(of: sizes.reduce(0, +))
    var start = 0
    for (index, size) in sizes.enumerated() {
      if share < start + size {
        take(start..<start + size)
        return index
      }
      start += size
    }
    return 0
  }

  /// Whether the bit that comes next is a one, which has so many shares, the first.
  mutating func isTrue(share: Int, of total: Int) throws -> Bool {
    let width = range / UInt64(total) * UInt64(share)
    let isTrue = offset < width
    if !isTrue { offset &-= width }
    range = isTrue ? width : range - width
    guard offset < range else { throw SecondDecoder.Refusal("an offset beyond the range") }
    settle()
    return isTrue
  }
}
