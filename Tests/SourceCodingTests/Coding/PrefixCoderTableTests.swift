import Testing

@testable import SourceCoding

struct PrefixCoderTableTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `a code is read from the table that it wrote`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    let z = try overBytes(
      randomWeights(count: 1 + Int(rng.next() % 256), using: &rng).map { Double($0) })
    let code = try PrefixCode(
      lengths: seed % 2 == 0 ? Huffman.lengths(for: z.weights) : Shannon.lengths(for: z))
    #expect(try PrefixCoder(table: PrefixCoder(code).table, alphabetSize: 256).prefixCode == code)
  }

  @Test func `codewords of 255 bits go through the table`() throws {
    let code = try PrefixCode(lengths: Array(1...255) + [255])
    #expect(try PrefixCoder(table: PrefixCoder(code).table, alphabetSize: 256).prefixCode == code)
  }

  @Test func `a hand-traced table`() throws {
    // Lengths 1 2 2 for a b c: 97 without, γ(98) = 0000001100010; 3 with,
    // γ(3) = 011; 156 without, γ(156) = 000000010011100. Then 1: γ(2) = 010, and
    // the differences +1: γ(3) = 011, 0: γ(1) = 1.
    let lengths: [Int?] =
      Array(repeating: nil, count: 97) + [1, 2, 2] + Array(repeating: nil, count: 156)
    let table = PrefixCoder(try PrefixCode(lengths: lengths)).table
    #expect(table.bitCount == 38)
    let bits = table.bytes.map {
      String(repeating: "0", count: $0.leadingZeroBitCount) + ($0 == 0 ? "" : String($0, radix: 2))
    }
    #expect(bits.joined() == "00000011000100110000000100111000100111" + "00")
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func `whatever bits a table has, it is a code or an error`(seed: UInt64) throws {
    var rng = seededGenerator(seed)
    var bytes: [UInt8]
    if seed % 2 == 0 {
      bytes = (0..<Int(rng.next() % 200)).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
    } else {
      let z = try overBytes(randomWeights(count: 256, using: &rng).map { Double($0) })
      bytes = PrefixCoder(try PrefixCode(lengths: Huffman.lengths(for: z.weights))).table.bytes
      bytes[Int(rng.next() % UInt64(bytes.count))] ^= 1 << UInt8(rng.next() % 8)
    }
    let table = EncodedTable(
      (bytes, Int(truncatingIfNeeded: seed % 5 == 0 ? rng.next() : UInt64(bytes.count * 8))))
    if let code = try? PrefixCoder(table: table, alphabetSize: 256) {
      #expect(!code.prefixCode.kraftSum.exceedsOne)
    }
  }
}
