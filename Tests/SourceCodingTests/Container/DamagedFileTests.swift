import Foundation
import Testing

@testable import SourceCoding

/// Whatever happens to a file, its content comes back or an error does.
struct DamagedFileTests {
  private static let message = skewedBytes(count: 60, seed: 80)

  private static let codes = ["huffman", "shannon"]

  /// Every how many bits one is flipped; a prime, so that all places of a byte come.
  private static let stride =
    ProcessInfo.processInfo.environment["QZ_SLOW_TESTS"] == nil ? 5 : 1

  @Test(arguments: codes)
  func `every flipped bit is found, and nothing of its block is let through`(code: String) throws {
    let file = try FileSample(Self.message, code: code, blockSize: 20)
    var parts: Set<QZError.Part> = []
    for bit in Swift.stride(from: 0, to: file.bytes.count * 8, by: Self.stride) {
      var damaged = file.bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let read = decodedFile(damaged)
      let error = try #require(read.error, "bit \(bit)")
      #expect(Self.message.starts(with: read.content))
      #expect(read.content.count % 20 == 0)
      #expect(error.byteOffset <= bit / 8)
      parts.insert(error.part)
    }
    #expect(parts.isSuperset(of: [.header, .block(0), .block(1), .block(2), .end]))
  }

  @Test(arguments: [2, 3, 7])
  func `several cores find the same as one`(threads: Int) throws {
    let code = try FileSample(Self.message, code: "rans", blockSize: 4)
    let file = code.bytes + code.bytes
    for bit in Swift.stride(from: 3, to: file.count * 8, by: 7 * Self.stride) {
      var damaged = file
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let (alone, together) = (decodedFile(damaged), decodedFile(damaged, threads: threads))
      #expect(together.error == alone.error)
      #expect(together.content == alone.content)
      #expect(together.parts == alone.parts)
    }
    #expect(decodedFile(file, threads: threads).content == Self.message + Self.message)
  }

  @Test(arguments: codes)
  func `every truncation is found`(code: String) throws {
    let file = try FileSample(Self.message, code: code, blockSize: 20)
    for count in 0..<file.bytes.count {
      let read = decodedFile(Array(file.bytes.prefix(count)))
      #expect(read.error?.reason == (count == 0 ? .notQz : .truncated))
      #expect(Self.message.starts(with: read.content))
    }
  }

  @Test func `blocks can neither change places nor be lost`() throws {
    let file = try FileSample(Self.message, code: "huffman", blockSize: 20)
    let ranges = decodedFile(file.bytes).blocks.map { $0.byteOffset..<$0.byteOffset + $0.byteCount }
    let start = file.bytes[..<ranges[0].lowerBound]
    let end = file.bytes[ranges[2].upperBound...]
    for order in [[1, 0, 2], [0, 2, 1], [0, 1], [1, 2], [0, 2], [0, 1, 2, 2], []] {
      let bytes = start + order.flatMap { file.bytes[ranges[$0]] } + end
      #expect(decodedFile(Array(bytes)).error?.reason == .checksum)
    }
  }

