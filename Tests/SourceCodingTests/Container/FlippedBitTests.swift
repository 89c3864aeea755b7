import Foundation
import Testing

@testable import SourceCoding

/// Every single flipped bit of a small file is found, in every code and every unit.
struct FlippedBitTests {
  private static let text = Array("Ein Ärger 🐈 und ein Jammer\n".utf8)

  private static let units = [
    "bit", "nibble", "utf16", "scalar", "character", "word", "line", "gram:2", "gram:2,word",
  ]

  /// Every code by bytes, and every unit in one code; or, where tests may take long, all pairs.
  private static let samples: [(code: String, unit: String)] =
    ProcessInfo.processInfo.environment["QZ_SLOW_TESTS"] == nil
    ? FileSample.codes.map { ($0, "byte") } + units.map { ("rans:12", $0) }
    : FileSample.codes.flatMap { code in (["byte"] + units).map { (code, $0) } }

  @Test(arguments: samples)
  func `every single flipped bit is found`(code: String, unit: String) throws {
    let file = try FileSample(Self.text, unit: SymbolUnit(named: unit), code: code).bytes
    #expect(decodedFile(file).content == Self.text)
    var missed: [Int] = []
    for bit in 0..<file.count * 8 {
      var damaged = file
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let read = decodedFile(damaged)
      if read.error == nil || !Self.text.starts(with: read.content) { missed.append(bit) }
    }
    #expect(missed.isEmpty)
  }

  @Test(arguments: ["huffman", "rans", "ctw"])
  func `two flipped bits are found`(code: String) throws {
    let file = try FileSample(Self.text, code: code).bytes
    var rng = seededGenerator(83)
    for _ in 0..<5_000 {
      let bits = (0..<2).map { _ in Int(rng.next() % UInt64(file.count * 8)) }
      var damaged = file
      for bit in bits { damaged[bit / 8] ^= 1 << UInt8(bit % 8) }
      #expect((decodedFile(damaged).error == nil) == (bits[0] == bits[1]), "\(bits)")
    }
  }

  @Test func `a version from the future is told from a damaged byte`() throws {
    let file = try FileSample(Self.text, code: "huffman").bytes
    var damaged = file
    damaged[4] = 3
    #expect(decodedFile(damaged).error?.reason == .checksum)
    var later = QZHeader.magic + [3]
    later.append(field: [1, 2, 3])
    later.append(word: SecondChecksum.value(of: later, seed: 0), byteCount: 4)
    #expect(decodedFile(later).error?.reason == .unsupported("version 3"))
  }

  @Test func `codes that no block uses are not made`() throws {
    let sample = try FileSample(Self.text, code: "tunstall:16")
    let header = QZHeader(design: "x", code: .inside(sample.description))
    var end: [UInt8] = []
    QZEnd(symbolCount: 0, byteCount: 0, contentChecksum: SecondChecksum.value(of: [], seed: 0))
      .write(to: &end, blockCount: 0, seed: header.seed)
    let members = Array(repeatElement(header.bytes + end, count: 400).joined())
    let start = ContinuousClock.now
    let read = decodedFile(members)
    #expect(read.error == nil && read.parts.count == 800)
    // Each takes hundreds of milliseconds to make without optimization.
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
