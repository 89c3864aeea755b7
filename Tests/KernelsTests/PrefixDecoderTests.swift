import Kernels
import Testing

/// What a decoder makes of bytes and offsets that no encoder wrote.
struct PrefixDecoderTests {
  @Test(arguments: SampleCode.all, [0, 1, 5, 64, 1000])
  func `what follows the block does not matter`(code: SampleCode, count: Int) {
    var rng = SeededGenerator(seed: UInt64(count))
    let message = code.message(count, using: &rng)
    let (stream, block) = BitwiseCoder(code).encode(message)
    var padded = stream
    if block.bitCount % 8 > 0 {
      padded[stream.count - 1] |= UInt8.max >> (block.bitCount % 8)
    }
    padded += (0..<100).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
    let outcome = decode(code, padded, block, count: count)
    #expect(outcome.fault == nil)
    #expect(outcome.message == message)
  }

  @Test func `bits that begin no codeword are a fault`() {
    let code = SampleCode("three of four codewords", lengths: [1: 2, 2: 2, 3: 2])
    let block = PrefixBlock(bitCount: 8, junctions: .init(2, 4, 6))
    #expect(decode(code, [0b0001_1011], block, count: 4).fault == 6)
    #expect(decode(code, [0b0011_0000], block, count: 4).fault == 2)
  }

  @Test func `a part that ends wrongly is a fault at its end`() {
    let code = SampleCode("a dyadic code of three", lengths: [97: 1, 98: 2, 99: 2])
    var block = PrefixBlock(bitCount: 6, junctions: .init(1, 3, 4))
    #expect(decode(code, [0b0100_1100], block, count: 4).fault == nil)
    block.junctions.second = 4
    #expect(decode(code, [0b0100_1100], block, count: 4).fault == 3)
    block.junctions.second = 3
    block.bitCount = 7
    #expect(decode(code, [0b0100_1100], block, count: 4).fault == 6)
    block.bitCount = 5
    #expect(decode(code, [0b0100_1100], block, count: 4).fault == 4)
  }

  @Test(arguments: [Int.min, -1, 0, 1, 63, 1 << 40, Int.max - 7, Int.max])
  func `offsets beyond all bounds are a fault`(offset: Int) {
    let code = SampleCode.text
    var rng = SeededGenerator(seed: 3)
    let message = code.message(1000, using: &rng)
    let (stream, block) = BitwiseCoder(code).encode(message)
    for field in [
      \PrefixBlock.bitCount, \.junctions.first, \.junctions.second, \.junctions.third,
    ] {
      var wrong = block
      wrong[keyPath: field] = offset
      expectAgreement(code, stream, wrong, count: 1000)
      #expect(decode(code, stream, wrong, count: 1000).fault != nil)
    }
  }

  @Test(arguments: SampleCode.all)
  func `damaged blocks are read as bit by bit`(code: SampleCode) {
    let rounds = QuickOrLong.rounds(quick: 60, long: 20_000)
    let seed = QuickOrLong.seed
    var rng = SeededGenerator(seed: seed)
    let bitwise = BitwiseCoder(code)
    for _ in 0..<rounds {
      let count = rng.below(rng.below(4) == 0 ? 3000 : 300)
      let message = code.message(count, evenly: rng.below(4) == 0, using: &rng)
      var (stream, block) = bitwise.encode(message)
      var symbolCount = count
      for _ in 0...rng.below(2) {
        damage(&stream, &block, &symbolCount, using: &rng)
      }
      let agree = expectAgreement(code, stream, block, count: symbolCount)
      guard agree else {
        Issue.record("paste to run again: QZ_SEED=\(seed)")
        return
      }
    }
  }

  /// Does one of the things that can happen to a block on its way.
  private func damage(
    _ stream: inout [UInt8], _ block: inout PrefixBlock, _ count: inout Int,
    using rng: inout SeededGenerator
  ) {
    switch rng.below(8) {
    case 0: stream.removeLast(rng.below(stream.count + 1))
    case 1: stream += (0..<rng.below(40)).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
    case 2 where !stream.isEmpty: stream[rng.below(stream.count)] ^= 1 << rng.below(8)
    case 3: block.bitCount = rng.below(stream.count * 8 + 100) - 50
    case 4: block.junctions.first = rng.below(stream.count * 8 + 100) - 50
    case 5: block.junctions.second += rng.below(5) - 2
    case 6: block.junctions.third = Int(truncatingIfNeeded: rng.next())
    default: count = rng.below(count + 20)
    }
  }

  /// What the usual decoder says, with which the wide one must agree.
  private func decode(
    _ code: SampleCode, _ stream: [UInt8], _ block: PrefixBlock, count: Int
  ) -> (message: [UInt8], fault: Int?) {
    let decoder = PrefixDecoder(lengths: code.lengths, codewords: code.codewords)
    var message = [UInt8](repeating: 0, count: count)
    var symbols = message.mutableSpan
    let fault = decoder.decode(stream.span, block: block, into: &symbols)
    var other = [UInt8](repeating: 0, count: count)
    var otherSymbols = other.mutableSpan
    let otherFault = code.wideDecoder.decode(stream.span, block: block, into: &otherSymbols)
    #expect(otherFault == fault)
    #expect(fault != nil || message == other)
    return (message, fault)
  }

  @discardableResult private func expectAgreement(
    _ code: SampleCode, _ stream: [UInt8], _ block: PrefixBlock, count: Int
  ) -> Bool {
    let expected = BitwiseCoder(code).decode(stream, block, count: count)
    let outcome = decode(code, stream, block, count: count)
    #expect(outcome.fault == expected.fault)
    guard expected.fault == nil else { return outcome.fault == expected.fault }
    let difference = firstDifference(outcome.message.span, expected.message.span)
    #expect(difference == nil)
    return outcome.fault == nil && difference == nil
  }
}
