internal import Kernels

/// Writes and reads symbols in a prefix code.
///
/// A block is a sequence of codewords and nothing else; its last byte is padded with
/// zeros. Codes with codewords of 56 bits or fewer, which include every Huffman code
/// for counts below 10^11, use tables and run at a gigabyte a second or more. Alphabets
/// of more than 256 symbols have tables of their own, and longer codewords are handled
/// bit by bit. All three write the same bits, and none needs the codewords to be
/// canonical.
package struct PrefixCoder: Coder {
  /// The code.
  package let prefixCode: PrefixCode

  /// The length of each codeword, infinite for a symbol without one.
  package let symbolCosts: [Double]?

  private var path: Path

  /// The method that writes and reads messages.
  private enum Path: Sendable {
    /// For bytes: uses tables.
    case bytes(PrefixEncoder, PrefixDecoder)
    /// For symbols of a large alphabet: uses tables.
    case words(WidePrefixEncoder, WidePrefixDecoder)
    /// For codewords of any length: works bit by bit.
    case bits(CodeTree)
  }

  /// A coder for symbols in `prefixCode`.
  package init(_ prefixCode: PrefixCode) {
    self.init(
      prefixCode,
      usingTables: prefixCode.longestLength <= PrefixEncoder.longestCodeword)
  }

  /// A coder that either uses tables or works bit by bit.
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
    // Byte values that are not symbols of a small alphabet have no codeword.
    let missing = 256 - prefixCode.alphabetSize
    let lengths = prefixCode.lengths + Array(repeating: nil, count: missing)
    let all = codewords + Array(repeating: 0, count: missing)
    path = .bytes(
      PrefixEncoder(lengths: lengths, codewords: all),
      PrefixDecoder(lengths: lengths, codewords: all))
  }

  /// The coder with larger tables, which pay off only for a long message: a table of
  /// pairs for writing and, if many codewords are long, a wide table for reading.
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
  /// - Throws: ``UnwritableSymbol`` if a symbol has no codeword.
  /// - Precondition: The alphabet has at most 256 symbols.
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
  /// - Throws: ``UnwritableSymbol`` if a symbol has no codeword.
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
  /// - Throws: ``DecodeError`` if the bits are not that many codewords.
  /// - Precondition: The alphabet has at most 256 symbols.
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
  /// - Throws: ``DecodeError`` if the bits are not that many codewords.
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
