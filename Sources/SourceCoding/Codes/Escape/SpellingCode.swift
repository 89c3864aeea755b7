/// The code that spells out symbols that an alphabet lacks, byte by byte.
///
/// It is Huffman's code for the bytes in the alphabet's own spellings, each symbol
/// taken once, with an end mark after each spelling. Half an occurrence is added to
/// every count, so that every byte can be written. The alphabet alone determines the
/// code.
package struct SpellingCode: Sendable {
  /// The code over the 256 bytes and the end mark, which comes last.
  private let code: PrefixCode
  private let tree: CodeTree

  private static let end = 256

  /// The code of the bytes in the spellings of `alphabet`.
  package init(of alphabet: Alphabet) {
    // Twice each count plus one, so that halves are whole numbers.
    var weights = Array(repeating: UInt64(1), count: 257)
    for symbol in 0..<alphabet.count {
      for byte in alphabet.spelling(of: symbol) { weights[Int(byte)] += 2 }
      weights[Self.end] += 2
    }
    do throws(InvalidPrefixCode) {
      code = try PrefixCode(lengths: Huffman.lengths(for: weights))
    } catch {
      preconditionFailure("counts have a Huffman code of fewer than 100 bits: \(error)")
    }
    tree = CodeTree(code)
  }

  /// The number of bits in a spelling, including the end mark.
  package func bitCount(of spelling: some Collection<UInt8>) -> Int {
    spelling.reduce(length(Self.end)) { $0 + length(Int($1)) }
  }

  private func length(_ symbol: Int) -> Int { code.lengths[symbol] ?? 0 }

  /// Appends a spelling and the end mark.
  func append(_ spelling: some Collection<UInt8>, to writer: inout BitWriter) {
    for byte in spelling { append(Int(byte), to: &writer) }
    append(Self.end, to: &writer)
  }

  private func append(_ symbol: Int, to writer: inout BitWriter) {
    if let codeword = code.codewords[symbol] { writer.append(codeword) }
  }

  /// Reads the spellings at the start of a block, and separates the rest of it.
  ///
  /// - Parameters:
  ///   - block: a block of an ``EscapingCoder``; its junctions are those of the rest.
  ///   - limit: the greatest possible number of spellings.
  ///   - byteLimit: the greatest number of bytes that all spellings may have together.
  /// - Returns: the spellings, and the block of the code that follows them.
  /// - Throws: ``DecodeError`` if the block does not begin with spellings.
  func split(
    _ block: EncodedBlock, atMost limit: Int, byteLimit: Int = .max
  ) throws(DecodeError) -> (spellings: [[UInt8]], rest: EncodedBlock) {
    var reader = BitReader(block.buffer, bitCount: block.bitCount)
    let count = try reader.nextGamma(limit: limit + 1) - 1
    var spellings: [[UInt8]] = []
    var bytesLeft = byteLimit
    for _ in 0..<count {
      let spelling = try next(from: &reader, atMost: bytesLeft)
      bytesLeft -= spelling.count
      spellings.append(spelling)
    }
    let byteCount = (reader.bitOffset + 7) / 8
    var rest = block
    rest.buffer = Array(block.buffer.dropFirst(byteCount))
    rest.bitCount = block.bitCount - byteCount * 8
    guard rest.bitCount >= 0 else { throw .truncated(bitOffset: block.bitCount) }
    guard
      EncodedTable.isPadded(block.buffer, bitCount: reader.bitOffset)
    else { throw .damaged(bitOffset: reader.bitOffset) }
    return (spellings, rest)
  }

  /// Reads the next spelling, without its end mark.
  ///
  /// - Throws: ``DecodeError`` if the bits end within it, or it has more than `limit`
  ///   bytes.
  func next(
    from reader: inout BitReader, atMost limit: Int = .max
  ) throws(DecodeError) -> [UInt8] {
    var spelling: [UInt8] = []
    while true {
      let symbol = try tree.next(from: &reader)
      guard symbol != Self.end else { return spelling }
      guard spelling.count < limit else { throw .damaged(bitOffset: reader.bitOffset) }
      spelling.append(UInt8(symbol))
    }
  }
}
