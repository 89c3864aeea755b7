import Foundation
import SourceCoding
import Testing

@testable import qz

/// The law of every reader: it reads the rows that were written, and a new one reads
/// them again.
struct RowReaderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func path(_ bytes: [UInt8], _ name: String = "file") throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path(name)))
    return folder.path(name)
  }

  private func rows(
    _ bytes: [UInt8], _ choice: CSVLayout.Choice = .init()
  ) throws -> [NumberRow] {
    let input = try ScoreInput(try path(bytes))
    var passes: [[NumberRow]] = []
    for _ in 0..<2 {
      var reader = try input.reader(RowChoice(columns: choice))
      var rows: [NumberRow] = []
      var row = NumberRow()
      while try reader.next(&row) { rows.append(row) }
      passes.append(rows)
    }
    #expect(passes[0].map(\.values) == passes[1].map(\.values))
    #expect(passes[0].map(\.label) == passes[1].map(\.label))
    return passes[0]
  }

  @Test(arguments: [
    "label,p0,p1\n1,0.25,0.75\n0,0.5,0.5\n",
    "\u{FEFF}label,p0,p1\r\n1,0.25,0.75\r\n\r\n0,0.5,0.5",
    "1,0.25,0.75\n0,0.5,0.5",
    "1\t0.25\t0.75\n0\t0.5\t0.5\n",
    "1;.25;.75\n0;.5;.5\n",
    "1 2.5e-1 7.5e-1\n0 5e-1 5e-1\n",
    "label,p0,p1\r1,0.25,0.75\r0,0.5,0.5\r",
    "\"the\nlabel\",label,p1\n0.25,1,0.75\n0.5,0,0.5\n",
    "\"p0\",\"label\",\"p1\"\n\"0.25\", 1 ,\"0.75\"\n0.5,0,0.5\n",
    "y_true,cat,dog\ndog,.25,.75\ncat,.5,.5\n",
    "label,0,1\n1,.25,.75\n0,.5,.5\n",
    "which,0,1\n1,.25,.75\n0,.5,.5\n",
    "  1   .25 .75 \n 0  .5   .5\n",
    "\"a, b\";label;\"c \"\"d\"\"\"\n.25;\"c \"\"d\"\"\";.75\n.5;\"a, b\";.5\n",
  ])
  func `separated values are read in every dress`(text: String) throws {
    let rows = try rows(Array(text.utf8))
    #expect(rows.map(\.values) == [[0.25, 0.75], [0.5, 0.5]])
    var reader = try ScoreInput(path(Array(text.utf8))).reader(RowChoice())
    var row = NumberRow()
    _ = try reader.next(&row)
    let classes = ClassNames(reader.classNames, classCount: 2)
    #expect(rows.map { classes.place(of: $0.label)?.place } == [1, 0])
  }

  @Test func `separated values may be UTF-16, and a record is named by its first line`() throws {
    let text = "\u{FEFF}label,\"p\n0\",p1\r\n1,.25,.75\r\n0,.5,.5\r\n"
    let rows = try rows(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(rows.map(\.values) == [[0.25, 0.75], [0.5, 0.5]])
    #expect(rows.map(\.place) == [3, 4])
  }

  @Test func `columns are chosen by name, by beginning and by number`() throws {
    let text = Array("id,q0,q1,p0,p1,truth\n9,.5,.5,.25,.75,1\n".utf8)
    let soft = try rows(text, .init(labels: ["q*"], values: ["p*"]))
    #expect(soft.map(\.label) == [.distribution([0.5, 0.5])])
    #expect(soft.map(\.values) == [[0.25, 0.75]])
    #expect(soft.map(\.place) == [2])
    let hard = try rows(text, .init(labels: ["truth"], values: ["4-5"]))
    #expect(hard.map(\.label) == [.text("1")])
    #expect(hard.map(\.id) == ["9"])
    #expect(hard.map(\.values) == [[0.25, 0.75]])
  }

  @Test(
    arguments: ["<f8", "<f4", ">f8", ">f4", "<i8", "<i4", ">i2", "|i1", "|u1", "<u4"],
    [true, false])
  func `arrays of every type are read in either order`(type: String, isFortranOrder: Bool) throws {
    let numbers = (0..<7).map { row in (0..<3).map { Double(row * 3 + $0) } }
    let rows = try rows(NPYSample.file(numbers, type: type, isFortranOrder: isFortranOrder))
    #expect(rows.map(\.values) == numbers)
    #expect(rows.map(\.place) == Array(1...7))
  }

  @Test func `numbers below zero keep their sign, and truth is 0 or 1`() throws {
    for type in ["<i8", "<i4", "<i2", "|i1", ">i4"] {
      #expect(try rows(NPYSample.file([[-2], [1]], type: type)).map(\.values) == [[-2], [1]])
    }
    let truths = try rows(NPYSample.file([[0], [1], [1]], type: "|b1", isVector: true))
    #expect(truths.map(\.values) == [[0], [1], [1]])
  }

  @Test func `arrays longer than a block are read in either order`() throws {
    let numbers = (0..<35_000).map { [Double($0 % 100), Double(-$0 % 100)] }
    for isFortranOrder in [true, false] {
      let rows = try rows(
        NPYSample.file(numbers, type: "|i1", isFortranOrder: isFortranOrder, version: 2))
      #expect(rows.count == 35_000)
      #expect(rows[34_999].values == [99, -99])
      #expect(rows[32_768].values == [68, -68])
    }
  }

  @Test func `JSON lines are read by the names of their keys`() throws {
    let rows = try rows(
      Array(
        """
        {"label": 1, "probabilities": [0.25, 0.75]}
        \u{20}\t
        {"probabilities": [0.5, 0.5], "label": [0.5, 0.5], "id": "x"}
        """.utf8))
    #expect(rows.map(\.values) == [[0.25, 0.75], [0.5, 0.5]])
    #expect(rows.map(\.label) == [.number(1), .distribution([0.5, 0.5])])
    #expect(rows.map(\.id) == [nil, "x"])
    #expect(rows.map(\.areLogits) == [false, false])
    #expect(rows.map(\.place) == [1, 3])
    let logits = try self.rows(Array(#"{"y": 0, "logits": [-1.5, "-inf"]}"#.utf8))
    #expect(logits[0].values == [-1.5, -.infinity])
    #expect(logits[0].areLogits)
  }
}
