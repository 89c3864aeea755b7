internal import Kernels

/// Writes to a stream that an event happened whose probability is known.
///
/// The interval of the stream shrinks to the fraction that is the probability. A small
/// probability is written as a product of factors 2^−16 and a last factor between 2^−16
/// and 1, so that an event with a surprise of 116 bits costs 116 bits, although a share
/// of 2^32 cannot express it. The event's complement is never written: a reader who
/// finds anything else knows that the stream is damaged.
enum EventCoding {
  /// The surprise in bits above which nothing is written: greater than any model
  /// intends, and small enough to write.
  static let greatestSurprise = 65_536.0

  private static let totalBits = 32

  /// Writes an event of the given surprise −log2 p, from 0 to ``greatestSurprise``.
  static func encode(surprise: Double, into encoder: inout RangeEncoder) {
    precondition(surprise <= greatestSurprise, "an event that nobody expects")
    var rest = surprise
    while let size = nextShare(of: &rest) {
      encoder.encode(start: 0, size: size, totalBits: totalBits)
    }
  }

  /// Reads an event of the given surprise, and returns whether the stream holds it.
  static func decode(surprise: Double, from decoder: inout RangeDecoder) -> Bool {
    guard surprise <= greatestSurprise else { return false }
    var rest = surprise
    while let size = nextShare(of: &rest) {
      guard decoder.target(totalBits: totalBits) < size else { return false }
      decoder.consume(start: 0, size: size)
    }
    return true
  }

  /// Takes the next factor of the probability off the surprise, and returns it in
  /// shares of 2^32; `nil` if nothing is left.
  private static func nextShare(of surprise: inout Double) -> UInt32? {
    guard surprise > 0 else { return nil }
    if surprise > 16 {
      surprise -= 16
      return 1 << 16
    }
    let size = Mathematics.exp2(32 - surprise).rounded()
    surprise = 0
    // If p is so near to 1 that it takes all shares, nothing is written.
    return size < 0x1p32 ? UInt32(size) : nil
  }
}
