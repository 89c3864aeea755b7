import SourceCoding
import Testing

struct KraftSumTests {
  @Test(arguments: [
    ([1, 2, 3], "7/8"), ([1, 1], "1"), ([0], "1"), ([1, 1, 1], "3/2"), ([2, 2], "1/2"), ([], "0"),
    ([1, 2, 3, 3], "1"), (Array(repeating: 8, count: 256), "1"), ([63], "1/9223372036854775808"),
    ([64], "1/2^64"),
    (
      [254, 1],
      "14474011154664524427946373126085988481658748083205070504932198000989141204993/2^254"
    ),
  ])
  func `it is the exact fraction`(lengths: [Int], fraction: String) {
    #expect(KraftSum(lengths: lengths).description == fraction)
  }

  @Test func `one is told from everything beside it`() {
    let complete = Array(1...255) + [255]
    #expect(KraftSum(lengths: complete).isOne)
    #expect(!KraftSum(lengths: complete.dropLast()).isOne)
    #expect(!KraftSum(lengths: complete.dropLast()).exceedsOne)
    #expect(KraftSum(lengths: complete + [255]).exceedsOne)
    #expect(!KraftSum(lengths: complete).exceedsOne)
  }

  @Test func `its value is right where neither numerator nor denominator is a Double`() {
    let sum = KraftSum(lengths: [1, 2, 3000])
    #expect(sum.value == 0.75)
    #expect(sum.log2 == -0.415_037_499_278_843_82)
    #expect(!sum.isOne)
    #expect(KraftSum(lengths: [1500, 1500]).value == 0)
    #expect(KraftSum(lengths: Array(1...2000) + [2000]).isOne)
    #expect(KraftSum(lengths: Array(1...2000)).value == 1)
    #expect(KraftSum(lengths: Array(1...2000)).log2 == 0)
    #expect(KraftSum(lengths: Array(1...1000)).log2 < 0)
  }

  @Test(arguments: [1, 10, 30, 53, 64, 128, 255])
  func `the logarithm of a sum next to one keeps its digits`(depth: Int) {
    let sum = KraftSum(lengths: 1...depth)
    let missing = Double(sign: .plus, exponent: -depth, significand: 1)
    let expected =
      depth == 1
      ? -1
      : -(missing + missing * missing / 2 + missing * missing * missing / 3) / 0.6931471805599453
    #expect(agrees(sum.log2, expected, within: depth == 10 ? 1e-9 : 1e-15))
    #expect(sum.value <= 1)
  }
}
