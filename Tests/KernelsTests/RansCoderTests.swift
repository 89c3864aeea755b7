import Kernels
import Testing

struct RansCoderTests {
  @Test func `a hand-traced message has the bytes it should have`() throws {
    // Of 2^24 shares, a has the lower half, b and c a quarter each. From 2^31:
    //   b: 2^31 / 2^22 = 2^9 rounds, the rest 0: x = 2^9 · 2^24 + 2^23
    //   a: ⌊x / 2^23⌋ = 2^10 + 1, the rest 0:   x = (2^10 + 1) · 2^24
    //   c: ⌊x / 2^22⌋ = 2^12 + 4, the rest 0:   x = (2^12 + 4) · 2^24 + 3 · 2^22
    // which is 0x10_04C0_0000.
    let shares: [UInt32] = [2, 1, 1]
    let encoder = RansEncoder(shares: shares, bits: 2)
    var stream: [UInt8] = []
    let written: [UInt8] = [1, 0, 2]
    let count = try #require(encoder.encode(written.span, into: &stream))
    #expect(stream.prefix(count) == [0x00, 0x00, 0xC0, 0x04, 0x10, 0x15])
    var message = [UInt8](repeating: 9, count: 3)
    var span = message.mutableSpan
    let decoder = RansDecoder(ShareTable(shares: shares, bits: 2))
    #expect(decoder.decode(stream.span.extracting(first: count), into: &span))
    #expect(message == [1, 0, 2])
  }

  @Test func `no symbols are no bytes`() {
    let encoder = RansEncoder(shares: [1, 1], bits: 1)
    var stream: [UInt8] = [7]
    let none: [UInt8] = []
    let count = encoder.encode(none.span, into: &stream)
    #expect(count == 0)
    let decoder = RansDecoder(ShareTable(shares: [1, 1], bits: 1))
    for stream in [[], [0x15]] as [[UInt8]] {
      var message: [UInt8] = []
      var span = message.mutableSpan
      let isWhole = decoder.decode(stream.span, into: &span)
      #expect(isWhole == stream.isEmpty)
    }
  }

