internal import Kernels

/// Writes and reads symbols in a prefix code.
///
/// A block is its codewords one after another, nothing else; the last byte is
/// padded with zeros. Codes with codewords of 56 bits or fewer, which is every
/// Huffman code for counts below 10^11, go through tables at a gigabyte a second
/// or more; longer codewords, and alphabets of more than 256 symbols, go bit by
/// bit. Both write the same bits, and neither needs the codewords to be canonical.
public struct PrefixCoder: Code {
  /// The code.
  public let prefixCode: PrefixCode

  /// The length of each codeword, infinite where there is none.
  public let symbolCosts: [Double]?

  /// What reads codewords that are too long for the kernels.
  private let tree: CodeTree

  private var kernels: Kernels?

  private struct Kernels {
    var encoder: PrefixEncoder
    var decoder: PrefixDecoder
  }

  /// A coder of symbols in `prefixCode`.
  public init(_ prefixCode: PrefixCode) {
    self.init(
      prefixCode,
      usingTables: prefixCode.alphabetSize <= 256
        && prefixCode.longestLength <= PrefixEncoder.longestCodeword)
  }

  /// A coder that uses tables, or goes bit by bit, as it is told.
  init(_ prefixCode: PrefixCode, usingTables: Bool) {
    self.prefixCode = prefixCode
    symbolCosts = prefixCode.costs
    tree = CodeTree(prefixCode)
    guard usingTables else {
      kernels = nil
      return
    }
    // What a byte could be besides the symbols of a small alphabet has no codeword.
    let missing = 256 - prefixCode.alphabetSize
    let lengths = prefixCode.lengths + Array(repeating: nil, count: missing)
    let codewords =
      prefixCode.codewords.map { $0?.rightAligned ?? 0 } + Array(repeating: 0, count: missing)
    kernels = Kernels(
      encoder: PrefixEncoder(lengths: lengths, codewords: codewords),
      decoder: PrefixDecoder(lengths: lengths, codewords: codewords))
  }

  /// The coder with tables that only a long message repays: one of pairs for
  /// writing, and where many codewords are long, a wide one for reading.
  public func prepared(for tally: Tally) -> PrefixCoder {
    guard tally.total >= 1 << 22, let kernels else { return self }
    let long = zip(tally.counts, prefixCode.lengths)
      .reduce(0) { $0 + ($1.1 ?? 0 > PrefixDecoder.usualWidth ? $1.0 : 0) }
    var prepared = self
    prepared.kernels?.encoder = kernels.encoder.preparedForLongMessages()
    if long > tally.total / 50 { prepared.kernels?.decoder = kernels.decoder.widened() }
    return prepared
  }

  /// Writes the codewords of `symbols` one after another.
  public func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    if let kernels {
      guard let written = kernels.encoder.encode(symbols, into: &block.buffer) else {
        throw UnwritableSymbol()
      }
      block.bitCount = written.bitCount
      let junctions = written.junctions
      block.junctions = [junctions.first, junctions.second, junctions.third]
      return
    }
    try encodeBitByBit(symbols, into: &block)
  }

  /// Writes the codewords of `symbols` one after another.
  public func encode(
    _ symbols: Span<UInt32>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    try encodeBitByBit(symbols, into: &block)
  }

  private func encodeBitByBit<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    var writer = BitWriter(reusing: block.buffer)
    for index in symbols.indices {
      let symbol = Int(symbols[index])
      guard symbol < prefixCode.alphabetSize, let codeword = prefixCode.codewords[symbol] else {
        throw UnwritableSymbol()
      }
      writer.append(codeword)
    }
    (block.buffer, block.bitCount) = writer.finish()
    block.junctions = []
  }

  /// Reads as many codewords as `symbols` has room for.
  public func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>
  ) throws(DecodeError) {
    guard let kernels else { return try decodeBitByBit(block, into: &symbols) }
    let stream = block.buffer.span
    let junctions = block.junctions
    let fault: Int?
    if junctions.count == 3 {
      let layout = PrefixBlock(
        bitCount: block.bitCount,
        junctions: PrefixBlock.Junctions(junctions[0], junctions[1], junctions[2]))
      fault = kernels.decoder.decode(stream, block: layout, into: &symbols)
    } else {
      fault = kernels.decoder.decode(stream, bitCount: block.bitCount, into: &symbols)
    }
    if let fault { throw .damaged(bitOffset: fault) }
  }

  /// Reads as many codewords as `symbols` has room for.
  public func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt32>
  ) throws(DecodeError) {
    try decodeBitByBit(block, into: &symbols)
  }

  private func decodeBitByBit<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    var reader = BitReader(block.buffer, bitCount: block.bitCount)
    for index in symbols.indices {
      symbols[index] = Word(truncatingIfNeeded: try tree.next(from: &reader))
    }
    try reader.finish()
  }
}
