/// A way of writing messages down as bits and reading them again.
///
/// A conforming type writes one block of a message at a time, and each block can
/// be read without the others. Symbols are numbers below the size K of an
/// alphabet: bytes where K is at most 256, wide ones beyond. The law that each
/// type is tested by: decoding what was encoded gives the block back, consumes
/// exactly ``EncodedBlock/bitCount`` bits whatever follows them, and damaged
/// bits give a ``DecodeError`` or other symbols, never a trap. The same holds for
/// the table.
package protocol Coder: Sendable {
  /// What each symbol costs in bits, infinite where the code cannot write it.
  ///
  /// `nil` if that depends on the symbols before. A code whose symbols have no constant
  /// cost, or only nearly so, reports what it spent in ``EncodedBlock/information``.
  var symbolCosts: [Double]? { get }

  /// Whether ``EncodedBlock/information`` has what symbols cost, which constant costs do
  /// not give, or only nearly.
  var reportsInformation: Bool { get }

  /// What a symbol of an endless message of `source` costs on average, in bits; infinite
  /// where the source emits a symbol that the code cannot write.
  ///
  /// `nil` where no closed form gives it, as for codes that learn.
  func longRunRate(on source: KnownSource) -> Double?

  /// The number of symbols in a block, but for the last.
  ///
  /// A code that learns as it goes begins afresh in each block, so its blocks are
  /// long; others have short ones, which cores can share.
  var blockSize: Int { get }

  /// The most bits that its streams may have above `information`, the sum of what
  /// symbols cost, in so many blocks, padding included.
  func greatestOverhead(of information: Double, blockCount: Int) -> Double

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

  /// Writes symbols of an alphabet of any size, as the bytes would be.
  ///
  /// - Throws: ``UnwritableSymbol`` if one has no finite cost.
  func encode(
    _ symbols: Span<UInt32>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol)

  /// Reads symbols of an alphabet of any size, as the bytes would be.
  ///
  /// - Throws: ``DecodeError`` where the bits are not those of so many symbols.
  func decode(_ block: EncodedBlock, into symbols: inout MutableSpan<UInt32>) throws(DecodeError)

  /// The description of the code, for a reader who does not share it.
  ///
  /// Without any bits for a code that has nothing to describe.
  var table: EncodedTable { get }

  /// The code over `alphabetSize` symbols that `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError)
}

extension Coder {
  /// Enough symbols for a core to work on by itself, 128 Ki.
  package static var usualBlockSize: Int { 1 << 17 }

  /// Where symbols have no costs.
  package var reportsInformation: Bool { symbolCosts == nil }

  /// The mean of the costs, where each symbol has one.
  package func longRunRate(on source: KnownSource) -> Double? {
    symbolCosts.map { costs in source.distribution.expectation { costs[$0] } }
  }

  /// The usual size of a block.
  package var blockSize: Int { Self.usualBlockSize }

  /// 25 bits for each block, and what rounding does to the information.
  ///
  /// That is the bound of a range coder (see `RangeEncoder`): 2 bits for the end of a block,
  /// 7 that pad its last byte, and less than 2^(b − 55) bits each time that the interval is
  /// divided into 2^b shares: 16 bits for 2^24 symbols of eight bits, each with b ≤ 32. Codes
  /// of whole bits have the padding alone.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    25 * Double(blockCount) + Rounding.bound(at: information)
  }

  /// The code as it is.
  package func prepared(for tally: Tally) -> Self { self }

  /// Writes the symbols as bytes, for a code over at most 256 of them.
  ///
  /// - Throws: ``UnwritableSymbol`` if one has no finite cost.
  package func encode(
    _ symbols: Span<UInt32>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try encodeAsBytes(symbols, into: &block)
  }

  func encodeAsBytes(
    _ symbols: Span<UInt32>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(symbols.count)
    for index in symbols.indices {
      guard let byte = UInt8(exactly: symbols[index]) else { throw UnwritableSymbol() }
      bytes.append(byte)
    }
    try encode(bytes.span, into: &block)
  }

  /// Reads bytes, for a code over at most 256 symbols.
  ///
  /// - Throws: ``DecodeError`` where the bits are not those of so many symbols.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt32>
  ) throws(DecodeError) {
    try decodeAsBytes(block, into: &symbols)
  }

  func decodeAsBytes(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt32>
  ) throws(DecodeError) {
    var bytes = [UInt8](repeating: 0, count: symbols.count)
    var span = bytes.mutableSpan
    try decode(block, into: &span)
    for index in symbols.indices { symbols[index] = UInt32(span[index]) }
  }
}

/// A symbol that a code has no codeword for was to be written.
public struct UnwritableSymbol: Error, Hashable, Sendable {
  /// The error.
  public init() {}
}
