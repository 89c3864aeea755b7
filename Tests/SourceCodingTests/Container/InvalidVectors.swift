import Foundation
import Testing

@testable import SourceCoding

/// Files of one version of the format, each with exactly one defect.
struct InvalidVectors: Sendable {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let part: QZError.Part
    let reason: QZError.Reason

    var testDescription: String { name }
  }

  /// Those of version 1.
  static let first = InvalidVectors(
    version: QZHeader.firstVersion, folder: folder.appending(path: "invalid"))

  /// Those of version 2.
  static let second = InvalidVectors(
    version: QZHeader.version, folder: folder.appending(path: "invalid-2"))

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Vectors").standardizedFileURL

  let version: UInt8

  /// Where they are.
  let folder: URL

  private static let message = Array("abracadabra".utf8)

  /// The header of the sound file.
  var header: [UInt8] { header { _ in } }

  /// What checksums of its blocks begin from.
  private var seed: UInt64 {
    version == 1 ? 0 : SecondChecksum.value(of: header.dropLast(4), seed: 0)
  }

  /// The bytes of a kind, and of a layout.
  private var kindSize: Int { version == 1 ? 0 : 1 }

  private func header(_ change: (inout [UInt8]) -> Void) -> [UInt8] {
    guard let sample = try? FileSample(Self.message, code: "huffman") else { return [] }
    var fields = QZHeader(design: "huffman", code: .inside(sample.description), version: version)
      .fields
    change(&fields)
    return QZHeader.bytes(fields: fields, version: version)
  }

  /// A part that ends with its checksum, which `change` does not know.
  private func part(seed: UInt64, _ make: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    make(&bytes)
    bytes.append(word: SecondChecksum.value(of: bytes, seed: seed), byteCount: 4)
    return bytes
  }

  func block(
    symbols: Int = 11, bits: Int = 23, junctions: [Int] = [],
    _ content: [UInt8] = [0x4E, 0xAC, 0x9C], number: UInt64 = 0, kind: UInt8 = 1,
    of seed: UInt64? = nil
  ) -> [UInt8] {
    part(seed: (seed ?? self.seed) &+ number) { bytes in
      if version > 1 { bytes.append(kind) }
      bytes.append(number: symbols)
      bytes.append(number: bits)
      bytes.append(number: junctions.count)
      for junction in junctions { bytes.append(number: junction) }
      bytes += content
    }
  }

  func end(
    symbols: Int = 11, count: Int = 11, of content: [UInt8] = message, blocks: UInt64 = 1
  ) -> [UInt8] {
    part(seed: seed &+ blocks) { bytes in
      bytes.append(number: 0)
      bytes.append(number: symbols)
      bytes.append(number: count)
      bytes.append(word: SecondChecksum.value(of: content, seed: 0))
    }
  }

  private func changed(_ bytes: [UInt8], _ change: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes = bytes
    change(&bytes)
    return bytes
  }

  /// The vectors.
  var all: [Vector] { common + (version == 1 ? [] : ofKinds) }

  private var common: [Vector] {
    func inHeader(_ name: String, _ reason: QZError.Reason, _ change: (inout [UInt8]) -> Void)
      -> Vector
    {
      Vector(
        name: name, bytes: self.header(change) + block() + end(), part: .header, reason: reason)
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
      inHeader("table-padding", .malformed) { $0[$0.count - 1 - kindSize] |= 1 },
      inHeader("table-longer-than-fields", .malformed) { $0[21] = 0x7F },
      inHeader("escape-of-bytes", .malformed) { fields in
        fields[14] = 13
        fields.insert(contentsOf: "+escape".utf8, at: 21)
      },
      raw(
        "code-not-at-hand",
        QZHeader(design: "x", code: .shared(CodeHash(value: 1)), version: version).bytes + block()
          + end(), .header,
        .missingCode(CodeHash(value: 1), design: "x")),
      raw(
        "block-without-code",
        QZHeader(design: "x", code: .none, version: version).bytes + block() + end(),
        .block(0), .malformed),
      raw(
        "block-check", changed(header + block() + end()) { $0[header.count + 4 + kindSize] ^= 1 },
        .block(0),
        .checksum),
      raw("block-number", header + block(number: 1) + end(), .block(0), .checksum),
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
  }

  /// What only version 2 can have.
  private var ofKinds: [Vector] {
    func inBlock(_ name: String, _ bytes: [UInt8], _ reason: QZError.Reason) -> Vector {
      Vector(name: name, bytes: header + bytes + end(), part: .block(0), reason: reason)
    }
    let other = QZHeader(design: "x", code: .none).seed
    return [
      Vector(
        name: "layout", bytes: header { $0[$0.count - 1] = 2 } + block() + end(), part: .header,
        reason: .unsupported("layout 2")),
      Vector(
        name: "message-unit",
        bytes: header {
          $0[$0.count - 1] = 1
          $0.append(field: "column:1".utf8)
          $0.append(0)
        } + block() + end(), part: .header,
        reason: .unsupported("the message unit 'column:1'")),
      inBlock("block-kind", block(kind: 3), .unsupported("block kind 3")),
      inBlock("block-kind-of-messages", block(kind: 2), .malformed),
      inBlock("block-of-no-symbols", block(symbols: 0), .malformed),
      inBlock("block-of-another-file", block(of: other), .checksum),
      inBlock("block-without-header", block(of: 0), .checksum),
    ]
  }
}
