/// Writes and reads symbols in a Huffman code on blocks of symbols.
///
/// A block of k symbols is a number to the base K with the symbols as digits, and this
/// number has a codeword. The table is k in γ and the weights of z, from which the
/// reader makes the same code as the writer. If the message ends within a block, the
/// block is completed in the cheapest way, and a reader accepts no other.
package struct BlockCoder: SymbolWordCoder {
  /// The number k of symbols that share a codeword.
  package let blockLength: Int

  /// The symbols to which z gives a probability above 0.
  let digits: SymbolDigits

  /// The prefix code of the blocks.
  private let coder: PrefixCoder

  /// The code for `z`.
  ///
  /// - Throws: ``InvalidPrefixCode`` if a codeword would be too long.
  /// - Precondition: There are at most ``BlockHuffman/mostBlocks`` blocks.
  init(_ z: Distribution, blockLength: Int) throws(InvalidPrefixCode) {
    self.blockLength = blockLength
    digits = SymbolDigits(of: z)
    let weights = BlockHuffman.weights(of: digits.probabilities, blockLength: blockLength)
    coder = PrefixCoder(try PrefixCode(lengths: Huffman.lengths(for: weights)))
  }

  /// The number of blocks that have a codeword.
  var blockCount: Int { coder.prefixCode.alphabetSize }

  /// The prefix code of the blocks; a block is numbered by its symbols' places as
  /// digits to the base K.
  var prefixCode: PrefixCode { coder.prefixCode }

  /// `nil`: the cost of a symbol is a share of its block's, which depends on the other
  /// symbols in it.
  package var symbolCosts: [Double]? { nil }

  /// The most that an incomplete block can cost above its symbols, log2 of the number
  /// of blocks, plus the padding of each block of the stream.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    (Mathematics.log2(Double(self.blockCount)) + 7) * Double(blockCount) + information * 1e-12
  }

  /// A whole number of blocks and of batches that is close to the usual number of
  /// symbols.
  package var blockSize: Int {
    let step = EncodedBlock.greatestBatchSize * blockLength
    return max(1, Self.usualBlockSize / step) * step
  }

  /// Writes the codewords of the blocks of `symbols`.
  func encodeWords<Word: SymbolWord>(
    _ message: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    let radix = UInt32(digits.count)
    let digits = digits.digits.span
    var numbers: [UInt32] = []
    numbers.reserveCapacity(message.count / blockLength + 1)
    var number: UInt32 = 0
    var count = 0
    for index in message.indices {
      let symbol = Int(message[index])
      guard symbol < digits.count, digits[symbol] >= 0 else { throw UnwritableSymbol() }
      number = number * radix + UInt32(digits[symbol])
      count += 1
      guard count == blockLength else { continue }
      numbers.append(number)
      number = 0
      count = 0
    }
    if count > 0 { numbers.append(cheapestBlock(beginning: number, digitCount: count)) }
    try coder.encode(numbers.span, into: &block)
    block.information = information(
      of: numbers, symbolCount: message.count, ofEach: block.batchSize)
  }

  /// The block with the shortest codeword among those that begin with the digits of
  /// `number`; the first if there are several.
  private func cheapestBlock(beginning number: UInt32, digitCount: Int) -> UInt32 {
    var range = Int(number)..<Int(number) + 1
    for _ in digitCount..<blockLength {
      range = range.lowerBound * digits.count..<range.upperBound * digits.count
    }
    let lengths = coder.prefixCode.lengths
    return UInt32(range.min { (lengths[$0] ?? 0) < (lengths[$1] ?? 0) } ?? range.lowerBound)
  }

  /// The bits of each batch.
  ///
  /// The bits of a block are shared equally by its symbols; an incomplete block counts
  /// as the cost of the symbols that it has.
  private func information(
    of numbers: [UInt32], symbolCount: Int, ofEach size: Int
  ) -> [Double] {
    var information = BatchedBits(ofEach: size, symbolCount: symbolCount)
    let lengths = coder.prefixCode.lengths
    for (index, number) in numbers.prefix(symbolCount / blockLength).enumerated() {
      let start = index * blockLength
      information.add(Double(lengths[Int(number)] ?? 0), to: start..<start + blockLength)
    }
    if let last = numbers.last, symbolCount % blockLength > 0 {
      let rest = symbolCount % blockLength
      information.add(cost(ofFirst: rest, symbolsOf: last), to: symbolCount - rest..<symbolCount)
    }
    return information.bits
  }

  /// −log2 of the share of the codewords of blocks with the same first symbols.
  ///
  /// This is the cost of those symbols if more were to follow; the codeword that ends a
  /// message with them is never shorter.
  private func cost(ofFirst symbolCount: Int, symbolsOf number: UInt32) -> Double {
    let range = blocks(beginningLike: number, symbolCount: symbolCount)
    let lengths = coder.prefixCode.lengths
    let share = range.map { Mathematics.exp2(-Double(lengths[$0] ?? 0)) }.compensatedSum()
    return -Mathematics.log2(share)
  }

  /// The blocks that have the same first symbols as block `number`.
  private func blocks(beginningLike number: UInt32, symbolCount: Int) -> Range<Int> {
    let size = (symbolCount..<blockLength).reduce(1) { size, _ in size * digits.count }
    let start = Int(number) / size * size
    return start..<start + size
  }

  /// Reads as many blocks as it takes to fill `symbols`.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into message: inout MutableSpan<Word>
  ) throws(DecodeError) {
    var numbers = [UInt32](repeating: 0, count: (message.count + blockLength - 1) / blockLength)
    var span = numbers.mutableSpan
    try coder.decode(block, into: &span)
    let symbols = digits.symbols.span
    let radix = symbols.count
    for (index, number) in numbers.enumerated() {
      var rest = Int(number)
      for place in (index * blockLength..<(index + 1) * blockLength).reversed() {
        let (higher, digit) = rest.quotientAndRemainder(dividingBy: radix)
        if place < message.count { message[place] = Word(truncatingIfNeeded: symbols[digit]) }
        rest = higher
      }
    }
    try expectCheapest(numbers.last, symbolCount: message.count)
  }

  /// Checks that an incomplete block at the end was completed in the cheapest way.
  private func expectCheapest(_ number: UInt32?, symbolCount: Int) throws(DecodeError) {
    let digitCount = symbolCount % blockLength
    guard let number, digitCount > 0 else { return }
    var beginning = number
    for _ in digitCount..<blockLength { beginning /= UInt32(digits.count) }
    let expected = cheapestBlock(beginning: beginning, digitCount: digitCount)
    guard number == expected else { throw .damaged(bitOffset: 0) }
  }
}

extension BlockCoder {
  /// The length of blocks and the weights of z, encoded as bits.
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: blockLength)
    writer.append(weights: digits.weights)
    return EncodedTable(writer.finish())
  }

  /// Reads the coder that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe one.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let blockLength = try reader.nextGamma(limit: BlockHuffman.longestBlock)
    let z = try reader.nextDistribution(count: alphabetSize)
    try reader.finish()
    guard z.support.count <= BlockHuffman.greatestAlphabet(blockLength: blockLength) else {
      throw .damaged(bitOffset: reader.bitOffset)
    }
    do throws(InvalidPrefixCode) {
      try self.init(z, blockLength: blockLength)
    } catch {
      throw .damaged(bitOffset: reader.bitOffset)
    }
  }
}
