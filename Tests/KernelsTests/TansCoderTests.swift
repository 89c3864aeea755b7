import Foundation
import Testing

@testable import Kernels

struct TansCoderTests {
  @Test func `a hand-traced message has the bits it should have`() throws {
    // Four states: 4 and 7 are a's, 5 is b's and 6 is c's. Both coders begin in 4.
    //   b by the first: 4 = 100 gives 00 away, 1 is left, and 5 comes next.
    //   a by the second: 4 = 100 gives 0 away, 10 is left, the first state of a: 4.
    //   c by the first: 5 = 101 gives 01 away, 1 is left, and 6 comes next.
    // Then the states, 4 and 6, without their top bits: 00 and 10.
    let shares: [UInt32] = [2, 1, 1]
    #expect(TansTable(shares: shares, bits: 2).spread == [0, 1, 2, 0])
    let encoder = TansEncoder(shares: shares, bits: 2)
    let message: [UInt8] = [1, 0, 2]
    var stream: [UInt8] = []
    let bitCount = try #require(encoder.encode(message.span, into: &stream))
    #expect(bitCount == 9)
    #expect(stream.prefix(2) == [0b0000_1001, 0b0000_0000])
    var read = [UInt8](repeating: 9, count: 3)
    var span = read.mutableSpan
    let decoder = TansDecoder(shares: shares, bits: 2)
    #expect(decoder.decode(stream.span, bitCount: 9, into: &span))
    #expect(read == message)
  }

  @Test(arguments: 1...15)
  func `the tables do what the numbers say, and messages come back`(bits: Int) throws {
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ UInt64(bits))
    var shares = [UInt32](repeating: 0, count: min(200, 1 << bits))
    var rest = UInt32(1) << UInt32(bits)
    while rest > 0 {
      let size = min(rest, UInt32(1 + rng.below(1 << rng.below(bits))))
      shares[rng.below(shares.count)] += size
      rest -= size
    }
    let symbols = shares.indices.filter { shares[$0] > 0 }
    let encoder = TansEncoder(shares: shares, bits: bits)
    let decoder = TansDecoder(shares: shares, bits: bits)
    for count in [0, 1, 2, 3, 1000] {
      let message = (0..<count).map { _ in UInt8(symbols[rng.below(symbols.count)]) }
      var stream = [UInt8](repeating: 0xFF, count: rng.below(50))
      let bitCount = try #require(encoder.encode(message.span, into: &stream))
      let plain = plainBits(message, shares, bits)
      #expect(bitCount == plain.count)
      #expect(plain.indices.allSatisfy { stream[$0 / 8] >> UInt8(7 - $0 % 8) & 1 == plain[$0] })
      if bitCount % 8 > 0 { #expect(stream[bitCount / 8] << UInt8(bitCount % 8) == 0) }
      var read = [UInt8](repeating: 0, count: count)
      var span = read.mutableSpan
      #expect(decoder.decode(stream.span, bitCount: bitCount, into: &span))
      #expect(read == message)
      let wide = message.map { UInt32($0) }
      var wideStream: [UInt8] = []
      #expect(encoder.encode(wide.span, into: &wideStream) == bitCount)
      var wideRead = [UInt32](repeating: 0, count: count)
      var wideSpan = wideRead.mutableSpan
      #expect(decoder.decode(wideStream.span, bitCount: bitCount, into: &wideSpan))
      #expect(wideRead == wide)
    }
  }

