import Testing

@testable import SourceCoding

/// Messages that are each sent by itself: sizes worked out by hand, and bills that add up.
struct MessageSimulationTests {
  static func measurement(
    of texts: [String], in code: CodeDesigner, form: MessageForm = MessageForm(),
    unit: SymbolUnit = .byte, sharesCode: Bool = true, threads: Int = 1
  ) throws -> CodeMeasurement {
    let list = try MessageList(MemorySource(Array(texts.joined(separator: "\0").utf8)), by: .nul)
    // An empty text at the end has no zero byte after it.
    let messages = try SymbolMessages(list, by: unit)
    let proxy =
      sharesCode
      ? try Proxy(
        learntFrom: BatchTallies(of: messages.source, threads: 1).total,
        by: .krichevskyTrofimov, data: messages.source) : nil
    let simulation = try Simulation(
      of: messages.source, messages: SentMessages(messages, form: form), proxy: proxy,
      threads: threads)
    let measurement = try simulation.measure(code)
    for check in simulation.checks(of: [measurement]) {
      #expect(check.holds, "\(check.name): \(check.detail)")
    }
    return measurement
  }

  static func outcome(_ measurement: CodeMeasurement) throws -> MessageOutcome {
    try #require(measurement.roundTrip?.messages)
  }

  /// Lengths of HPACK's codewords from RFC 7541, appendix B, added up by hand: a 5, b 6, z 7,
  /// 0 5, space 6, ! 10, X 8, ~ 13, é 20 + 22 (C3, A9).
  @Test(
    arguments: [
      ("a", 1), ("aaa", 2), ("ab", 2), ("aabb", 3), ("zz", 2), ("z", 1), ("0 0 0", 4), ("!", 2),
      ("X~X", 4), ("aaaaaaaa", 5), ("aaaaaaab", 6), ("é", 6), ("", 0),
    ])
  func `HPACK fills a string up to octets`(text: String, octets: Int) throws {
    let messages = try Self.outcome(Self.measurement(of: [text, "a"], in: .hpack))
    #expect(messages.sentByteCount == octets + 1)
    #expect(messages.need == .length)
  }

  @Test func `HPACK sends a string as it is where that is shorter`() throws {
    // "~~~" has 39 bits, 5 octets, and 3 as it is; "X" has 1 both ways, and is coded.
    let form = MessageForm(flagBitCount: 0)
    let measurement = try Self.measurement(of: ["~~~", "X", "aaa"], in: .hpack, form: form)
    let messages = try Self.outcome(measurement)
    #expect(messages.rawCount == 1)
    #expect(messages.sentByteCount == 3 + 1 + 2)
    #expect(messages.shrankCount == 1)
    #expect(measurement.bill.raw == 24 - 39)
    #expect(measurement.bill.padding == 0 + 0 + 1)
    // A flag of a bit lies within: X has 9 bits then either way, "aaa" 16.
    let flagged = try Self.outcome(
      Self.measurement(of: ["~~~", "X", "aaa"], in: .hpack, form: MessageForm(flagBitCount: 1)))
    #expect(flagged.sentByteCount == 4 + 2 + 2)
    #expect(flagged.flagBitCount == 3)
  }

  @Test(
    arguments: [
      (MessageForm.Boundaries.varint, 126, 1), (.varint, 127, 1), (.varint, 128, 2),
      (.varint, 16_383, 2), (.varint, 16_384, 3), (.varint, 0, 1), (.hpack, 126, 1),
      (.hpack, 127, 2), (.hpack, 254, 2), (.hpack, 255, 3), (.hpack, 0, 1), (.known, 255, 0),
    ])
  func `a length takes as many bytes as it has digits for`(
    boundaries: MessageForm.Boundaries, byteCount: Int, length: Int
  ) {
    let form = MessageForm(boundaries: boundaries)
    #expect(form.boundaryBitCount(unitBitCount: byteCount * 8, symbolCount: nil) == length * 8)
  }

  @Test(arguments: [
    ([1, 1], 1, MessageForm.Need.length), ([1, 1], 2, .lengthAndCount), ([1, 2, 2], 2, .length),
    ([1, 2, 2], 3, .lengthAndCount), ([0], 1, .lengthAndCount), ([2, 2, 2], 8, .length),
  ])
  func `padding is unambiguous where no codeword is fewer ones than the alignment`(
    lengths: [Int], alignment: Int, need: MessageForm.Need
  ) throws {
    let code = try PrefixCode(lengths: lengths)
    #expect(MessageForm(alignment: alignment).need(of: [code]) == need)
  }

