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

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `whatever is written comes back, and is the bits that it should be`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    var writer = BitWriter(reusing: [1, 2, 3])
    var plain: [UInt8] = []
    let parts = (0..<200).map { _ in
      let count = Int(rng.next() % 65)
      return (number: rng.next() >> UInt64(rng.next() % 64), bitCount: count)
    }
    for (number, bitCount) in parts {
      writer.append(number, bitCount: bitCount)
      plain += (0..<bitCount).reversed().map { UInt8(number >> UInt64($0) & 1) }
      let difference = Int(truncatingIfNeeded: number) >> 40
      writer.append(difference: difference)
      let gamma = UInt64(difference >= 0 ? 2 * difference + 1 : -2 * difference)
      let digits = UInt64.bitWidth - gamma.leadingZeroBitCount
      plain += Array(repeating: 0, count: digits - 1)
      plain += (0..<digits).reversed().map { UInt8(gamma >> UInt64($0) & 1) }
    }
    let (bytes, bitCount) = writer.finish()
    #expect(bitCount == plain.count && bytes.count == (bitCount + 7) / 8)
    let padded = plain + Array(repeating: 0, count: bytes.count * 8 - bitCount)
    #expect(padded.indices.allSatisfy { bytes[$0 / 8] >> UInt8(7 - $0 % 8) & 1 == padded[$0] })
    // Bytes behind the bits are not theirs.
    var reader = BitReader(bytes + [0xFF, 0xFF], bitCount: bitCount)
    for (number, count) in parts {
      let mask = count == 64 ? UInt64.max : 1 << UInt64(count) - 1
      #expect(try reader.next(bitCount: count) == number & mask)
      #expect(
        try reader.nextDifference(limit: 1 << 24) == Int(truncatingIfNeeded: number) >> 40)
    }
    #expect(reader.bitOffset == bitCount)
    #expect(throws: DecodeError.truncated(bitOffset: bitCount)) { try reader.next(bitCount: 1) }
    var byBit = BitReader(bytes, bitCount: bitCount)
    #expect(try plain.allSatisfy { try byBit.next() == $0 })
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
