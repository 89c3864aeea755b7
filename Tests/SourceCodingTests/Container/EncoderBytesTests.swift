import Foundation
import Testing

@testable import SourceCoding

/// What encoders write is pinned, byte by byte: a change of it is a change of version.
///
/// A file for each version of the format has a line for each code and unit: the number of bytes and
/// their XXH64. To write them anew after a change that is meant:
///
///     QZ_UPDATE_GOLDEN=1 swift test --disable-xctest --filter EncoderBytesTests
struct EncoderBytesTests {
  private static let text = Array("Ein Ärger, ein Jammer: 猫 🐈 é\r\nund wieder ein Jammer.\n".utf8)

  private static let units = ["bit", "nibble", "byte", "utf16", "character", "word", "gram:2"]

  @Test(arguments: [(QZHeader.firstVersion, "encoders.tsv"), (QZHeader.version, "encoders-2.tsv")])
  func `encoders write what they always wrote`(version: UInt8, name: String) throws {
    var lines = ""
    for code in FileSample.codes {
      for unit in Self.units {
        let file = try FileSample(
          Self.text, unit: SymbolUnit(named: unit), code: code,
          blockSize: unit == "bit" ? 200 : 40, version: version
        ).bytes
        let hash = CodeHash(value: SecondChecksum.value(of: file, seed: 0))
        lines += "\(code)\t\(unit)\t\(file.count)\t\(hash)\n"
      }
    }
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Vectors/\(name)").standardizedFileURL
    if ProcessInfo.processInfo.environment["QZ_UPDATE_GOLDEN"] != nil {
      try lines.write(to: url, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    #expect(lines.split(separator: "\n") == expected)
  }
}
