import Testing

@testable import Kernels

struct PPMCoderTests {
  /// The shares of each step that "abracadabra" takes in contexts of up to two
  /// symbols, an escape being a step of its own.
  static let traces: [(PPMCoder.EscapeMethod, [[(UInt32, UInt32)]])] = [
    (
      .c,
      [
        [(1, 256)],  // a: nothing is known
        [(1, 2), (1, 255)],  // b: new to {a}
        [(2, 4), (1, 254)],  // r: new to {a, b}
        [(1, 6)],  // a: one of {a, b, r}
        [(1, 2), (2, 5), (1, 253)],  // c: new after a, where b is known; then to {2a, r}
        [(2, 9)],  // a: of {2a, b, r, c}
        [(2, 4), (2, 6), (1, 252)],  // d: new after a, where b and c are; then to {3a, r}
        [(3, 12)],  // a: of {3a, b, r, c, d}
        [(1, 6)],  // b: after a, of {b, c, d}
        [(1, 2)],  // r: after ab
        [(1, 2)],  // a: after br
      ]
    ),
    (
      .d,
      [
        [(1, 256)], [(1, 2), (1, 255)], [(2, 4), (1, 254)], [(1, 6)],
        [(1, 2), (2, 6), (1, 253)], [(3, 10)], [(2, 4), (2, 8), (1, 252)], [(5, 14)], [(1, 6)],
        [(1, 2)], [(1, 2)],
      ]
    ),
  ]

  @Test(arguments: traces)
  func `abracadabra goes step by step`(
    escape: PPMCoder.EscapeMethod, steps: [[(UInt32, UInt32)]]
  ) throws {
    let coder = PPMCoder(order: 2, escape: escape, alphabetSize: 256)
    let found = try #require(encoded(Array("abracadabra".utf8), by: coder, batchSize: 1))
    let expected = steps.map { steps in
      steps.reduce(into: InformationSum()) { $0.add(share: $1.0, of: $1.1) }
    }
    #expect(found.information == expected)
  }

  @Test func `the stream is the same for ever`() throws {
    let coder = PPMCoder(order: 2, escape: .d, alphabetSize: 256)
    let found = try #require(encoded(Array("abracadabra".utf8), by: coder))
    #expect(found.bitCount == 59)
    #expect(found.bytes == [97, 177, 13, 79, 102, 30, 142, 160])
  }

  @Test(arguments: [PPMCoder.EscapeMethod.c, .d], 0...4)
  func `costs are those of a model of dictionaries`(escape: PPMCoder.EscapeMethod, order: Int)
    throws
  {
    for (alphabetSize, seed) in [(1, 1), (2, 2), (5, 3), (256, 4)] as [(Int, UInt64)] {
      var rng = SeededGenerator(seed: seed)
      // Half of the time what came some places before comes again.
      var message: [UInt8] = []
      for index in 0..<150 {
        let isRepeated = index > 9 && rng.below(2) == 0
        message.append(
          isRepeated ? message[index - 7] : UInt8(rng.below(alphabetSize)))
      }
      let coder = PPMCoder(order: order, escape: escape, alphabetSize: alphabetSize)
      let found = try #require(encoded(message, by: coder, batchSize: 1))
      var plain = PlainPPM(order: order, escape: escape, alphabetSize: alphabetSize)
      #expect(found.information == message.map { plain.meet($0) })
      #expect(decoded(found.bytes, count: 150, by: coder)?.symbols == message)
    }
  }

  @Test func `counts are halved and outgrown memory is forgotten, by both sides`() throws {
    var rng = SeededGenerator(seed: 5)
    let constant = [UInt8](repeating: 7, count: 9_000)
    let noise = (0..<2_000).map { _ in UInt8(rng.below(256)) }
    for (message, entryLimit) in [(constant, 1 << 22), (constant + noise, 2_000)] {
      let coder = PPMCoder(order: 3, escape: .d, alphabetSize: 256, entryLimit: entryLimit)
      let found = try #require(encoded(message, by: coder))
      #expect(decoded(found.bytes, count: message.count, by: coder)?.symbols == message)
    }
  }

  /// At 8,192 the counts of a context are halved, and what is odd is rounded up.
  @Test(arguments: [PPMCoder.EscapeMethod.c, .d])
  func `costs behind a halving are those of the plain model`(escape: PPMCoder.EscapeMethod) throws {
    var rng = SeededGenerator(seed: 6)
    let message = (0..<12_000).map { _ in rng.below(8) > 0 ? 7 : UInt8(rng.below(5)) }
    let coder = PPMCoder(order: 0, escape: escape, alphabetSize: 256)
    let found = try #require(encoded(message, by: coder, batchSize: 1))
    var plain = PlainPPM(order: 0, escape: escape, alphabetSize: 256)
    let isSame = found.information == message.map { plain.meet($0) }
    #expect(isSame)
  }

