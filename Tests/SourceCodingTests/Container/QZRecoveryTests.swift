import Testing

@testable import SourceCoding

/// What is intact of a damaged file comes back, and what is lost is told.
struct QZRecoveryTests {
  private static let message = skewedBytes(count: 100, seed: 81)

  /// The message without the symbols of some blocks of 20.
  private static func message(without blocks: Range<Int>) -> [UInt8] {
    var rest = message
    rest.removeSubrange(blocks.lowerBound * 20..<blocks.upperBound * 20)
    return rest
  }

  /// What a recovery gives of `bytes`.
  private func recovered(
    _ bytes: [UInt8]
  ) throws -> (content: [UInt8], losses: [QZRecovery<MemorySource>.Loss]) {
    var recovery = QZRecovery(MemorySource(bytes))
    var content: [UInt8] = []
    var losses: [QZRecovery<MemorySource>.Loss] = []
    while let part = try recovery.next() {
      switch part {
      case .content(let bytes): content += bytes
      case .loss(let loss): losses.append(loss)
      }
    }
    return (content, losses)
  }

  private func file(_ code: String = "huffman") throws -> (bytes: [UInt8], blocks: [Range<Int>]) {
    let bytes = try FileSample(Self.message, code: code, blockSize: 20).bytes
    let blocks = decodedFile(bytes).blocks.map { $0.byteOffset..<$0.byteOffset + $0.byteCount }
    return (bytes, blocks)
  }

  @Test(arguments: ["huffman", "rans", "ppm"])
  func `of an intact file nothing is lost`(code: String) throws {
    let bytes = try file(code).bytes
    let read = try recovered(bytes + bytes)
    #expect(read.content == Self.message + Self.message)
    #expect(read.losses.isEmpty)
    #expect(try recovered([]).losses.isEmpty)
  }

  @Test(arguments: 0..<5)
  func `of flipped bits in a block that block alone is lost`(number: Int) throws {
    let (bytes, blocks) = try file()
    for bit in 0..<blocks[number].count * 8 {
      var damaged = bytes
      damaged[blocks[number].lowerBound + bit / 8] ^= 1 << UInt8(bit % 8)
      let read = try recovered(damaged)
      #expect(read.content == Self.message(without: number..<number + 1), "bit \(bit)")
      #expect(read.losses.map(\.range) == [blocks[number]])
      #expect(read.losses.first?.blocks == number..<number + 1)
      #expect(read.losses.first?.contentOffset == number * 20)
    }
  }

  @Test func `blocks with numbers of several bytes are found where sizes are wrong`() throws {
    let message = skewedBytes(count: 1_500, seed: 83)
    let bytes = try FileSample(message, code: "huffman", blockSize: 300).bytes
    let blocks = decodedFile(bytes).blocks.map { $0.byteOffset..<$0.byteOffset + $0.byteCount }
    // The numbers of block 1 still say its full size.
    var cut = bytes
    cut.removeSubrange(blocks[1].upperBound - 9..<blocks[1].upperBound - 4)
    let read = try recovered(cut)
    #expect(read.content == Array(message[..<300] + message[600...]))
    #expect(read.losses.map(\.blocks) == [1..<2])
  }

  @Test func `what was cut out or put in is skipped`() throws {
    let (bytes, blocks) = try file()
    var cutFile = bytes
    cutFile.removeSubrange(blocks[1].lowerBound + 3..<blocks[3].upperBound - 2)
    let cut = try recovered(cutFile)
    #expect(cut.content == Self.message(without: 1..<4))
    #expect(cut.losses.map(\.blocks) == [1..<4])
    let garbage = skewedBytes(count: 300, seed: 82)
    var longerFile = bytes
    longerFile.insert(contentsOf: garbage, at: blocks[2].lowerBound)
    let longer = try recovered(longerFile)
    #expect(longer.content == Self.message)
    #expect(longer.losses.map(\.range.count) == [300])
    #expect(longer.losses.map(\.blocks) == [2..<2])
  }

  @Test func `a loss is that of its member`() throws {
    let (bytes, blocks) = try file()
    var damaged = bytes
    damaged[blocks[1].lowerBound + 8] ^= 1
    let read = try recovered(bytes + bytes + damaged)
    #expect(read.losses.map(\.error.member) == [2])
    #expect(read.losses.map(\.blocks) == [1..<2])
  }

  @Test func `without its header a member is lost, and the next is read`() throws {
    let bytes = try file().bytes
    var damaged = bytes
    damaged[7] ^= 0x10
    let read = try recovered(damaged + bytes)
    #expect(read.content == Self.message)
    #expect(read.losses.map(\.range) == [0..<bytes.count])
    #expect(read.losses.first?.error.part == .header)
  }

  @Test func `every truncation keeps the whole blocks before it`() throws {
    let (bytes, blocks) = try file()
    for count in 1..<bytes.count {
      let read = try recovered(Array(bytes.prefix(count)))
      let whole = blocks.count { $0.upperBound <= count }
      #expect(read.content == Array(Self.message.prefix(whole * 20)))
      #expect(read.losses.count == 1)
    }
  }

  @Test func `a block of another file is noticed at the end`() throws {
    let (bytes, blocks) = try file("elias-gamma")
    let other = try FileSample(
      Array(Self.message.reversed()), code: "elias-gamma", blockSize: 20
    ).bytes
    let places = decodedFile(other).blocks.map { $0.byteOffset..<$0.byteOffset + $0.byteCount }
    var spliced = bytes
    spliced.replaceSubrange(blocks[1], with: other[places[1]])
    let read = try recovered(spliced)
    #expect(read.losses.map(\.error.reason) == [.checksum])
  }
}