  @Test(arguments: 0..<24)
  func `messages of all lengths come back, as bytes and as wide symbols`(seed: Int) throws {
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ UInt64(seed))
    let bits = [1, 8, 12, 16, 20, 24][seed % 6]
    let shares = randomShares(bits: bits, using: &rng)
    let table = ShareTable(shares: shares, bits: bits)
    let encoder = RansEncoder(shares: shares, bits: bits)
    let decoder = RansDecoder(table)
    var stream: [UInt8] = []
    for count in [1, 2, 3, 4, 5, 100, 2731, 2732, 20_001] {
      let message = (0..<count).map { _ in UInt8(table.symbol(of: UInt32(rng.next() >> 40))) }
      let byteCount = try #require(encoder.encode(message.span, into: &stream))
      let bytes = stream
      var read = [UInt8](repeating: 0, count: count)
      var span = read.mutableSpan
      #expect(decoder.decode(bytes.span.extracting(first: byteCount), into: &span))
      #expect(read == message)
      // Wide symbols are written alike.
      let wide = message.map { UInt32($0) }
      #expect(encoder.encode(wide.span, into: &stream) == byteCount)
      #expect(stream.prefix(byteCount) == bytes.prefix(byteCount))
      var wideRead = [UInt32](repeating: 0, count: count)
      var wideSpan = wideRead.mutableSpan
      #expect(decoder.decode(bytes.span.extracting(first: byteCount), into: &wideSpan))
      #expect(wideRead == wide)
    }
  }

  @Test(arguments: [1, 4])
  func `the fast coder writes what the plain formula says`(lanes: Int) throws {
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ 500)
    let shares = randomShares(bits: 16, using: &rng)
    let table = ShareTable(shares: shares, bits: 16)
    let count = lanes == 1 ? 3000 : 30_000
    let message = (0..<count).map { index in
      // Cheap symbols mostly, where one number is to be used.
      UInt8(table.symbol(of: lanes == 1 && index % 50 > 0 ? 0 : UInt32(rng.next() >> 40)))
    }
    var stream: [UInt8] = []
    let encoder = RansEncoder(shares: shares, bits: 16)
    let byteCount = try #require(encoder.encode(message.span, into: &stream))
    #expect(Array(stream.prefix(byteCount)) == plainStream(message, shares, bits: 16, lanes: lanes))
  }

  @Test(arguments: 0..<20)
  func `any bytes are read as something or refused`(seed: Int) throws {
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ 600 &+ UInt64(seed))
    let shares = randomShares(bits: 12, using: &rng)
    let table = ShareTable(shares: shares, bits: 12)
    let message = (0..<12_000).map { _ in UInt8(table.symbol(of: UInt32(rng.next() >> 40))) }
    var stream: [UInt8] = []
    let encoder = RansEncoder(shares: shares, bits: 12)
    let byteCount = try #require(encoder.encode(message.span, into: &stream))
    let decoder = RansDecoder(table)
    for round in 0..<20 {
      var other = Array(stream.prefix(byteCount))
      switch round % 3 {
      case 0: other[rng.below(byteCount)] ^= 1 << UInt8(rng.below(8))
      case 1: other.removeFirst(rng.below(byteCount) + 1)
      default:
        other = (0..<rng.below(300)).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
        other.append([0x14, 0x18, 0x44, 0x48][rng.below(4)])
      }
      var read = [UInt8](repeating: 0, count: round % 2 == 0 ? message.count : rng.below(2000))
      var span = read.mutableSpan
      let isWhole = decoder.decode(other.span, into: &span)
      #expect(!isWhole || read != message)
    }
  }

  @Test func `symbols without shares are refused`() {
    let encoder = RansEncoder(shares: [1, 0, 1], bits: 1)
    var stream: [UInt8] = []
    for symbol in [1, 3, 255] as [UInt8] {
      let message = [0, symbol, 2]
      #expect(encoder.encode(message.span, into: &stream) == nil)
    }
    for symbol in [1, 3, 256, .max] as [UInt32] {
      let message = [0, symbol, 2]
      #expect(encoder.encode(message.span, into: &stream) == nil)
    }
  }
}

/// Shares of 2^bits for up to 256 symbols, from one share to nearly all.
private func randomShares(bits: Int, using rng: inout SeededGenerator) -> [UInt32] {
  var shares = [UInt32](repeating: 0, count: min(256, 1 << bits))
  var rest = UInt32(1) << UInt32(bits)
  while rest > 0 {
    let size = min(rest, UInt32(1 + rng.below(1 << rng.below(bits))))
    shares[rng.below(shares.count)] += size
    rest -= size
  }
  return shares
}

/// The stream by the formula x ← ⌊x/f⌋ · 2^24 + c + x mod f.
private func plainStream(_ message: [UInt8], _ shares: [UInt32], bits: Int, lanes: Int) -> [UInt8] {
  var starts: [UInt64] = [0]
  for share in shares {
    starts.append(starts[starts.count - 1] + UInt64(share) << UInt64(24 - bits))
  }
  var numbers = [UInt64](repeating: 1 << 31, count: lanes)
  var stream: [UInt8] = []
  for (index, symbol) in message.enumerated() {
    let (c, f) = (starts[Int(symbol)], starts[Int(symbol) + 1] - starts[Int(symbol)])
    var x = numbers[index % lanes]
    if (x / f) >> 39 > 0 {
      for byte in 0..<4 { stream.append(UInt8(truncatingIfNeeded: x >> UInt64(8 * byte))) }
      x >>= 32
    }
    numbers[index % lanes] = (x / f) << 24 + c + x % f
  }
  for (lane, number) in numbers.enumerated().reversed() {
    let count = lane > 0 ? 8 : (64 - number.leadingZeroBitCount + 7) / 8
    for byte in 0..<count { stream.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * byte))) }
    if lane == 0 { stream.append(UInt8(lanes * 16 + count)) }
  }
  return stream
}
