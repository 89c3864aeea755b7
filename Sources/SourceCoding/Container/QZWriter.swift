internal import Kernels

/// Writes a member of a file: a header, blocks, an end mark.
///
/// What is written gathers in ``output`` and is taken away piece by piece, so memory
/// does not grow with the message.
///
///     var writer = try QZWriter(header: header, code: code)
///     while try writer.appendBlocks(of: source) {
///       sink(writer.output)
///       writer.discardOutput()
///     }
///     writer.finish()
///     sink(writer.output)
package struct QZWriter: ~Copyable {
  /// What was written and not discarded yet.
  package private(set) var output: [UInt8]

  /// What the bits written so far are for.
  package internal(set) var size = QZSize()

  /// The number of symbols written so far.
  package private(set) var symbolCount = 0

  /// The number of symbols to append at a time, but for the last.
  package let blockSize: Int

  /// The code of the blocks.
  let code: any Coder
  private var joiner: ContentJoiner?
  private var block = EncodedBlock()
  private var room: [WrittenBlock] = []
  private var content = XXH64()
  private var byteCount = 0

  /// What the checksums of blocks begin from, less their numbers.
  private let seed: UInt64

  /// Whether each block begins with the byte of its kind.
  private let hasKinds: Bool

  /// A writer that begins with `header` and writes blocks in `code`.
  ///
  /// - Precondition: the header is that of the code, and of the alphabet.
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

  /// Forgets what was written, which somebody has taken.
  package mutating func discardOutput() { output.removeAll(keepingCapacity: true) }

  /// Writes symbols as one block; none at all as nothing.
  ///
  /// - Precondition: there are at most ``blockSize`` of them.
  /// - Throws: ``UnwritableSymbol`` if the code cannot write one of them.
  package mutating func append(_ symbols: Span<UInt8>) throws(UnwritableSymbol) {
    try append(symbols, as: UInt8.self)
  }

  /// Writes symbols of an alphabet of any size, as the bytes would be.
  ///
  /// - Throws: ``UnwritableSymbol`` if the code cannot write one of them.
  package mutating func append(_ symbols: Span<UInt32>) throws(UnwritableSymbol) {
    try append(symbols, as: UInt32.self)
  }

  /// Takes note of the bytes that the symbols stand for, in order, in pieces of any
  /// size.
  package mutating func append(content bytes: Span<UInt8>) {
    content.update(bytes)
    byteCount += bytes.count
  }

  /// Takes note of the bytes of symbols that are none themselves.
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

  /// The room of blocks that were written before.
  mutating func takeRoom() -> [WrittenBlock] {
    defer { room = [] }
    return room
  }

  /// Keeps the room of blocks for the next.
  mutating func giveBack(_ blocks: [WrittenBlock]) { room = blocks }

  /// Writes a block of messages.
  ///
  /// - Parameters:
  ///   - frame: what stands before their bits.
  ///   - payload: the bits, each message filled up to a whole byte.
  ///   - bitCount: how many of the bits the code wrote.
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

  /// Writes a block that the code has made of symbols already.
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
