/// A message emitted by a Markov chain.
///
/// The first symbol is drawn from π, and symbol i from the row of symbol i − 1 with
/// word i of the seed's random sequence. A symbol therefore depends on all preceding
/// ones. So that the message can be read from any place, it is generated once at the
/// start, and one symbol in 4,096 is kept. Reading from any place gives exactly the
/// same message.
package struct MarkovSource: SymbolSource {
  /// The chain that emits the message.
  package let chain: MarkovChain

  /// The alphabet of the chain.
  package let alphabet: Alphabet

  /// The seed of the random sequence.
  package let seed: UInt64

  /// The number N of symbols in the message.
  package let symbolCount: Int

  /// The tables for drawing the first symbol, and the symbol after each symbol.
  private let first: AliasTable
  private let tables: [AliasTable?]

  /// The symbol in front of each multiple of ``stride``, except 0.
  private var landmarks: [UInt8] = []

  private static let stride = 1 << 12

  /// A message of `symbolCount` symbols.
  ///
  /// - Complexity: O(N), some nanoseconds for each symbol.
  /// - Precondition: The chain is over the alphabet, which has at most 256 symbols.
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

  /// Another message of the chain, of at least one symbol, whose draws begin where
  /// those of this one end.
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

  /// Fills `symbols` with the symbols from `offset` on, which follow the symbol `last`.
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
    // Every symbol that can be drawn has a row, as the chain's initialiser checks.
    let table = last.flatMap { tables[Int($0)] } ?? first
    return UInt8(truncatingIfNeeded: table.draw(using: &rng))
  }
}
