import SourceCoding
import Testing

struct TextCodeTests {
  /// The first and last scalars of every length, and some between.
  static let scalars: [Unicode.Scalar] = [
    "\0", "A", "\u{7F}", "\u{80}", "é", "\u{7FF}", "\u{800}", "漢", "\u{D7FF}", "\u{E000}",
    "\u{FFFF}", "\u{10000}", "😀", "\u{10FFFF}",
  ]

  private func bits(_ units: some Sequence<some FixedWidthInteger>) -> String {
    units.map { unit in
      let digits = String(unit, radix: 2)
      return String(repeating: "0", count: type(of: unit).bitWidth - digits.count) + digits
    }.joined()
  }

  @Test(arguments: scalars)
  func `codewords are what Swift's strings are made of`(scalar: Unicode.Scalar) {
    let string = String(scalar)
    #expect(TextCode.utf8.codeword(of: string)?.description == bits(string.utf8))
    #expect(TextCode.utf16.codeword(of: string)?.description == bits(string.utf16))
    #expect(TextCode.utf32.codeword(of: string)?.description == bits([scalar.value]))
  }

  @Test(arguments: [("utf8", "273/512"), ("utf16", "3969/4096"), ("utf32", "543/2097152")])
  func `the lengths of all scalars are counted, and their Kraft sum`(name: String, sum: String)
    throws
  {
    let code = try #require(CodeCatalog.textCodes.first { $0.name == name })
    #expect(code.scalarCounts.map(\.count).reduce(0, +) == 0x11_0000 - 0x800)
    #expect(code.kraftSum.description == sum)
    // Lengths change where a power of two is passed, so the ends of ranges tell all.
    var counts: [Int: Int] = [:]
    for range in [0..<0x80, 0x80..<0x800, 0x800..<0xD800, 0xE000..<0x1_0000, 0x1_0000..<0x11_0000] {
      let ends = [range.lowerBound, range.upperBound - 1].compactMap { Unicode.Scalar(UInt32($0)) }
      let lengths = Set(ends.map { code.codeword(of: String($0))?.length ?? -1 })
      #expect(lengths.count == 1)
      for length in lengths { counts[length, default: 0] += range.count }
    }
    #expect(counts == Dictionary(uniqueKeysWithValues: code.scalarCounts.map { ($0, $1) }))
  }

  @Test(arguments: ["utf8", "utf16", "utf32"])
  func `a text is sent in exactly the bits that it has in memory`(name: String) throws {
    let text = "Ein naïver Café-Besitzer trinkt 漢字 und 😀.\n"
    let source = MessageSource(try Message(Array(text.utf8), unit: .scalar))
    let simulation = try Simulation(of: source)
    let measurement = try simulation.measure(CodeCatalog.designer(named: name))
    let bitCount = ["utf8": text.utf8.count * 8, "utf16": text.utf16.count * 16]
    #expect(
      measurement.roundTrip?.bitCount == bitCount[name] ?? text.unicodeScalars.count * 32)
    #expect(measurement.roundTrip?.outcome == .exact)
    #expect(measurement.bill.table == 0)
  }

  @Test func `what the code is perfect for has the shares of its lengths`() throws {
    let message = try Message(Array("aé漢😀".utf8) + [0xFF], unit: .scalar)
    let r = try TextCode.utf8.impliedDistribution(over: message.alphabet)
    let kappa = 0x1p-8 + 0x1p-16 + 0x1p-24 + 0x1p-32
    let shares = ["a": 0x1p-8, "é": 0x1p-16, "漢": 0x1p-24, "😀": 0x1p-32].mapValues { $0 / kappa }
    for (text, share) in shares {
      let symbol = try #require(message.alphabet.symbol(spelled: text.utf8))
      #expect(agrees(r.probability(of: symbol), share, within: 1e-15))
    }
    let raw = try #require(message.alphabet.symbol(spelled: [0xFF]))
    #expect(r.probability(of: raw) == 0)
    let onlyRaw = try Message([0xFF], unit: .scalar).alphabet
    #expect(throws: InvalidPrefixCode.empty) {
      try TextCode.utf8.impliedDistribution(over: onlyRaw)
    }
  }

  @Test func `other symbols than its own are refused`() throws {
    let words = MessageSource(try Message(Array("to be or not to be".utf8), unit: .word))
    let simulation = try Simulation(of: words)
    for (name, unit) in [("utf8", SymbolUnit.scalar), ("hpack", .byte), ("baudot", .byte)] {
      #expect(throws: SimulationError.noCode(name: name, .unit(unit))) {
        try simulation.measure(CodeCatalog.designer(named: name))
      }
    }
  }
}
