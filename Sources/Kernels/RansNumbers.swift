/// The numbers at the end of a stream of a ``RansEncoder``.
struct RansNumbers {
  /// One number or four, from 2^31 to 2^63 − 1 each.
  var values: [UInt64]

  /// The offset of the byte after the last word that has not been read.
  var start: Int

  /// Reads the numbers at the end of `stream`; nil if there are none.
  init?(atEndOf stream: Span<UInt8>) {
    guard stream.count > 0 else { return nil }
    let last = Int(stream[stream.count - 1])
    let (count, firstByteCount) = (last >> 4, last & 0xF)
    start = stream.count - 1 - firstByteCount - (count - 1) * 8
    guard count == 1 || count == 4, 4...8 ~= firstByteCount, start >= 0, start % 4 == 0 else {
      return nil
    }
    values = Array(repeating: 0, count: count)
    var position = start
    for lane in (0..<count).reversed() {
      for index in 0..<(lane > 0 ? 8 : firstByteCount) {
        values[lane] |= UInt64(stream[position]) << UInt64(8 * index)
        position += 1
      }
      guard values[lane] >= RansEncoder.least, values[lane] < 1 << 63 else { return nil }
    }
    guard Self.byteCount(of: values[0]) == firstByteCount else { return nil }
  }

  /// Whether all words are read and the numbers are those with which an encoder begins.
  var isAtBeginning: Bool { start == 0 && values.allSatisfy { $0 == RansEncoder.least } }

  /// Writes `numbers` at `start` of `stream`, which has room for them; returns the
  /// offset of their end.
  static func write(_ numbers: [UInt64], at start: Int, in stream: inout [UInt8]) -> Int {
    var position = start
    for (lane, number) in numbers.enumerated().reversed() {
      for index in 0..<(lane > 0 ? 8 : byteCount(of: number)) {
        stream[position] = UInt8(truncatingIfNeeded: number >> UInt64(8 * index))
        position += 1
      }
    }
    stream[position] = UInt8(numbers.count << 4 | byteCount(of: numbers[0]))
    return position + 1
  }

  /// The number of bytes of a number, without leading zeros.
  private static func byteCount(of number: UInt64) -> Int {
    (71 - number.leadingZeroBitCount) / 8
  }
}
