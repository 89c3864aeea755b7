import Testing

@testable import SourceCoding

struct FileTests {
  @Test(arguments: ["huffman", "limited:11", "shannon", "hpack"], [1, 2, 4095, 4096, 20_000])
  func `what was written is read`(code: String, count: Int) throws {
    let message = skewedBytes(count: count, seed: 70)
    let file = try FileSample(message, code: code, isShared: code == "hpack", blockSize: 6000)
    let read = decodedFile(file.bytes, sharing: [file.description])
    #expect(read.error == nil)
    #expect(read.content == message)
  }

  @Test func `a file without content has no code`() throws {
    var writer = QZWriter(
      header: QZHeader(design: "huffman", code: .none), code: try huffman(for: [1, 2]))
    writer.finish()
    let read = decodedFile(writer.output)
    #expect(read.error == nil && read.content.isEmpty)
    #expect(writer.output.count < 50)
  }

  @Test func `members one behind another are their contents one behind another`() throws {
    let first = try FileSample(skewedBytes(count: 5000, seed: 71), code: "huffman")
    let second = try FileSample(Array("abracadabra".utf8), code: "shannon")
    let read = decodedFile(first.bytes + second.bytes + first.bytes)
    let content = skewedBytes(count: 5000, seed: 71)
    #expect(read.error == nil)
    #expect(read.content == content + Array("abracadabra".utf8) + content)
  }

  @Test(arguments: [false, true])
  func `sizes add up to the file, to the bit`(isShared: Bool) throws {
    let message = skewedBytes(count: 9000, seed: 72)
    let file = try FileSample(message, code: "huffman", isShared: isShared, blockSize: 4096)
    #expect(file.size.bitCount == file.bytes.count * 8)
    let costs = try #require(try file.description.code()?.symbolCosts)
    #expect(Double(file.size.codeBitCount) == Tally(of: message).weightedSum(of: costs))
    #expect(file.size.tableBitCount == (isShared ? 0 : file.description.table.bitCount))
    #expect(file.size.blockCount == 3)
    let read = decodedFile(file.bytes, sharing: [file.description])
    guard case .end(_, let size)? = read.parts.last else {
      Issue.record("no end")
      return
    }
    #expect(size == file.size)
  }

  @Test(arguments: ["byte", "word", "bit"], ["huffman", "rans", "vitter"])
  func `the file is the same for any number of cores`(unit: String, code: String) throws {
    let text = (0..<900).flatMap { Array("word \($0 % 37), ".utf8) }
    let source = MessageSource(try Message(text, unit: SymbolUnit(named: unit)))
    let tally = try BatchTallies(of: source, threads: 1).total
    let proxy = try Proxy(learntFrom: tally, by: .maximumLikelihood)
    let design = try CodeCatalog.designer(named: code).design(for: proxy)
    let file = try QZCoding(design, named: code, over: source.alphabet, isShared: false)
    let files = try [1, 2, 5].map { threads in
      var writer = QZWriter(file, blockSize: 500)
      while try writer.appendBlocks(of: source, threads: threads) {}
      writer.finish()
      return writer.output
    }
    #expect(files[1] == files[0])
    #expect(files[2] == files[0])
    for threads in [1, 2, 5] {
      #expect(decodedFile(files[0], threads: threads).content == text)
    }
  }

