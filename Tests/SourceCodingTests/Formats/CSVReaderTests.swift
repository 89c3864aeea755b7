import Testing

@testable import SourceCoding

struct CSVReaderTests {
  /// What each record says, and the line that it begins on.
  private func records(
    _ bytes: [UInt8], by choice: CSVReader.Choice = .first, partSize: Int = 1 << 20,
    recordLimit: Int = CSVReader.greatestRecordSize
  ) throws -> [[String]] {
    var reader = CSVReader(
      MemorySource(bytes), by: choice, partSize: partSize, recordLimit: recordLimit)
    var records: [[String]] = []
    while try reader.next() { records.append(["\(reader.lineNumber)"] + reader.texts) }
    #expect(try !reader.next())
    return records
  }

  private func records(
    _ text: String, by choice: CSVReader.Choice = .first, partSize: Int = 1 << 20
  ) throws -> [[String]] {
    try records(Array(text.utf8), by: choice, partSize: partSize)
  }

  @Test(arguments: [
    ("a,b\n1,2", [["1", "a", "b"], ["2", "1", "2"]]),
    ("a,b\r\n1,2\r\n", [["1", "a", "b"], ["2", "1", "2"]]),
    ("a,b\r1,2\r", [["1", "a", "b"], ["2", "1", "2"]]),
    ("a;b\n1,5;2", [["1", "a", "b"], ["2", "1,5", "2"]]),
    ("1,5;2\n,5;-,25\n", [["1", "1,5", "2"], ["2", ",5", "-,25"]]),
    (",5\t-,5\n", [["1", ",5", "-,5"]]), ("\"x,y\";1,5;2\n", [["1", "x,y", "1,5", "2"]]),
    ("1,a;b\n", [["1", "1", "a;b"]]), ("1,5, 2;3\n", [["1", "1", "5", "2;3"]]),
    ("a\tb c\n\t", [["1", "a", "b c"]]),
    ("  a   b \n\"c d\"  e", [["1", "a", "b"], ["2", "c d", "e"]]),
    ("\n \t\r\n\r,x\n", [["4", "", "x"]]),
    ("\"a\nb\r\nc\rd\",2\n3,4", [["1", "a\nb\r\nc\rd", "2"], ["5", "3", "4"]]),
    ("\"a,\"\"b\"\"\", c \n", [["1", "a,\"b\"", "c"]]),
    ("\"\",\"\"\"\"\n", [["1", "", "\""]]),
    ("3\" disk,\"a\"b\n", [["1", "3\" disk", "\"a\"b"]]),
    ("x,\u{301}\ny,\u{200D}\u{E33}\n", [["1", "x", "\u{301}"], ["2", "y", "\u{200D}\u{E33}"]]),
    ("\u{FEFF}a,\u{FEFF}", [["1", "a", "\u{FEFF}"]]),
    ("one\ntwo words,\n", [["1", "one"], ["2", "two words", ""]]),
    ("", []), ("\n\n", []), ("\"\"", [["1", ""]]), ("\u{FEFF}", []),
  ])
  func `a record is its fields, wherever parts of the text end`(
    text: String, expected: [[String]]
  ) throws {
    for partSize in [4, 6, 8, 10, 14, 1 << 20] {
      #expect(try records(text, partSize: partSize) == expected, "\(partSize)")
    }
  }

  @Test(arguments: [4, 6, 10, 1 << 20])
  func `UTF-16 with its mark is the same text`(partSize: Int) throws {
    let text = "name,\"n\n\"\r\nü,\u{1F600}\u{301}\n"
    for isBigEndian in [true, false] {
      let units = [0xFEFF] + Array(text.utf16)
      let bytes = units.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBigEndian ? pair : pair.reversed()
      }
      #expect(
        try records(bytes, partSize: partSize)
          == [["1", "name", "n\n"], ["3", "ü", "\u{1F600}\u{301}"]])
    }
  }

  @Test(arguments: [
    [0xFF, 0xFE, 0x41], [0xFE, 0xFF, 0xD8, 0x00], [0xFE, 0xFF, 0xDC, 0x00],
    [0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x41],
  ])
  func `what is no UTF-16 after its mark is refused`(bytes: [UInt8]) {
    #expect(throws: CSVError.notUTF16) { try records(bytes) }
  }

  @Test(arguments: [
    (";,1\na,2", [["1", ";", "1"], ["2", "a", "2"]]), ("a;2", [["1", "a", "2"]]),
    ("\"a;b\",5", [["1", "a;b", "5"]]), ("a b,\"5\"", [["1", "a b", "5"]]),
    ("a\t1\n,\t2", [["1", "a", "1"], ["2", ",", "2"]]),
  ])
  func `where any separator may be a symbol, the last one separates`(
    text: String, expected: [[String]]
  ) throws {
    for partSize in [4, 1 << 20] {
      #expect(try records(text, by: .last, partSize: partSize) == expected)
    }
  }

  @Test func `quotes that are never closed are named by their line`() {
    for (text, line) in [("\"a", 1), ("a\n\nb,\"c\nd\"\"\n\n", 3), ("a\n\"\"\"", 2)] {
      #expect(throws: CSVError.openQuote(line: line)) { try records(text, partSize: 4) }
    }
  }

  @Test func `a record that is too long is refused before more is read`() {
    let limit = 10_000
    for (opening, isQuoted) in [("a\nb,\"", true), ("a\nb,", false)] {
      let bytes = Array(opening.utf8) + [UInt8](repeating: 0x78, count: limit * 3)
      #expect(throws: CSVError.longRecord(line: 2, isQuoted: isQuoted, limit: limit)) {
        try records(bytes, partSize: 1000, recordLimit: limit)
      }
    }
  }

  @Test func `what is written with quotes where they are needed is read again`() throws {
    let alphabet = Array("a\"\n\r,; \té".unicodeScalars)
    var random = SplitMix64(seed: 7)
    for _ in 0..<300 {
      let rows = (0..<3).map { _ in
        (0..<3).map { _ in
          var text = "x"
          for _ in 0..<random.next() % 6 {
            text.unicodeScalars.append(alphabet[Int(random.next() % UInt64(alphabet.count))])
          }
          return text
        }
      }
      let written = rows.map { row in
        row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
      }.joined(separator: "\n")
      let read = try records(written, partSize: Int(4 + random.next() % 30))
      #expect(
        read.map { $0.dropFirst().map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } }
      )
    }
  }
}
