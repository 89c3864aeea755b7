import Kernels
import Testing

struct SpellingTableTests {
  /// Spellings of 1 to 20 bytes over few letters, so that many are equal, begin
  /// alike, or differ only in zeros at the end.
  private func spellings(count: Int, using rng: inout SeededGenerator) -> [[UInt8]] {
    (0..<count).map { _ in
      let length = 1 + rng.below(rng.below(4) == 0 ? 20 : 4)
      let letters = 1 + rng.below(4)
      return (0..<length).map { _ in [0, 1, 0xFF, 0x61][rng.below(letters)] }
    }
  }

  /// The numbers that a table gives to spellings, some at a time.
  private func numbers(
    of spellings: [[UInt8]], by table: inout SpellingTable, atATime size: Int
  ) -> [UInt32] {
    var numbers: [UInt32] = []
    for start in stride(from: 0, to: spellings.count, by: size) {
      let piece = spellings[start..<min(start + size, spellings.count)]
      // What stands before the first of them does not matter.
      var ends = piece.reduce(into: [UInt32(2)]) { $0.append($0[$0.count - 1] + UInt32($1.count)) }
      ends.removeFirst()
      var span = ends.mutableSpan
      let text = [7, 7] + piece.joined()
      table.number(text.span, from: 2, ends: &span, count: piece.count)
      numbers += ends
    }
    return numbers
  }

  @Test(arguments: [1, 5, 1_000])
  func `equal spellings have equal numbers, in the order in which they are met`(size: Int) {
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    let all = spellings(count: 4_000, using: &rng)
    var table = SpellingTable()
    var expected: [[UInt8]: UInt32] = [:]
    let numbers = numbers(of: all, by: &table, atATime: size)
    for (spelling, number) in zip(all, numbers) {
      let known = expected[spelling] ?? UInt32(expected.count)
      expected[spelling] = known
      #expect(number == known, "\(spelling)")
    }
    #expect(table.count == expected.count)
    for (spelling, number) in expected {
      let range = table.starts[Int(number)]..<table.starts[Int(number) + 1]
      #expect(Array(table.text[range]) == spelling)
    }
  }

  @Test func `sorting puts spellings in the order of their bytes`() {
    var rng = SeededGenerator(seed: QuickOrLong.seed)
    let all = spellings(count: 3_000, using: &rng)
    var table = SpellingTable()
    let numbers = numbers(of: all, by: &table, atATime: 100)
    let (text, starts, places) = table.sorted()
    let sorted = Set(all).sorted { $0.lexicographicallyPrecedes($1) }
    #expect(zip(starts, starts.dropFirst()).map { Array(text[$0..<$1]) } == sorted)
    for (spelling, number) in zip(all, numbers) {
      #expect(sorted[Int(places[Int(number)])] == spelling)
    }
  }

  @Test func `nothing has no spellings`() {
    let table = SpellingTable()
    #expect(table.count == 0)
    #expect(table.sorted().starts == [0])
  }
}
