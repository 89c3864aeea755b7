/// A message of independent symbols drawn from a known distribution.
///
/// Symbol i is made from word i of the seed's random sequence, so the message is never
/// stored: reading it again draws the same symbols again.
public struct SampledSource: SymbolSource {
  /// The distribution from which the symbols are drawn.
  public let distribution: Distribution

  /// The alphabet of the distribution.
  public let alphabet: Alphabet

  /// The seed of the random sequence.
  public let seed: UInt64

  /// The number N of symbols in the message.
  public let symbolCount: Int

  private let table: AliasTable

  /// A message of `symbolCount` symbols of `distribution`.
  ///
  /// - Precondition: The distribution is over the alphabet.
  public init(
    _ distribution: Distribution, alphabet: Alphabet = .bytes, symbolCount: Int, seed: UInt64
  ) {
    precondition(distribution.alphabetSize == alphabet.count, "it is over another alphabet")
    self.distribution = distribution
    self.alphabet = alphabet
    self.symbolCount = symbolCount
    self.seed = seed
    self.table = AliasTable(distribution)
  }

  /// Draws the symbols from `offset` on, the same each time.
  public func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) {
    var rng = SplitMix64(seed: seed, position: UInt64(offset))
    for index in symbols.indices {
      symbols[index] = UInt8(truncatingIfNeeded: table.draw(using: &rng))
    }
  }

  /// Draws the symbols from `offset` on, the same each time.
  public func read(at offset: Int, into symbols: inout MutableSpan<UInt32>) {
    var rng = SplitMix64(seed: seed, position: UInt64(offset))
    for index in symbols.indices {
      symbols[index] = UInt32(truncatingIfNeeded: table.draw(using: &rng))
    }
  }
}