  @Test func `what follows a member is another member or an error`() throws {
    let file = try FileSample(Self.message, code: "huffman")
    let read = decodedFile(file.bytes + [0])
    #expect(read.content == Self.message)
    #expect(
      read.error
        == QZError(member: 1, part: .header, byteOffset: file.bytes.count, reason: .notQz))
  }

  /// The description of a code, with an escape for every other seed.
  private func description(_ code: String, _ seed: Int) throws -> CodeDescription {
    guard seed % 2 == 0, !code.hasPrefix("order") else {
      return try FileSample(Self.message, code: code).description
    }
    let text = Array("die Katze tritt die Treppe krumm".utf8)
    return try FileSample(text, knowing: text, unit: .scalar, code: code).description
  }

  /// With right checksums, so that the fields themselves are met.
  @Test(arguments: FileSample.codes, 0..<6)
  func `fields at random are refused, or describe a code`(code: String, seed: Int) throws {
    var rng = seededGenerator(UInt64(seed))
    var fields = QZHeader(design: "x", code: .inside(try description(code, seed))).fields
    for _ in 0...rng.next() % 4 {
      fields[Int(rng.next() % UInt64(fields.count))] = UInt8(truncatingIfNeeded: rng.next())
    }
    var bytes = QZHeader.bytes(fields: fields, version: QZHeader.version)
    bytes += (0..<40).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
    let read = decodedFile(bytes)
    #expect(read.error != nil)
    #expect(read.content.isEmpty)
  }

  @Test(arguments: FileSample.codes, 0..<6)
  func `bits at random with a right checksum decode or are refused`(
    code: String, seed: Int
  ) throws {
    var rng = seededGenerator(UInt64(1000 + seed))
    let header = QZHeader(design: "x", code: .inside(try description(code, seed)))
    var bytes = header.bytes
    let start = bytes.count
    bytes.append(BlockKind.symbols.rawValue)
    let bitCount = Int(rng.next() % 200)
    BlockFrame(
      symbolCount: 1 + Int(rng.next() % 100), bitCount: bitCount,
      junctions: seed % 3 == 0
        ? [] : (0..<Int(rng.next() % 5)).map { $0 * bitCount / 5 }
    ).write(to: &bytes)
    bytes += (0..<(bitCount + 7) / 8).map { _ in UInt8(truncatingIfNeeded: rng.next()) }
    if bitCount % 8 > 0 { bytes[bytes.count - 1] &= UInt8(0xFF << (8 - bitCount % 8) & 0xFF) }
    bytes.append(
      word: FrameInput.checksum(of: Array(bytes[start...]), seed: header.seed), byteCount: 4)
    let read = decodedFile(bytes)
    // The end mark is missing in any case.
    switch read.error?.reason {
    case .undecodable, .malformed: #expect(read.content.isEmpty)
    case .truncated: #expect(!read.content.isEmpty)
    default: Issue.record("\(String(describing: read.error))")
    }
  }

  @Test(arguments: ["huff\u{1B}[2Jman", "a\nb", "\0"])
  func `a design with control characters is refused`(design: String) throws {
    let file = try FileSample(Self.message, code: "huffman")
    let bytes = QZHeader(design: design, code: .inside(file.description)).bytes
    #expect(decodedFile(bytes).error?.reason == .malformed)
  }

  @Test func `sizes that nothing stands behind cost nothing`() throws {
    let file = try FileSample(Self.message, code: "huffman")
    var bytes = QZHeader(design: "x", code: .inside(file.description)).bytes
    bytes.append(BlockKind.symbols.rawValue)
    bytes.append(number: BlockFrame.mostSymbols)
    bytes.append(number: BlockFrame.mostBits(symbolCount: BlockFrame.mostSymbols, hasEscape: false))
    bytes.append(number: 0)
    #expect(decodedFile(bytes).error?.reason == .truncated)
    var header = QZHeader.magic + [QZHeader.version]
    header.append(number: QZHeader.greatestLength)
    #expect(decodedFile(header).error?.reason == .truncated)
  }

  @Test(
    arguments: [
      [0x80, 0x00], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
      [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
    ] as [[UInt8]])
  func `a number longer than it need be, or too great, is refused`(bytes: [UInt8]) {
    var reader = FieldReader(bytes)
    #expect(throws: QZError.Reason.malformed) { try reader.number(limit: .max) }
  }

  @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, FieldNumber.greatest])
  func `a number is read as it was written`(number: Int) throws {
    var bytes: [UInt8] = []
    bytes.append(number: number)
    var reader = FieldReader(bytes)
    #expect(try reader.number(limit: number) == number)
    #expect(reader.isAtEnd)
    guard number > 0 else { return }
    var again = FieldReader(bytes)
    #expect(throws: QZError.Reason.malformed) { try again.number(limit: number - 1) }
  }
}
