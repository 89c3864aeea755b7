import Kernels
import Testing

/// The coders for any alphabet against codewords put together one by one.
struct WidePrefixCoderTests {
  struct Code: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let lengths: [Int?]
    let codewords: [UInt64]

    /// Canonical codewords of ascending lengths, symbols in another order, with gaps.
    init(_ description: String, ascending: [Int], inverted: Bool = false) {
      testDescription = description
      let count = ascending.count * 2
      var lengths = [Int?](repeating: nil, count: count)
      var codewords = [UInt64](repeating: 0, count: count)
      var next: UInt64 = 0
      var last = ascending.first ?? 0
      for (rank, length) in ascending.enumerated() {
        // An odd step visits every other place once, as their number is no multiple of it.
        let symbol = (rank * 7919 % ascending.count) * 2
        next <<= UInt64(length - last)
        last = length
        lengths[symbol] = length
        codewords[symbol] = inverted ? ~next & (1 << UInt64(length) - 1) : next
        next += 1
      }
      self.lengths = lengths
      self.codewords = codewords
    }

    var symbols: [UInt32] { lengths.indices.filter { lengths[$0] != nil }.map { UInt32($0) } }
  }

  static let codes = [
    Code("one symbol of no bits", ascending: [0]),
    Code("one symbol of one bit", ascending: [1]),
    Code("three of four", ascending: [2, 2, 2]),
    Code("1,000 of ten bits", ascending: .init(repeating: 10, count: 1000)),
    Code("lengths 1 to 56", ascending: Array(1...56) + [56]),
    Code("lengths 1 to 56, inverted", ascending: Array(1...56) + [56], inverted: true),
    Code(
      "few short, many long",
      ascending: [1, 3] + .init(repeating: 13, count: 200) + .init(repeating: 14, count: 300)
        + .init(repeating: 15, count: 400) + .init(repeating: 21, count: 600)),
    Code(
      "the same inverted",
      ascending: [1, 3] + .init(repeating: 13, count: 200) + .init(repeating: 14, count: 300)
        + .init(repeating: 15, count: 400) + .init(repeating: 21, count: 600), inverted: true),
  ]

  @Test(arguments: codes)
  func `they write and read the codewords one after another`(code: Code) throws {
    let encoder = WidePrefixEncoder(lengths: code.lengths, codewords: code.codewords)
    let decoder = WidePrefixDecoder(lengths: code.lengths, codewords: code.codewords)
    var rng = SeededGenerator(seed: 1)
    var used: [UInt8] = []
    for count in [0, 1, 2, 9, 100, 1500] {
      let symbols = code.symbols
      let message = (0..<count).map { _ in
        symbols[min(rng.below(symbols.count), rng.below(symbols.count))]
      }
      let expected = reference(code, message)
      let bitCount = try #require(encoder.encode(message.span, into: &used))
      #expect(bitCount == expected.bitCount)
      #expect(Array(used[..<((bitCount + 7) / 8)]) == expected.stream)
      // What follows the bits does not matter.
      var stream = expected.stream
      if bitCount % 8 > 0 { stream[stream.count - 1] |= UInt8.max >> (bitCount % 8) }
      stream += (0..<40).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
      for stream in [expected.stream, stream] {
        var decoded = [UInt32](repeating: 0, count: count)
        var span = decoded.mutableSpan
        let fault = decoder.decode(stream.span, bitCount: bitCount, into: &span)
        #expect(fault == nil)
        #expect(decoded == message)
      }
    }
  }

  @Test(arguments: codes)
  func `damaged streams are read as codeword by codeword`(code: Code) {
    let decoder = WidePrefixDecoder(lengths: code.lengths, codewords: code.codewords)
    let encoder = WidePrefixEncoder(lengths: code.lengths, codewords: code.codewords)
    let table = Dictionary(
      uniqueKeysWithValues: code.symbols.map { symbol in
        (
          Word(length: code.lengths[Int(symbol)] ?? 0, bits: code.codewords[Int(symbol)]), symbol
        )
      })
    var rng = SeededGenerator(seed: 2)
    for _ in 0..<QuickOrLong.rounds(quick: 40, long: 5000) {
      let symbols = code.symbols
      let message = (0..<rng.below(60)).map { _ in symbols[rng.below(symbols.count)] }
      var stream: [UInt8] = []
      var bitCount = encoder.encode(message.span, into: &stream) ?? 0
      stream = Array(stream.prefix((bitCount + 7) / 8))
      var count = message.count
      switch rng.below(5) {
      case 0: stream.removeLast(rng.below(stream.count + 1))
      case 1 where !stream.isEmpty: stream[rng.below(stream.count)] ^= 1 << rng.below(8)
      case 2: bitCount += rng.below(40) - 20
      case 3: bitCount = Int(truncatingIfNeeded: rng.next())
      default: count = rng.below(count + 20)
      }
      var decoded = [UInt32](repeating: 0, count: count)
      var span = decoded.mutableSpan
      let fault = decoder.decode(stream.span, bitCount: bitCount, into: &span)
      let expected = read(table, stream, bitCount, count: count)
      #expect(fault == expected.fault)
      #expect(fault != nil || decoded == expected.message)
    }
  }

  @Test func `a symbol without a codeword, or beyond the alphabet, is told`() {
    let code = Self.codes[3]
    let encoder = WidePrefixEncoder(lengths: code.lengths, codewords: code.codewords)
    var stream: [UInt8] = []
    #expect(encoder.encode([0, 2, 1].span, into: &stream) == nil)
    #expect(encoder.encode([0, 2000].span, into: &stream) == nil)
    #expect(encoder.encode([0, .max].span, into: &stream) == nil)
    #expect(encoder.encode([0, 2].span, into: &stream) == 20)
  }

  private struct Word: Hashable {
    var length: Int
    var bits: UInt64
  }

  private func reference(_ code: Code, _ message: [UInt32]) -> (stream: [UInt8], bitCount: Int) {
    var bits: [UInt8] = []
    for symbol in message {
      for shift in (0..<(code.lengths[Int(symbol)] ?? 0)).reversed() {
        bits.append(UInt8(code.codewords[Int(symbol)] >> UInt64(shift) & 1))
      }
    }
    var stream = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
    for (index, bit) in bits.enumerated() { stream[index / 8] |= bit << UInt8(7 - index % 8) }
    return (stream, bits.count)
  }

  private func read(
    _ table: [Word: UInt32], _ stream: [UInt8], _ bitCount: Int, count: Int
  ) -> (message: [UInt32], fault: Int?) {
    let end = max(0, min(bitCount, stream.count * 8))
    var message: [UInt32] = []
    var start = 0
    while message.count < count {
      var word = Word(length: 0, bits: 0)
      while table[word] == nil {
        let bit = start + word.length
        guard bit < end, word.length < 56 else { return (message, start) }
        word.bits = word.bits << 1 | UInt64(stream[bit / 8] >> UInt8(7 - bit % 8) & 1)
        word.length += 1
      }
      message.append(table[word] ?? 0)
      start += word.length
    }
    return (message, start == bitCount ? nil : start)
  }
}
