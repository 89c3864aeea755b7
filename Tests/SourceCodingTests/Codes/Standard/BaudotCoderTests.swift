import Testing

@testable import SourceCoding

struct BaudotTests {
  @Test(arguments: [
    ("", ""), ("E", "10000"), ("E3", "10000 11011 10000"), ("33", "11011 10000 10000"),
    ("QUE3Y", "11101 11100 10000 11011 10000 11111 10101"),
    ("1 A", "11011 11101 00100 11111 11000"), ("\r\nM.", "00010 01000 00111 11011 00111"),
  ])
  func `shifts are written where they are needed, and nowhere else`(text: String, bits: String)
    throws
  {
    let block = try encoded(Array(text.utf8), by: BaudotCoder())
    #expect(bitString(block) == bits.replacing(" ", with: ""))
    #expect(try decoded(block, count: text.utf8.count, by: BaudotCoder()) == Array(text.utf8))
    #expect(block.information.reduce(0, +) == Double(block.bitCount))
  }

  @Test func `all it can write comes back in any order, for its bits`() throws {
    let symbols = BaudotCoder.firstCodewords.indices.filter {
      BaudotCoder.firstCodewords[$0] != nil
    }
    .map { UInt8($0) }
    #expect(symbols.count == 53)
    var rng = seededGenerator(31)
    for count in [1, 2, 1_023, 1_024, 1_025, 5_000] {
      let message = (0..<count).map { _ in symbols[Int(rng.next() % UInt64(symbols.count))] }
      let block = try encoded(message, by: BaudotCoder())
      #expect(try decoded(block, count: count, by: BaudotCoder()) == message)
      #expect(block.information.count == (count + 1_023) / 1_024)
      #expect(block.information.reduce(0, +) == Double(block.bitCount))
      let shifts = block.bitCount / 5 - count
      #expect((0...count).contains(shifts))
    }
  }

  @Test func `what no machine has a key for is refused`() {
    for text in ["a", "é", "!", "\u{E}", "\u{F}", "\u{1}", "%"] {
      #expect(throws: UnwritableSymbol.self) { try encoded(Array(text.utf8), by: BaudotCoder()) }
    }
  }

  @Test func `a shift to where one is already, and an open key, are damage`() {
    for bits in ["1111110000", "110111101110000", "1101110110"] {
      var writer = BitWriter()
      for bit in bits { writer.append(bit: bit == "1" ? 1 : 0) }
      var block = EncodedBlock()
      (block.buffer, block.bitCount) = writer.finish()
      #expect(throws: DecodeError.self) { try decoded(block, count: 1, by: BaudotCoder()) }
    }
  }

  @Test func `a telegram is measured with its shifts, and what is no telegram has no rate`() throws
  {
    let telegram = MemorySource(Array("ARRIVE 7.45 TRACK 2 STOP\r\n".utf8))
    let measurement = try Simulation(of: telegram).measure(CodeCatalog.designer(named: "baudot"))
    // 26 symbols, and the shifts before 7, TRACK, 2 and STOP.
    #expect(measurement.roundTrip?.bitCount == 152)
    #expect(measurement.roundTrip?.outcome == .exact)
    #expect(measurement.expectedRate == 150.0 / 26)
    let letter = MemorySource(Array("Arrive".utf8))
    let other = try Simulation(of: letter).measure(CodeCatalog.designer(named: "baudot"))
    #expect(other.roundTrip == nil)
    #expect(other.expectedRate == .infinity)
  }
}