  @Test(arguments: [14, 15], 0..<8)
  func `symbols that all cost the most bits come back`(bits: Int, seed: Int) throws {
    let shares = [UInt32(1 << bits - 100)] + Array(repeating: 1, count: 100)
    let encoder = TansEncoder(shares: shares, bits: bits)
    let decoder = TansDecoder(shares: shares, bits: bits)
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ 300 &+ UInt64(seed))
    // A cheap symbol now and then moves the others against the bytes.
    let message = (0..<400 + seed).map { _ in
      UInt8(rng.below(20) == 0 ? 0 : 1 + rng.below(100))
    }
    var stream: [UInt8] = []
    let bitCount = try #require(encoder.encode(message.span, into: &stream))
    #expect(bitCount > bits * 300)
    var read = [UInt8](repeating: 0, count: message.count)
    var span = read.mutableSpan
    #expect(decoder.decode(stream.span, bitCount: bitCount, into: &span))
    #expect(read == message)
  }

  @Test(arguments: 3...8)
  func `no message costs more than its symbols load on one another`(bits: Int) throws {
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ 40 &+ UInt64(bits))
    for _ in 0..<40 {
      var shares = [UInt32](repeating: 1, count: 2 + rng.below(min(10, 1 << bits - 2)))
      for _ in shares.count..<1 << bits { shares[rng.below(shares.count)] += 1 }
      let encoder = TansEncoder(shares: shares, bits: bits)
      let loads = greatestLoads(shares, bits)
      // Where the same few symbols come again and again, so do the worst states.
      let period = (0..<1 + rng.below(4)).map { _ in UInt8(rng.below(shares.count)) }
      let message = (0..<2000).map { period[$0 % period.count] }
      var stream: [UInt8] = []
      let bitCount = try #require(encoder.encode(message.span, into: &stream))
      let limit = message.reduce(Double(2 * bits + 2)) { sum, symbol in
        let share = Double(shares[Int(symbol)]) / Double(1 << bits)
        return sum + log2(loads[Int(symbol)] / share)
      }
      #expect(Double(bitCount) <= limit + 1e-6)
    }
  }

  @Test(arguments: [1, 3, 4, 7, 64, 1000])
  func `the bits of batches add up to all but the last states`(batchSize: Int) throws {
    let encoder = TansEncoder(shares: [100, 27, 1], bits: 7)
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ 200)
    let message = (0..<777).map { _ in UInt8(rng.below(3)) }
    var (stream, bitCounts): ([UInt8], [Int]) = ([], [])
    let bitCount = encoder.encode(
      message.span, into: &stream, batchSize: batchSize, bitCounts: &bitCounts)
    var same: [UInt8] = []
    #expect(encoder.encode(message.span, into: &same) == bitCount)
    #expect(stream.prefix((bitCount ?? 0) / 8) == same.prefix((bitCount ?? 0) / 8))
    #expect(bitCounts.count == (777 + batchSize - 1) / batchSize)
    #expect(bitCounts.reduce(14, +) == bitCount)
  }

  @Test(arguments: 0..<20)
  func `any bits are read as something or refused`(seed: Int) {
    var rng = SeededGenerator(seed: QuickOrLong.seed &+ 90 &+ UInt64(seed))
    let decoder = TansDecoder(shares: [100, 27, 1], bits: 7)
    for _ in 0..<50 {
      let bytes = (0..<rng.below(60)).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
      var read = [UInt8](repeating: 0, count: rng.below(300))
      var span = read.mutableSpan
      let bitCount = rng.below(600) - 50
      let isWhole = decoder.decode(bytes.span, bitCount: bitCount, into: &span)
      #expect(!isWhole || bitCount <= bytes.count * 8)
      #expect(read.allSatisfy { $0 < 3 })
    }
  }

  @Test func `symbols without shares are refused`() {
    let encoder = TansEncoder(shares: [1, 0, 1], bits: 1)
    var stream: [UInt8] = []
    for symbol in [1, 3, 255] as [UInt8] {
      let message = [0, symbol, 2]
      #expect(encoder.encode(message.span, into: &stream) == nil)
    }
    let wide: [UInt32] = [0, .max]
    #expect(encoder.encode(wide.span, into: &stream) == nil)
  }
}

/// The bits by the definition: give bits away until f to 2f − 1 is left, k more than
/// f, and go to the k-th state of the symbol.
private func plainBits(_ message: [UInt8], _ shares: [UInt32], _ bits: Int) -> [UInt8] {
  guard !message.isEmpty else { return [] }
  var placesOfSymbols = [[Int]](repeating: [], count: shares.count)
  for (place, symbol) in TansTable(shares: shares, bits: bits).spread.enumerated() {
    placesOfSymbols[Int(symbol)].append(place)
  }
  var states = [1 << bits, 1 << bits]
  var stream: [UInt8] = []
  for (index, symbol) in message.enumerated() {
    let places = placesOfSymbols[Int(symbol)]
    var (left, count) = (states[index % 2], 0)
    while left >= 2 * places.count {
      left /= 2
      count += 1
    }
    for bit in (0..<count).reversed() { stream.append(UInt8(states[index % 2] >> bit & 1)) }
    states[index % 2] = 1 << bits + places[left - places.count]
  }
  for state in states.reversed() {
    for bit in (0..<bits).reversed() { stream.append(UInt8(state >> bit & 1)) }
  }
  return stream
}

/// For each symbol the greatest x′ f / (y 2^R) of its states x′, y = f to 2f − 1 being
/// what is left of the state before; 0 without shares.
private func greatestLoads(_ shares: [UInt32], _ bits: Int) -> [Double] {
  var counts = shares.map { _ in 0 }
  var loads = shares.map { _ in 0.0 }
  for (place, symbol) in TansTable(shares: shares, bits: bits).spread.enumerated() {
    let share = Int(shares[Int(symbol)])
    let ideal = Double((share + counts[Int(symbol)]) << bits) / Double(share)
    loads[Int(symbol)] = max(loads[Int(symbol)], Double(1 << bits + place) / ideal)
    counts[Int(symbol)] += 1
  }
  return loads
}