  @Test func `the first symbol that cannot be written is named, on any number of cores`() throws {
    let known = try huffman(for: [1, 2, 4])
    let file = try QZCoding(
      Design(prefixCode: known.prefixCode), named: "huffman", over: .bytes, isShared: false)
    var message = [UInt8](repeating: 1, count: 5000)
    message[1234] = 200
    message[4321] = 201
    for threads in [1, 2, 5] {
      var writer = QZWriter(file, blockSize: 100)
      #expect(throws: UnwritableQZ.symbol(200, offset: 1234)) {
        while try writer.appendBlocks(of: MemorySource(message), threads: threads) {}
      }
    }
  }

  @Test(arguments: ["tunstall:4", "block:2", "adaptive-z:100", "huffman"], [0, 1, 6, 77, 98, 99])
  func `so is that of a code whose costs are not known beforehand`(name: String, place: Int) throws
  {
    var message = (0..<100).map { UInt8(97 + $0 % 3 % 2) }
    let z = try Proxy(learntFrom: Tally(of: message), by: .maximumLikelihood)
    let design = try CodeCatalog.designer(named: name).design(for: z)
    let file = try QZCoding(design, named: name, over: .bytes, isShared: false)
    message[place] = 200
    var writer = QZWriter(file)
    #expect(throws: UnwritableQZ.symbol(200, offset: place)) {
      _ = try writer.appendBlocks(of: MemorySource(message))
    }
  }

  @Test func `blocks say where they are`() throws {
    let file = try FileSample(skewedBytes(count: 9000, seed: 73), code: "huffman", blockSize: 4096)
    let blocks = decodedFile(file.bytes).blocks
    #expect(blocks.map(\.symbolCount) == [4096, 4096, 808])
    #expect(blocks.map(\.junctionCount) == [3, 3, 0])
    for (block, next) in zip(blocks, blocks.dropFirst()) {
      #expect(block.byteOffset + block.byteCount == next.byteOffset)
    }
  }

  @Test func `a shared code is needed, and no other will do`() throws {
    let file = try FileSample(Array("abracadabra".utf8), code: "huffman", isShared: true)
    let other = try FileSample(Array("mississippi".utf8), code: "huffman")
    let missing = QZError.Reason.missingCode(file.description.hash, design: "huffman")
    #expect(decodedFile(file.bytes).error?.reason == missing)
    #expect(decodedFile(file.bytes, sharing: [other.description]).error?.reason == missing)
    var reader = QZReader(ByteInput(file.bytes)) { _, _ in other.description }
    #expect(throws: QZError(member: 0, part: .header, byteOffset: 0, reason: missing)) {
      try reader.next()
    }
    #expect(decodedFile(file.bytes, sharing: [file.description]).error == nil)
  }

  @Test func `the hash is that of the code and not of its design`() throws {
    let (a, b) = (Array("aabbccdd".utf8), Array("aaabbbcccddd".utf8))
    let first = try FileSample(a, code: "huffman").description
    #expect(try FileSample(b, code: "shannon").description.hash == first.hash)
    #expect(try FileSample(Array("aabc".utf8), code: "huffman").description.hash != first.hash)
    #expect(CodeHash("\(first.hash)") == first.hash)
    #expect(CodeHash("12") == nil)
    #expect(CodeHash("00000000000000g0") == nil)
    #expect(CodeHash("+000000000000000") == nil)
  }

  @Test func `an error comes again`() throws {
    let error = QZError(member: 0, part: .header, byteOffset: 0, reason: .notQz)
    var reader = QZReader(ByteInput([1, 2, 3]))
    for _ in 0..<2 {
      do throws(QZError) {
        _ = try reader.next()
        Issue.record("no error")
      } catch {
        #expect(error == error)
      }
    }
    #expect(decodedFile([1, 2, 3]).error == error)
  }

  /// A changed output is a change of the format.
  @Test func `the bytes of a small file are these`() throws {
    let file = try FileSample(Array("abracadabra".utf8), code: "huffman")
    let digits = file.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(
      digits
        == "f1717a0a" + "02" + "1e" + "0768756666" + "6d616e" + "00" + "0462797465"
        + "06707265666978" + "34" + "031106c046a2f0" + "00" + "ac32f5d9" + "01" + "0b" + "17" + "00"
        + "4eac9c" + "2b4221d3" + "00" + "0b" + "0b" + "4e08aab7a2f8b35e" + "14d237a5")
  }

  private func huffman(for weights: [UInt64]) throws -> PrefixCoder {
    PrefixCoder(try PrefixCode(lengths: Huffman.lengths(for: weights.map { Double($0) })))
  }

  @Test(arguments: [0, 1, 2])
  func `only a message without symbols has no code in its header`(count: Int) throws {
    let message = [UInt8](repeating: 97, count: count)
    let code = try QZCoding(
      Design(prefixCode: huffman(for: [UInt64](repeating: 1, count: 256)).prefixCode),
      named: "huffman", over: .bytes, isShared: false)
    var writer = QZWriter(code, tally: Tally(of: message))
    while try writer.appendBlocks(of: MemorySource(message)) {}
    writer.finish()
    let read = try QZFile(writer.output)
    #expect((read.header.code == .none) == (count == 0))
    #expect(read.content == message)
  }

  @Test(arguments: [1, 2, 3, 100])
  func `characters of two code units come back from blocks of any size`(blockSize: Int) throws {
    let text = Array("a😀b😀😀".utf8)
    let file = try FileSample(
      text, unit: SymbolUnit(named: "utf16"), code: "huffman", blockSize: blockSize)
    #expect(decodedFile(file.bytes).content == text)
  }

  @Test func `nothing is written of a size that is not begun`() {
    let size = QZSize()
    #expect(size.bitCount == 0 && size.tablePaddingBitCount == 0 && size.indexBitCount == 0)
    #expect(size.escapeBitCount == 0 && size.messageCount == 0 && size.blockCount == 0)
  }

  @Test func `bytes are counted as they are taken`() throws {
    var input = ByteInput(Array("ab\ncdef".utf8))
    var line: [UInt8] = []
    #expect(try input.next() == 97 && input.offset == 1)
    #expect(try input.readLine(into: &line, limit: 9) && line == [98] && input.offset == 3)
    #expect(try input.read(3, into: &line) && input.offset == 6)
    #expect(try input.next() == 102 && input.next() == nil && input.offset == 7)
  }
}
