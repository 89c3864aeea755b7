import Testing

@testable import SourceCoding

/// Members of the library that have a name in the command: both are the same.
struct MemberTests {
  @Test(arguments: [
    (CodeDesigner.fano, "fano"), (.alphabetic, "alphabetic"), (.fixed, "fixed"),
    (.shannon, "shannon"), (.huffman, "huffman"), (.ideal, "ideal"),
  ])
  func `a code as a member is that of the catalogue`(member: CodeDesigner, name: String) throws {
    #expect(member.name == name)
    let z = try Distribution(probabilities: [0.4, 0.3, 0.2, 0.1])
    let (a, b) = (try member.design(for: z), try CodeCatalog.designer(named: name).design(for: z))
    #expect(a.symbolCosts == b.symbolCosts && a.symbolCosts != nil)
  }

  @Test(arguments: [
    (Estimator.absoluteDiscount(0.25), "discount:0.25"),
    (.interpolation(share: 0.75), "mixture:0.75"),
  ])
  func `a rule with a number is that of the catalogue`(member: Estimator, name: String) throws {
    #expect(member.name == name)
    let tally = Tally(counts: [5, 2, 0, 1])
    #expect(
      try member.distribution(of: tally).weights
        == Estimator(named: name).distribution(of: tally).weights)
  }

  @Test func `coders that have no table say so`() throws {
    let plain = CodeDesigner(name: "plain", encode: { $0 }, decode: { bytes, _ in bytes })
    let z = try Distribution(probabilities: [0.5, 0.5])
    let code = try #require(try plain.design(for: z).code)
    #expect(code.symbolCosts == nil && code.table.bitCount == 0)
    #expect(throws: DecodeError.damaged(bitOffset: 0)) {
      _ = try type(of: code).init(table: code.table, alphabetSize: 2)
    }
    let inner = try #require(
      try CodeCatalog.designer(named: "tans:4").design(
        for: Distribution(probabilities: [0.5, 0.25, 0.25])
      ).code)
    let escaping = EscapingCoder(
      inner, Escape(from: alphabet(["a", "b"]), for: alphabet(["a", "z"])))
    #expect(escaping.table.bitCount == inner.table.bitCount)
    #expect(escaping.reportsInformation == inner.reportsInformation)
    #expect(throws: DecodeError.damaged(bitOffset: 0)) {
      _ = try EscapingCoder(table: escaping.table, alphabetSize: 3)
    }
  }

  @Test func `a standard code that is not prefix-free names the two codewords`() throws {
    let codebook = try Codebook(
      name: "n", summary: "s",
      codewords: (0..<256).map { [97: "0", 98: "01"][$0].flatMap { Codeword($0) } })
    let error = #expect(throws: InvalidPrefixCode.self) { try codebook.prefixCode() }
    #expect(
      error.map { codebook.description(of: $0) }
        == "the codeword of a (0) is a prefix of that of b (01)")
  }

  @Test func `the cost range within a limit is the same for weights of more than double digits`()
    throws
  {
    // Thirds as doubles and as wide numbers: with the same order, and the same codes.
    let q = try Distribution(probabilities: [0.4, 0.3, 0.2, 0.1])
    let wide = try Distribution(
      wideWeights: (1...4).map { WideReal(Double($0)) / WideReal(3) })
    let plain = try Distribution(weights: [1, 2, 3, 4])
    #expect(wide.wideWeights != nil)
    for limit in 2...4 {
      #expect(
        try PackageMerge.costRange(designedFor: wide, on: q, limit: limit)
          == PackageMerge.costRange(designedFor: plain, on: q, limit: limit))
    }
  }

  @Test func `bytes that are too many say how many may be cut`() {
    #expect(
      UnsupportedMessage.tooLong(byteCount: 5_000_000_000).description
        == "5,000,000,000 bytes are more than the \(Message.greatestByteCount.grouped) that qz can "
        + "cut into symbols at once")
  }

  @Test func `an experiment of which nothing can be sent says so`() {
    let experiment = Experiment(
      name: "e", title: "t", inputs: [], x: .init("x", .number), y: .init("y", .information),
      series: [])
    let sent = experiment.measured([])
    #expect(sent.notes == ["No code can write every message, so none was sent."])
    #expect(sent.series.isEmpty && sent.findings.isEmpty)
  }
}