  @Test func `nothing is written for nothing, and exactly the stream is read`() throws {
    let coder = PPMCoder(order: 5, escape: .d, alphabetSize: 256)
    let nothing = try #require(encoded([], by: coder))
    #expect(nothing.bitCount == 0 && decoded([], count: 0, by: coder)?.end == 0)
    let message = Array("a text and the same text".utf8)
    let found = try #require(encoded(message, by: coder))
    for slack in [0, 0xFF, 0x5A] as [UInt8] {
      var bytes = Array(found.bytes.prefix((found.bitCount + 7) / 8))
      // What pads the last byte, and what follows, is nobody's.
      let padding = (8 - found.bitCount % 8) % 8
      bytes[bytes.count - 1] |= slack & UInt8(1 << padding - 1)
      bytes += [slack, slack, slack]
      let read = try #require(decoded(bytes, count: message.count, by: coder))
      #expect(read.symbols == message && read.end == found.bitCount)
    }
  }

  @Test func `a symbol beyond the alphabet is refused`() {
    #expect(encoded([0, 2], by: PPMCoder(order: 2, escape: .c, alphabetSize: 2)) == nil)
  }

  @Test func `the memory is discarded when another symbol might not fit, and not before`() {
    // Blocks of 1, 2, 4 and 8 entries after the one that belongs to none.
    var memory = PPMMemory(order: 0, entryLimit: 256 + 8)
    for symbol in 0..<5 as Range<UInt8> {
      memory.learn(symbol, entry: nil, of: 0, newTo: [0])
      #expect(memory.contexts[0].kinds == UInt32(symbol) + 1)
    }
    #expect(memory.entries.count == 16)
    memory.learn(5, entry: nil, of: 0, newTo: [0])
    #expect(memory.contexts[0].kinds == 0 && memory.entries.count == 1)
  }

  @Test func `bytes that nobody wrote are read without harm`() throws {
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    for _ in 0..<QuickOrLong.rounds(quick: 50, long: 10_000) {
      let bytes = (0..<rng.below(40)).map { _ in UInt8(rng.below(256)) }
      let coder = PPMCoder(
        order: rng.below(6), escape: rng.below(2) == 0 ? .c : .d,
        alphabetSize: 1 + rng.below(256), entryLimit: 4_000)
      if let read = decoded(bytes, count: 200, by: coder) {
        #expect(read.symbols.allSatisfy { $0 < coder.alphabetSize })
        #expect(encoded(read.symbols, by: coder)?.bitCount == read.end)
      }
    }
  }

  @Test func `each flipped bit gives another message or none`() throws {
    let message = Array("she sells sea shells by the sea shore".utf8)
    let coder = PPMCoder(order: 3, escape: .d, alphabetSize: 256)
    let found = try #require(encoded(message, by: coder))
    for bit in 0..<found.bitCount {
      var bytes = found.bytes
      bytes[bit / 8] ^= 0x80 >> UInt8(bit % 8)
      if let read = decoded(bytes, count: message.count, by: coder), read.end == found.bitCount {
        #expect(read.symbols != message)
      }
    }
  }

  private func encoded(
    _ message: [UInt8], by coder: PPMCoder, batchSize: Int = 1024
  ) -> (bytes: [UInt8], bitCount: Int, information: [InformationSum])? {
    var bytes: [UInt8] = []
    return coder.encode(message.span, into: &bytes, batchSize: batchSize).map {
      (Array(bytes.prefix(($0.bitCount + 7) / 8)), $0.bitCount, $0.information)
    }
  }

  private func decoded(
    _ bytes: [UInt8], count: Int, by coder: PPMCoder
  ) -> (symbols: [UInt8], end: Int)? {
    var symbols = [UInt8](repeating: 0, count: count)
    var span = symbols.mutableSpan
    let end = coder.decode(bytes, byteCount: bytes.count, into: &span)
    return end.map { (symbols, $0) }
  }
}

/// Prediction by partial matching as its rules are told, with a dictionary of what
/// followed each string.
private struct PlainPPM {
  let order: Int
  let escape: PPMCoder.EscapeMethod
  let alphabetSize: Int
  private var followers: [[UInt8]: [UInt8: UInt32]] = [:]
  private var past: [UInt8] = []

  init(order: Int, escape: PPMCoder.EscapeMethod, alphabetSize: Int) {
    self.order = order
    self.escape = escape
    self.alphabetSize = alphabetSize
  }

  /// What `symbol` costs; then it is learnt.
  mutating func meet(_ symbol: UInt8) -> InformationSum {
    var cost = InformationSum()
    var excluded: Set<UInt8> = []
    var isFound = false
    for length in (0...min(order, past.count)).reversed() where !isFound {
      let context = Array(past.suffix(length))
      let all = followers[context] ?? [:]
      let known = all.filter { !excluded.contains($0.key) }
      if !known.isEmpty {
        let kinds = UInt32(known.count)
        let shares = known.mapValues { escape == .c ? $0 : 2 * $0 - 1 }
        let others = known.count + excluded.count == alphabetSize ? 0 : kinds
        let total = shares.values.reduce(0, +) + others
        isFound = shares[symbol] != nil
        cost.add(share: shares[symbol] ?? others, of: total)
      }
      followers[context, default: [:]][symbol, default: 0] += 1
      if followers[context]?[symbol] == 1 << 13 {
        followers[context] = followers[context]?.mapValues { $0 - $0 / 2 }
      }
      excluded.formUnion(all.keys)
    }
    if !isFound { cost.add(share: 1, of: UInt32(alphabetSize - excluded.count)) }
    past.append(symbol)
    return cost
  }
}
