import Testing

@testable import SourceCoding

/// Numbers and nouns as sentences have them.
struct WordsTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (4.523_456_789, "4.52346"),
      (-0.000_271_329_953, "−0.00027133"),
      (123_456_789, "123457000"), (0.1 + 0.2, "0.3"), (.infinity, "inf"), (-.infinity, "−inf"),
      (.nan, "undefined"), (1000, "1000"), (999_999.6, "1000000"), (2.5e-13, "2.5e-13"),
      (6.02e23, "6.02e+23"), (.leastNonzeroMagnitude, "5e-324"),
    ] as [(Double, String)])
  func `a number has six significant digits`(number: Double, words: String) {
    #expect(number.inDigits == words)
  }

  @Test func `a noun is in the number that its count wants`() {
    #expect([0, 1, 2, -1].map { "byte".counted(by: $0) } == ["bytes", "byte", "bytes", "bytes"])
    #expect("class".counted(by: 1) == "class" && "class".counted(by: 3) == "classes")
  }

  @Test(arguments: [0, 999, 1000, 12_481, -1_000_000, Int.min, Int.max])
  func `thousands are separated, and nothing else changes`(number: Int) {
    let groups = number.grouped.drop { $0 == "-" }.split(separator: ",")
    #expect(number.grouped.replacing(",", with: "") == "\(number)")
    #expect(groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count))
    #expect(UInt64(number.magnitude).grouped == groups.joined(separator: ","))
  }
}
