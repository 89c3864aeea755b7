import Testing

@testable import SourceCoding

struct BitReaderTests {
  @Test func `numbers in the γ code come back`() throws {
    var writer = BitWriter()
    let numbers = Array(1...70) + [255, 256, 511, 65_536, Int.max]
    for number in numbers { writer.append(gamma: number) }
    let (bytes, bitCount) = writer.finish()
    var reader = BitReader(bytes, bitCount: bitCount)
    for number in numbers { #expect(try reader.nextGamma(limit: .max) == number) }
    try reader.finish()
  }

  @Test func `a number above the limit, and the end, are errors`() {
    var long = BitReader([0, 0, 0, 0], bitCount: 32)
    #expect(throws: DecodeError.damaged(bitOffset: 0)) { try long.nextGamma(limit: 7) }
    var great = BitReader([0b0010_1000], bitCount: 8)
    #expect(throws: DecodeError.damaged(bitOffset: 0)) { try great.nextGamma(limit: 4) }
    var short = BitReader([0b0000_0001], bitCount: 8)
    #expect(throws: DecodeError.truncated(bitOffset: 8)) { try short.nextGamma(limit: 1000) }
    #expect(throws: DecodeError.unread(bitOffset: 0)) { try BitReader([0], bitCount: 3).finish() }
  }
}
