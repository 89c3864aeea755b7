import Testing

@testable import Kernels

struct CTWCoderTests {
  @Test func `the stream is the same for ever, on every machine`() throws {
    let coder = CTWCoder(depth: 2, alphabetSize: 256)
    let found = try #require(encoded(Array("abracadabra".utf8), by: coder))
    #expect(found.bitCount == 48)
    #expect(found.bytes == [158, 141, 183, 230, 128, 232])
  }

  @Test(arguments: [1, 2, 3, 16, 200, 256], [0, 2, 8])
  func `what is written comes back`(alphabetSize: Int, depth: Int) throws {
    var rng = SeededGenerator(seed: 11)
    let message = (0..<400).map {
      UInt8($0 % 3 > 0 ? $0 / 9 % alphabetSize : rng.below(alphabetSize))
    }
    let coder = CTWCoder(depth: depth, alphabetSize: alphabetSize)
    let found = try #require(encoded(message, by: coder))
    #expect(decoded(found.bytes, count: message.count, by: coder)?.symbols == message)
    #expect((alphabetSize == 1) == (found.bitCount == 0))
  }

  @Test func `counts that are full are halved by both sides`() throws {
    let message = (0..<1_500).map { UInt8($0 % 300 == 299 ? 1 : 0) }
    let coder = CTWCoder(depth: 1, alphabetSize: 2)
    let found = try #require(encoded(message, by: coder))
    #expect(found.bitCount < 80)
    #expect(decoded(found.bytes, count: message.count, by: coder)?.symbols == message)
  }

  @Test func `nothing is written for nothing, and exactly the stream is read`() throws {
    let coder = CTWCoder(depth: 6, alphabetSize: 256)
    let nothing = try #require(encoded([], by: coder))
    #expect(nothing.bitCount == 0 && decoded([], count: 0, by: coder)?.end == 0)
    let message = Array("a text and the same text".utf8)
    let found = try #require(encoded(message, by: coder))
    for slack in [0, 0xFF] as [UInt8] {
      var bytes = found.bytes
      let padding = (8 - found.bitCount % 8) % 8
      bytes[bytes.count - 1] |= slack & UInt8(1 << padding - 1)
      bytes += [slack, slack]
      let read = try #require(decoded(bytes, count: message.count, by: coder))
      #expect(read.symbols == message && read.end == found.bitCount)
    }
  }

  @Test func `a symbol beyond the alphabet is refused`() {
    #expect(encoded([0, 2], by: CTWCoder(depth: 2, alphabetSize: 2)) == nil)
  }

  @Test func `bytes that nobody wrote are read without harm`() {
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    for _ in 0..<QuickOrLong.rounds(quick: 50, long: 10_000) {
      let bytes = (0..<rng.below(40)).map { _ in UInt8(rng.below(256)) }
      let coder = CTWCoder(depth: rng.below(9), alphabetSize: 1 + rng.below(256))
      if let read = decoded(bytes, count: 60, by: coder) {
        #expect(read.symbols.allSatisfy { $0 < coder.alphabetSize })
        #expect(encoded(read.symbols, by: coder)?.bitCount == read.end)
      }
    }
  }

  @Test func `each flipped bit gives another message or none`() throws {
    let message = Array("she sells sea shells".utf8)
    let coder = CTWCoder(depth: 3, alphabetSize: 256)
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
    _ message: [UInt8], by coder: CTWCoder
  ) -> (bytes: [UInt8], bitCount: Int, information: [InformationSum])? {
    var bytes: [UInt8] = []
    return coder.encode(message.span, into: &bytes, batchSize: 150).map {
      (Array(bytes.prefix(($0.bitCount + 7) / 8)), $0.bitCount, $0.information)
    }
  }

  private func decoded(
    _ bytes: [UInt8], count: Int, by coder: CTWCoder
  ) -> (symbols: [UInt8], end: Int)? {
    var symbols = [UInt8](repeating: 0, count: count)
    var span = symbols.mutableSpan
    let end = coder.decode(bytes, byteCount: bytes.count, into: &span)
    return end.map { (symbols, $0) }
  }
}
