import Testing

@testable import SourceCoding

struct WordFitTests {
  private func measurement(
    _ name: String, _ source: some SymbolSource, known: Distribution?, _ z: Distribution
  ) throws -> CodeMeasurement {
    let simulation = try Simulation(of: source, known: known, proxy: Proxy(known: z))
    return try simulation.measure(CodeCatalog.designer(named: name))
  }

  private func source(_ q: Distribution) -> SampledSource {
    let alphabet = Alphabet(unit: .byte, sortedSpellings: (0..<3).map { [UInt8($0)] })
    return SampledSource(q, alphabet: alphabet, symbolCount: 100, seed: 4)
  }

  @Test(arguments: ["block:1", "block:2", "block:4", "tunstall:2", "tunstall:5"])
  func `rates of words are H(q) + KL(q‖r) − log2 κ too`(name: String) throws {
    let z = try Distribution(probabilities: [0.7, 0.15, 0.15])
    for weights in [[0.7, 0.15, 0.15], [0.2, 0.3, 0.5], [1, 0, 0]] {
      let q = try Distribution(probabilities: weights)
      let measured = try measurement(
        name, source(q), known: q, z)
      #expect(abs(try #require(measured.identityResidual)) < 1e-13)
      #expect(try #require(measured.impliedDivergence).bits >= 0)
    }
  }

  @Test func `of blocks r is what the lengths say`() throws {
    // Huffman's lengths of the nine blocks of .7 .15 .15 are 1, 3 or 4 …; E = 2.395 bits.
    let q = try Distribution(probabilities: [0.7, 0.15, 0.15])
    let source = source(q)
    let block = try measurement("block:2", source, known: q, q)
    let fit = try #require(block.wordFit)
    #expect(fit.wordCount == 9 && fit.kraftSum == 1 && fit.log2KraftSum == 0)
    #expect(agrees(fit.divergence.bits, 1.1975 - q.entropy.bits, within: 1e-12))
    // Of 16 codewords of four bits 15 are words.
    let tunstall = try #require(try measurement("tunstall:4", source, known: q, q).wordFit)
    #expect(tunstall.wordCount == 15 && tunstall.kraftSum == 0.9375)
  }

  @Test func `a symbol that no word has costs infinitely much`() throws {
    let q = try Distribution(probabilities: [0.5, 0.25, 0.25])
    let z = try Distribution(probabilities: [0.5, 0.5, 0])
    for name in ["block:2", "tunstall:3"] {
      let design = try CodeCatalog.designer(named: name).design(for: z)
      let fit = try #require(design.code.flatMap { WordFit(of: $0, on: q) })
      #expect(fit.divergence.bits == .infinity)
    }
  }

  @Test func `of data words have no probabilities by q`() throws {
    let source = MemorySource(skewedBytes(count: 300, seed: 5))
    let block = try Simulation(of: source).measure(CodeCatalog.designer(named: "block:2"))
    #expect(block.wordFit == nil && block.impliedDivergence == nil)
  }
}
