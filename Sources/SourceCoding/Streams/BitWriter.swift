/// Appends bits to bytes, the first bit on top of the first byte.
struct BitWriter: ~Copyable {
  private var bytes: [UInt8]
  private var bitCount = 0

  /// A writer that begins with the first bit and uses the memory of `buffer`.
  init(reusing buffer: consuming [UInt8] = []) {
    buffer.removeAll(keepingCapacity: true)
    bytes = buffer
  }

  /// Appends a bit, 0 or 1.
  mutating func append(bit: Int) {
    if bitCount % 8 == 0 { bytes.append(0) }
    bytes[bytes.count - 1] |= UInt8(bit) << UInt8(7 - bitCount % 8)
    bitCount += 1
  }

  /// Appends a number of at least 1 in Elias's γ code: as many zeros as it has
  /// binary digits but one, then the digits.
  ///
  /// Source: Elias, *Universal codeword sets and representations of the
  /// integers*, 1975.
  mutating func append(gamma number: Int) {
    precondition(number >= 1, "the γ code begins at 1")
    let digitCount = Int.bitWidth - number.leadingZeroBitCount
    for _ in 1..<digitCount { append(bit: 0) }
    for digit in (0..<digitCount).reversed() { append(bit: number >> digit & 1) }
  }

  /// The bytes, the last one padded with zeros, and the number of bits in them.
  consuming func finish() -> (bytes: [UInt8], bitCount: Int) {
    (bytes, bitCount)
  }
}
