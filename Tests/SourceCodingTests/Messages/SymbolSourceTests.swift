import SourceCoding
import Testing

/// The law of every source, run over all of them.
struct SymbolSourceTests {
  static let sources: [(String, any SymbolSource)] = [
    ("memory", MemorySource(skewedBytes(count: 300_000, seed: 3))),
    (
      "sampled",
      SampledSource(Distribution(uniformOver: 7, alphabetSize: 256), symbolCount: 300_000, seed: 3)
    ),
    ("part", PartSource(MemorySource(skewedBytes(count: 9_000, seed: 3)), range: 2_000..<7_000)),
    ("empty", MemorySource([])),
    ("counted", CountedSource(Tally(of: skewedBytes(count: 9_000, seed: 6)), over: .bytes)),
    ("bits", PieceSource.bits(of: MemorySource(skewedBytes(count: 1_000, seed: 4)))),
    ("nibbles", PieceSource.nibbles(of: MemorySource(skewedBytes(count: 1_000, seed: 4)))),
    (
      "moved",
      MovedSource(
        PartSource(
          SampledSource(
            Distribution(uniformOver: 3, alphabetSize: 3), alphabet: alphabet(["b", "d", "e"]),
            symbolCount: 900, seed: 3), range: 100..<800),
        to: alphabet(["a", "b", "c", "d", "e"]))
    ),
  ]

  @Test(arguments: sources.indices)
  func `it says the same whenever and in whatever pieces it is read`(index: Int) throws {
    let source = Self.sources[index].1
    let whole = try bytes(of: source, from: 0, count: source.symbolCount)
    #expect(whole == (try bytes(of: source, from: 0, count: source.symbolCount)))
    var rng = seededGenerator(5)
    for _ in 0..<50 where source.symbolCount > 0 {
      let start = Int(rng.next() % UInt64(source.symbolCount))
      let count = Int(rng.next() % UInt64(source.symbolCount - start + 1))
      #expect(
        Array(whole[start..<start + count]) == (try bytes(of: source, from: start, count: count)))
      var wide = [UInt32](repeating: 0, count: count)
      var span = wide.mutableSpan
      try source.read(at: start, into: &span)
      #expect(wide == whole[start..<start + count].map { UInt32($0) })
    }
    #expect(whole.allSatisfy { $0 < source.alphabet.count })
  }

  @Test func `a part says what the whole says at its places`() throws {
    let whole = MemorySource(skewedBytes(count: 1_000, seed: 8))
    let part = PartSource(whole, range: 300..<450)
    #expect(part.symbolCount == 150)
    #expect(try bytes(of: part, from: 20, count: 130) == Array(whole.bytes[320..<450]))
  }

  @Test func `bits and nibbles are the parts of bytes, the top first`() throws {
    let source = MemorySource([0b1010_0001, 0xF3])
    #expect(
      try bytes(of: PieceSource.bits(of: source), from: 0, count: 16)
        == [1, 0, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 1, 1])
    #expect(
      try bytes(of: PieceSource.nibbles(of: source), from: 0, count: 4) == [0xA, 1, 0xF, 3])
  }

  @Test func `a moved message has its symbols where the larger alphabet has them`() throws {
    let source = SampledSource(
      Distribution(uniformOver: 2, alphabetSize: 2), alphabet: alphabet(["b", "d"]),
      symbolCount: 50, seed: 1)
    let moved = MovedSource(source, to: alphabet(["a", "b", "c", "d"]))
    #expect(
      try bytes(of: moved, from: 0, count: 50)
        == (try bytes(of: source, from: 0, count: 50).map { [1, 3][Int($0)] }))
  }

  private func bytes(of source: any SymbolSource, from offset: Int, count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    try source.read(at: offset, into: &span)
    return bytes
  }
}
