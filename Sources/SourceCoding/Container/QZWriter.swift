internal import Kernels

/// Writes a member of a file: a header, blocks, and an end mark.
///
/// The output collects in ``output`` until the caller discards it, so memory does not
/// grow with the message.
///
///     var writer = try QZWriter(header: header, code: code)
///     while try writer.appendBlocks(of: source) {
///       sink(writer.output)
///       writer.discardOutput()
///     }
///     writer.finish()
///     sink(writer.output)
package struct QZWriter: ~Copyable {
  /// The output that was written and not discarded yet.
  package private(set) var output: [UInt8]

  /// The use of the bits written so far.
  package internal(set) var size = QZSize()

  /// The number of symbols written so far.
  package private(set) var symbolCount = 0

  /// The number of symbols to append at a time, except for the last block.
  package let blockSize: Int

  /// The code of the blocks.
  let code: any Coder
  private var joiner: ContentJoiner?
  private var block = EncodedBlock()
  private var room: [WrittenBlock] = []
  private var content = XXH64()
  private var byteCount = 0

  /// The seed of block checksums, without the block numbers.
  private let seed: UInt64

  /// Whether each block begins with a byte for its kind.
  private let hasKinds: Bool

  /// Makes a writer that begins with `header` and writes blocks in `code`.
  ///
  /// - Precondition: the header describes the code and the alphabet.
  package init(
    header: QZHeader, code: any Coder, alphabet: Alphabet = .bytes, blockSize: Int? = nil
  ) {
    self.code = code
    let joiner = alphabet.isBytes ? nil : ContentJoiner(alphabet)
    self.joiner = joiner
    self.blockSize = min(
      blockSize ?? code.blockSize, BlockFrame.mostSymbols,
      joiner?.greatestBlockSize ?? BlockFrame.mostSymbols)
    output = header.bytes
    seed = header.seed
    hasKinds = header.version > 1
    size.add(header, byteCount: output.count)
  }

  /// Discards output that has been consumed.
  package mutating func discardOutput() { output.removeAll(keepingCapacity: true) }

  /// Adds bytes for which the symbols stand to the content's checksum and size, in
  /// order, in pieces of any size.
  package mutating func append(content bytes: Span<UInt8>) {
    content.update(bytes)
    byteCount += bytes.count
  }

  /// Adds the bytes of symbols that are not bytes themselves to the content's checksum
  /// and size.
  ///
  /// - Precondition: they are symbols of the alphabet, at most ``blockSize`` of them.
  mutating func joinContent(of symbols: Message.Symbols) {
    guard let bytes = try? joiner?.bytes(of: symbols) else { return }
    append(content: bytes.span)
  }

  /// Writes the end mark.
  package mutating func finish() {
    let start = output.count
    let end = QZEnd(
      symbolCount: symbolCount, byteCount: byteCount, contentChecksum: content.value)
    end.write(to: &output, blockCount: size.blockCount, seed: seed)
    size.frameBitCount += (output.count - start) * 8
  }

  mutating func append<Word: SymbolWord>(
    _ symbols: Span<Word>, as word: Word.Type
  ) throws(UnwritableSymbol) {
    precondition(symbols.count <= blockSize, "a block is not longer than the code says")
    guard !symbols.isEmpty else { return }
    try Word.encode(symbols, by: code, into: &block)
    let made = block
    append(made, symbolCount: symbols.count)
  }

  /// Returns the memory of blocks that were written before, to be used again.
  mutating func takeRoom() -> [WrittenBlock] {
    defer { room = [] }
    return room
  }

  /// Keeps the memory of blocks for the next ones.
  mutating func giveBack(_ blocks: [WrittenBlock]) { room = blocks }

  /// Writes a block of messages.
  ///
  /// - Parameters:
  ///   - frame: the frame that precedes their bits.
  ///   - payload: the bits, each message padded to a whole byte.
  ///   - bitCount: the number of bits that the code wrote.
  mutating func append(
    _ frame: MessageFrame, _ payload: [UInt8], bitCount: Int
  ) {
    let start = output.count
    output.append(BlockKind.messages.rawValue)
    let indexBitCount = frame.write(to: &output)
    let seed = seed &+ UInt64(size.blockCount)
    let checksum = XXH64.value(of: output.span.extracting(droppingFirst: start), seed: seed)
    output.append(word: checksum, byteCount: 4)
    output += payload
    output.append(word: XXH64.value(of: payload.span, seed: seed), byteCount: 4)
    symbolCount += frame.symbolCount
    size.add(
      frame, byteCount: output.count - start, bitCount: bitCount, indexBitCount: indexBitCount)
  }

  /// Writes a block that the code has already made from symbols.
  mutating func append(_ block: EncodedBlock, symbolCount blockSymbolCount: Int) {
    let hasJunctions = blockSymbolCount >= BlockFrame.fewestSymbolsWithJunctions
    let frame = BlockFrame(
      symbolCount: blockSymbolCount, bitCount: block.bitCount,
      junctions: hasJunctions ? block.junctions : [])
    let start = output.count
    if hasKinds { output.append(BlockKind.symbols.rawValue) }
    frame.write(to: &output)
    output.append(contentsOf: block.buffer[..<frame.byteCount])
    let checksum = XXH64.value(
      of: output.span.extracting(droppingFirst: start), seed: seed &+ UInt64(size.blockCount))
    output.append(word: checksum, byteCount: 4)
    symbolCount += blockSymbolCount
    size.add(
      frame, byteCount: output.count - start, escapeBitCount: block.escapeBitCount)
  }
}
