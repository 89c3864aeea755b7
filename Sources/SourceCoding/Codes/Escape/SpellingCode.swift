/// The code that spells out what an alphabet lacks, byte by byte.
///
/// It is Huffman's code for the bytes of which the alphabet's own spellings are
/// made, each symbol taken once, and an end mark behind each; every byte counts
/// half a time more than it came, so that all of them can be written. Whoever
/// knows the alphabet knows the code.
package struct SpellingCode: Sendable {
  /// The 256 bytes, and behind them the end mark.
  private let code: PrefixCode
  private let tree: CodeTree

  private static let end = 256

  /// The code of the bytes in the spellings of `alphabet`.
  package init(of alphabet: Alphabet) {
    // Twice each count plus one: the halves are whole numbers.
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

  /// The number of bits that a spelling costs, the end mark included.
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

  /// What is spelled out at the beginning of a block, and the rest of it.
  ///
  /// - Parameters:
  ///   - block: a block of an ``EscapingCoder``; its junctions are those of the rest.
  ///   - limit: the most spellings that there can be.
  ///   - byteLimit: the most bytes that they may have together.
  /// - Returns: the spellings, and the block of the code behind them.
  /// - Throws: ``DecodeError`` if it does not begin so.
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

  /// The next spelling, without its end mark.
  ///
  /// - Throws: ``DecodeError`` if the bits end before it does, or it has more bytes.
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
