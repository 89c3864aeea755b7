import Foundation
import SourceCoding
import Testing

@testable import qz

/// Files that released versions wrote are read by every later version, with the content that
/// they were made from.
///
/// A folder for each version of the program and of the format is under `Compatibility`. Its
/// `index.tsv` names the files, the content of each with the number of its repetitions, and the
/// options that a reader needs; `@` there stands for the folder. No file of a version is ever changed or removed.
struct CompatibilityTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Compatibility")

  private static var versions: [URL] {
    get throws {
      try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
        .sorted { $0.path < $1.path }
    }
  }

  private func content(_ name: some StringProtocol, in folder: URL) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: String(name))))
  }

  @Test func `every file of every version is read`() throws {
    var fileCount = 0
    for folder in try Self.versions {
      let index = try String(contentsOf: folder.appending(path: "index.tsv"), encoding: .utf8)
      var names: Set<String> = []
      for line in index.split(separator: "\n").dropFirst() {
        let fields = line.split(separator: "\t").map(String.init)
        let options = fields.dropFirst(3).map {
          $0.replacingOccurrences(of: "@", with: folder.path + "/")
        }
        let text = try content(fields[1], in: folder)
        let times = try #require(Int(fields[2]))
        let read = try Self.decoded(folder.appending(path: fields[0]).path, options)
        #expect(read.error == nil, "\(folder.lastPathComponent)/\(fields[0])")
        let isSame = read.content == (0..<times).flatMap { _ in text }
        #expect(isSame, "\(folder.lastPathComponent)/\(fields[0])")
        names.insert(fields[0])
      }
      let written = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".qz") }
      #expect(names == Set(written))
      fileCount += names.count
    }
    #expect(fileCount > 900)
  }

  /// The content of the file at `path` for a reader who gives `options`, and the error that
  /// ended it.
  private static func decoded(
    _ path: String, _ options: [String]
  ) throws -> (content: [UInt8], error: QZError?) {
    let arguments = try Arguments([path] + options, for: DecodeCommand.runner.description)
    let codes = try SharedCodes(arguments)
    var reader = QZReader(try ByteInput(path: path), findingCode: codes.find)
    var content: [UInt8] = []
    do throws(QZError) {
      while let part = try reader.next() {
        if case .block = part { content += reader.content }
      }
    } catch {
      return (content, error)
    }
    return (content, nil)
  }

  @Test func `tallies of every version are read, and hold the counts of their content`() throws {
    var fileCount = 0
    for folder in try Self.versions {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      for name in names where name.hasSuffix(".tally") {
        let tally = try AlphabetTally(text: content(name, in: folder))
        let text = name.hasPrefix("z.") ? "z.txt" : "text.txt"
        let message = try Message(content(text, in: folder), unit: tally.alphabet.unit)
        let source = MessageSource(message)
        let counts = try BatchTallies(of: source, threads: 1).total
        #expect(tally == AlphabetTally(counts, over: source.alphabet), "\(name)")
        fileCount += 1
      }
    }
    #expect(fileCount > 20)
  }
}