  @Test func `every tiny message ends where it ends if its length is enough, and only then`() throws
  {
    let codes = try [[1, 1], [1, 2, 2], [2, 2, 2], [1, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 3]]
      .map { try PrefixCode(lengths: $0) }
    for code in codes {
      for alignment in 1...5 {
        let form = MessageForm(alignment: alignment)
        // Two messages with the same padded bits cannot be told apart.
        var padded: [[Int]: [Int]] = [:]
        var isAmbiguous = false
        var messages: [[Int]] = [[]]
        for _ in 0..<6 {
          for message in messages {
            var bits = message.flatMap { symbol -> [Int] in
              (code.codewords[symbol]?.description ?? "").map { $0 == "1" ? 1 : 0 }
            }
            bits += Array(repeating: 1, count: form.unitBitCount(of: bits.count) - bits.count)
            if let other = padded[bits], other != message { isAmbiguous = true }
            padded[bits] = message
          }
          messages = messages.flatMap { message in
            (0..<code.alphabetSize).map { message + [$0] }
          }.filter { $0.count <= 5 }
        }
        #expect(
          isAmbiguous == (form.need(of: [code]) == .lengthAndCount), "\(code.lengths) \(alignment)")
      }
    }
  }

  @Test(arguments: [
    "huffman", "shannon", "fixed", "rans", "range", "tans", "adaptive-kt", "order:1",
    "ppm:2", "block:2", "tunstall", "vitter", "move-to-front", "order-huffman:1", "elias-gamma",
    "adaptive-z",
  ])
  func `every kind of code begins afresh, and its bill adds up`(name: String) throws {
    let texts = (0..<60).map { "text \($0 * $0 % 17) of \($0)" } + ["", "e", ""]
    let designer = try CodeCatalog.designer(named: name)
    for boundaries in MessageForm.Boundaries.allCases {
      let measurement = try Self.measurement(
        of: texts, in: designer, form: MessageForm(boundaries: boundaries))
      let messages = try Self.outcome(measurement)
      #expect(messages.count == 63 - 1)
      #expect(measurement.roundTrip?.outcome == .exact)
      #expect(measurement.bill.boundaries > 0 || boundaries == .known)
      #expect(messages.unitBitCount % 8 == 0)
    }
  }

  @Test(arguments: ["huffman", "rans", "adaptive-kt"])
  func `each message costs what it costs alone`(name: String) throws {
    let texts = ["abracadabra", "a", "bar", "cadaver", "", "abba"]
    let designer = try CodeCatalog.designer(named: name)
    let list = try MessageList(MemorySource(Array(texts.joined(separator: "\0").utf8)), by: .nul)
    let messages = try SymbolMessages(list, by: .byte)
    let proxy = try Proxy(
      learntFrom: BatchTallies(of: messages.source, threads: 1).total, by: .krichevskyTrofimov)
    let code = try #require(try designer.design(for: proxy).code)
    var byteCount = 0
    for text in texts {
      var block = EncodedBlock()
      try code.encode(Array(text.utf8).span, into: &block)
      byteCount += block.byteCount
    }
    let measured = try Self.outcome(Self.measurement(of: texts, in: designer))
    #expect(measured.sentByteCount == byteCount)
  }

  @Test(arguments: ["huffman", "rans", "adaptive-kt"])
  func `messages of a million symbols among small ones go in blocks`(name: String) throws {
    let long = String(repeating: "abcabca ", count: 60_000)
    let measurement = try Self.measurement(
      of: ["abc", long, "cab", "a"], in: try CodeCatalog.designer(named: name),
      form: MessageForm(flagBitCount: 8))
    #expect(measurement.roundTrip?.outcome == .exact)
    #expect(try Self.outcome(measurement).rawSizes.greatest == 480_000)
  }

  @Test func `results are the same on any number of cores`() throws {
    let texts = (0..<9_000).map { "\($0 % 7)\($0 * $0 % 1_001)" }
    let one = try Self.measurement(of: texts, in: .rans(), threads: 1)
    let many = try Self.measurement(of: texts, in: .rans(), threads: 5)
    #expect(one.bill == many.bill)
    #expect(one.interval == many.interval)
    #expect(one.roundTrip == many.roundTrip)
    let count = texts.map(\.utf8.count).reduce(0, +)
    #expect(one.costSeries?.symbolCount == count)
  }

  @Test func `messages of equal lengths in codewords of equal lengths have a constant cost`() throws
  {
    let texts = (0..<30).map { "\(1000 + $0 * $0 % 97)" }
    let fixed = try CodeCatalog.designer(named: "fixed")
    #expect(try Self.measurement(of: texts, in: fixed).interval == .constant)
    #expect(
      try Self.measurement(of: Array(texts.prefix(10)), in: fixed).interval?.refusal
        == .fewMessages(count: 10, needed: 25))
    // Lengths that differ are no reason for another rate, but padding is.
    let interval = try Self.measurement(of: texts + ["1"], in: fixed).interval
    #expect(interval?.halfWidth95 != nil || interval?.refusal != .noVariation)
  }

  @Test func `a code of the messages' own pays for its table once`() throws {
    let measurement = try Self.measurement(
      of: ["aab", "abb", "aaa"], in: .huffman, sharesCode: false)
    #expect(measurement.bill.table > 0)
    #expect(measurement.bill.total == Double(measurement.roundTrip?.bitCount ?? 0))
  }

  @Test func `a code of the messages' own saves what is not sent any more`() throws {
    // 3 + 1 + 2 octets, the first three raw, become one octet each in a code of at most
    // two bits a symbol; without raw, "~~~" takes five octets.
    for (flagBits, octets) in [(0, 3 + 1 + 2), (nil, 5 + 1 + 2)] as [(Int?, Int)] {
      let measurement = try Self.measurement(
        of: ["~~~", "X", "aaa"], in: .hpack, form: MessageForm(flagBitCount: flagBits))
      let breakEven = try #require(measurement.breakEven)
      #expect(breakEven.saving == Double(8 * (octets - 3)) / 7)
      #expect(breakEven.symbolCount == breakEven.tableBits / breakEven.saving)
    }
    // Padding to 64 bits leaves nothing to save.
    let padded = try Self.measurement(
      of: ["~~~", "X", "aaa"], in: .hpack, form: MessageForm(alignment: 64))
    #expect(padded.breakEven?.saving == 0 && padded.breakEven?.symbolCount == nil)
  }

  @Test(arguments: ["bit", "nibble", "word", "character", "gram:2", "scalar"])
  func `messages of every unit come back`(unit: String) throws {
    let texts = ["to be or", "not to be", "", "that is", "é the question"]
    let measurement = try Self.measurement(
      of: texts, in: .huffman, unit: try SymbolUnit(named: unit))
    #expect(measurement.roundTrip?.outcome == .exact)
  }

  @Test func `quantiles are those of sorted sizes`() {
    let sizes = SizeDistribution([(3, 1), (1, 2), (10, 1)])
    #expect(sizes.mean == 3.75)
    #expect(sizes.quantile(0.25) == 1)
    #expect(sizes.quantile(0.5) == 1)
    #expect(sizes.quantile(0.75) == 3)
    #expect(sizes.quantile(0.95) == 10)
    #expect(sizes.greatest == 10)
    #expect(SizeDistribution([]).quantile(0.5) == 0)
  }
}

