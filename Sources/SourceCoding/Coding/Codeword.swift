/// A string of bits.
///
/// A code for a real-valued distribution can need long codewords: up to K − 1 bits for
/// K symbols in a Huffman code, ⌈−log2 z⌉ in a Shannon code. A codeword is therefore
/// stored in words of 64 bits, the first bit on top; the bits after its end are 0:
///
///     first |b0 b1 … b63|   rest |b64 … b127|  |b128 … 0|
///
/// Surprise: comparing the words compares the codewords as binary fractions, which is
/// the order of canonical codes.
public struct Codeword: Hashable, Sendable {
  /// The first 64 bits.
  private(set) var first: UInt64

  /// The bits after the first 64, in as many words as they need.
  private(set) var rest: [UInt64]

  /// The number of bits, from 0 to ``longest``.
  public private(set) var length: Int

  /// The greatest length of a codeword: 65,535 bits.
  public static let longest = 65_535

  /// The limit on the total length of a code's codewords: 2^28 bits, which are 32 MiB.
  ///
  /// Only the bits beyond the first 64 of each codeword count.
  public static let longestTotal = 1 << 28

  /// The codeword of `length` zeros.
  init(zerosOfLength length: Int) {
    precondition(0 <= length && length <= Self.longest, "a codeword has at most 65,535 bits")
    first = 0
    rest = length <= 64 ? [] : Array(repeating: 0, count: (length - 1) / 64)
    self.length = length
  }

  /// The word at `index`, which holds the bits from 64·index on.
  func word(at index: Int) -> UInt64 { index == 0 ? first : rest[index - 1] }

  /// The number of words that contain bits of the codeword.
  var wordCount: Int { (length + 63) / 64 }

  /// Sets the bits in the word at `index` that are set in `bits`.
  private mutating func set(_ bits: UInt64, at index: Int) {
    if index == 0 { first |= bits } else { rest[index - 1] |= bits }
  }

  /// Appends the first `count` bits of `bits`, whose other bits are 0.
  ///
  /// - Precondition: 0 ≤ count ≤ 64, and the result is not longer than ``longest``.
  mutating func append(_ bits: UInt64, count: Int) {
    precondition(length + count <= Self.longest, "a codeword has at most 65,535 bits")
    let (index, offset) = (length / 64, length % 64)
    length += count
    if rest.count < wordCount - 1 { rest.append(0) }
    guard bits != 0 else { return }
    set(bits >> UInt64(offset), at: index)
    if offset + count > 64 { set(bits << UInt64(64 - offset), at: index + 1) }
  }

  /// The next codeword in canonical order: this one plus 1 in its last place, extended
  /// with zeros to `length` bits.
  ///
  /// `nil` if there is none, because all bits of this codeword are ones.
  ///
  /// - Precondition: `length` is not below the length of this codeword.
  func successor(ofLength length: Int) -> Codeword? {
    precondition(length >= self.length, "canonical codewords do not get shorter")
    guard self.length > 0 else { return nil }
    var next = Codeword(zerosOfLength: length)
    var carry: UInt64 = 1 << UInt64(63 - (self.length - 1) % 64)
    for index in (0..<wordCount).reversed() {
      let (sum, overflow) = word(at: index).addingReportingOverflow(carry)
      next.set(sum, at: index)
      carry = overflow ? 1 : 0
    }
    return carry == 0 ? next : nil
  }

  /// The bit at `index`, counted from the first: 0 or 1.
  ///
  /// - Precondition: 0 ≤ index < length.
  public func bit(at index: Int) -> Int {
    precondition(0 <= index && index < length, "no such bit")
    return Int(word(at: index / 64) >> UInt64(63 - index % 64) & 1)
  }

  /// The bits as a number; `nil` if there are more than 64.
  var rightAligned: UInt64? {
    guard length <= 64 else { return nil }
    return length == 0 ? 0 : first >> UInt64(64 - length)
  }
}

extension Codeword: LosslessStringConvertible {
  /// The bits as zeros and ones.
  public var description: String {
    (0..<length).map { bit(at: $0) == 0 ? "0" : "1" }.joined()
  }

  /// Creates the codeword that `description` spells in zeros and ones.
  ///
  /// - Returns: `nil` if the text has another character or more than ``longest`` bits.
  public init?(_ description: String) {
    guard description.utf8.count <= Self.longest else { return nil }
    var codeword = Codeword(zerosOfLength: 0)
    for character in description.utf8 {
      switch character {
      case UInt8(ascii: "0"): codeword.append(0, count: 1)
      case UInt8(ascii: "1"): codeword.append(1 << 63, count: 1)
      default: return nil
      }
    }
    self = codeword
  }
}

extension BitWriter {
  /// Appends all bits of a codeword.
  mutating func append(_ codeword: Codeword) {
    for index in 0..<codeword.wordCount {
      let count = Swift.min(64, codeword.length - index * 64)
      append(codeword.word(at: index) >> UInt64(64 - count), bitCount: count)
    }
  }
}

extension BitReader {
  /// The next `length` bits as a codeword.
  ///
  /// - Throws: ``DecodeError/truncated(bitOffset:)`` if there are fewer.
  mutating func nextCodeword(length: Int) throws(DecodeError) -> Codeword {
    var codeword = Codeword(zerosOfLength: 0)
    for _ in 0..<length { codeword.append(UInt64(try next()) << 63, count: 1) }
    return codeword
  }

  /// The next codewords, one for each length; `nil` for a symbol without one.
  ///
  /// - Throws: ``DecodeError/truncated(bitOffset:)`` if there are fewer bits.
  mutating func nextCodewords(lengths: [Int?]) throws(DecodeError) -> [Codeword?] {
    var codewords: [Codeword?] = []
    for length in lengths {
      codewords.append(
        try length.map { (length) throws(DecodeError) in try nextCodeword(length: length) })
    }
    return codewords
  }
}
