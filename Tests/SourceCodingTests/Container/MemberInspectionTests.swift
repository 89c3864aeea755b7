import Testing

@testable import SourceCoding

struct MemberInspectionTests {
  private func inspection(
    of file: FileSample, keepsBlocks: Bool = false
  ) throws -> MemberInspection? {
    var reader = QZReader(ByteInput(file.bytes)) { _, _ in file.description }
    return try MemberInspection(from: &reader, keepsBlocks: keepsBlocks)
  }

  @Test(arguments: ["huffman", "shannon", "hpack", "ascii"], ["byte", "nibble", "word"])
  func `the bill of a file adds up to the bit`(code: String, unit: String) throws {
    guard unit == "byte" || !["hpack", "ascii"].contains(code) else { return }
    let content = Array("the quick brown fox jumps over the lazy dog and the other dogs".utf8)
    let file = try FileSample(content, unit: SymbolUnit(named: unit), code: code, blockSize: 20)
    let member = try #require(try inspection(of: file))
    let bill = try #require(member.bill)
    #expect(bill.total == Double(file.bytes.count * 8))
    let residual = try #require(bill.residual)
    #expect(abs(residual) <= bill.residualTolerance)
    #expect(bill.table == Double(file.size.tableBitCount))
    #expect(bill.coder == Double(file.size.paddingBitCount))
    #expect(bill.frame > 0)
    #expect(member.end.byteCount == content.count)
  }

  @Test func `a code that its design makes of the content has z = q`() throws {
    let message = skewedBytes(count: 500, seed: 91)
    let own = try #require(try inspection(of: FileSample(message, code: "huffman")))
    #expect(own.proxy == .content)
    #expect(own.bill?.mismatch == 0)
    let fixed = try #require(try inspection(of: FileSample(message, code: "hpack")))
    #expect(fixed.proxy == .implied)
    #expect(fixed.bill.map { $0.mismatch > 0 } == true)
    // HPACK is complete over 257 symbols, so of its 256 bytes κ is all but 1.
    #expect(fixed.bill.map { abs($0.lengths) < 1e-5 } == true)
  }

  @Test(arguments: ["block:2", "tunstall:9"])
  func `a code of words has lengths and no context, as in a report`(code: String) throws {
    let message = skewedBytes(count: 500, seed: 92)
    let member = try #require(try inspection(of: FileSample(message, code: code)))
    #expect(member.proxy == .content)
    let bill = try #require(member.bill)
    let source = MemorySource(message)
    let measured = try Simulation(of: source).measure(CodeCatalog.designer(named: code)).bill
    #expect(bill.context == 0 && bill.mismatch == 0)
    #expect(agrees(bill.lengths, measured.lengths, within: 1e-9))
    #expect(agrees(bill.coder, measured.coder, within: 1e-9))
    // Made for another, the file has its weights.
    let words = Array("a b c d a b a a".utf8)
    let other = try #require(
      try inspection(of: FileSample(Array("a b d".utf8), knowing: words, unit: .word, code: code)))
    #expect(other.proxy == .described)
    let residual = try #require(other.bill?.residual)
    #expect(abs(residual) < 1e-6 && other.bill?.context == 0)
    #expect(other.bill.map { $0.mismatch > 0 } == true)
  }

  @Test(arguments: ["huffman", "rans", "vitter", "ppm"])
  func `the bill of what is spelled out adds up too`(code: String) throws {
    let known = Array("the quick brown fox jumps over the lazy dog".utf8)
    let content = Array("the lazy fox and the lazy cat and the other cat".utf8)
    let file = try FileSample(content, knowing: known, unit: .word, code: code, blockSize: 7)
    let member = try #require(try inspection(of: file))
    let bill = try #require(member.bill)
    let residual = try #require(bill.residual)
    #expect(abs(residual) <= bill.residualTolerance)
    #expect(bill.total == Double(file.bytes.count * 8))
    #expect(member.spelledSymbolCount == 3)
    // and, cat and other: 5 of 21 symbols; the bill's entropy is that of all of them.
    let message = try Message(content, unit: .word)
    let tally = try BatchTallies(of: MessageSource(message), threads: 1).total
    let q = try Estimator.maximumLikelihood.distribution(of: tally)
    #expect(abs(bill.entropy - tally.weightedSum(of: q.surprisals)) < 1e-9)
    #expect(bill.escape > 0)
  }

  @Test func `blocks are listed where that is wanted`() throws {
    let file = try FileSample(skewedBytes(count: 100, seed: 92), code: "huffman", blockSize: 30)
    #expect(try inspection(of: file)?.blocks.count == 0)
    #expect(
      try inspection(of: file, keepsBlocks: true)?.blocks.map(\.symbolCount) == [30, 30, 30, 10])
  }

  @Test func `without the shared code the structure is told, and no bill`() throws {
    let message = skewedBytes(count: 5000, seed: 94)
    let file = try FileSample(message, code: "huffman", isShared: true, blockSize: 4500)
    for threads in [1, 3] {
      var reader = QZReader(ByteInput(file.bytes), threads: threads, needsCode: false)
      let member = try #require(try MemberInspection(from: &reader, keepsBlocks: true))
      #expect(member.bill == nil && member.description == nil)
      #expect(member.blocks.map(\.symbolCount) == [4500, 500])
      #expect(member.end.byteCount == 5000)
      #expect(member.size == file.size)
    }
    var damaged = file.bytes
    damaged[damaged.count - 30] ^= 1
    var reader = QZReader(ByteInput(damaged), needsCode: false)
    #expect(throws: QZError.self) {
      while try MemberInspection(from: &reader, keepsBlocks: false) != nil {}
    }
  }

  @Test func `after the last member there is none`() throws {
    let file = try FileSample(Array("ab".utf8), code: "huffman")
    var reader = QZReader(ByteInput(file.bytes + file.bytes))
    for isThere in [true, true, false] {
      let member = try MemberInspection(from: &reader, keepsBlocks: false)
      #expect((member != nil) == isThere)
    }
  }
}
