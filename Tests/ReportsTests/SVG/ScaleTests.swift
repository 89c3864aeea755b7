import Testing

@testable import Reports

struct ScaleTests {
  @Test(
    arguments: [
      ([0, 1], [0, 0.2, 0.4, 0.6, 0.8, 1]),
      ([0, 48_544], [0, 10_000, 20_000, 30_000, 40_000, 50_000]),
      ([-3, 9], [-5, 0, 5, 10]), ([5, 5], [5, 5.2, 5.4, 5.6, 5.8, 6]),
      ([0.000_1, 0.000_4], [0.000_1, 0.000_2, 0.000_3, 0.000_4]),
    ] as [([Double], [Double])])
  func `ticks are round numbers that take in the values`(values: [Double], ticks: [Double]) {
    let scale = Scale(of: values, from: 0, to: 100)
    #expect(scale.domain.lowerBound <= (values.min() ?? 0))
    #expect(scale.domain.upperBound >= (values.max() ?? 0))
    #expect(scale.ticks.count == ticks.count)
    for (found, expected) in zip(scale.ticks, ticks) { #expect(abs(found - expected) < 1e-9) }
    #expect((2...11).contains(scale.ticks.count))
  }

  @Test(arguments: [[1, 1e6], [3, 50], [0.01, 0.02], [2, 2]] as [[Double]])
  func `a logarithmic axis sets equal factors equally far`(values: [Double]) {
    let scale = Scale(of: values, isLogarithmic: true, from: 0, to: 100)
    #expect(scale.isLogarithmic)
    #expect(scale.ticks.allSatisfy { $0 > 0 })
    let (low, high) = (values[0], values[1])
    if high > low {
      let middle = (low * high).squareRoot()
      #expect(abs(scale.position(of: middle) - 50) < 1e-6)
    }
  }

  @Test func `what has no logarithm makes the axis linear`() {
    #expect(!Scale(of: [-1, 10], isLogarithmic: true, from: 0, to: 1).isLogarithmic)
    #expect(!Scale(of: [0, 0], isLogarithmic: true, from: 0, to: 1).isLogarithmic)
    #expect(!Scale(of: [], isLogarithmic: true, from: 0, to: 1).isLogarithmic)
  }

  @Test(arguments: [(50.0, 250.0), (250, 50)])
  func `zero stands by itself before a logarithmic axis`(start: Double, end: Double) {
    let scale = Scale(of: [0, 1, 100], isLogarithmic: true, from: start, to: end)
    #expect(scale.isLogarithmic && scale.hasZero && scale.ticks.starts(with: [0, 1]))
    #expect(scale.position(of: 0) == start && scale.position(of: 100) == end)
    let first = scale.position(of: 1)
    #expect(abs(first - start) == Scale.zeroGap)
    #expect(abs(scale.position(of: 10) - (first + end) / 2) < 1e-9)
    // What no axis of factors reaches stands with zero.
    #expect(scale.position(of: -3) == start)
  }

  @Test(arguments: [[.infinity], [.nan, 1], [-.infinity, .infinity], []] as [[Double]])
  func `what is not finite neither traps nor stretches the axis`(values: [Double]) {
    let scale = Scale(of: values, from: 0, to: 100)
    #expect(scale.domain.upperBound.isFinite && scale.ticks.count < 20)
    for value in values where !value.isNaN { #expect(scale.position(of: value).isFinite) }
  }

  @Test(arguments: [
    (0, "0"), (0.2, "0.2"), (1500, "1,500"), (2_000_000, "2M"), (1e-6, "1e-6"), (-5, "−5"),
    (3e9, "3G"), (12.5, "12.5"), (1234.5, "1234.5"), (1e16, "1e+16"),
  ])
  func `ticks are short`(value: Double, text: String) {
    #expect(NumberText.tick(value) == text)
  }
}
