import SourceCoding
import Testing

/// What holds for every standard code, and what is published of each.
struct StandardCodebookTests {
  @Test(arguments: [
    ("ascii", 128, "1", true), ("hpack", 256, "1073741823/1073741824", true),
    ("deflate", 256, "25/32", false), ("jpeg-luminance-dc", 12, "511/512", true),
    ("jpeg-luminance-ac", 162, "65535/65536", true), ("jpeg-chrominance-dc", 12, "2047/2048", true),
    ("jpeg-chrominance-ac", 162, "65535/65536", true), ("morse", 50, "91951/524288", false),
    ("baudot", 53, "983/1024", false),
  ])
  func `symbols, Kraft sum and canon`(
    name: String, symbolCount: Int, kraftSum: String, isCanonical: Bool
  ) throws {
    let codebook = try codebook(name)
    #expect(codebook.codewords.count { $0 != nil } == symbolCount)
    #expect(codebook.kraftSum.description == kraftSum)
    #expect(try codebook.prefixCode().isCanonical == isCanonical)
    #expect(SardinasPatterson.ambiguity(of: codebook.codewords) == nil)
  }

  @Test(arguments: CodeCatalog.codebooks.map(\.name))
  func `every symbol comes back, in any company`(name: String) throws {
    let codebook = try codebook(name)
    let coder = PrefixCoder(try codebook.prefixCode())
    let symbols = codebook.codewords.indices.filter { codebook.codewords[$0] != nil }
      .map { UInt8($0) }
    for message in [symbols, symbols.reversed(), symbols + symbols.reversed()] {
      var block = try encoded(message, by: coder)
      let bits = message.compactMap { codebook.codewords[Int($0)]?.description }.joined()
      #expect(bitString(block) == bits)
      #expect(try decoded(block, count: message.count, by: coder) == message)
      block.junctions = []
      #expect(try decoded(block, count: message.count, by: coder) == message)
    }
    #expect(try PrefixCoder(table: coder.table, alphabetSize: 256).prefixCode == coder.prefixCode)
  }

  @Test(arguments: [
    // RFC 7541, C.4 and C.6, without the ones that fill the last byte up.
    ("hpack", "www.example.com", "f1e3c2e5f23a6ba0ab90f4f"), ("hpack", "no-cache", "a8eb10649cb"),
    ("hpack", "custom-value", "25a849e95bb8e8b4b"), ("hpack", "302", "6402"),
    ("hpack", "private", "aec3771a4"), ("hpack", "307", "640ef"),
  ])
  func `published strings are written bit for bit`(name: String, text: String, wire: String) throws
  {
    let coder = PrefixCoder(try codebook(name).prefixCode())
    let bits = bitString(try encoded(Array(text.utf8), by: coder))
    let published = wire.map { digit in
      let bits = String(digit.hexDigitValue ?? 0, radix: 2)
      return String(repeating: "0", count: 4 - bits.count) + bits
    }.joined()
    let shared = min(bits.count, published.count)
    #expect(abs(bits.count - published.count) < 4)
    #expect(bits.prefix(shared) == published.prefix(shared))
    #expect((bits + published).allSatisfy { "01".contains($0) })
  }

  @Test(arguments: [
    // RFC 1951, 3.2.6; T.81, tables K.3 to K.6; ITU-R M.1677-1.
    ("deflate", 0, "00110000"), ("deflate", 143, "10111111"), ("deflate", 144, "110010000"),
    ("deflate", 255, "111111111"), ("ascii", 65, "1000001"),
    ("jpeg-luminance-dc", 0, "00"), ("jpeg-luminance-dc", 11, "111111110"),
    ("jpeg-chrominance-dc", 2, "10"), ("jpeg-chrominance-dc", 11, "11111111110"),
    ("jpeg-luminance-ac", 0x00, "1010"), ("jpeg-luminance-ac", 0xF0, "11111111001"),
    ("jpeg-luminance-ac", 0x82, "111111111000000"),
    ("jpeg-luminance-ac", 0xFA, "1111111111111110"),
    ("jpeg-chrominance-ac", 0x00, "00"), ("jpeg-chrominance-ac", 0xF0, "1111111010"),
    ("jpeg-chrominance-ac", 0xE1, "11111111100000"),
    ("jpeg-chrominance-ac", 0xFA, "1111111111111110"),
    ("morse", 65, "10111000"), ("morse", 48, "1110111011101110111000"), ("morse", 32, "0000"),
  ])
  func `published codewords are in the tables`(name: String, symbol: Int, codeword: String) throws {
    #expect(try codebook(name).codewords[symbol]?.description == codeword)
  }

  @Test func `HPACK has the lengths, the symbols of 5 bits and the entropy that it has`() throws {
    let hpack = try codebook("hpack")
    let counts = Dictionary(grouping: hpack.lengths.compactMap { $0 }) { $0 }.mapValues(\.count)
    #expect(
      counts == [
        5: 10, 6: 26, 7: 32, 8: 6, 10: 5, 11: 3, 12: 2, 13: 6, 14: 2, 15: 3, 19: 3, 20: 8, 21: 13,
        22: 26, 23: 29, 24: 12, 25: 4, 26: 15, 27: 19, 28: 29, 30: 3,
      ])
    let shortest = hpack.lengths.indices.filter { hpack.lengths[$0] == 5 }
    #expect(shortest.elementsEqual("012aceiost".utf8.map { Int($0) }))
    #expect(abs(hpack.impliedDistribution.entropy.bits - 6.02154) < 5e-6)
    let upper = hpack.lengths[128...].compactMap { $0 }
    #expect(abs(Double(upper.reduce(0, +)) / 128 - 23.52) < 0.005)
  }

  @Test func `the word PARIS and the gap behind it take 50 dots`() throws {
    // By this word the speed of telegraphers is measured.
    let coder = PrefixCoder(try codebook("morse").prefixCode())
    #expect(try encoded(Array("PARIS ".utf8), by: coder).bitCount == 50)
  }

  private func codebook(_ name: String) throws -> Codebook {
    try #require(CodeCatalog.codebooks.first { $0.name == name })
  }
}
