import SourceCoding
import Testing

struct NumberLinesTests {
  @Test func `a line costs what its number does`() throws {
    let code = try #require(TextCode(numbersNamed: "elias-gamma"))
    for (line, codeword) in [("0\n", "1"), ("1\r\n", "010"), ("4\n", "00101"), ("6", "00111")] {
      #expect(code.codeword(of: line)?.description == codeword)
    }
    for line in ["", "\n", "-1\n", "1 \n", "a\n", "9223372036854775808\n"] {
      #expect(code.codeword(of: line) == nil)
    }
  }

  @Test(arguments: ["elias-delta", "golomb:3", "rice:2", "fibonacci", "levenshtein"])
  func `a column of numbers comes back, and implies its proxy`(name: String) throws {
    var rng = SplitMix64(seed: 4)
    let numbers = (0..<500).map { _ in rng.next().leadingZeroBitCount * 3 }
    let text = numbers.map { "\($0)\n" }.joined()
    let message = try Message(Array(text.utf8), unit: .line)
    let code = try #require(TextCode(numbersNamed: name))
    let z = Proxy(known: try code.impliedDistribution(over: message.alphabet))
    let simulation = try Simulation(of: MessageSource(message), proxy: z)
    let measurement = try simulation.measure(
      try #require(CodeDesigner(integersNamed: name)))
    #expect(measurement.roundTrip?.outcome == .exact)
    let bits = numbers.reduce(0) { $0 + (code.codeword(of: "\($1)\n")?.length ?? 0) }
    #expect(measurement.roundTrip?.bitCount == (bits + 7) / 8 * 8)
    #expect(measurement.bill.residual.map { abs($0) < 1e-9 } ?? false)
  }

  @Test func `two ways of writing a number clash, and are refused`() throws {
    let message = try Message(Array("7\n07\n".utf8), unit: .line)
    let simulation = try Simulation(of: MessageSource(message))
    #expect(throws: SimulationError.self) {
      try simulation.measure(try #require(CodeDesigner(integersNamed: "elias-gamma")))
    }
  }

  @Test func `bytes are numbers where symbols are bytes`() throws {
    let designer = try #require(CodeDesigner(integersNamed: "golomb:4"))
    let design = try designer.design(for: Distribution(uniformOver: 256, alphabetSize: 256))
    #expect(design.symbolCosts?[0] == 3 && design.symbolCosts?[4] == 4)
    #expect(CodeDesigner(integersNamed: "golomb") == nil)
    #expect(CodeDesigner(integersNamed: "huffman") == nil)
  }
}
