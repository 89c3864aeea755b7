import Kernels
import Testing

struct ExponentialsTests {
  /// mpmath's, to 20 digits.
  private static let values: [(x: Double, value: Double)] = [
    (0, 1), (-0.125, 0.88249690258459540286), (-1, 0.3678794411714423216),
    (-3.5, 0.03019738342231850074), (-20, 2.061153622438557828e-9),
    (-87.25, 1.2817592313147442053e-38), (-300, 5.1482002224120137812e-131),
    (-700.5, 5.9801961186397912064e-305), (-708.5, 0), (-1e300, 0), (-Double.infinity, 0),
  ]

  @Test(arguments: 0..<9)
  func `exponentials are mpmath's within one part in 2^52, at any place`(offset: Int) {
    let numbers = Array(repeating: -1.0, count: offset) + Self.values.map(\.x)
    var weights = Array(repeating: 7.0, count: numbers.count)
    var span = weights.mutableSpan
    let sum = exponentials(of: numbers.span, below: 0, into: &span)
    for (index, value) in Self.values.enumerated() {
      let found = weights[offset + index]
      #expect(abs(found - value.value) <= value.value * 0x1p-52, "\(value.x): \(found)")
    }
    let expected = weights.reduce(0, +)
    #expect(abs(sum - expected) < 1e-12)
  }

  @Test func `the greatest number is taken out first`() {
    let numbers = [1000.0, 999, 1000 - 708.5]
    var weights = Array(repeating: 0.0, count: 3)
    var span = weights.mutableSpan
    _ = exponentials(of: numbers.span, below: greatest(of: numbers.span), into: &span)
    #expect(weights[0] == 1 && weights[2] == 0)
    #expect(abs(weights[1] - 0.3678794411714423216) < 1e-16)
  }

  @Test func `sums under a temperature leave out what is impossible`() {
    let numbers: [Double] = [0, -1, -Double.infinity, -2, -3, -Double.infinity, -4]
    for beta in [0.0, 0.5, 2] {
      let (sum, first, second) = boltzmannSums(of: numbers.span, below: 0, at: beta)
      var expected = (0.0, 0.0, 0.0)
      for x in numbers where x.isFinite {
        var weights = [0.0]
        var span = weights.mutableSpan
        _ = exponentials(of: [beta * x].span, below: 0, into: &span)
        expected.0 += weights[0]
        expected.1 += weights[0] * x
        expected.2 += weights[0] * x * x
      }
      #expect(abs(sum - expected.0) < 1e-14)
      #expect(abs(first - expected.1) < 1e-14)
      #expect(abs(second - expected.2) < 1e-13)
    }
  }
}
