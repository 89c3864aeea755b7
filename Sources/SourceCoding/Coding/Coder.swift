/// Writes messages as bits and reads them again.
///
/// A conforming type writes one block of a message at a time, and each block can be
/// read without the others. Symbols are the numbers from 0 to K − 1 for an alphabet of
/// K symbols: bytes if K is at most 256, 32-bit words otherwise. Every conforming type
/// is tested by one law: decoding an encoded block gives the block back and consumes
/// exactly ``EncodedBlock/bitCount`` bits, no matter which bits follow; damaged bits
/// give a ``DecodeError`` or other symbols, never a trap. The same holds for the table.
package protocol Coder: Sendable {
  /// The cost of each symbol in bits; infinite for a symbol that the code cannot write.
  ///
  /// It is `nil` if the costs depend on the preceding symbols. A code whose costs are
  /// not constant, or only nearly constant, reports the bits that it spent in
  /// ``EncodedBlock/information``.
  var symbolCosts: [Double]? { get }

  /// Whether the code reports its costs in ``EncodedBlock/information``, because
  /// constant costs do not give them, or give them only nearly.
  var reportsInformation: Bool { get }

  /// The average cost, in bits, of a symbol in an endless message of `source`; infinite
  /// if the source emits a symbol that the code cannot write.
  ///
  /// It is `nil` if the cost has no closed form, as for codes that learn.
  func longRunRate(on source: KnownSource) -> Double?

  /// The number of symbols in every block except the last.
  ///
  /// A code that learns from the message starts afresh in each block, so its blocks are
  /// long; other codes use short blocks, which cores can share.
  var blockSize: Int { get }

  /// An upper bound, in bits, on the length of the code's streams beyond `information`,
  /// which is the sum of the costs of the symbols. Padding is included.
  func greatestOverhead(of information: Double, blockCount: Int) -> Double

  /// The same code, prepared to write and read a message with this tally fast.
  ///
  /// It writes the same bits. Most codes have nothing to prepare.
  func prepared(for tally: Tally) -> Self

  /// Writes `symbols` into `block`, replacing its content.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol has no finite cost.
  func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol)

  /// Reads `block` and fills `symbols` with its symbols.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
  func decode(_ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>) throws(DecodeError)

  /// Writes symbols of an alphabet of any size; it works like the method for bytes.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol has no finite cost.
  func encode(
    _ symbols: Span<UInt32>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol)

  /// Reads symbols of an alphabet of any size; it works like the method for bytes.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
  func decode(_ block: EncodedBlock, into symbols: inout MutableSpan<UInt32>) throws(DecodeError)

  /// The description of the code, for a reader who does not share it.
  ///
  /// It has no bits if the code needs no description.
  var table: EncodedTable { get }

  /// Creates the code over `alphabetSize` symbols that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe a code.
  init(table: EncodedTable, alphabetSize: Int) throws(DecodeError)
}

extension Coder {
  /// The usual block size, 131,072 symbols: enough work for one core.
  package static var usualBlockSize: Int { 1 << 17 }

  /// True if the symbols have no constant costs.
  package var reportsInformation: Bool { symbolCosts == nil }

  /// The mean of the costs under the source; `nil` if symbols have no constant costs.
  package func longRunRate(on source: KnownSource) -> Double? {
    symbolCosts.map { costs in source.distribution.expectation { costs[$0] } }
  }

  /// The usual size of a block.
  package var blockSize: Int { Self.usualBlockSize }

  /// 25 bits for each block, plus a bound on the rounding error of `information`.
  ///
  /// This is the bound of a range coder (see `RangeEncoder`): 2 bits for the end of a
  /// block, 7 that pad its last byte, and less than 2^(b − 55) bits each time that the
  /// interval is divided into 2^b shares: 16 bits for 2^24 symbols of eight bits, each
  /// with b ≤ 32. Codes with whole-bit codewords need the padding alone.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    25 * Double(blockCount) + Rounding.bound(at: information)
  }

  /// The code itself.
  package func prepared(for tally: Tally) -> Self { self }

  /// Writes the symbols as bytes, for a code over at most 256 symbols.
  ///
  /// - Throws: ``UnwritableSymbol`` if a symbol has no finite cost.
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

  /// Reads the symbols as bytes, for a code over at most 256 symbols.
  ///
  /// - Throws: ``DecodeError`` if the bits do not encode that many symbols.
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
