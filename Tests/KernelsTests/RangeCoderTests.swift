import Kernels
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

struct RangeCoderTests {
  @Test func `a hand-traced message has the bits it should have`() {
    // a has 2 shares of 4, b and c one each. b leaves 1/2 ..< 3/4, a its lower half
    // 1/2 ..< 5/8, and c the last quarter of that: 19/32 ..< 5/8, whose shortest
    // number with all its continuations would be 0.10011 if the interval were whole.
    // It falls short by 2^-62 or so, and one more bit is needed.
    var encoder = RangeEncoder()
    encoder.encode(start: 2, size: 1, total: 4)
    encoder.encode(start: 0, size: 2, totalBits: 2)
    encoder.encode(start: 3, size: 1, total: 4)
    #expect(encoder.bitCount == 6)
    let (bytes, bitCount) = encoder.finish()
    #expect(bitCount == 6)
    #expect(bytes[0] == 0b1001_1000)

    var decoder = RangeDecoder(bytes, byteCount: 1)
    #expect(decoder.target(total: 4) == 2)
    decoder.consume(start: 2, size: 1)
    #expect(decoder.target(totalBits: 2) == 1)
    decoder.consume(start: 0, size: 2)
    #expect(decoder.target(total: 4) == 3)
    decoder.consume(start: 3, size: 1)
    #expect(decoder.end == 6)
    #expect(!decoder.isPastEnd)
  }

  @Test func `nothing is written for nothing`() {
    #expect(RangeEncoder().bitCount == 0)
    #expect(RangeEncoder(reusing: [1, 2, 3]).finish().bitCount == 0)
    #expect(RangeDecoder([]).end == 0)
  }

  @Test(arguments: 0..<60)
  func `messages come back at the price of their probability`(seed: Int) {
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ UInt64(seed))
    let message = randomMessage(count: rng.below(1500), using: &rng)
    var encoder = RangeEncoder(reusing: Array(repeating: 0xAA, count: rng.below(100)))
    for symbol in message { symbol.encode(to: &encoder) }
    let announced = encoder.bitCount
    var (bytes, bitCount) = encoder.finish()
    #expect(bitCount == announced)
    let information = message.reduce(0) { $0 + $1.information }
    #expect(Double(bitCount) >= information - 1e-6)
    #expect(Double(bitCount) <= information + 2 + 1e-6)

    // What follows the last bit is no part of the message.
    bytes.removeLast(bytes.count - (bitCount + 7) / 8)
    if bitCount % 8 > 0 {
      #expect(bytes[bytes.count - 1] << UInt8(bitCount % 8) == 0)
      bytes[bytes.count - 1] |= UInt8(truncatingIfNeeded: rng.next()) >> UInt8(bitCount % 8)
    }
    let bare = bytes
    bytes += (0..<20).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
    for stream in [bare, bytes] {
      var decoder = RangeDecoder(stream)
      for symbol in message { #expect(symbol.isNext(in: &decoder)) }
      #expect(decoder.end == bitCount)
      #expect(!decoder.isPastEnd)
    }
  }

