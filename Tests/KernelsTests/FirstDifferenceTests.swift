import Kernels
import Testing

struct FirstDifferenceTests {
  @Test(arguments: [0, 1, 7, 8, 63, 64, 65, 128, 200, 4099])
  func `equal bytes do not differ`(count: Int) {
    let bytes = (0..<count).map { UInt8($0 % 251) }
    #expect(firstDifference(bytes.span, bytes.span) == nil)
  }

  @Test(arguments: 0..<200)
  func `the first of two differences is found`(index: Int) {
    let bytes = [UInt8](repeating: 1, count: 200)
    var others = bytes
    others[199] = 0
    others[index] = 2
    #expect(firstDifference(bytes.span, others.span) == index)
  }

  @Test(arguments: [0, 1, 63, 64, 65, 199])
  func `a prefix differs at its end`(count: Int) {
    let bytes = [UInt8](repeating: 1, count: 200)
    let span = bytes.span
    #expect(firstDifference(span, span.extracting(first: count)) == count)
    #expect(firstDifference(span.extracting(first: count), span) == count)
  }
}
