import Foundation
import Testing

@testable import SourceCoding

/// Files with exactly one defect each, and the error that a reader must give.
///
/// They are under `Tests/Vectors`, with an index, for readers that were not written here. All checksums
/// are right but where the checksum is the defect, so that the defect itself is met. To write them anew:
///
///     QZ_UPDATE_GOLDEN=1 swift test --disable-xctest --filter InvalidVectorTests
struct InvalidVectorTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let part: QZError.Part
    let reason: QZError.Reason

    var testDescription: String { name }
  }

  private static let message = Array("abracadabra".utf8)

  private static func header(_ change: (inout [UInt8]) -> Void) -> [UInt8] {
    guard let sample = try? FileSample(message, code: "huffman") else { return [] }
    var fields = QZHeader(design: "huffman", code: .inside(sample.description)).fields
    change(&fields)
    return QZHeader.bytes(fields: fields)
  }

  /// A part that ends with its checksum, which `change` does not know.
  private static func part(seed: Int, _ make: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    make(&bytes)
    bytes.append(word: SecondChecksum.value(of: bytes, seed: UInt64(seed)), byteCount: 4)
    return bytes
  }

  private static func block(
    symbols: Int = 11, bits: Int = 23, junctions: [Int] = [],
    _ content: [UInt8] = [0x4E, 0xAC, 0x9C], seed: Int = 0
  ) -> [UInt8] {
    part(seed: seed) { bytes in
      bytes.append(number: symbols)
      bytes.append(number: bits)
      bytes.append(number: junctions.count)
      for junction in junctions { bytes.append(number: junction) }
      bytes += content
    }
  }

  private static func end(
    symbols: Int = 11, count: Int = 11, of content: [UInt8] = message, blocks: Int = 1
  ) -> [UInt8] {
    part(seed: blocks) { bytes in
      bytes.append(number: 0)
      bytes.append(number: symbols)
      bytes.append(number: count)
      bytes.append(word: SecondChecksum.value(of: content, seed: 0))
    }
  }

  private static func changed(_ bytes: [UInt8], _ change: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes = bytes
    change(&bytes)
    return bytes
  }

  private static let vectors: [Vector] = {
    let header = Self.header { _ in }
    func inHeader(_ name: String, _ reason: QZError.Reason, _ change: (inout [UInt8]) -> Void)
      -> Vector
    {
      Vector(
        name: name, bytes: Self.header(change) + block() + end(), part: .header, reason: reason)
    }
    func raw(_ name: String, _ bytes: [UInt8], _ part: QZError.Part, _ reason: QZError.Reason)
      -> Vector
    {
      Vector(name: name, bytes: bytes, part: part, reason: reason)
    }
    // Of the fields: 0 the length of "huffman", 8 the place, 9 "byte", 14 "prefix", 21 the table.
    return [
      raw("nothing", [], .header, .notQz),
      raw("magic", changed(header + block() + end()) { $0[1] = 0x72 }, .header, .notQz),
      raw("header-cut", Array(header.prefix(20)), .header, .truncated),
      raw("header-check", changed(header + block() + end()) { $0[10] ^= 1 }, .header, .checksum),
      raw(
        "header-length-not-shortest",
        changed(header + block() + end()) {
          $0[5] |= 0x80
          $0.insert(0, at: 6)
        }, .header, .malformed),
      raw(
        "version",
        part(seed: 0) { bytes in
          bytes += header.dropLast(4)
          bytes[4] = 3
        } + block() + end(), .header, .unsupported("version 3")),
      inHeader("design-control-character", .malformed) { $0[3] = 0x1B },
      inHeader("design-not-utf8", .malformed) { $0[3] = 0xFF },
      inHeader("place", .malformed) { $0[8] = 3 },
      inHeader("unit-unknown", .unsupported("the symbol unit 'bytf'")) { $0[13] = 0x66 },
      inHeader("coding-unknown", .unsupported("the coding 'prefiy'")) { $0[20] = 0x79 },
      inHeader("fields-left-over", .malformed) { $0.append(0) },
      inHeader("table-padding", .malformed) { $0[$0.count - 1] |= 1 },
      inHeader("table-longer-than-fields", .malformed) { $0[21] = 0x7F },
      inHeader("escape-of-bytes", .malformed) { fields in
        fields[14] = 13
        fields.insert(contentsOf: "+escape".utf8, at: 21)
      },
      raw(
        "code-not-at-hand",
        QZHeader(design: "x", code: .shared(CodeHash(value: 1))).bytes + block() + end(), .header,
        .missingCode(CodeHash(value: 1), design: "x")),
      raw(
        "block-without-code", QZHeader(design: "x", code: .none).bytes + block() + end(),
        .block(0), .malformed),
      raw(
        "block-check", changed(header + block() + end()) { $0[header.count + 4] ^= 1 }, .block(0),
        .checksum),
      raw("block-number", header + block(seed: 1) + end(), .block(0), .checksum),
      raw("block-cut", header + block().prefix(5), .block(0), .truncated),
      raw("block-missing", header, .block(0), .truncated),
      raw("block-symbols", header + block(symbols: 1 << 24 + 1) + end(), .block(0), .malformed),
      raw(
        "block-bits", header + block(symbols: 1, bits: 65_536 + 1 << 16 + 1) + end(), .block(0),
        .malformed),
      raw(
        "block-junctions", header + block(junctions: Array(repeating: 1, count: 16)) + end(),
        .block(0), .malformed),
      raw("block-junction-beyond", header + block(junctions: [24]) + end(), .block(0), .malformed),
      raw("block-padding", header + block([0x4E, 0xAC, 0x9D]) + end(), .block(0), .malformed),
      raw(
        "block-bits-left-over", header + block(symbols: 10) + end(), .block(0),
        .undecodable(.damaged(bitOffset: 22))),
      raw(
        "block-bits-too-few", header + block(symbols: 12) + end(), .block(0),
        .undecodable(.damaged(bitOffset: 23))),
      raw("end-cut", header + block() + end().prefix(9), .end, .truncated),
      raw(
        "end-check", changed(header + block() + end()) { $0[$0.count - 1] ^= 1 }, .end, .checksum),
      raw("end-blocks", header + block() + end(blocks: 2), .end, .checksum),
      raw("end-symbols", header + block() + end(symbols: 12), .end, .malformed),
      raw("end-bytes", header + block() + end(count: 12), .end, .malformed),
      raw("end-content", header + block() + end(of: [1]), .end, .checksum),
      raw("end-missing", header + block(), .block(1), .truncated),
    ]
  }()

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Vectors/invalid").standardizedFileURL

  @Test func `the sound file is that of the article`() throws {
    #expect(
      Self.header { _ in } + Self.block() + Self.end()
        == (try FileSample(Self.message, code: "huffman").bytes))
  }

  @Test(arguments: vectors)
  func `each defect is named`(vector: Vector) throws {
    let error = try #require(decodedFile(vector.bytes).error)
    #expect(error.part == vector.part)
    #expect(error.reason == vector.reason)
    let url = Self.folder.appending(path: "\(vector.name).qz")
    if ProcessInfo.processInfo.environment["QZ_UPDATE_GOLDEN"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(vector.bytes).write(to: url)
    }
    #expect(Array(try Data(contentsOf: url)) == vector.bytes)
  }

  @Test func `the index names each file with its error`() throws {
    let index =
      "file\tpart\terror\n"
      + Self.vectors.map { "\($0.name).qz\t\($0.part)\t\($0.reason)\n" }.joined()
    let url = Self.folder.appending(path: "index.tsv")
    if ProcessInfo.processInfo.environment["QZ_UPDATE_GOLDEN"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try index.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == index)
  }
}
