import Testing

@testable import SourceCoding

/// The search in the direction KL(z‖q), whose curve has a valley at every bump of the data.
struct FitReverseTests {
  /// Counts with several bumps, a narrow one far from the others, gaps, and more noise the
  /// greater the seed is.
  static let sources: [[UInt64]] = [
    [0, 0, 9, 90, 20, 1, 0, 0, 0, 0, 3, 40, 80, 30, 2, 0, 0, 0, 0, 0, 0, 0, 200, 5],
    [500, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 30, 60, 90, 70, 40, 20, 9, 3],
    [1, 2, 4, 8, 16, 32, 64, 32, 16, 8, 4, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 50, 50],
    noise,
  ]

  private static let noise: [UInt64] = (0..<40).map { (number: UInt64) -> UInt64 in
    let pattern: UInt64 = number * number * 7 % 31
    return pattern % 13 * (number % 3)
  }

  static let families: [FittedFamily] = [
    .binomial, .negativeBinomial, .zipfMandelbrot, .poisson, .geometric,
  ]

  /// Members of a family on a grid that has nothing to do with that of the search.
  private func grid(_ family: FittedFamily, _ numbers: FittedNumbers) -> [[Double]] {
    let end = Double(numbers.greatest)
    let parts: [Double] = (1..<80).map { Double($0) / 80 }
    var members: [[Double]] = []
    switch family.name {
    case "binomial":
      for trials in stride(from: max(1, end), through: 3 * end, by: 3) {
        members += parts.map { [trials, $0] }
      }
    case "negative-binomial":
      for shape in [0.1, 0.7, 1.9, 6, 17, 55, 300, 3000] {
        let scale = end * 1.2 / shape
        members += parts.map { [shape, $0 * scale] }
      }
    case "zipf-mandelbrot":
      for shift in [0, 0.3, 2, 11, 70, 900] { members += parts.map { [shift, 25 * $0] } }
    case "poisson": members = parts.map { [$0 * 1.3 * end] }
    default: members = parts.map { [$0] }
    }
    return members
  }

  @Test(arguments: sources, families)
  func `no member of the curve or of a grid is nearer than the one that is printed`(
    counts: [UInt64], family: FittedFamily
  ) throws {
    for isLimited in [true, false] {
      let numbers = try FittedNumbers(values: Tally(counts: counts), areLimited: isLimited)
      let (members, experiment) = Fit.fit(family, to: numbers, named: "t")
      let (forward, reverse) = (members[0], members[1])
      for (found, curve) in zip([forward.forward, reverse.reverse], experiment.series) {
        let least = try #require(curve.points.map(\.y).min())
        #expect(found <= least + 1e-12, "\(family.name), \(curve.name), limited: \(isLimited)")
      }
      let cost = FamilyCost(of: family, on: numbers, .reverse)
      let bits = 1 / Mathematics.naturalLogarithmOf2
      for parameters in grid(family, numbers) {
        let other = cost.cost(parameters) * bits
        #expect(reverse.reverse <= other + 1e-12, "\(reverse.spec) against \(parameters)")
      }
    }
  }

  @Test(arguments: [true, false])
  func `data below any dispersion of a family are those of its limit`(isLimited: Bool) throws {
    // Draws of binomial:20,.5, and of a mixture of two far apart.
    let narrow: [UInt64] = [
      0, 0, 1, 3, 13, 41, 110, 222, 371, 480, 529, 482, 369, 221, 112, 42, 12, 4, 1,
    ]
    let wide: [UInt64] = [900, 300, 100, 30, 10, 5, 60, 200, 300, 200, 60, 5]
    for (family, counts) in [(FittedFamily.negativeBinomial, narrow), (.binomial, wide)] {
      let numbers = try FittedNumbers(values: Tally(counts: counts), areLimited: isLimited)
      let found = Fit.fit(family, to: numbers, named: "t", direction: .forward).members[0]
      let poisson = Fit.fit(.poisson, to: numbers, named: "t", direction: .forward).members[0]
      #expect(found.isLimit && found.check == nil && found.spec == poisson.spec)
      #expect(found.remark.contains("= ∞"), "\(found.remark)")
      #expect(found.remark.contains("dispersed than any \(family.name)"), "\(found.remark)")
    }
  }

  @Test func `a symbol that is alone has one meaning in all figures`() throws {
    let numbers = try FittedNumbers(ranksOf: Tally(counts: [0, 0, 100]))
    let members = Fit.fit(.geometric, to: numbers, named: "t").members
    #expect(members[0].spec == "geometric:1" && members[0].crossEntropy == 0)
    // KT gives the rank 100.5 of 101 parts, and all further ranks together the rest.
    #expect(agrees(members[1].parameters[0].value, 100.5 / 101, within: 1e-9))
    #expect(members[1].reverse < 1e-12)
    #expect(agrees(members[1].crossEntropy, 0.007159791572867, within: 1e-9))
  }
}
