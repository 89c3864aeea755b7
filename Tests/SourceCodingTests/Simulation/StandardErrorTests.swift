import Foundation
import Testing

@testable import SourceCoding

struct StandardErrorTests {
  @Test func `independent symbols have the error of their variance`() throws {
    let q = try distribution([1, 1])
    let error = StandardError.ofIndependentSymbols(q, costs: [1, 3], count: 100)
    #expect(error?.value == 0.1)
    #expect(error.map { agrees($0.halfWidth95, 0.19599639845, within: 1e-10) } == true)
    #expect(StandardError.ofIndependentSymbols(q, costs: [1, .infinity], count: 100) == nil)
    #expect(StandardError.ofIndependentSymbols(q, costs: [1, 3], count: 0) == nil)
  }

  /// How often a variable of Student's distribution is within ±t: with t = √n · tan φ it
  /// is ∫cosⁿ⁻¹ from 0 to φ over that from 0 to π/2.
  private func coverage(_ t: Double, freedom: Int) -> Double {
    func integral(to end: Double) -> Double {
      // Simpson's rule.
      let steps = 4000
      return (0...steps).reduce(0.0) { sum, step in
        let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
        let x = end * Double(step) / Double(steps)
        return sum + weight * pow(cos(x), Double(freedom - 1))
      } * end / Double(3 * steps)
    }
    return integral(to: atan(t / Double(freedom).squareRoot())) / integral(to: .pi / 2)
  }

  /// The expansion in powers of 1/n ends with the fourth, so what it lacks of 95 % falls with the fifth.
  @Test func `the coverage of many rows or draws is wrong in the fifth power of their number only`()
  {
    var before = 0.060
    for freedom in 7...64 {
      let lack =
        0.95 - coverage(StandardError.studentQuantile95(freedom: freedom), freedom: freedom)
      let scaled = lack * pow(Double(freedom), 5)
      #expect(scaled > before && scaled < 0.084, "\(freedom): \(scaled)")
      before = scaled
    }
  }

  @Test(arguments: Array(2...40) + [64, 1000])
  func `the interval of few rows or draws covers the truth 95 times in 100`(count: Int) {
    for method in [
      StandardError.Method.independentDraws(count: count), .independentRows(count: count),
    ] {
      let t = StandardError(value: 2, method: method).halfWidth95 / 2
      let error = abs(coverage(t, freedom: count - 1) - 0.95)
      #expect(error < (count <= 7 ? 1e-10 : 0.001), "\(error)")
    }
  }

  /// Worked out with forty digits.
  @Test(arguments: [
    (7, 2.364_575_373_950_131_66), (8, 2.305_979_392_940_848_89), (20, 2.085_963_208_392_103_58),
  ])
  func `the expansion has its published terms`(freedom: Int, value: Double) {
    #expect(agrees(StandardError.studentQuantile95(freedom: freedom), value, within: 1e-14))
  }
}
