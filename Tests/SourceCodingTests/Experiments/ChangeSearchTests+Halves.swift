import Testing

@testable import SourceCoding

/// The test of two stretches by itself.
extension ChangeSearchTests {
  /// The test of the two halves of a message.
  private func halves(_ symbols: [UInt8]) throws -> ChangeTest {
    let source = MemorySource(symbols)
    let total = try BatchTallies(of: source, threads: 1).total
    let pieces = try MessagePieces(of: source, SymbolClasses(of: total))
    let middle = pieces.count / 2
    return try #require(ChangeTest(0..<middle, middle..<pieces.count, in: pieces))
  }

  @Test func `dispersion is 1 for independent symbols, and that of a chain for a chain`() throws {
    func dispersion(_ redrawn: Double) throws -> Double {
      try halves(chain(Array(repeating: 1, count: 50), redrawn: redrawn, 200_000, seed: 5))
        .dispersion
    }
    #expect(abs(try dispersion(1) - 1) < 0.1)
    #expect(abs(try dispersion(0.1) - 19) < 3)
  }

  @Test func `scores that judge other symbols do not differ by chance, however many are rare`()
    throws
  {
    for seed in 0..<10 as Range<UInt64> {
      let symbols = try draws(Array(repeating: 1, count: 256), 1200, seed: seed)
      #expect(try halves(symbols).distance < 4)
    }
  }

  @Test func `the test of two stretches has no preferred side`() throws {
    let message = try draws([8, 4, 2, 1], 2048, seed: 1) + draws([4, 4, 4, 3], 2048, seed: 2)
    let there = try halves(message)
    let source = MemorySource(message)
    let total = try BatchTallies(of: source, threads: 1).total
    let pieces = try MessagePieces(of: source, SymbolClasses(of: total))
    let middle = pieces.count / 2
    let back = try #require(ChangeTest(middle..<pieces.count, 0..<middle, in: pieces))
    #expect(there.isChange && agrees(there.distance, back.distance, within: 1e-12))
    #expect(agrees(there.effectiveCount, back.effectiveCount, within: 1e-12))
  }
}