  @Test(arguments: 0..<40)
  func `a changed bit changes a symbol or is found out`(seed: Int) {
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ 1000 &+ UInt64(seed))
    let message = randomMessage(count: 1 + rng.below(40), using: &rng)
    var encoder = RangeEncoder()
    for symbol in message { symbol.encode(to: &encoder) }
    let (bytes, bitCount) = encoder.finish()
    for bit in 0..<bitCount {
      var changed = bytes
      changed[bit / 8] ^= 0x80 >> UInt8(bit % 8)
      var decoder = RangeDecoder(changed, byteCount: (bitCount + 7) / 8)
      // The symbols of another message have other shares, but may have the same.
      var isSame = true
      for symbol in message {
        guard symbol.isNext(in: &decoder) else {
          isSame = false
          break
        }
      }
      #expect(!isSame || decoder.end != bitCount)
    }
  }

  @Test func `the middle of the interval is the first number of the second part`() {
    // Half of 2^64 − 1 is 2^63 − 1 and a rest.
    var below = RangeDecoder([0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE])
    let first = below.decodeBit(share: 1, totalBits: 1)
    var middle = RangeDecoder([0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])
    let second = middle.decodeBit(share: 1, totalBits: 1)
    #expect(first && !second)
  }

  @Test func `a number beyond all shares is found out, however it goes on`() {
    // The first share asked for is 2^24 of 2^24. What is taken off it leaves a number so
    // far beyond the interval that its upper bits are shifted out.
    var decoder = RangeDecoder([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x02])
    #expect(decoder.target(totalBits: 24) == 1 << 24 - 1)
    decoder.consume(start: 1 << 24 - 1, size: 1)
    for _ in 0..<30 {
      #expect(decoder.target(totalBits: 24) < 1 << 23)
      decoder.consume(start: 0, size: 1 << 23)
    }
    #expect(decoder.end == nil)
  }

  @Test(arguments: 0..<40)
  func `any bytes are read as something, and zeros after them`(seed: Int) {
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ 2000 &+ UInt64(seed))
    let bytes = (0..<rng.below(40)).map { _ in
      rng.below(3) == 0 ? 0xFF : UInt8(truncatingIfNeeded: rng.next())
    }
    var decoder = RangeDecoder(bytes, byteCount: rng.below(60) - 10)
    var bits = 0.0
    for _ in 0..<1000 {
      let total = UInt32(truncatingIfNeeded: rng.next() >> UInt64(32 + rng.below(32))) | 1
      let target = decoder.target(total: total)
      #expect(target < total)
      decoder.consume(start: target, size: 1)
      _ = decoder.decodeBit(share: 1 + UInt32(rng.below(255)), totalBits: 8)
      let narrow = decoder.target(totalBits: 20)
      #expect(narrow < 1 << 20)
      decoder.consume(start: narrow, size: 1)
      bits += 20
      if let end = decoder.end { #expect(end >= 1) }
    }
    #expect(bits > 8 * 60 && decoder.isPastEnd)
  }

  @Test func `carries run through any number of bytes`() {
    // Just below 1/2 for as long as one likes, and the coden above it.
    for count in [0, 1, 7, 8, 9, 100, 1000] {
      var message = [Narrowing(start: 1, size: 2, total: 4)]
      for _ in 0..<count { message.append(Narrowing(start: 127, size: 2, total: 256)) }
      for last in [0, 1] as [UInt32] {
        let full = message + [Narrowing(start: last, size: 1, total: 2)]
        var encoder = RangeEncoder()
        for symbol in full { symbol.encode(to: &encoder) }
        let (bytes, bitCount) = encoder.finish()
        var decoder = RangeDecoder(bytes)
        for symbol in full { #expect(symbol.isNext(in: &decoder)) }
        #expect(decoder.end == bitCount)
      }
    }
  }

  @Test func `the longest total and the least share are written and read`() {
    let message = [
      Narrowing(start: 0, size: 1, total: .max), Narrowing(start: .max - 1, size: 1, total: .max),
      Narrowing(start: 0, size: .max, total: .max), Narrowing(start: .max, size: 1, totalBits: 32),
      Narrowing(bit: true, share: 1, totalBits: 32),
      Narrowing(bit: false, share: .max, totalBits: 32),
    ]
    var encoder = RangeEncoder()
    for symbol in message { symbol.encode(to: &encoder) }
    let (bytes, bitCount) = encoder.finish()
    var decoder = RangeDecoder(bytes)
    for symbol in message { #expect(symbol.isNext(in: &decoder)) }
    #expect(decoder.end == bitCount)
    #expect(160...163 ~= bitCount)
  }
}

/// One symbol as the range coder sees it.
private struct Narrowing {
  enum Kind {
    case shares(start: UInt32, size: UInt32, total: UInt32)
    case sharesOfPower(start: UInt32, size: UInt32, totalBits: Int)
    case bit(Bool, share: UInt32, totalBits: Int)
  }

  let kind: Kind

  init(start: UInt32, size: UInt32, total: UInt32) {
    kind = .shares(start: start, size: size, total: total)
  }

  init(start: UInt32, size: UInt32, totalBits: Int) {
    kind = .sharesOfPower(start: start, size: size, totalBits: totalBits)
  }

  init(bit: Bool, share: UInt32, totalBits: Int) {
    kind = .bit(bit, share: share, totalBits: totalBits)
  }

  /// −log2 of the probability.
  var information: Double {
    switch kind {
    case .shares(_, let size, let total): log2(Double(total)) - log2(Double(size))
    case .sharesOfPower(_, let size, let bits): Double(bits) - log2(Double(size))
    case .bit(let bit, let share, let bits):
      Double(bits) - log2(bit ? Double(share) : Double(UInt64(1) << UInt64(bits)) - Double(share))
    }
  }

  func encode(to encoder: inout RangeEncoder) {
    switch kind {
    case .shares(let start, let size, let total):
      encoder.encode(start: start, size: size, total: total)
    case .sharesOfPower(let start, let size, let bits):
      encoder.encode(start: start, size: size, totalBits: bits)
    case .bit(let bit, let share, let bits): encoder.encode(bit, share: share, totalBits: bits)
    }
  }

  /// Whether the decoder finds this symbol next, which it then reads.
  func isNext(in decoder: inout RangeDecoder) -> Bool {
    switch kind {
    case .shares(let start, let size, let total):
      let target = decoder.target(total: total)
      guard target >= start, target - start < size else { return false }
      decoder.consume(start: start, size: size)
      return true
    case .sharesOfPower(let start, let size, let bits):
      let target = decoder.target(totalBits: bits)
      guard target >= start, target - start < size else { return false }
      decoder.consume(start: start, size: size)
      return true
    case .bit(let bit, let share, let bits):
      return decoder.decodeBit(share: share, totalBits: bits) == bit
    }
  }
}

/// Symbols of totals of every size, cheap ones and dear ones.
private func randomMessage(count: Int, using rng: inout SeededGenerator) -> [Narrowing] {
  (0..<count).map { _ in
    let bits = rng.below(32) + 1
    let total = UInt32(truncatingIfNeeded: rng.next() >> UInt64(64 - bits)) | 1
    let start = UInt32(truncatingIfNeeded: rng.next() % UInt64(total))
    let rest = UInt64(total - start)
    let size = UInt32(truncatingIfNeeded: rng.below(2) == 0 ? rest : 1 + rng.next() % rest)
    switch rng.below(3) {
    case 0: return Narrowing(start: start, size: size, total: total)
    case 1: return Narrowing(start: start, size: size, totalBits: bits)
    default:
      let share = UInt32(truncatingIfNeeded: rng.next() >> UInt64(64 - bits)) | 1
      return bits == 1
        ? Narrowing(bit: rng.below(2) == 0, share: 1, totalBits: 1)
        : Narrowing(bit: rng.below(2) == 0, share: share, totalBits: bits)
    }
  }
}
