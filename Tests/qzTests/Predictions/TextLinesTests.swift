import SourceCoding
import Testing

@testable import qz

struct TextLinesTests {
  private func lines(_ text: String, partSize: Int) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, "lines")
    var reader = TextLines(try FileSource(path: path), path: path, partSize: partSize)
    var lines: [String] = []
    while let line = try reader.next() {
      lines.append(String(decoding: line, as: UTF8.self))
      #expect(reader.lineNumber == lines.count)
    }
    return lines
  }

  @Test(arguments: 1...20)
  func `lines come whole, wherever a part of the file ends`(partSize: Int) throws {
    #expect(
      try lines("a\nlonger than a part\r\n\n\r\nlast", partSize: partSize)
        == ["a", "longer than a part", "", "", "last"])
    #expect(try lines("1\n2\n", partSize: partSize) == ["1", "2"])
    #expect(try lines("\n", partSize: partSize) == [""])
  }

  @Test func `a byte order mark is no part of the first line`() throws {
    #expect(try lines("\u{FEFF}a\n\u{FEFF}b", partSize: 1 << 20) == ["a", "\u{FEFF}b"])
  }
}
