import Testing

@testable import SourceCoding

struct WholeNumberTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `it adds, subtracts, doubles and compares as numbers of 128 bits do`(seed: UInt64) {
    var rng = seededGenerator(seed)
    let a = Double(rng.next() >> (rng.next() % 60))
    let b = Double(rng.next() >> (rng.next() % 60))
    var sum = WholeNumber(a, unit: 0)
    sum += WholeNumber(b, unit: 0)
    sum.double()
    let expected = 2 * (UInt128(a) + UInt128(b))
    #expect((sum < WholeNumber(a, unit: -2)) == (expected < 4 * UInt128(a)))
    let subtrahend = WholeNumber(a, unit: -1)
    sum -= subtrahend
    #expect(sum == WholeNumber(b, unit: -1))
    sum -= sum
    #expect(sum == WholeNumber.zero)
  }

  @Test func `units reach over the whole range of weights`() {
    var number = WholeNumber(0x1p460, unit: -520)
    for _ in 0..<520 { number.double() }
    #expect(number == WholeNumber(0x1p980, unit: -520))
    #expect(WholeNumber(0x1p-520, unit: -520) < WholeNumber(0x1.8p-519, unit: -520))
  }

  @Test func `digits of fractions`() {
    let five = WholeNumber(5, unit: 0)
    #expect(WholeNumber(1, unit: 0).binaryDigits(over: five, count: 9).description == "001100110")
    #expect(WholeNumber.zero.binaryDigits(over: five, count: 3).description == "000")
    #expect(WholeNumber(1, unit: 0).binaryDigits(over: five, count: 0).description == "")
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `it is divided by powers of two and printed as numbers of 128 bits are`(seed: UInt64) {
    var rng = seededGenerator(seed)
    let high = rng.next() >> (rng.next() % 64)
    let low = rng.next() >> (rng.next() % 64)
    let number = WholeNumber(high).shifted(by: 64) + WholeNumber(low)
    let expected = UInt128(high) << 64 + UInt128(low)
    #expect("\(number)" == "\(expected)")
    #expect(number.trailingZeroBitCount == (expected == 0 ? 0 : expected.trailingZeroBitCount))
    for count in [0, 1, 31, 32, 33, 64, 127, 200] {
      let shifted = number.shiftedDown(by: count)
      #expect("\(shifted)" == "\(count < 128 ? expected >> UInt128(count) : 0)")
      #expect(shifted.value(unit: 0) == shifted.value(unit: -7) * 128)
    }
  }
}
