internal import Kernels

/// Writes that something happened that was expected with a known probability.
///
/// The interval of the stream shrinks to the part that the probability says. A
/// probability of any smallness is a product of parts of 2^−16 and a last one
/// between 2^−16 and 1, so 116 bits of surprise cost 116 bits, not as many as a
/// share of 2^32 can say. Its complement is never written: a reader who finds
/// anything else knows that the stream is damaged.
enum EventCoding {
  /// Surprise beyond which nothing is written, in bits: more than any model means,
  /// and few enough to write.
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

  /// Reads whether an event of the given surprise stands here.
  static func decode(surprise: Double, from decoder: inout RangeDecoder) -> Bool {
    guard surprise <= greatestSurprise else { return false }
    var rest = surprise
    while let size = nextShare(of: &rest) {
      guard decoder.target(totalBits: totalBits) < size else { return false }
      decoder.consume(start: 0, size: size)
    }
    return true
  }

  /// The next part of the probability in shares of 2^32, and what is left of the
  /// surprise; `nil` if that is nothing.
  private static func nextShare(of surprise: inout Double) -> UInt32? {
    guard surprise > 0 else { return nil }
    if surprise > 16 {
      surprise -= 16
      return 1 << 16
    }
    let size = Mathematics.exp2(32 - surprise).rounded()
    surprise = 0
    // So near to certain that it takes all shares.
    return size < 0x1p32 ? UInt32(size) : nil
  }
}
