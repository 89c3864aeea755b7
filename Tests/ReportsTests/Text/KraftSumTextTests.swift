import SourceCoding
import Testing

@testable import Reports

struct KraftSumTextTests {
  @Test(arguments: [
    ([1, 2], "3/4"), ([1, 1], "1"), ([1, 40], "549755813889/1099511627776"),
  ])
  func `a short fraction is whole`(lengths: [Int], text: String) {
    let sum = KraftSum(lengths: lengths)
    #expect("\(sum)" == text)
    #expect(sum.text == (text.count <= 20 ? text : "0.50000000"))
  }

  @Test func `a sum just below one is told from one`() {
    // 1 − 2^−100.
    let sum = KraftSum(lengths: (1...100).map { $0 })
    #expect(sum.text == "1 − 7.889e-31")
    #expect(KraftSum(lengths: Array(1...100) + [100]).text == "1")
  }
}
