/// Appends bits to a byte buffer; the first bit is the highest of the first byte.
struct BitWriter: ~Copyable {
  private var bytes: [UInt8]

  /// The bits that do not yet fill a byte, at the bottom.
  ///
  /// The bits above them are already written and have no meaning.
  private var pending: UInt64 = 0

  /// The number of pending bits, at most 7.
  private var pendingCount = 0

  /// A writer that starts empty and reuses the memory of `buffer`.
  init(reusing buffer: consuming [UInt8] = []) {
    buffer.removeAll(keepingCapacity: true)
    bytes = buffer
  }

  /// Appends the last `bitCount` binary digits of a number; `bitCount` is at most 64.
  mutating func append(_ number: UInt64, bitCount: Int) {
    guard bitCount <= 32 else {
      append(number >> 32, bitCount: bitCount - 32)
      append(number, bitCount: 32)
      return
    }
    pending = pending << UInt64(bitCount) | number & (1 << UInt64(bitCount) - 1)
    pendingCount += bitCount
    while pendingCount >= 8 {
      pendingCount -= 8
      bytes.append(UInt8(truncatingIfNeeded: pending >> UInt64(pendingCount)))
    }
  }

  /// Appends a bit, 0 or 1.
  mutating func append(bit: Int) { append(UInt64(bit), bitCount: 1) }

  /// Appends a number of at least 1 in Elias's γ code: one zero less than it has binary
  /// digits, then the digits.
  ///
  /// Source: Elias, *Universal codeword sets and representations of the integers*,
  /// 1975.
  mutating func append(gamma number: Int) {
    precondition(number >= 1, "the γ code begins at 1")
    let digits = digitCount(of: UInt64(number))
    append(0, bitCount: digits - 1)
    append(UInt64(number), bitCount: digits)
  }

  /// Appends a signed difference, with few bits for a small one: 2d + 1 for d ≥ 0, −2d
  /// for d < 0, in γ.
  mutating func append(difference: Int) {
    append(gamma: difference >= 0 ? 2 * difference + 1 : -2 * difference)
  }

  /// The bytes, the last one padded with zeros, and the number of bits in them.
  consuming func finish() -> (bytes: [UInt8], bitCount: Int) {
    let bitCount = bytes.count * 8 + pendingCount
    if pendingCount > 0 { append(0, bitCount: 8 - pendingCount) }
    return (bytes, bitCount)
  }
}

/// The number of binary digits of `number`; 0 for 0.
func digitCount(of number: UInt64) -> Int { UInt64.bitWidth - number.leadingZeroBitCount }
