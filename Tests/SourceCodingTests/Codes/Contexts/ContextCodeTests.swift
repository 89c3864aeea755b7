import Testing

@testable import SourceCoding

struct ContextCodeTests {
  static let message = Array(
    "Call me Ishmael. Some years ago, never mind how long precisely, having little or no money"
      .utf8)

  @Test(arguments: ["order:0", "order:1", "order:2", "order:3", "order:4"], [true, false])
  func `what is written comes back, and the bill adds up`(name: String, isHuffman: Bool) throws {
    let name = isHuffman ? name.replacing("order", with: "order-huffman") : name
    let simulation = try Simulation(of: MemorySource(Self.message))
    let measurement = try simulation.measure(CodeCatalog.designer(named: name))
    #expect(measurement.roundTrip?.outcome == .exact)
    #expect(try abs(#require(measurement.bill.residual)) <= measurement.bill.residualTolerance)
    #expect(measurement.bill.table > 0)
    for check in simulation.checks(of: [measurement]) { #expect(check.holds, "\(check.detail)") }
  }

  @Test(arguments: 0...4)
  func `on its own data the code attains the plug-in entropy`(order: Int) throws {
    let message = skewedBytes(count: 1_000, seed: 5)
    let code = ContextRangeCoder(try learnt(order, from: message, by: .maximumLikelihood).table)
    let information = try encoded(message, by: code).information.compensatedSum()
    let figures = try ContextEntropy.orders(upTo: order, of: MemorySource(message))
    let steady = try #require(figures[order].plugIn).bits * Double(message.count - order)
    // The first symbols have shorter contexts: what followed them in all the message.
    let first = (0..<order).reduce(0.0) { sum, length in
      let followers = (length..<message.count)
        .filter { message[$0 - length..<$0] == message[..<length] }
        .map { message[$0] }
      let count = followers.count { $0 == message[length] }
      return sum + Mathematics.log2(Double(followers.count) / Double(count))
    }
    // And a bit says that there are no escapes.
    #expect(agrees(information, steady + first + 1, within: 1e-12))
  }

  @Test func `a symbol new to its context goes by escapes`() throws {
    let table = try learnt(1, from: Array("abab".utf8), by: .krichevskyTrofimov).table
    let range = ContextRangeCoder(table)
    // A bit: there are escapes. a: 2 of 6. c: new after a, 1 of 3, and to all, 2 of 6; one of 254 strangers.
    let written = try encoded(Array("ac".utf8), by: range)
    let expected = 6.0 / 2 * 3 / 1 * 6 / 2 * 254
    #expect(agrees(written.information[0], Mathematics.log2(expected) + 1, within: 1e-12))
    #expect(try decoded(written, count: 2, by: range) == Array("ac".utf8))
    let designer = try CodeCatalog.designer(named: "order-huffman:1")
    let proxy = try Proxy(
      learntFrom: Tally(of: Array("abab".utf8)), by: .krichevskyTrofimov,
      data: MemorySource(Array("abab".utf8)))
    let huffman = try #require(try designer.design(for: proxy).code)
    // The bit; codewords of three, of two, of three; and 8 bits for a rank below 254.
    let bits = try encoded(Array("ac".utf8), by: huffman)
    #expect((12...14).contains(bits.bitCount) && bits.information == [Double(bits.bitCount)])
    #expect(try decoded(bits, count: 2, by: huffman) == Array("ac".utf8))
  }

  @Test(arguments: [0, 1, 3])
  func `any message can be written`(order: Int) throws {
    var rng = SplitMix64(seed: 8)
    let noise = (0..<500).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
    for name in ["order:\(order)", "order-huffman:\(order)"] {
      let proxy = try Proxy(
        learntFrom: Tally(of: Self.message), by: .krichevskyTrofimov,
        data: MemorySource(Self.message))
      let simulation = try Simulation(of: MemorySource(Self.message + noise), proxy: proxy)
      let measurement = try simulation.measure(CodeCatalog.designer(named: name))
      #expect(measurement.roundTrip?.outcome == .exact)
      #expect(measurement.bill.table == 0)
    }
  }

  @Test func `without escapes, the end of the data is a context like the empty one`() throws {
    let code = ContextRangeCoder(
      try learnt(1, from: Array("abc".utf8), by: .maximumLikelihood).table)
    // The bit; a: 1 of 3; b, c: certain; and after c nothing came.
    let written = try encoded(Array("abca".utf8), by: code)
    #expect(agrees(written.information[0], 1 + 2 * Mathematics.log2(3.0), within: 1e-12))
    #expect(try decoded(written, count: 4, by: code) == Array("abca".utf8))
  }

  @Test func `a symbol beyond the alphabet cannot be written`() throws {
    var trie = ContextTrie(order: 1)
    for symbol in [0, 1, 1] as [UInt32] { trie.count(symbol) }
    let table = ContextTable(counted: trie, alphabetSize: 3)
    for code in [ContextRangeCoder(table), ContextHuffmanCoder(table)] as [any Coder] {
      #expect(throws: UnwritableSymbol.self) { try encoded([0, 3] as [UInt8], by: code) }
      #expect(try decoded(encoded([0, 2] as [UInt8], by: code), count: 2, by: code) == [0, 2])
    }
  }

  @Test func `the design tells the contexts, and all three figures`() throws {
    let proxy = try Proxy(
      learntFrom: Tally(of: Self.message), by: .maximumLikelihood,
      data: MemorySource(Self.message))
    let notes = try CodeCatalog.designer(named: "order:2").design(for: proxy).notes
    let figures = try ContextEntropy.orders(upTo: 2, of: MemorySource(Self.message))[2]
    #expect(notes[0].hasPrefix("\(figures.contextCount) contexts of 2 symbols, "))
    for word in ["plug-in 0.", "held out (the last 9) ", "sequential "] {
      #expect(notes[1].contains(word))
    }
  }

  @Test func `wide alphabets are refused in words`() throws {
    let designer = try CodeCatalog.designer(named: "order:1")
    #expect(throws: DesignError.alphabetSize(found: 300, limit: 256)) {
      try designer.design(for: Distribution(uniformOver: 300, alphabetSize: 300))
    }
  }

  @Test func `without data there is nothing to count`() throws {
    let designer = try CodeCatalog.designer(named: "order:1")
    #expect(throws: DesignError.needsData) {
      try designer.design(for: Distribution(uniformOver: 256, alphabetSize: 256))
    }
  }

  @Test(arguments: ["order:2", "order-huffman:2"])
  func `damaged streams are refused, or are another message`(name: String) throws {
    let proxy = try Proxy(
      learntFrom: Tally(of: Self.message), by: .krichevskyTrofimov,
      data: MemorySource(Self.message))
    let code = try #require(try CodeCatalog.designer(named: name).design(for: proxy).code)
    let block = try encoded(Self.message, by: code)
    for bit in 0..<block.bitCount {
      var damaged = block
      damaged.buffer[bit / 8] ^= 0x80 >> UInt8(bit % 8)
      let read = try? decoded(damaged, count: Self.message.count, by: code)
      #expect(read != Self.message)
    }
    for count in [0, Self.message.count - 20, Self.message.count + 200] {
      #expect(throws: DecodeError.self) { try decoded(block, count: count, by: code) }
    }
  }

  private func learnt(
    _ order: Int, from data: [UInt8], by rule: Estimator
  ) throws -> LearntContexts {
    try LearntContexts(
      order: order,
      from: Proxy(learntFrom: Tally(of: data), by: rule, data: MemorySource(data)))
  }
}
