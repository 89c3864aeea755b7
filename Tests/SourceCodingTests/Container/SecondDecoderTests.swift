import Foundation
import Testing

@testable import SourceCoding

/// The article on the format is held to its word: a decoder that was written from it
/// reads what the product writes.
struct SecondDecoderTests {
  /// Text with characters of every length, line ends of both kinds, and bytes that are
  /// no UTF-8.
  private static let text =
    Array("Ein Ärger, ein Jammer: 猫 🐈 é\r\nund wieder ein Jammer.\n\n🐈🐈".utf8) + [0xFF, 0xC3, 0x28]

  private static let codes = FileSample.codes

  private static let units = [
    "bit", "nibble", "byte", "utf16", "scalar", "character", "word", "line", "gram:2",
    "gram:3,bit", "gram:2,utf16", "gram:2,word",
  ]

  @Test(arguments: codes, units)
  func `every code in every unit`(code: String, unit: String) throws {
    let file = try FileSample(
      Self.text, unit: SymbolUnit(named: unit), code: code, blockSize: unit == "bit" ? 51 : 7)
    #expect(try SecondDecoder().content(of: file.bytes) == Self.text)
    let read = decodedFile(file.bytes)
    #expect(read.error == nil)
    #expect(read.content == Self.text)
  }

  @Test(arguments: codes, [0, 1, 500])
  func `messages short and long`(code: String, count: Int) throws {
    try expectBothRead(skewedBytes(count: count, seed: 90), code: code)
  }

  @Test(arguments: ["huffman", "limited:9", "shannon", "elias-gamma", "block:1"])
  func `blocks with junctions`(code: String) throws {
    let message = skewedBytes(count: 5000, seed: 93)
    #expect(try decodedFile(FileSample(message, code: code).bytes).blocks[0].junctionCount == 3)
    try expectBothRead(message, code: code)
  }

  private func expectBothRead(_ message: [UInt8], code: String) throws {
    let file = try FileSample(message, code: code)
    #expect(try SecondDecoder().content(of: file.bytes) == message)
    #expect(decodedFile(file.bytes).content == message)
  }

  @Test(arguments: codes)
  func `one symbol again and again`(code: String) throws {
    try expectBothRead([UInt8](repeating: 7, count: 300), code: code)
  }

  @Test(arguments: ["hpack", "ascii", "baudot"])
  func `codes that are shared, canonical or not`(code: String) throws {
    let message = Array(code == "baudot" ? "CALL 01-23 OR A1B2".utf8 : "abracadabra".utf8)
    let file = try FileSample(message, code: code, isShared: true)
    let hash = file.description.hash.value
    #expect(SecondChecksum.value(of: file.description.fields, seed: 0) == hash)
    let reader = SecondDecoder(shared: [hash: file.description.fields])
    #expect(try reader.content(of: file.bytes) == message)
    #expect(throws: SecondDecoder.Refusal("the code is not at hand")) {
      try SecondDecoder().content(of: file.bytes)
    }
  }

  @Test func `an alphabet of more than 256 symbols`() throws {
    let content = (0..<400).flatMap { Array("w\($0 * $0 % 701) ".utf8) }
    let file = try FileSample(content, unit: .word, code: "huffman")
    #expect(file.description.alphabet.count > 256)
    #expect(try SecondDecoder().content(of: file.bytes) == content)
    #expect(decodedFile(file.bytes).content == content)
  }

  /// Of *some* of these codes the table is made of z's data, in which the escape never comes.
  private static let codesWithEscape = codes.filter {
    !["order:0", "order:2", "order-huffman:1"].contains($0)
  }

  @Test(arguments: codesWithEscape, ["utf16", "scalar", "character", "word", "line", "gram:2"])
  func `symbols that the code does not know are spelled out`(code: String, unit: String) throws {
    let known = Self.text.prefix(40) + Self.text.prefix(11)
    let file = try FileSample(
      Self.text, knowing: Array(known), unit: SymbolUnit(named: unit), code: code, blockSize: 9)
    #expect(try SecondDecoder().content(of: file.bytes) == Self.text)
    let read = decodedFile(file.bytes)
    #expect(read.error == nil)
    #expect(read.content == Self.text)
    #expect(file.size.escapeBitCount > 0)
  }

  @Test(arguments: codesWithEscape)
  func `a code with an escape tells that there are none`(code: String) throws {
    let file = try FileSample(Self.text, knowing: Self.text, unit: .word, code: code, blockSize: 9)
    #expect(try SecondDecoder().content(of: file.bytes) == Self.text)
    #expect(decodedFile(file.bytes).content == Self.text)
    #expect(file.size.escapeBitCount > 0)
  }

  @Test func `members one behind another`() throws {
    let first = try FileSample(Self.text, code: "huffman")
    let second = try FileSample(Self.text, unit: .word, code: "shannon")
    let content = try SecondDecoder().content(of: first.bytes + second.bytes)
    #expect(content == Self.text + Self.text)
  }

  /// Whatever is flipped, both refuse it.
  @Test func `damage is refused`() throws {
    let message = Array("abracadabra".utf8)
    let files = [
      try FileSample(message, unit: .scalar, code: "huffman").bytes,
      try FileSample(message, knowing: [97, 98, 99], unit: .scalar, code: "rans").bytes,
    ]
    for file in files {
      for byte in file.indices {
        var damaged = file
        damaged[byte] ^= 0x10
        #expect(throws: (any Error).self) { try SecondDecoder().content(of: damaged) }
        #expect(decodedFile(damaged).error != nil)
      }
    }
  }

  @Test func `the example in the article is a file`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/SourceCoding/SourceCoding.docc/FileFormat.md")
    let article = try String(contentsOf: root, encoding: .utf8)
    let example = try #require(article.split(separator: "## An example").last)
    let bytes = example.split(separator: "\n").filter { $0.hasPrefix("    ") }.flatMap { line in
      // The bytes stand in the first of two columns.
      (line.dropFirst(4).split(separator: "    ").first ?? "").split(separator: " ")
        .compactMap { UInt8($0, radix: 16) }
    }
    #expect(bytes == (try FileSample(Array("abracadabra".utf8), code: "huffman").bytes))
    #expect(try SecondDecoder().content(of: bytes) == Array("abracadabra".utf8))
  }
}
