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

  /// The same code, ready to write a message of `symbolCount` symbols fast.
  ///
  /// What it writes is the same; most codes have nothing to prepare.
  func prepared(forSymbolCount symbolCount: Int) -> Self

  /// Writes `symbols` into `block`, whose former content is given up.
  ///
  /// - Precondition: every symbol has a finite cost.
  func encode(_ symbols: Span<UInt8>, into block: inout EncodedBlock)

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
  public func prepared(forSymbolCount symbolCount: Int) -> Self { self }
}
