/// A message that a Markov chain speaks.
///
/// The first symbol is drawn from π, and symbol i from the row of symbol i − 1 by word
/// i of the seed's random sequence. So a symbol depends on all before it; to be read
/// from any place, the message is gone through once when it is made, and one symbol
/// in 4,096 is kept. It is the chain's own message, without a seam.
package struct MarkovSource: SymbolSource {
  /// The chain that speaks.
  package let chain: MarkovChain

  /// The symbols that the chain is over.
  package let alphabet: Alphabet

  /// What the random sequence begins from.
  package let seed: UInt64

  /// The number of symbols in the message, N.
  package let symbolCount: Int

  /// What the first symbol is drawn from, and what follows each symbol.
  private let first: AliasTable
  private let tables: [AliasTable?]

  /// The symbol before each whole multiple of ``stride``, but for the first.
  private var landmarks: [UInt8] = []

  private static let stride = 1 << 12

  /// A message of `symbolCount` symbols.
  ///
  /// - Complexity: O(N), some nanoseconds for each symbol.
  /// - Precondition: the chain is over the alphabet, which has at most 256 symbols.
  package init(
    _ chain: MarkovChain, alphabet: Alphabet = .bytes, symbolCount: Int, seed: UInt64
  ) {
    precondition(chain.alphabetSize == alphabet.count, "it is over another alphabet")
    precondition(alphabet.count <= 256, "symbols are kept as bytes")
    self.chain = chain
    self.alphabet = alphabet
    self.symbolCount = symbolCount
    self.seed = seed
    first = AliasTable(chain.stationary)
    tables = chain.rows.map { $0.map { AliasTable($0) } }
    var buffer = [UInt8](repeating: 0, count: Self.stride)
    for _ in 0..<max(0, (symbolCount - 1) / Self.stride) {
      var span = buffer.mutableSpan
      speak(from: landmarks.count * Self.stride, after: landmarks.last, into: &span)
      landmarks.append(span[Self.stride - 1])
    }
  }

  /// Another message of the chain, of one symbol at least, whose draws begin where those of
  /// this one end.
  package var next: MarkovSource {
    MarkovSource(
      chain, alphabet: alphabet, symbolCount: max(1, symbolCount),
      seed: SplitMix64.seed(seed, after: UInt64(symbolCount)))
  }

  /// Draws the symbols from `offset` on, the same each time.
  package func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) {
    guard symbols.count > 0 else { return }
    let mark = offset / Self.stride
    var last = mark == 0 ? nil : landmarks[mark - 1]
    var rng = SplitMix64(seed: seed, position: UInt64(mark * Self.stride))
    for _ in mark * Self.stride..<offset { last = next(after: last, using: &rng) }
    speak(from: offset, after: last, into: &symbols)
  }

  /// Fills `symbols` with those from `offset` on, before which stands `last`.
  private func speak(from offset: Int, after last: UInt8?, into symbols: inout MutableSpan<UInt8>) {
    var rng = SplitMix64(seed: seed, position: UInt64(offset))
    var last = last
    for index in symbols.indices {
      let symbol = next(after: last, using: &rng)
      symbols[index] = symbol
      last = symbol
    }
  }

  @inline(__always)
  private func next(after last: UInt8?, using rng: inout SplitMix64) -> UInt8 {
    // Every symbol that can be drawn has a row: the chain was checked for it.
    let table = last.flatMap { tables[Int($0)] } ?? first
    return UInt8(truncatingIfNeeded: table.draw(using: &rng))
  }
}
