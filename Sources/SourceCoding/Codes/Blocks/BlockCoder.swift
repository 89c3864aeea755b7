/// Writes and reads symbols in a Huffman code on blocks of them.
///
/// A block of k symbols is the number to the base K that they are the digits of, and that
/// has a codeword. The table is k in γ and the weights of z: the reader makes the code
/// from them, as the writer did. If the message does not come out even, the last block
/// is filled up as is cheapest, and no other way is read.
package struct BlockCoder: SymbolWordCoder {
  /// The number of symbols that have a codeword together, k.
  package let blockLength: Int

  /// The symbols that z does not call impossible.
  let digits: SymbolDigits

  /// The code of the blocks.
  private let coder: PrefixCoder

  /// The code for `z`.
  ///
  /// - Throws: ``InvalidPrefixCode`` if a codeword would be too long.
  /// - Precondition: there are at most ``BlockHuffman/mostBlocks`` blocks.
  init(_ z: Distribution, blockLength: Int) throws(InvalidPrefixCode) {
    self.blockLength = blockLength
    digits = SymbolDigits(of: z)
    let weights = BlockHuffman.weights(of: digits.probabilities, blockLength: blockLength)
    coder = PrefixCoder(try PrefixCode(lengths: Huffman.lengths(for: weights)))
  }

  /// The number of blocks that have a codeword.
  var blockCount: Int { coder.prefixCode.alphabetSize }

  /// The code of the blocks, each the number to the base K of its symbols' places.
  var prefixCode: PrefixCode { coder.prefixCode }

  /// A symbol costs what its block does, which depends on the others in it.
  package var symbolCosts: [Double]? { nil }

  /// The most that an unfinished block may cost above its symbols, log2 of the number of
  /// blocks, and the padding of each block of the stream.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    (Mathematics.log2(Double(self.blockCount)) + 7) * Double(blockCount) + information * 1e-12
  }

  /// A whole number of blocks and of batches, about as many symbols as usual.
  package var blockSize: Int {
    let step = EncodedBlock.greatestBatchSize * blockLength
    return max(1, Self.usualBlockSize / step) * step
  }

  /// Writes the codewords of blocks of `symbols`.
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

  /// The block of the shortest codeword that begins with the digits of `number`, the
  /// first of several.
  private func cheapestBlock(beginning number: UInt32, digitCount: Int) -> UInt32 {
    var range = Int(number)..<Int(number) + 1
    for _ in digitCount..<blockLength {
      range = range.lowerBound * digits.count..<range.upperBound * digits.count
    }
    let lengths = coder.prefixCode.lengths
    return UInt32(range.min { (lengths[$0] ?? 0) < (lengths[$1] ?? 0) } ?? range.lowerBound)
  }

  /// The bits of each batch, those of a block shared equally by its symbols; of a last
  /// block with fewer symbols, what these cost.
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

  /// −log2 of the share that codewords of blocks with the same first symbols have.
  ///
  /// That is what those symbols cost if more were to come; the codeword that ends a
  /// message with them is never shorter.
  private func cost(ofFirst symbolCount: Int, symbolsOf number: UInt32) -> Double {
    let range = blocks(beginningLike: number, symbolCount: symbolCount)
    let lengths = coder.prefixCode.lengths
    let share = range.map { Mathematics.exp2(-Double(lengths[$0] ?? 0)) }.compensatedSum()
    return -Mathematics.log2(share)
  }

  /// The blocks whose first symbols are those of block `number`.
  private func blocks(beginningLike number: UInt32, symbolCount: Int) -> Range<Int> {
    let size = (symbolCount..<blockLength).reduce(1) { size, _ in size * digits.count }
    let start = Int(number) / size * size
    return start..<start + size
  }

  /// Reads as many blocks as `symbols` takes to be filled.
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

  /// Checks that a last block of fewer symbols was filled up as it should be.
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
  /// The length of blocks and the weights of z as bits.
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: blockLength)
    writer.append(weights: digits.weights)
    return EncodedTable(writer.finish())
  }

  /// The coder that `table` describes.
  ///
  /// - Throws: ``DecodeError`` where it describes none.
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
