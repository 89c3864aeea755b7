/// A way of writing messages down as bits and reading them again.
///
/// A conforming type writes one block of a message at a time. The law that each
/// is tested by: decoding what was encoded gives the block back, consumes
/// exactly ``EncodedBlock/bitCount`` bits whatever follows them, and damaged
/// bits give a ``DecodeError`` or other symbols, never a trap. The same holds for
/// the table.
public protocol Code: Sendable {
  /// What each of the 256 byte values costs in bits; infinite where the code
  /// cannot write it.
  var symbolCosts: [Double] { get }

  /// The same code, ready to write and read a message with this tally fast.
  ///
  /// What it writes is the same; most codes have nothing to prepare.
  func prepared(for tally: Tally) -> Self

  /// Writes `symbols` into `block`, whose former content is given up.
  ///
  /// - Throws: ``UnwritableSymbol`` if one has no finite cost.
  func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol)

  /// Fills `symbols` with what `block` says.
  ///
  /// - Throws: ``DecodeError`` where the bits are not those of so many symbols.
  func decode(_ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>) throws(DecodeError)

  /// The description of the code, for a reader who does not share it.
  var table: EncodedTable { get }

  /// The code that `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
  init(table: EncodedTable) throws(DecodeError)
}

extension Code {
  /// The code as it is.
  public func prepared(for tally: Tally) -> Self { self }
}

/// A symbol that a code has no codeword for was to be written.
public struct UnwritableSymbol: Error, Hashable, Sendable {
  /// The error.
  public init() {}
}
