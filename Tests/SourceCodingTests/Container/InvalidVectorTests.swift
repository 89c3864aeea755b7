import Foundation
import Testing

@testable import SourceCoding

/// Files with exactly one defect each, and the error that a reader must give.
///
/// They are under `Tests/Vectors`, in a folder with an index for each version of the format, for
/// readers that were not written here. All checksums are right but where the checksum is the
/// defect, so that the defect itself is met. To write them anew:
///
///     QZ_UPDATE_GOLDEN=1 swift test --disable-xctest --filter InvalidVectorTests
struct InvalidVectorTests {
  private static let message = Array("abracadabra".utf8)

  @Test func `the sound file is that of the article`() throws {
    for vectors in [InvalidVectors.first, .second] {
      #expect(
        vectors.header + vectors.block() + vectors.end()
          == (try FileSample(Self.message, code: "huffman", version: vectors.version).bytes))
    }
  }

  @Test(arguments: InvalidVectors.first.all)
  func `each defect of version 1 is named`(vector: InvalidVectors.Vector) throws {
    try expect(vector, in: .first)
  }

  @Test(arguments: InvalidVectors.second.all)
  func `each defect of version 2 is named`(vector: InvalidVectors.Vector) throws {
    try expect(vector, in: .second)
  }

  private func expect(_ vector: InvalidVectors.Vector, in vectors: InvalidVectors) throws {
    let error = try #require(decodedFile(vector.bytes).error)
    #expect(error.part == vector.part)
    #expect(error.reason == vector.reason)
    let url = vectors.folder.appending(path: "\(vector.name).qz")
    if ProcessInfo.processInfo.environment["QZ_UPDATE_GOLDEN"] != nil {
      try FileManager.default.createDirectory(
        at: vectors.folder, withIntermediateDirectories: true)
      try Data(vector.bytes).write(to: url)
    }
    #expect(Array(try Data(contentsOf: url)) == vector.bytes)
  }

  @Test(arguments: [QZHeader.firstVersion, QZHeader.version])
  func `the index names each file with its error`(version: UInt8) throws {
    let vectors = version == 1 ? InvalidVectors.first : .second
    let index =
      "file\tpart\terror\n"
      + vectors.all.map { "\($0.name).qz\t\($0.part)\t\($0.reason)\n" }.joined()
    let url = vectors.folder.appending(path: "index.tsv")
    if ProcessInfo.processInfo.environment["QZ_UPDATE_GOLDEN"] != nil {
      try FileManager.default.createDirectory(
        at: vectors.folder, withIntermediateDirectories: true)
      try index.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == index)
  }
}
