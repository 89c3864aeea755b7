import Kernels

/// The format of a ``PrefixBlock`` bit by bit, as plainly as can be.
struct BitwiseCoder {
  private let lengths: [Int?]
  private let codewords: [UInt64]
  private let symbols: [Codeword: UInt8]

  private struct Codeword: Hashable {
    var length: Int
    var bits: UInt64
  }

  init(_ code: SampleCode) {
    lengths = code.lengths
    codewords = code.codewords
    symbols = Dictionary(
      uniqueKeysWithValues: code.symbols.map { symbol in
        let length = code.lengths[Int(symbol)] ?? 0
        return (Codeword(length: length, bits: code.codewords[Int(symbol)]), symbol)
      })
  }

  func encode(_ message: [UInt8]) -> (stream: [UInt8], block: PrefixBlock) {
    var stream: [UInt8] = []
    var bitCount = 0
    let quarter = (message.count + 3) / 4
    var junctions: [Int] = []
    for (index, symbol) in message.enumerated() {
      while junctions.count < 3, index == (junctions.count + 1) * quarter {
        junctions.append(bitCount)
      }
      let length = lengths[Int(symbol)] ?? 0
      for shift in (0..<length).reversed() {
        if bitCount % 8 == 0 { stream.append(0) }
        let bit = UInt8(codewords[Int(symbol)] >> UInt64(shift) & 1)
        stream[bitCount / 8] |= bit << (7 - bitCount % 8)
        bitCount += 1
      }
    }
    while junctions.count < 3 { junctions.append(bitCount) }
    return (
      stream,
      PrefixBlock(bitCount: bitCount, junctions: .init(junctions[0], junctions[1], junctions[2]))
    )
  }

  /// The symbols of a message and nil, or the offset of the first fault.
  func decode(
    _ stream: [UInt8], _ block: PrefixBlock, count: Int
  ) -> (message: [UInt8], fault: Int?) {
    let bitCount = min(block.bitCount, stream.count * 8)
    let quarter = (count + 3) / 4
    var message: [UInt8] = []
    var start = 0
    for junction in [block.junctions.first, block.junctions.second, block.junctions.third, nil] {
      let end = junction == nil ? count : min(count, message.count + quarter)
      while message.count < end {
        var read = Codeword(length: 0, bits: 0)
        while symbols[read] == nil {
          guard start + read.length < bitCount, read.length < 56 else { return (message, start) }
          let bit = start + read.length
          read.bits = read.bits << 1 | UInt64(stream[bit / 8] >> (7 - bit % 8) & 1)
          read.length += 1
        }
        message.append(symbols[read] ?? 0)
        start += read.length
      }
      guard start == junction ?? block.bitCount else { return (message, start) }
    }
    return (message, nil)
  }
}
