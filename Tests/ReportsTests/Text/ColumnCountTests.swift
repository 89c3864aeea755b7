import SourceCoding
import Testing

@testable import Reports

/// Text that is not as wide as it is long.
struct ColumnCountTests {
  @Test(
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("русский", 7), ("人人", 4),
      ("カナ", 4), ("ｶﾅ", 2), ("한국어", 6), ("Ａ", 2), ("—", 1), ("█▎", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2),
      ("नि", 2), ("𠮷", 2), ("‖", 1),
    ] as [(String, Int)])
  func `a wide character takes two columns, and a mark none`(text: String, count: Int) {
    #expect(text.columnCount == count)
  }

  @Test(arguments: 1...14)
  func `shortened text fits, from either end`(limit: Int) {
    let text = "ab人權c宣言de"
    for short in [text.shortened(to: limit), text.shortenedAtStart(to: limit)] {
      #expect(short.columnCount <= limit)
      #expect(short.contains("…") == (limit < text.columnCount))
    }
    #expect(text.shortened(to: 6) == "ab人…")
    #expect(text.shortenedAtStart(to: 6) == "…言de")
  }

  @Test func `rows of wide symbols stand in columns`() {
    var table = Table([.init("symbol", .symbol), .init("q", .number), .init("name"), .init("end")])
    for name in ["a", "人", "人權", "कि"] { table.add([.init(name), "0.5", .init(name), "|"]) }
    let lines = table.lines(TextStyle())
    for line in lines.dropFirst() {
      #expect(line.columnCount == lines[1].columnCount && line.hasSuffix("|"))
    }
  }

  @Test func `numbers of a column stand point under point`() {
    var table = Table([.init("x", .number), .init("y", .number), .init("z", .number)])
    for x in ["0", "0.125", "12,345.5", "inf", "9.5e-7", ""] {
      table.add([.init(x), "1.00000", .init(x)])
    }
    let lines = table.lines(TextStyle())
    #expect(
      lines.map { String($0) } == [
        "          x        y            z",
        "     0       1.00000       0",
        "     0.125   1.00000       0.125",
        "12,345.5     1.00000  12,345.5",
        "        inf  1.00000          inf",
        "     9.5e-7  1.00000       9.5e-7",
        "             1.00000",
      ])
  }

  @Test(.enabled(if: Program.node != nil, "node is not installed"))
  func `a page measures names as the command does`() throws {
    let names = ["abc", "人權", "カナ", "ｶﾅ", "한국어", "😀", "𠮷", "‖"]
    let script = """
      \(PageAsset.drawingScript)
      console.log([\(names.map { "\"\($0)\"" }.joined(separator: ","))].map(columnCount).join());
      """
    let run = try #require(Program.node).run(["-e", script])
    #expect(run.error.isEmpty)
    #expect(run.output == names.map { "\($0.columnCount)" }.joined(separator: ",") + "\n")
  }
}
