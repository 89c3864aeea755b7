internal import Kernels

/// Writes and reads symbols in a prefix code.
///
/// A block is its codewords one after another, nothing else; the last byte is
/// padded with zeros. Codes with codewords of 56 bits or fewer, which is every
/// Huffman code for counts below 10^11, go through tables at a gigabyte a second
/// or more; alphabets of more than 256 symbols have tables of their own, and longer
/// codewords go bit by bit. All write the same bits, and none needs the codewords to
/// be canonical.
package struct PrefixCoder: Coder {
  /// The code.
  package let prefixCode: PrefixCode

  /// The length of each codeword, infinite where there is none.
  package let symbolCosts: [Double]?

  private var path: Path

  /// How messages are written and read.
  private enum Path: Sendable {
    /// Bytes, by tables.
    case bytes(PrefixEncoder, PrefixDecoder)
    /// Symbols of a large alphabet, by tables.
    case words(WidePrefixEncoder, WidePrefixDecoder)
    /// Bit by bit.
    case bits(CodeTree)
  }

  /// A coder of symbols in `prefixCode`.
  package init(_ prefixCode: PrefixCode) {
    self.init(
      prefixCode,
      usingTables: prefixCode.longestLength <= PrefixEncoder.longestCodeword)
  }

  /// A coder that uses tables, or goes bit by bit, as it is told.
  init(_ prefixCode: PrefixCode, usingTables: Bool) {
    self.prefixCode = prefixCode
    symbolCosts = prefixCode.costs
    guard usingTables else {
      path = .bits(CodeTree(prefixCode))
      return
    }
    let codewords = prefixCode.codewords.map { $0?.rightAligned ?? 0 }
    guard prefixCode.alphabetSize <= 256 else {
      path = .words(
        WidePrefixEncoder(lengths: prefixCode.lengths, codewords: codewords),
        WidePrefixDecoder(lengths: prefixCode.lengths, codewords: codewords))
      return
    }
    // What a byte could be besides the symbols of a small alphabet has no codeword.
    let missing = 256 - prefixCode.alphabetSize
    let lengths = prefixCode.lengths + Array(repeating: nil, count: missing)
    let all = codewords + Array(repeating: 0, count: missing)
    path = .bytes(
      PrefixEncoder(lengths: lengths, codewords: all),
      PrefixDecoder(lengths: lengths, codewords: all))
  }

  /// The coder with tables that only a long message repays: one of pairs for
  /// writing, and where many codewords are long, a wide one for reading.
  package func prepared(for tally: Tally) -> PrefixCoder {
    guard tally.total >= 1 << 22, case .bytes(let encoder, let decoder) = path else {
      return self
    }
    let long = zip(tally.counts, prefixCode.lengths)
      .reduce(0) { $0 + ($1.1 ?? 0 > PrefixDecoder.usualWidth ? $1.0 : 0) }
    var prepared = self
    prepared.path = .bytes(
      encoder.preparedForLongMessages(counts: tally.counts),
      long > tally.total / 50 ? decoder.widened() : decoder)
    return prepared
  }

  /// Writes the codewords of `symbols` one after another.
  ///
  /// - Throws: ``UnwritableSymbol`` if one has no codeword.
  /// - Precondition: the alphabet has at most 256 symbols.
  package func encode(
    _ symbols: Span<UInt8>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    switch path {
    case .bytes(let encoder, _):
      guard let written = encoder.encode(symbols, into: &block.buffer) else {
        throw UnwritableSymbol()
      }
      block.finish(bitCount: written.bitCount)
      let junctions = written.junctions
      block.junctions = [junctions.first, junctions.second, junctions.third]
    case .words: preconditionFailure("symbols of a large alphabet are no bytes")
    case .bits: try encodeBitByBit(symbols, into: &block)
    }
  }

  /// Writes the codewords of `symbols` one after another.
  ///
  /// - Throws: ``UnwritableSymbol`` if one has no codeword.
  package func encode(
    _ symbols: Span<UInt32>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    switch path {
    case .bytes: try encodeAsBytes(symbols, into: &block)
    case .words(let encoder, _):
      guard let bitCount = encoder.encode(symbols, into: &block.buffer) else {
        throw UnwritableSymbol()
      }
      block.finish(bitCount: bitCount)
    case .bits: try encodeBitByBit(symbols, into: &block)
    }
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
    block.finish(writer)
  }

  /// Reads as many codewords as `symbols` has room for.
  ///
  /// - Throws: ``DecodeError`` where the bits are not so many codewords.
  /// - Precondition: the alphabet has at most 256 symbols.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt8>
  ) throws(DecodeError) {
    switch path {
    case .bytes(_, let decoder): try decode(block, by: decoder, into: &symbols)
    case .words: preconditionFailure("symbols of a large alphabet are no bytes")
    case .bits(let tree): try decodeBitByBit(block, by: tree, into: &symbols)
    }
  }

  private func decode(
    _ block: EncodedBlock, by decoder: PrefixDecoder, into symbols: inout MutableSpan<UInt8>
  ) throws(DecodeError) {
    let stream = block.buffer.span
    let junctions = block.junctions
    let fault: Int?
    if junctions.count == 3 {
      let layout = PrefixBlock(
        bitCount: block.bitCount,
        junctions: PrefixBlock.Junctions(junctions[0], junctions[1], junctions[2]))
      fault = decoder.decode(stream, block: layout, into: &symbols)
    } else {
      fault = decoder.decode(stream, bitCount: block.bitCount, into: &symbols)
    }
    if let fault { throw .damaged(bitOffset: fault) }
  }

  /// Reads as many codewords as `symbols` has room for.
  ///
  /// - Throws: ``DecodeError`` where the bits are not so many codewords.
  package func decode(
    _ block: EncodedBlock, into symbols: inout MutableSpan<UInt32>
  ) throws(DecodeError) {
    switch path {
    case .bytes: try decodeAsBytes(block, into: &symbols)
    case .words(_, let decoder):
      let fault = decoder.decode(
        block.buffer.span, bitCount: block.bitCount, into: &symbols)
      if let fault { throw .damaged(bitOffset: fault) }
    case .bits(let tree): try decodeBitByBit(block, by: tree, into: &symbols)
    }
  }

  private func decodeBitByBit<Word: SymbolWord>(
    _ block: EncodedBlock, by tree: CodeTree, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    var reader = BitReader(block.buffer, bitCount: block.bitCount)
    for index in symbols.indices {
      symbols[index] = Word(truncatingIfNeeded: try tree.next(from: &reader))
    }
    try reader.finish()
  }
}
