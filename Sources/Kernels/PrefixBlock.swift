/// The end of a coded block, and the start of three of its four parts.
///
/// A message of n bytes is written as one string of bits: its codewords in the order of
/// the message, the most significant bit of a byte first, with the last byte padded
/// with zeros. Nothing else is written.
///
/// A decoder with only this string would read one codeword after another, and wait for
/// each to learn where the next begins. To let it run four chains side by side, the
/// encoder records *junctions*: the message is cut into four parts of ⌈n/4⌉ symbols
/// (the last may be shorter, or empty), and junction k is the bit offset at which part
/// k begins.
///
///     bit 0          junction 1       junction 2       junction 3      bitCount
///       │ part 0          │ part 1          │ part 2         │ part 3       │
///
/// Junctions carry no information. A decoder must check that each part ends exactly
/// where the next begins, and the last at `bitCount`; then part 0 is what a sequential
/// decoder reads first, and by induction so is every other part.
public struct PrefixBlock: Sendable, Equatable {
  /// The number of bits in the block, without the padding.
  public var bitCount: Int

  /// The bit offsets at which parts 1, 2 and 3 begin.
  public var junctions: Junctions

  /// A block of `bitCount` bits whose parts begin at `junctions`.
  ///
  /// Any numbers are allowed: a decoder that receives wrong ones reports a fault.
  public init(bitCount: Int, junctions: Junctions) {
    self.bitCount = bitCount
    self.junctions = junctions
  }

  /// The number of bytes in the block, including the padding.
  public var byteCount: Int { bitCount / 8 + (bitCount % 8 > 0 ? 1 : 0) }

  /// Three bit offsets, each that of the first codeword of a part.
  public struct Junctions: Sendable, Equatable {
    /// The bit offset at which part 1 begins.
    public var first: Int
    /// The bit offset at which part 2 begins.
    public var second: Int
    /// The bit offset at which part 3 begins.
    public var third: Int

    /// The three offsets in ascending order.
    public init(_ first: Int, _ second: Int, _ third: Int) {
      self.first = first
      self.second = second
      self.third = third
    }
  }

  /// The range of symbols in part `part` of a message of `symbolCount` symbols.
  static func symbols(ofPart part: Int, symbolCount: Int) -> Range<Int> {
    let quarter = symbolCount / 4 + (symbolCount % 4 > 0 ? 1 : 0)
    return min(part * quarter, symbolCount)..<min((part + 1) * quarter, symbolCount)
  }
}
