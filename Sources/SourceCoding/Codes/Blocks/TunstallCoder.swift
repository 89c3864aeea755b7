/// Writes and reads symbols in words of one number of bits.
///
/// The table is that number in γ and the weights of z: the reader makes the words from
/// them, as the writer did. Where the message ends within a word, the one is written that
/// goes on with nothing but the first symbol, and no other is read.
package struct TunstallCoder: SymbolWordCoder {
  /// The words.
  let tree: Tunstall

  /// The most bits that a word was allowed.
  private let bitCount: Int

  /// The symbols that z does not call impossible.
  let digits: SymbolDigits

  /// The code for `z`.
  ///
  /// - Precondition: at most 2^bitCount symbols are possible.
  init(_ z: Distribution, bitCount: Int) {
    self.bitCount = bitCount
    digits = SymbolDigits(of: z)
    tree = Tunstall(probabilities: digits.probabilities, bitCount: bitCount)
  }

  /// A symbol costs a share of its word, which depends on the others in it.
  package var symbolCosts: [Double]? { nil }

  /// The most that an unfinished word may cost above its symbols, its bits, and the
  /// padding of each block of the stream.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    Double((tree.bitCount + 7) * blockCount) + information * 1e-12
  }

  /// Writes the numbers of the words that `symbols` are.
  func encodeWords<Word: SymbolWord>(
    _ message: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    let digits = digits.digits.span
    let children = tree.children.span
    var information = BatchedBits(ofEach: block.batchSize, symbolCount: message.count)
    var writer = BitWriter(reusing: block.buffer)
    var node = 0
    var wordStart = 0
    for index in message.indices {
      let symbol = Int(message[index])
      guard symbol < digits.count, digits[symbol] >= 0 else { throw UnwritableSymbol() }
      node = children[node * tree.symbolCount + Int(digits[symbol])]
      guard node < 0 else { continue }
      writer.append(UInt64(-1 - node), bitCount: tree.bitCount)
      information.add(Double(tree.bitCount), to: wordStart..<index + 1)
      node = 0
      wordStart = index + 1
    }
    if wordStart < message.count {
      // What these symbols cost if more were to come: of 2^b words they leave so many.
      let left = Double(tree.wordCount(below: node))
      information.add(
        Double(tree.bitCount) - Mathematics.log2(left), to: wordStart..<message.count)
      while node >= 0 { node = children[node * tree.symbolCount] }
      writer.append(UInt64(-1 - node), bitCount: tree.bitCount)
    }
    block.finish(writer, information: information.bits)
  }

  /// Reads as many words as `symbols` takes to be filled.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into message: inout MutableSpan<Word>
  ) throws(DecodeError) {
    var reader = BitReader(block.buffer, bitCount: block.bitCount)
    var start = 0
    while start < message.count {
      let offset = reader.bitOffset
      let word = Int(try reader.next(bitCount: tree.bitCount))
      guard word < tree.wordCount else { throw .damaged(bitOffset: offset) }
      var (node, digit) = tree.places[word].quotientAndRemainder(dividingBy: tree.symbolCount)
      let end = start + tree.nodes[node].depth + 1
      // From the last symbol back to the root.
      for place in (start..<end).reversed() {
        if place < message.count {
          message[place] = Word(truncatingIfNeeded: digits.symbols[digit])
        } else if digit != 0 {
          throw .damaged(bitOffset: offset)
        }
        (node, digit) = (tree.nodes[node].parent, tree.nodes[node].digit)
      }
      start = end
    }
    try reader.finish()
  }
}

extension TunstallCoder {
  /// The bits of a word and the weights of z as bits.
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: bitCount)
    writer.append(weights: digits.weights)
    return EncodedTable(writer.finish())
  }

  /// The coder that `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let bitCount = try reader.nextGamma(limit: Tunstall.mostBits)
    let z = try reader.nextDistribution(count: alphabetSize)
    try reader.finish()
    guard z.support.count <= 1 << bitCount else {
      throw .damaged(bitOffset: reader.bitOffset)
    }
    self.init(z, bitCount: bitCount)
  }
}
