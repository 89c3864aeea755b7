import Testing

@testable import SourceCoding

struct FitTests {
  @Test(arguments: [("geometric", 0.2), ("poisson", 6.5), ("zipf", 1.25), ("binomial", 0.3)])
  func `data of a member are fitted by that member`(name: String, parameter: Double) throws {
    let family = try #require(FittedFamily.all.first { $0.name == name })
    let z = family.member(parameter, greatest: 40, count: 256)
    // Counts in proportion, so that the fit is the member but for rounding.
    let tally = Tally(counts: (0..<256).map { UInt64(z.probability(of: $0) * 1e12) })
    let fit = try Fit.fit(family, to: tally, named: name)
    for check in fit.checks { #expect(check.holds, "\(check.detail)") }
    // The binomial family ends with the greatest value that came, below 40 here.
    guard name != "binomial" else { return }
    #expect(abs(fit.findings[0].value - parameter) < 1e-3)
    #expect(fit.findings[2].value < 1e-3)
  }

  @Test(arguments: [[0, 1000, 500, 500], [0, 3, 5000], [7, 7, 2000]])
  func `the likeliest member is found however far apart values lie`(values: [Int]) throws {
    let greatest = try #require(values.max())
    var counts = [UInt64](repeating: 0, count: greatest + 1)
    for value in values { counts[value] += 1 }
    let mean = Double(values.reduce(0, +)) / Double(values.count)
    for (family, expected) in [
      (FittedFamily.poisson, mean), (.binomial, mean / Double(greatest)),
    ] {
      let fit = try Fit.fit(family, to: Tally(counts: counts), named: "t", direction: .forward)
      #expect(fit.series[0].points.allSatisfy { $0.y.isFinite })
      #expect(agrees(fit.findings[0].value, expected, within: 1e-4), "\(family.name)")
      #expect(fit.checks.count == 1 && fit.checks.allSatisfy { $0.holds }, "\(family.name)")
    }
  }

  @Test(arguments: [("geometric", 0.2), ("poisson", 6.5), ("zipf", 1.25), ("binomial", 0.3)])
  func `a cost is that of the member, where nothing of it is cut off`(
    name: String, parameter: Double
  ) throws {
    let family = try #require(FittedFamily.all.first { $0.name == name })
    let q = try distribution((0..<20).map { Double(1 + $0 % 7) })
    let z = family.member(parameter, greatest: 19, count: 20)
    let cost = family.crossEntropy(of: q, under: parameter, greatest: 19)
    #expect(agrees(cost, q.crossEntropy(under: z).bits, within: 1e-13))
  }

  @Test func `each direction is best by its own measure`() throws {
    let tally = Tally(of: [0, 0, 0, 1, 1, 2, 9, 9, 9, 9])
    for family in FittedFamily.all {
      let found = try Fit.fit(family, to: tally, named: "t").findings.map(\.value)
      #expect(found[2] <= found[7] + 1e-9 && found[8] <= found[3] + 1e-9, "\(family.name)")
    }
  }

  @Test func `parameters of many powers of ten lie on a logarithmic axis, and are above zero`()
    throws
  {
    let tally = Tally(of: [0, 1, 2, 2, 3, 4, 4, 8])
    for family in FittedFamily.all where ["geometric", "poisson"].contains(family.name) {
      let fit = try Fit.fit(family, to: tally, named: "t")
      #expect(fit.x.isLogarithmic && fit.series[0].points.allSatisfy { $0.x > 0 })
    }
  }

  @Test func `nothing is checked of a least at the end of what was tried`() throws {
    // Greater values come more often, which no Zipf distribution has.
    let fit = try Fit.fit(.zipf, to: Tally(of: [0, 1, 1, 2, 2, 2]), named: "t")
    #expect(fit.findings[0].value == 0 && fit.checks.isEmpty)
    #expect(fit.notes.contains { $0.contains("at the end of what was tried") })
  }

  @Test(arguments: [("binomial", 0.001, true), ("binomial", 0.4, false), ("zipf", 1.1, true)])
  func `a least near zero has an axis that shows it`(
    name: String, parameter: Double, isLogarithmic: Bool
  ) throws {
    let family = try #require(FittedFamily.all.first { $0.name == name })
    let z = family.member(parameter, greatest: 40, count: 41)
    let tally = Tally(counts: (0...40).map { UInt64(z.probability(of: $0) * 1e12) + 1 })
    #expect(try Fit.fit(family, to: tally, named: "t").x.isLogarithmic == isLogarithmic)
  }

  @Test func `the likeliest Poisson and geometric members have the mean of the data`() throws {
    let tally = Tally(of: [0, 1, 2, 2, 3, 4, 4, 8])
    let poisson = try Fit.fit(.poisson, to: tally, named: "t", direction: .forward)
    #expect(abs(poisson.findings[0].value - 3) < 1e-3 && poisson.series.count == 1)
    let geometric = try Fit.fit(.geometric, to: tally, named: "t")
    #expect(abs(geometric.findings[0].value - 0.25) < 1e-3)
  }

  @Test func `Golomb costs are those of the codewords, and the best m is found`() throws {
    var rng = seededGenerator(4)
    let values = (0..<200).map { _ in Int(rng.next() % 60) * Int(rng.next() % 3) }
    let tally = Tally(of: values.map { UInt8($0) })
    let greatest = values.max() ?? 0
    let below = (0...greatest + 1).map { tally.counts[..<$0].reduce(0, +) }
    let expected = (1...greatest + 1).map { m in
      Double(values.map { golombLength($0, m) }.reduce(0, +))
    }
    let found = (1...greatest + 1).map { Fit.golombBits($0, below) }
    #expect(found == expected)
    let best = expected.indices.min { expected[$0] < expected[$1] } ?? 0
    #expect(try Fit.golomb(to: tally, named: "t").findings[0].value == Double(best + 1))
  }

  /// The length of a codeword, by its definition.
  private func golombLength(_ i: Int, _ m: Int) -> Int {
    var width = 0
    while 1 << width < m { width += 1 }
    return i / m + 1 + (i % m < (1 << width) - m ? width - 1 : width)
  }
}
