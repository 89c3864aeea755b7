import SourceCoding
import Testing

@testable import qz

struct ColumnSpecTests {
  @Test(arguments: [
    ("2", "a,1\nb,22\n", "1\n22\n"), ("n", "name,n\na,1\nb,22", "1\n22\n"),
    ("1", "5\n6\n", "5\n6\n"), ("2", "a  1\r\nb 2\r\n", "1\n2\n"), ("3", "a;;7\n", "7\n"),
    ("1", "", ""), ("2", "\"Smith, John\",5\n\"x\",\"6\"\n", "5\n6\n"),
    ("1", "\"Smith, \"\"J\"\"\";5\n", "Smith, \"J\"\n"),
    ("2", "5\" disk,1\n3\" disk , 2 \n", "1\n2\n"),
    ("a", "\u{FEFF}a,b\n1,2\n", "1\n"), ("1", "\u{FEFF}a\n", "a\n"),
    ("2", "id\tHello, world\n", "Hello, world\n"), ("2", "\n a,b\n \n c,d\n", "b\nd\n"),
    ("2", "\"a b\"  \"c d\"\n", "c d\n"),
    ("2", "x,\"a\nb\"\rz,\u{301}", "a\nb\n\u{301}\n"), ("2", "a,\n", "\n"),
  ])
  func `a column is its fields, each on a line`(name: String, table: String, lines: String) throws {
    let path = try TemporaryFolder.keeping(table)
    guard case .data(let source) = try Spec("column:\(name),\(path.path("t"))").material else {
      Issue.record("a column is data")
      return
    }
    #expect(String(decoding: try source.allBytes(), as: UTF8.self) == lines)
  }

  @Test(arguments: [
    ("column:2", "column: '2' is not a column and a file; write it like column:2,data.csv"),
    ("column:3,T", "column: T: line 1 has 2 fields, not 3; name a column that every line has"),
    ("column:0,T", "column: T has no column '0'; write its number, from 1 on"),
    ("column:nam,T", "column: T has no column 'nam'; did you mean 'name'?"),
  ])
  func `mistakes get one line`(spec: String, line: String) throws {
    let folder = try TemporaryFolder.keeping("name,n\na,1\n")
    let path = folder.path("t")
    let run = try QZ(["report", spec.replacing("T", with: path)])
    #expect(run.status == 2)
    #expect(run.error == "qz: \(line.replacing("T", with: path))\n")
  }

  @Test func `a line without the column is a fault of the file`() throws {
    let path = try TemporaryFolder.keeping("a,1\n\nb\n")
    #expect(
      throws: Failure.job(
        "column: \(path.path("t")): line 3 has 1 field, not 2",
        remedy: "name a column that every line has")
    ) { try Spec("column:2,\(path.path("t"))") }
  }

  @Test func `a field of several lines is one line among lines, and that is noted`() throws {
    let folder = try TemporaryFolder.keeping("n,text\n1,\"a\r\nb\"\n2,c\n3,\"\n\"\n")
    let spec = try Spec("column:text,\(folder.path("t"))", unit: .line)
    let bytes = try spec.data().allBytes()
    #expect(String(decoding: bytes, as: UTF8.self) == "a\rb\nc\n\r\n")
    #expect(try Message(bytes, unit: .line).symbols.count == 3)
    #expect(spec.notes.count == 1)
    #expect(spec.notes[0].contains("2 fields of several lines"))
  }

  @Test func `an empty table has no names`() throws {
    let path = try TemporaryFolder.keeping("\n")
    #expect(
      throws: Failure.usage(
        "column: \(path.path("t")) has no column 'n'", remedy: "write its number, from 1 on")
    ) { try Spec("column:n,\(path.path("t"))") }
  }

  @Test func `numbers in a column are sent in a code for numbers`() throws {
    let folder = try TemporaryFolder.keeping("x,3\ny,0\nz,12\nx,3\n")
    let run = try QZ([
      "report", "column:2,\(folder.path("t"))", "--symbols", "line", "-z", "code:golomb:4",
      "--code", "code:golomb:4,rice",
    ])
    #expect(run.status == 0, "\(run.error)")
    // 0 and 3 take 3 bits, 12 takes 6: 15 bits in 2 bytes.
    #expect(
      run.output.contains(
        "16.00  100.0\n2 bytes, 22.2 % of the raw 9 (8 bits a byte), residual 0"))
  }
}

extension TemporaryFolder {
  /// A folder with one file, `t`.
  fileprivate static func keeping(_ text: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(text, "t")
    return folder
  }
}