/// The plug-in entropy of messages, and what it is by chance.
struct MessageStatisticsTests {
  @Test func `the entropy of messages is the mean of their own`() throws {
    let list = try MessageList(MemorySource(Array("aabb\nabcd\n\nzz".utf8)), by: .line)
    let messages = try SymbolMessages(list, by: .byte)
    let simulation = try Simulation(
      of: messages.source, messages: SentMessages(messages, form: MessageForm()))
    let statistics = try #require(try simulation.messageStatistics())
    // 4 bits of aabb, 8 of abcd, none of zz; 10 symbols.
    #expect(abs(statistics.meanEntropy - 1.2) < 1e-12)
  }

  @Test func `the mean entropy of few draws is that of all draws there are`() throws {
    let q = try Distribution(weights: [5, 3, 2])
    for count in 1...6 {
      var mean = 0.0
      for index in 0..<Int(pow3(count)) {
        var (rest, counts, probability) = (index, [0, 0, 0], 1.0)
        for _ in 0..<count {
          counts[rest % 3] += 1
          probability *= [0.5, 0.3, 0.2][rest % 3]
          rest /= 3
        }
        let tally = Tally(counts: counts.map { UInt64($0) })
        let entropy = try Estimator.maximumLikelihood.distribution(of: tally).entropy.bits
        mean += probability * entropy
      }
      #expect(abs(ExpectedEntropy(of: q).bits(ofDraws: count) - mean) < 1e-12)
    }
  }

  @Test func `the expansion continues the exact sum`() throws {
    let q = try Distribution(weights: [5, 3, 2])
    let expected = ExpectedEntropy(of: q)
    #expect(abs(expected.bits(ofDraws: 4_096) - expected.bits(ofDraws: 4_097)) < 1e-6)
  }

  private func pow3(_ count: Int) -> Int { (0..<count).reduce(1) { product, _ in product * 3 } }
}
