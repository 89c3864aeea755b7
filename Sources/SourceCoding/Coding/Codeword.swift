/// A string of up to 255 bits.
///
/// A code for a real-valued distribution over 256 symbols can need all of
/// them, so a codeword is two 128-bit words, the first bit on top:
///
///     high |b0 b1 … b127|   low |b128 … b254 0|
///
/// Bits behind the end are 0. Comparing (high, low) compares codewords as
/// binary fractions, which is the order of canonical codes.
public struct Codeword: Hashable, Sendable {
  let high: UInt128
  let low: UInt128

  /// The number of bits, from 0 to ``longest``.
  public let length: Int

  /// The length that no codeword exceeds.
  public static let longest = 255

  /// The codeword of `length` zeros.
  init(zerosOfLength length: Int) {
    self.init(high: 0, low: 0, length: length)
  }

  init(high: UInt128, low: UInt128, length: Int) {
    precondition(0 <= length && length <= Self.longest, "a codeword has at most 255 bits")
    self.high = high
    self.low = low
    self.length = length
  }

  /// The codeword that follows in canonical order: this one plus 1 in its last
  /// place, lengthened with zeros.
  ///
  /// `nil` where there is none, because this one is all ones.
  ///
  /// - Precondition: `length` is not below the length of this codeword.
  func successor(ofLength length: Int) -> Codeword? {
    precondition(length >= self.length, "canonical codewords do not get shorter")
    guard self.length > 0 else { return nil }
    var (sum, carry) = (high, low)
    var overflow = false
    if self.length > 128 {
      (carry, overflow) = low.addingReportingOverflow(1 << UInt128(256 - self.length))
      if overflow { (sum, overflow) = high.addingReportingOverflow(1) }
    } else {
      (sum, overflow) = high.addingReportingOverflow(1 << UInt128(128 - self.length))
    }
    return overflow ? nil : Codeword(high: sum, low: carry, length: length)
  }

  /// The bit at `index`, counted from the first: 0 or 1.
  ///
  /// - Precondition: 0 ≤ index < length.
  public func bit(at index: Int) -> Int {
    precondition(0 <= index && index < length, "no such bit")
    let word = index < 128 ? high : low
    return Int(word >> UInt128(127 - index % 128) & 1)
  }

  /// The first 64 bits or fewer as a number, for codewords that fit.
  var rightAligned: UInt64? {
    guard length <= 64 else { return nil }
    return length == 0 ? 0 : UInt64(high >> UInt128(128 - length))
  }
}

extension Codeword: LosslessStringConvertible {
  /// The bits as zeros and ones.
  public var description: String {
    (0..<length).map { bit(at: $0) == 0 ? "0" : "1" }.joined()
  }

  /// The codeword that is written as zeros and ones.
  ///
  /// - Returns: `nil` for any other character, or more than ``longest`` bits.
  public init?(_ description: String) {
    guard description.utf8.count <= Self.longest else { return nil }
    var codeword = Codeword(zerosOfLength: 0)
    for character in description.utf8 {
      switch character {
      case UInt8(ascii: "0"): codeword = codeword.appending(bit: 0)
      case UInt8(ascii: "1"): codeword = codeword.appending(bit: 1)
      default: return nil
      }
    }
    self = codeword
  }
}

extension BitWriter {
  /// Appends all bits of a codeword.
  mutating func append(_ codeword: Codeword) {
    var rest = codeword.length
    for word in [codeword.high, codeword.low] where rest > 0 {
      let count = Swift.min(rest, 128)
      let aligned = word >> UInt128(128 - count)
      if count > 64 {
        append(UInt64(truncatingIfNeeded: aligned >> 64), bitCount: count - 64)
      }
      append(UInt64(truncatingIfNeeded: aligned), bitCount: Swift.min(count, 64))
      rest -= count
    }
  }
}

extension BitReader {
  /// The next `length` bits as a codeword.
  ///
  /// - Throws: ``DecodeError/truncated(bitOffset:)`` if there are fewer.
  mutating func nextCodeword(length: Int) throws(DecodeError) -> Codeword {
    var codeword = Codeword(zerosOfLength: 0)
    for _ in 0..<length { codeword = codeword.appending(bit: try next()) }
    return codeword
  }
}
