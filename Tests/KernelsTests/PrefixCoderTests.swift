import Kernels
import Testing

struct PrefixCoderTests {
  static let counts = [
    0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 63, 64, 65, 255, 256, 257, 1023, 4099, 20_000,
  ]

  @Test func `a hand-traced message has the bytes it should have`() throws {
    // 0 10 0 11, and two zeros of padding.
    let code = SampleCode("a = 0, b = 10, c = 11", lengths: [97: 1, 98: 2, 99: 2])
    let encoder = PrefixEncoder(lengths: code.lengths, codewords: code.codewords)
    var stream: [UInt8] = []
    let block = try #require(encoder.encode(Array("abac".utf8).span, into: &stream))
    #expect(block == PrefixBlock(bitCount: 6, junctions: .init(1, 3, 4)))
    #expect(stream[0] == 0b0100_1100)
    #expect(block.byteCount == 1)
  }

  @Test func `parts are a quarter of the message, rounded up`() throws {
    let code = SampleCode("two symbols", lengths: [0: 1, 255: 1])
    let encoder = PrefixEncoder(lengths: code.lengths, codewords: code.codewords)
    var stream: [UInt8] = []
    let block = try #require(encoder.encode([0, 255, 0, 255, 0].span, into: &stream))
    #expect(block == PrefixBlock(bitCount: 5, junctions: .init(2, 4, 5)))
    #expect(stream[0] == 0b0101_0000)
  }

  @Test(arguments: SampleCode.all, counts)
  func `both coders agree with the bitwise ones`(code: SampleCode, count: Int) throws {
    var rng = SeededGenerator(seed: UInt64(count))
    try expectAgreement(code, code.message(count, using: &rng))
    try expectAgreement(code, code.message(min(count, 4099), evenly: true, using: &rng))
  }

  @Test(arguments: [SampleCode.text, .deepest])
  func `both coders agree with the bitwise ones on a whole block`(code: SampleCode) throws {
    var rng = SeededGenerator(seed: 1)
    try expectAgreement(code, code.message(131_072, using: &rng))
  }

  @Test(arguments: SampleCode.all)
  func `how an encoder is prepared does not show in the stream`(code: SampleCode) throws {
    var rng = SeededGenerator(seed: 3)
    let encoder = PrefixEncoder(lengths: code.lengths, codewords: code.codewords)
    // Tallies of short symbols alone, of long ones alone, of all, and of none.
    let lengths = code.lengths.map { $0 ?? 0 }
    let (shortest, longest) = (lengths.filter { $0 > 0 }.min() ?? 0, lengths.max() ?? 0)
    let tallies = [
      lengths.map { $0 == shortest ? 1 : 0 }, lengths.map { $0 == longest ? 1 : 0 },
      [UInt64](repeating: 1, count: 256), [UInt64](repeating: 0, count: 256),
    ]
    for prepared in tallies.map({ encoder.preparedForLongMessages(counts: $0) }) {
      for count in [0, 1, 7, 8, 9, 31, 32, 33, 100, 1023, 4099] {
        for evenly in [false, true] {
          let message = code.message(count, evenly: evenly, using: &rng)
          var stream: [UInt8] = []
          var other: [UInt8] = []
          let block = try #require(encoder.encode(message.span, into: &stream))
          #expect(prepared.encode(message.span, into: &other) == block)
          #expect(stream[..<block.byteCount] == other[..<block.byteCount])
        }
      }
    }
  }

  @Test func `a used buffer neither shrinks nor shows in the stream`() throws {
    let code = SampleCode.text
    let encoder = PrefixEncoder(lengths: code.lengths, codewords: code.codewords)
    var rng = SeededGenerator(seed: 2)
    var used: [UInt8] = []
    _ = encoder.encode(code.message(3000, evenly: true, using: &rng).span, into: &used)
    let size = used.count
    let message = code.message(1001, using: &rng)
    var fresh: [UInt8] = []
    let block = try #require(encoder.encode(message.span, into: &fresh))
    #expect(encoder.encode(message.span, into: &used) == block)
    #expect(used.count == size)
    #expect(used[..<block.byteCount] == fresh[..<block.byteCount])
  }

  @Test(arguments: [1, 7, 8, 9, 64, 1000], [7, 8, 9, 11, 14, 20])
  func `a symbol without a codeword is told, wherever it stands`(count: Int, length: Int) {
    var lengths = [Int?](repeating: length, count: 256)
    lengths[3] = nil
    let codewords = (0..<256).map { UInt64($0) & (1 << UInt64(length) - 1) }
    let encoder = PrefixEncoder(lengths: lengths, codewords: codewords)
    for index in [0, count / 2, count - 1] {
      var message = [UInt8](repeating: 5, count: count)
      message[index] = 3
      var stream: [UInt8] = []
      #expect(encoder.encode(message.span, into: &stream) == nil)
      for counts in [[1], [UInt64](repeating: 1, count: 256)] {
        let prepared = encoder.preparedForLongMessages(counts: counts)
        #expect(prepared.encode(message.span, into: &stream) == nil)
      }
    }
  }

  private func expectAgreement(_ code: SampleCode, _ message: [UInt8]) throws {
    let reference = BitwiseCoder(code).encode(message)
    var stream: [UInt8] = []
    let encoder = PrefixEncoder(lengths: code.lengths, codewords: code.codewords)
    let block = try #require(encoder.encode(message.span, into: &stream))
    #expect(block == reference.block)
    let written = Array(stream[..<block.byteCount])
    let differenceInStream = firstDifference(written.span, reference.stream.span)
    #expect(differenceInStream == nil)

    let decoder = PrefixDecoder(lengths: code.lengths, codewords: code.codewords)
    var decoded = [UInt8](repeating: 0, count: message.count)
    var symbols = decoded.mutableSpan
    for decoder in [decoder, code.wideDecoder] {
      let fault = decoder.decode(reference.stream.span, block: block, into: &symbols)
      #expect(fault == nil)
      let difference = firstDifference(symbols.span, message.span)
      #expect(difference == nil)
    }
  }
}
