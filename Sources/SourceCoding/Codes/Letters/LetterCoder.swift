/// Writes and reads symbols in a code of D letters.
///
/// Codewords are canonical, like those of a ``PrefixCode``, with letters instead of
/// bits: they are assigned in order of length, and of symbols where lengths are equal,
/// and each is the previous one plus 1 in the last place, extended with zeros. The
/// table is D in γ and the lengths in letters. The letters of a block are packed by
/// `LetterPacking`: a symbol costs m / n bits for each of its letters, where n letters
/// fit into m bits.
package struct LetterCoder: SymbolWordCoder {
  /// The length of each symbol's codeword in letters; `nil` for a symbol without a
  /// codeword.
  package let lengths: [Int?]

  let packing: LetterPacking

  /// All codewords, one after another, in symbol order.
  private let letters: [UInt8]
  /// The offset at which each codeword begins, and the offset at which the last one
  /// ends.
  private let starts: [Int]

  /// The node that each letter leads to from each node: 0 for none, a node as its
  /// number above 0, and the symbol x as −1 − x.
  private let tree: [Int32]

  /// The only symbol, if its codeword is empty.
  private let soleSymbol: Int?

  /// The coder whose codewords have the given lengths.
  ///
  /// - Throws: ``InvalidPrefixCode`` if there is no codeword, a length is too great, or
  ///   no code has these lengths.
  init(lengths: [Int?], letterCount: Int) throws(InvalidPrefixCode) {
    try InvalidPrefixCode.check(lengths: lengths)
    let order = lengths.indices.filter { lengths[$0] != nil }
      .sorted { (lengths[$0] ?? 0, $0) < (lengths[$1] ?? 0, $1) }
    guard let first = order.first else { throw .empty }
    soleSymbol = lengths[first] == 0 ? first : nil
    guard soleSymbol == nil || order.count == 1 else {
      throw .prefix(symbol: first, of: order[1])
    }

    var codewords: [[UInt8]] = Array(repeating: [], count: lengths.count)
    var tree = [Int32](repeating: 0, count: letterCount)
    var codeword: [UInt8]?
    for symbol in order where soleSymbol == nil {
      var next: [UInt8] = []
      if let codeword {
        guard let place = codeword.lastIndex(where: { Int($0) < letterCount - 1 }) else {
          // No codeword follows the last one: too many codewords are short.
          throw .kraft(KraftSum(lengths: lengths.lazy.compactMap { $0 }))
        }
        next = Array(codeword[..<place]) + [codeword[place] + 1]
      }
      next += Array(repeating: 0, count: (lengths[symbol] ?? 0) - next.count)
      var node = 0
      for letter in next.dropLast() {
        let slot = node * letterCount + Int(letter)
        if tree[slot] == 0 {
          tree[slot] = Int32(tree.count / letterCount)
          tree += Array(repeating: 0, count: letterCount)
        }
        node = Int(tree[slot])
      }
      tree[node * letterCount + Int(next.last ?? 0)] = Int32(-1 - symbol)
      codewords[symbol] = next
      codeword = next
    }
    self.lengths = lengths
    self.tree = tree
    packing = LetterPacking(letterCount: letterCount)
    letters = codewords.flatMap { $0 }
    starts = codewords.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
  }

  /// The number of letters, D.
  package var letterCount: Int { packing.letterCount }

  /// The letters of a symbol's codeword; empty for a symbol without a codeword.
  package func codeword(of symbol: Int) -> ArraySlice<UInt8> {
    letters[starts[symbol]..<starts[symbol + 1]]
  }

  /// The cost of each symbol in bits, m / n for each letter; infinite for a symbol
  /// without a codeword.
  package var symbolCosts: [Double]? {
    lengths.map { $0.map { Double($0) * packing.bitsPerLetter } ?? .infinity }
  }

  /// The greatest loss in the last group of each block, plus the padding.
  package func greatestOverhead(of information: Double, blockCount: Int) -> Double {
    let losses = packing.bitCounts.enumerated().map { letters, bits in
      Double(bits) - Double(letters) * packing.bitsPerLetter
    }
    return ((losses.max() ?? 0) + 7) * Double(blockCount) + information * 1e-12
  }

  /// Writes the letters of `symbols` one after another.
  func encodeWords<Word: SymbolWord>(
    _ symbols: Span<Word>, into block: inout EncodedBlock
  ) throws(UnwritableSymbol) {
    var writer = LetterWriter(packing, reusing: block.buffer)
    let letters = letters.span
    for index in symbols.indices {
      let symbol = Int(symbols[index])
      guard symbol < lengths.count, lengths[symbol] != nil else { throw UnwritableSymbol() }
      for place in starts[symbol]..<starts[symbol + 1] { writer.append(letters[place]) }
    }
    let bitCount: Int
    (block.buffer, bitCount) = writer.finish()
    block.finish(bitCount: bitCount)
  }

  /// Reads as many codewords as `symbols` has room for.
  func decodeWords<Word: SymbolWord>(
    _ block: EncodedBlock, into symbols: inout MutableSpan<Word>
  ) throws(DecodeError) {
    var reader = try LetterReader(packing, block.buffer, bitCount: block.bitCount)
    let tree = tree.span
    for index in symbols.indices {
      guard soleSymbol == nil else {
        symbols[index] = Word(truncatingIfNeeded: soleSymbol ?? 0)
        continue
      }
      var node = 0
      repeat {
        node = Int(tree[node * letterCount + Int(try reader.next())])
      } while node > 0
      guard node < 0 else { throw .damaged(bitOffset: reader.bitOffset) }
      symbols[index] = Word(truncatingIfNeeded: -1 - node)
    }
    try reader.finish()
  }
}

extension LetterCoder {
  /// D and the lengths, encoded as bits.
  package var table: EncodedTable {
    var writer = BitWriter()
    writer.append(gamma: letterCount - 1)
    writer.append(lengths: lengths)
    return EncodedTable(writer.finish())
  }

  /// Reads the coder that `table` describes.
  ///
  /// - Throws: ``DecodeError`` if `table` does not describe one.
  package init(table: EncodedTable, alphabetSize: Int) throws(DecodeError) {
    var reader = BitReader(table.bytes, bitCount: table.bitCount)
    let letterCount = try reader.nextGamma(limit: LetterPacking.mostLetters - 1) + 1
    let lengths = try reader.nextLengths(count: alphabetSize, longest: Codeword.longest)
    try reader.finish()
    do throws(InvalidPrefixCode) {
      try self.init(lengths: lengths, letterCount: letterCount)
    } catch {
      throw .damaged(bitOffset: reader.bitOffset)
    }
  }
}
