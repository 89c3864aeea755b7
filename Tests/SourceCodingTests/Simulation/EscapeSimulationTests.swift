import Testing

@testable import SourceCoding

/// The main job where z does not know all symbols of q.
struct EscapeSimulationTests {
  private static let text = Message(words: "the cat sat on the mat and the dog ran")
  private static let model = Message(words: "the cat and the dog and the cow")

  private func simulation(_ rule: EscapeRule) throws -> Simulation {
    let known = Self.model.alphabet
    var tally = Tally(alphabetSize: known.count)
    for symbol in Self.model.symbols { tally.count([UInt8(symbol)].span) }
    let proxy = try Proxy(
      learntFrom: Tally(counts: tally.counts + [0]), by: rule.estimator)
    return try Simulation(
      of: Self.text, proxy: proxy, escape: Escape(from: known, for: Self.text.alphabet))
  }

  @Test(arguments: ["witten-bell", "add:0.5", "fixed:0.25"], ["huffman", "shannon", "ideal"])
  func `the bill adds up, and every check holds`(rule: String, code: String) throws {
    let simulation = try simulation(#require(EscapeRule(named: rule)))
    let measurement = try simulation.measure(CodeCatalog.designer(named: code))
    #expect(measurement.bill.residual.map { abs($0) < 1e-9 } ?? false)
    #expect(measurement.bill.escape > 0)
    #expect(simulation.checks(of: [measurement]).filter { !$0.holds } == [])
    if code != "ideal" { #expect(measurement.roundTrip?.outcome == .exact) }
  }

  @Test func `the rate with and without what z has never seen is that of its definition`() throws {
    let simulation = try simulation(.wittenBell)
    let comparison = simulation.comparison
    // Unknown are mat, on, ran, sat: 4 of 10. Of 8 words 5 were new, so the escape has
    // 5/13, "the" 3/13, "and" 2/13, "cat" and "dog" 1/13 each.
    #expect(comparison.unseenSymbols.map(simulation.alphabet.name) == ["mat", "on", "ran", "sat"])
    #expect(agrees(comparison.unseenMass, 0.4, within: 1e-12))
    let known = [3.0, 3, 3, 2, 1, 1].map { Mathematics.log2(13 / $0) }
    #expect(
      agrees(
        try #require(comparison.seenCrossEntropy).bits, known.reduce(0, +) / 6, within: 1e-12))
    let spelling = SpellingCode(of: Self.model.alphabet)
    let spelled = ["mat", "on", "ran", "sat"].map { Double(spelling.bitCount(of: Array($0.utf8))) }
    let all = known.reduce(0, +) + 4 * Mathematics.log2(13 / 5) + spelled.reduce(0, +)
    #expect(agrees(comparison.crossEntropy.bits, all / 10, within: 1e-12))
  }

  @Test func `an escape that nothing was counted for has the weight of its rule`() throws {
    let data = try Participant(
      cutting: MemorySource(Array("a b a".utf8)), by: .word, named: "z")
    let recipe = try ProxyRecipe(of: data.counted(threads: 1), ProxyRecipe.Choices())
    let made = try recipe.proxy(for: Self.text.alphabet)
    // Of five words three are different, so the escape has three of eight.
    let z = made.proxy.distribution
    #expect(z.probability(of: z.alphabetSize - 1) == 3.0 / 8)
  }

  @Test(arguments: [1, 2])
  func `what a set of tables spells out is expected, too`(tableCount: Int) throws {
    let known = Self.model.alphabet
    // All five words and the escape have three bits, so only spelling varies.
    let table = try PrefixCode(lengths: Array(repeating: 3, count: known.count + 1))
    let set = TableSet(
      name: "set", alphabet: known, hasEscape: true,
      tables: Array(repeating: table, count: tableCount))
    let measurement = try Simulation(of: Self.text).measure(CodeDesigner(set))
    let spelling = SpellingCode(of: known)
    let spelled = ["mat", "on", "ran", "sat"].map { spelling.bitCount(of: Array($0.utf8)) }
    let bits = 3 * 10 + spelled.reduce(0, +)
    #expect(measurement.symbolRate == Double(bits) / 10)
    #expect(measurement.costSeries?.total == Double(bits))
    #expect(measurement.interval != .constant && measurement.interval?.refusal != .noVariation)
    #expect(measurement.bill.residual.map { abs($0) < 1e-9 } ?? false)
    #expect(measurement.bill.escape >= Double(spelled.reduce(0, +)))
    #expect(measurement.bill.selector == Double(tableCount - 1))
    #expect(measurement.roundTrip?.outcome == .exact && measurement.roundTrip?.blockCount == 1)
  }
}

/// Words, without the spaces between them, as a source.
private struct Message: SymbolSource {
  let alphabet: Alphabet
  let symbols: [Int]

  init(words: String) {
    let words = words.split(separator: " ").map(String.init)
    let alphabet = SourceCodingTests.alphabet(Array(Set(words)))
    self.alphabet = alphabet
    symbols = words.compactMap { alphabet.symbol(spelled: Array($0.utf8)) }
  }

  var symbolCount: Int { symbols.count }

  func read(at offset: Int, into symbols: inout MutableSpan<UInt8>) {
    for index in symbols.indices { symbols[index] = UInt8(self.symbols[offset + index]) }
  }
}
