import Testing

@testable import SourceCoding

struct RootTests {
  @Test(arguments: [2.0, 3, 1e-9, 7e5])
  func `a root is found to the last digits`(square: Double) {
    let root = Root.find(in: 0...1e6) { $0 * $0 - square }
    #expect(agrees(root, square.squareRoot(), within: 1e-15))
  }

  @Test func `a jump is found where it is`() {
    let root = Root.find(in: -3...8) { $0 < 1.25 ? -1 : 5 }
    #expect(agrees(root, 1.25, within: 1e-14))
  }

  @Test func `an end that is a root is found, and a function of one sign has its smaller end`() {
    #expect(Root.find(in: 1...4) { $0 - 4 } == 4)
    #expect(Root.find(in: 1...4) { $0 + 1 } == 1)
  }
}
