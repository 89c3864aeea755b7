import Foundation
import Reports
import SourceCoding
import Testing

@testable import qz

/// What `qz inspect --fields` says of the frozen files and of those with a defect.
///
/// Whoever writes a reader can compare with the listings in `Tests/Vectors`. To write them anew:
///
///     QZ_UPDATE_GOLDEN=1 swift test --disable-xctest --filter FieldListingTests
struct FieldListingTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "..").standardizedFileURL

  /// The folders with files, and the names of the listings of each.
  private static let folders = [
    ("qzTests/Compatibility/0.1-2", "fields-2.txt"),
    ("Vectors/invalid", "fields-invalid.txt"), ("Vectors/invalid-2", "fields-invalid-2.txt"),
  ]

  private static func fields(_ path: String) throws -> (parts: [[QZField]], reason: String?) {
    var reader = QZFieldReader(try ByteInput(path: path))
    var parts: [[QZField]] = []
    do throws(QZError) {
      while let part = try reader.next() { parts.append(part) }
    } catch {
      return (parts, error.description)
    }
    return (parts, nil)
  }

  private static func files(in folder: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: tests.appending(path: folder), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "qz" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  @Test(arguments: folders)
  func `the fields of each frozen file are those of its listing`(
    folder: String, name: String
  ) throws {
    var text = ""
    for file in try Self.files(in: folder) {
      let (parts, reason) = try Self.fields(file.path)
      let listing = QZFieldListing(
        name: file.lastPathComponent, parts: parts, endingBecause: reason)
      text += "# \(file.lastPathComponent)\n\n"
      text += try Rendering(.text, view: View(), style: TextStyle(width: 100)).render([listing])
      text += "\n"
    }
    let url = Self.tests.appending(path: "Vectors/\(name)")
    if ProcessInfo.processInfo.environment["QZ_UPDATE_GOLDEN"] != nil {
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == text)
  }

  @Test func `fields follow one another, and are the whole file`() throws {
    let folders = [Self.folders[0].0, "qzTests/Compatibility/0.1"]
    for file in try folders.flatMap(Self.files) {
      let (parts, reason) = try Self.fields(file.path)
      #expect(reason == nil, "\(file.lastPathComponent)")
      var end = 0
      for field in parts.joined() {
        // The length of the fields of a header stands before them, the checksum after them.
        #expect(field.byteOffset == end, "\(file.lastPathComponent) \(field.name)")
        end += field.byteCount
      }
      #expect(end == (try Data(contentsOf: file)).count, "\(file.lastPathComponent)")
    }
  }

  @Test func `each field is explained by the article on the format`() throws {
    let article = try String(
      contentsOf: Self.tests.appending(
        path: "../Sources/SourceCoding/SourceCoding.docc/FileFormat.md"), encoding: .utf8)
    for name in QZField.Name.allCases {
      let isExplained = ["`\(name.rawValue)`", "| \(name.rawValue) |"].contains {
        article.contains($0)
      }
      #expect(isExplained, "\(name.rawValue)")
    }
  }

  @Test func `a damaged file is listed up to the damage, and the exit code is 4`() throws {
    let file = Self.tests.appending(path: "Vectors/invalid-2/block-check.qz").path
    let run = try QZ(["inspect", file, "--fields"])
    #expect(run.status == 4)
    #expect(run.output.contains("content") && run.error.contains("checksum"))
    let sound = Self.tests.appending(path: "qzTests/Compatibility/0.1-2/own.huffman.byte.qz").path
    #expect(try QZ(["inspect", sound, "--fields"]).status == 0)
    // What is cut between two parts ends with the part before.
    let end = try #require(try Self.fields(sound).parts.last?.first?.byteOffset)
    let folder = try TemporaryFolder()
    try Data(contentsOf: URL(filePath: sound)).prefix(end)
      .write(to: URL(filePath: folder.path("cut.qz")))
    let cut = try Self.fields(folder.path("cut.qz"))
    #expect(cut.parts.count == 2 && cut.reason != nil)
    #expect(cut.parts.last?.last.map { $0.byteOffset + $0.byteCount } == end)
  }
}
