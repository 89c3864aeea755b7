/// Writes and reads symbols in words that all have the same number of bits.
///
/// The table is that number in γ and the weights of z, from which the reader makes the
/// same words as the writer. If the message ends within a word, that word is completed
/// with the first symbol, and a reader accepts no other.
package struct TunstallCoder: SymbolWordCoder {
  /// The tree of the words.
  let tree: Tunstall

  /// The greatest number of bits that a word was allowed to have.
  private let bitCount: Int

  /// The symbols to which z gives a probability above 0.
  let digits: SymbolDigits

  /// The code for `z`.
  ///
  /// - Precondition: At most 2^bitCount symbols are possible.
  init(_ z: Distribution, bitCount: Int) {
    self.bitCount = bitCount
    digits = SymbolDigits(of: z)
    tree = Tunstall(probabilities: digits.probabilities, bitCount: bitCount)
  }

  /// `nil`: the cost of a symbol is a share of its word's, which depends on the other
  /// symbols in it.
  package var symbolCosts: [Double]? { nil }

  /// The most that an incomplete word can cost above its symbols, which is its bits,
  /// plus the padding of each block of the stream.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    Double((tree.bitCount + 7) * blockCount) + information * 1e-12
  }

  /// Writes the numbers of the words of which `symbols` consists.
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
      // The cost of these symbols if more were to follow: they leave this many of the
      // words.
      let left = Double(tree.wordCount(below: node))
      information.add(
        Double(tree.bitCount) - Mathematics.log2(left), to: wordStart..<message.count)
      while node >= 0 { node = children[node * tree.symbolCount] }
      writer.append(UInt64(-1 - node), bitCount: tree.bitCount)
    }
    block.finish(writer, information: information.bits)
  }

  /// Reads as many words as it takes to fill `symbols`.
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
  /// The number of bits in a word and the weights of z, encoded as bits.
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: bitCount)
    writer.append(weights: digits.weights)
    return EncodedTable(writer.finish())
  }

  /// Reads the coder that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe one.
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
