import Testing

@testable import SourceCoding

struct MoveToFrontTests {
  @Test func `a hand-traced message`() throws {
    // 0 1 2 3: c is at 2, γ(3) = 011; c a b d: at 0, γ(1) = 1; a at 1, γ(2) = 010.
    let coder = ModelCoder<MoveToFront>(alphabetSize: 4)
    let block = try encoded([2, 2, 0] as [UInt8], by: coder)
    #expect(block.bitCount == 7)
    #expect(block.buffer == [0b0111_0100])
    #expect(block.information == [7])
    #expect(try decoded(block, count: 3, by: coder) == [2, 2, 0])
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `it costs at most 2 H + 1 bits a symbol, and something for each kind`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let size = 2 + Int(rng.next() % 200)
    let message = (0..<2000).map { _ in UInt8(min(rng.next(), rng.next()) % UInt64(size)) }
    let block = try encoded(message, by: ModelCoder<MoveToFront>(alphabetSize: size))
    let tally = Tally(of: message)
    let q = try Estimator.maximumLikelihood.distribution(of: tally)
    let kinds = Double(tally.distinctSymbols)
    let count = Double(message.count)
    let once = 2 * Mathematics.log2(Double(size)) + 2 / Mathematics.naturalLogarithmOf2
    #expect(Double(block.bitCount) <= count * (2 * q.entropy.bits + 1) + kinds * once)
  }

  @Test func `where habits change it beats every fixed distribution`() throws {
    let message = (0..<64).flatMap { [UInt8](repeating: UInt8($0), count: 50) }
    let block = try encoded(message, by: ModelCoder<MoveToFront>(alphabetSize: 256))
    // H is 6 bits a symbol.
    #expect(block.bitCount < message.count * 2)
  }

  @Test(arguments: [257, 300, 1000, 5000])
  func `a large alphabet has the stream of the plain list`(size: Int) throws {
    var rng = seededGenerator(UInt64(size))
    // Long enough that gaps are closed several times; runs, near and far symbols.
    var message = [UInt32](0..<UInt32(size))
    while message.count < 12_000 {
      let near = message[message.count - 1 - Int(rng.next() % 40)]
      message.append(rng.next() % 3 == 0 ? UInt32(rng.next() % UInt64(size)) : near)
    }
    var list = Array(0..<UInt32(size))
    var bits = ""
    for symbol in message {
      let place = try #require(list.firstIndex(of: symbol))
      list.insert(list.remove(at: place), at: 0)
      bits += try #require(EliasGamma().codeword(of: UInt64(place))).description
    }
    let coder = ModelCoder<MoveToFront>(alphabetSize: size)
    let block = try encoded(message, by: coder)
    #expect(bitString(block) == bits)
    #expect(try decodedWide(block, count: message.count, by: coder) == message)
  }

  @Test func `a symbol outside of a large alphabet cannot be written`() {
    #expect(throws: UnwritableSymbol.self) {
      try encoded([0, 300] as [UInt32], by: ModelCoder<MoveToFront>(alphabetSize: 300))
    }
  }
}
