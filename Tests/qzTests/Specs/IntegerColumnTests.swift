import SourceCoding
import Testing

@testable import qz

struct IntegerColumnTests {
  private func tally(_ text: String) throws -> Tally {
    var column = IntegerColumn()
    try column.read(MemorySource(Array(text.utf8)))
    return try column.tally(named: "numbers")
  }

  private static let (blanks, zeros) = (
    String(repeating: " ", count: 70), String(repeating: "0", count: 70)
  )

  @Test(arguments: [
    "7", " 7\t\r", blanks + "7", zeros + "7", "7" + blanks, "\n\n7\n", "+7", "\u{FEFF}7",
    blanks + zeros + "7" + blanks + "\n" + blanks,
  ])
  func `blanks and zeros before a number are nothing`(text: String) throws {
    let tally = try tally(text)
    #expect(tally.seenSymbols == [7] && tally.counts[7] == 1)
  }

  @Test(arguments: [
    ("12\(blanks)xyz", "12 xyz"), ("1\n\(zeros)0x\n", "0x"), ("1 2", "1 2"), ("65536", "65536"),
    ("-1", "-1"), ("0.5", "0.5"), ("+\(zeros)12", "+" + String(repeating: "0", count: 63)),
    (String(repeating: "9", count: 65), String(repeating: "9", count: 64)),
  ])
  func `what is no number is refused, however long the line is`(text: String, word: String) {
    let line = text.contains("\n") ? 2 : 1
    #expect(
      throws: Failure.job(
        "numbers: line \(line): '\(word)' is not a whole number from 0 to 65535",
        remedy: "write one number on each line")
    ) { try tally(text) }
  }

  @Test func `zero is a number`() throws {
    #expect(try tally("0\n00\n\(Self.zeros)\n").counts[0] == 3)
  }
}
