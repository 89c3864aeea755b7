import SourceCoding
import Testing

/// Bytes go into a shared code and into a file, and come back; damage is an error.
struct ByteCoderTests {
  private static let sample = Array("the quick brown fox jumps over the lazy dog".utf8)
  private static let message = Array("the dog jumps over the quick fox".utf8)

  @Test(arguments: [
    CodeDesigner.rans(bits: 12), .limited(to: 11), .huffman, .range(), .tans(), .blocks(of: 2),
    .tunstall(bits: 10), .ppm(order: 3), .hpack,
  ])
  func `bytes come back from a shared code`(designer: CodeDesigner) throws {
    let code = try ByteCoder(designer, designedFor: Self.sample)
    for message in [[], [0], Self.message, Array(repeating: 101, count: 140_000)] {
      #expect(try code.decode(code.encode(message)) == message)
    }
  }

  @Test func `every cut and every flipped bit is an error or another message`() throws {
    let code = try ByteCoder(.limited(to: 11), designedFor: Self.sample)
    let bytes = try code.encode(Self.message)
    for count in bytes.indices {
      #expect(throws: DecodeError.self) { try code.decode(Array(bytes[..<count])) }
    }
    for bit in 0..<bytes.count * 8 {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << (bit % 8)
      #expect((try? code.decode(damaged)) != Self.message)
    }
  }

  @Test(arguments: [
    CodeDesigner.huffman, .limited(to: 11), .rans(bits: 12), .range(), .tans(), .blocks(of: 2),
    .tunstall(bits: 10),
  ])
  func `a byte that the code lacks is named with its place`(designer: CodeDesigner) throws {
    let code = try ByteCoder(designer, designedFor: Self.sample, smoothing: .maximumLikelihood)
    for place in [0, 1, 31, Self.message.count, 200_000] {
      let known = (0..<place).map { Self.message[$0 % Self.message.count] }
      let fault = #expect(throws: UnknownSymbol.self) {
        try code.encode(known + [10] + Self.message + [10])
      }
      #expect(fault?.symbol == "\\n" && fault?.offset == place)
    }
  }

  @Test func `a claim of many symbols takes no memory`() throws {
    let code = try ByteCoder(.huffman, designedFor: Self.sample)
    #expect(throws: DecodeError.self) {
      try code.decode([255, 255, 255, 255, 255, 255, 255, 127, 1, 0])
    }
  }

  @Test(arguments: [CodeDesigner.huffman, .rans(), .ppm(order: 2), .hpack])
  func `a file in memory is a file`(designer: CodeDesigner) throws {
    let file = try QZFile(of: Self.message, in: designer)
    let read = try QZFile(file.bytes)
    #expect(read == file)
    #expect(read.header.design == designer.name)
    #expect(throws: QZError.self) { try QZFile(Array(file.bytes.dropLast())) }
  }

  @Test func `an own coder that loses symbols gets no rate`() throws {
    let simulation = try Simulation(of: "abracadabra")
    let plain = CodeDesigner(name: "plain", encode: { $0 }, decode: { bytes, _ in bytes })
    let measurement = try simulation.measure(plain)
    #expect(measurement.measuredRate == 8)
    #expect(measurement.bill.residual == 0)
    // What single bytes cost is its own business.
    #expect(measurement.interval?.refusal == .unknownCosts)
    let huffman = try simulation.measure(.huffman)
    let pair = try #require(simulation.comparisons(of: [huffman, measurement]).first)
    #expect(pair.interval?.refusal == .unknownCosts)
    let lossy = CodeDesigner(
      name: "lossy", encode: { Array($0.dropLast()) }, decode: { bytes, _ in bytes })
    #expect(try simulation.measure(lossy).measuredRate == nil)
  }
}
