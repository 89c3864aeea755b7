import Foundation
import Testing

@testable import SourceCoding

/// Intervals of items that depend on their neighbours.
struct SeriesIntervalTests {
  /// Items of an autoregression with coefficient φ and variance 1.
  private func items(_ count: Int, _ φ: Double, _ rng: inout SplitMix64) -> [Double] {
    func normal() -> Double {
      let u = Double((rng.next() >> 11) + 1) * 0x1p-53
      let v = Double(rng.next() >> 11) * 0x1p-53
      return sqrt(-2 * log(u)) * cos(2 * .pi * v)
    }
    var x = normal()
    let scale = sqrt(1 - φ * φ)
    return (0..<count).map { _ in
      x = φ * x + scale * normal()
      return x
    }
  }

  private static let isSlow = ProcessInfo.processInfo.environment["QZ_SLOW_TESTS"] != nil

  /// How many of `texts` texts get an interval, and how many of those cover the truth.
  private func coverage(_ count: Int, _ φ: Double, texts: Int) -> (printed: Int, covered: Int) {
    var rng = SplitMix64(seed: 15)
    var (printed, covered) = (0, 0)
    for _ in 0..<texts {
      var sums = GroupedSums()
      for x in items(count, φ, &rng) { sums.add([x + 2, 1, 0, 0, 0, 0, 0, 0], document: -1) }
      guard let found = sums.ratio(of: 0, to: 1) else { continue }
      printed += 1
      if abs(found.value - 2) <= found.halfWidth95 { covered += 1 }
    }
    return (printed, covered)
  }

  @Test(arguments: [(300, 0.0), (400, 0.6), (800, 0.9)])
  func `intervals of dependent items cover the truth 93 to 97 times in 100`(
    count: Int, φ: Double
  ) {
    // Of 150 texts two standard deviations are 3.6 in 100 about 95, and 5 about 90.
    let texts = Self.isSlow ? 2_000 : 150
    let (printed, covered) = coverage(count, φ, texts: texts)
    #expect(100 * printed > (Self.isSlow ? 90 : 85) * texts, "\(printed)")
    let part = Double(covered) / Double(printed)
    let chance = Self.isSlow ? 0 : 0.036
    #expect(0.93 - chance...0.97 + chance ~= part, "\(part) of \(printed)")
  }

  @Test func `items that are worth few independent ones have no interval`() {
    let (printed, _) = coverage(200, 0.95, texts: 100)
    #expect(printed < 2, "\(printed)")
  }

  @Test func `the refusal says how many independent items there are`() {
    var sums = GroupedSums()
    for index in 0..<1_000 { sums.add([index < 500 ? 1 : 3, 1, 0, 0, 0, 0, 0, 0], document: -1) }
    guard case .fewItems(let count) = sums.refusal(of: 0, to: 1) else {
      Issue.record("there is an interval")
      return
    }
    #expect(count < 10)
  }

  @Test func `items that do not vary have an interval of no width`() throws {
    var sums = GroupedSums()
    for _ in 0..<100 { sums.add([2, 1, 0, 0, 0, 0, 0, 0], document: -1) }
    #expect(try #require(sums.ratio(of: 0, to: 1)).halfWidth95 == 0)
  }
}
