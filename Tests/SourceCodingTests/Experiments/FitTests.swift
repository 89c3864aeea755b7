import Testing

@testable import SourceCoding

struct FitTests {
  /// A fit, and the same by mpmath 1.3 to 40 digits: roots of the score equation, and the
  /// roots of the diagonal of the inverse of the observed information.
  struct Reference: Sendable, CustomTestStringConvertible {
    let family: String
    let kind: FittedNumbers.Kind
    let isCut: Bool
    let counts: [UInt64]
    let parameters: [Double]
    let errors: [Double]

    init(
      _ family: String, _ kind: FittedNumbers.Kind = .value, isCut: Bool, _ counts: [UInt64],
      _ parameters: [Double], errors: [Double]
    ) {
      (self.family, self.kind, self.isCut) = (family, kind, isCut)
      (self.counts, self.parameters, self.errors) = (counts, parameters, errors)
    }

    var testDescription: String { "\(family) by \(kind), \(isCut ? "cut" : "whole")" }

    func numbers() throws -> FittedNumbers {
      let tally = Tally(counts: counts)
      return kind == .rank
        ? try FittedNumbers(ranksOf: tally) : try FittedNumbers(values: tally, areLimited: isCut)
    }
  }

  private static let narrow: [UInt64] = [
    0, 2, 5, 12, 27, 45, 80, 104, 130, 150, 140, 110, 85, 60, 30, 14, 5, 1,
  ]
  private static let wide: [UInt64] = [
    50, 80, 90, 85, 70, 60, 50, 40, 30, 22, 18, 12, 9, 7, 5, 3,
  ]
  private static let ranks: [UInt64] = [
    300, 150, 110, 80, 60, 50, 40, 35, 30, 25, 22, 20, 18, 15, 12, 10, 8, 6, 4, 2,
  ]

  static let references = [
    Reference(
      "binomial", isCut: false, narrow, [44, 0.20718181818181818],
      errors: [7.7741728604641647, 0.036657029327171417]),
    Reference(
      "negative-binomial", isCut: false, wide + [2, 2, 1, 0, 1],
      [2.466445315003537, 0.355931340578025],
      errors: [0.22650591365987523, 0.022251913438066205]),
    Reference(
      "geometric", isCut: true, wide, [0.15233119931380275], errors: [0.0085853316415533492]),
    Reference("poisson", isCut: true, wide, [4.3408873227293776], errors: [0.082959654688833631]),
    Reference("zipf", isCut: true, wide, [0.62282272095336877], errors: [0.043461252303645876]),
    Reference(
      "negative-binomial", isCut: true, wide, [2.3623434466872371, 0.34322608142346482],
      errors: [0.24673265324319655, 0.026860020435983022]),
    Reference(
      "zipf", .rank, isCut: false, ranks.reversed(), [1.1450433348639821],
      errors: [0.032278102224370337]),
    Reference(
      "zipf-mandelbrot", .rank, isCut: false, ranks.reversed(),
      [2.2028402567328018, 1.9057619109568561],
      errors: [0.86782552072379178, 0.26759856262159662]),
  ]

  private func family(_ name: String) throws -> FittedFamily {
    try #require(FittedFamily.all.first { $0.name == name })
  }

  private func forward(_ name: String, _ numbers: FittedNumbers) throws -> FamilyFit {
    Fit.fit(try family(name), to: numbers, named: "t", direction: .forward).members[0]
  }

  @Test(arguments: references)
  func `parameters are roots of the score equation, with the errors of the information`(
    reference: Reference
  ) throws {
    let found = try forward(reference.family, reference.numbers())
    for (parameter, (value, error)) in zip(
      found.parameters, zip(reference.parameters, reference.errors))
    {
      #expect(agrees(parameter.value, value, within: 1e-12), "\(parameter)")
      let found = try #require(parameter.standardError)
      #expect(agrees(found, error, within: 1e-11), "\(parameter)")
    }
    #expect(found.parameters.count == reference.parameters.count)
    #expect(found.check?.holds == true, "\(found.check?.detail ?? "no check")")
  }

  @Test func `the reverse divergence is least where its derivative is zero`() throws {
    let numbers = try FittedNumbers(values: Tally(counts: Self.wide), areLimited: true)
    func reverse(_ name: String) throws -> FamilyFit {
      Fit.fit(try family(name), to: numbers, named: "t", direction: .reverse).members[0]
    }
    let poisson = try reverse("poisson")
    #expect(agrees(poisson.parameters[0].value, 3.90378333255853, within: 1e-12))
    #expect(agrees(poisson.reverse, 0.26464694012714593, within: 1e-12))
    #expect(poisson.parameters[0].standardError == nil && poisson.check == nil)
    let binomial = try reverse("negative-binomial")
    #expect(agrees(binomial.parameters[0].value, 2.3108206024808227, within: 1e-11))
    #expect(agrees(binomial.parameters[1].value, 0.33545098222073989, within: 1e-11))
  }

  @Test func `closed forms are the quotients of counts`() throws {
    let numbers = try FittedNumbers(
      values: Tally(counts: [3, 1, 4, 1, 5, 9, 2, 6]), areLimited: false)
    let mean = 131.0 / 31
    #expect(try forward("poisson", numbers).parameters[0].value == mean)
    #expect(try forward("geometric", numbers).parameters[0].value == 1 / (1 + mean))
    let coin = try forward(
      "bernoulli", FittedNumbers(values: Tally(counts: [700, 300]), areLimited: true)
    ).parameters[0]
    #expect(coin.value == 0.3)
    let error = try #require(coin.standardError)
    #expect(agrees(error, (0.21 / 1000).squareRoot(), within: 1e-14))
  }

  @Test(arguments: [
    ("binomial", [10, 5, 3, 2, 1, 1] as [UInt64]), ("binomial", [1, 0, 0, 0, 1]),
    ("negative-binomial", [1, 2, 9, 2, 1]), ("negative-binomial", [0, 10, 11, 3]),
  ])
  func `a likelihood that rises without end is that of the Poisson distribution`(
    name: String, counts: [UInt64]
  ) throws {
    let numbers = try FittedNumbers(values: Tally(counts: counts), areLimited: false)
    let found = try forward(name, numbers)
    let poisson = try forward("poisson", numbers)
    #expect(found.isLimit && found.parameters.isEmpty && !found.remark.isEmpty)
    #expect(found.spec == poisson.spec && found.forward == poisson.forward)
    // Every member that is tried is farther from the data than the limit.
    let curve = Fit.fit(try family(name), to: numbers, named: "t", direction: .forward)
      .experiment.series[0].points
    #expect(curve.allSatisfy { $0.y > poisson.forward - 1e-12 })
  }

  @Test func `no other number of trials is likelier`() throws {
    let numbers = try FittedNumbers(values: Tally(counts: Self.narrow), areLimited: false)
    let cost = FamilyCost(of: .binomial, on: numbers, .forward)
    let least = cost.cost([44, numbers.mean / 44])
    for trials in 17...400 where trials != 44 {
      let other = cost.cost([Double(trials), numbers.mean / Double(trials)])
      #expect(other > least, "\(trials)")
    }
  }

  @Test func `by value the first symbol need not be the likeliest, by rank it is`() throws {
    let tally = Tally(counts: [1, 2, 4, 8, 16, 32])
    let value = try forward("zipf", FittedNumbers(values: tally, areLimited: true))
    let rank = try forward("zipf", FittedNumbers(ranksOf: tally))
    #expect(value.parameters[0].value == 0 && value.remark.contains("at the end"))
    #expect(value.parameters[0].standardError == nil)
    #expect(rank.parameters[0].value > 1 && rank.forward < value.forward)
  }

  @Test func `symbols that never occur have no rank`() throws {
    let numbers = try FittedNumbers(ranksOf: Tally(counts: [0, 3, 0, 7, 3, 0]))
    #expect(numbers.counts == [7, 3, 3] && numbers.greatest == 2)
  }

  @Test func `findings have names of their own`() throws {
    let numbers = try FittedNumbers(values: Tally(counts: Self.wide), areLimited: true)
    for family in FittedFamily.all where family.fits(numbers) {
      let names = Fit.fit(family, to: numbers, named: "t").experiment.findings.map(\.name)
      #expect(Set(names).count == names.count, "\(names)")
    }
    let golomb = try Fit.golomb(to: Tally(counts: Self.wide), named: "t").findings.map(\.name)
    #expect(Set(golomb).count == golomb.count)
  }

  @Test func `each direction is best by its own measure`() throws {
    let tally = Tally(of: [0, 0, 0, 1, 1, 2, 9, 9, 9, 9])
    for numbers in [
      try FittedNumbers(values: tally, areLimited: true), try FittedNumbers(ranksOf: tally),
    ] {
      for family in FittedFamily.all where family.fits(numbers) {
        let members = Fit.fit(family, to: numbers, named: "t").members
        #expect(members[0].forward <= members[1].forward + 1e-12, "\(family.name)")
        #expect(members[1].reverse <= members[0].reverse + 1e-12, "\(family.name)")
      }
    }
  }

  @Test func `the slope by the first parameter is as exact as the second one is known`() throws {
    // Nearly equal counts say little about either.
    let counts: [UInt64] =
      [5] + Array(repeating: 3, count: 6) + Array(repeating: 2, count: 40)
      + Array(repeating: 1, count: 297)
    let numbers = try FittedNumbers(ranksOf: Tally(counts: counts))
    let fitted = Fit.fit(.zipfMandelbrot, to: numbers, named: "t", direction: .forward)
    let check = try #require(fitted.members[0].check)
    #expect(check.holds, "\(check.detail)")
  }

  @Test(arguments: [[5], [0, 0, 9], [0, 4, 4], [4, 4]] as [[UInt64]])
  func `few numbers are fitted as well as they can be`(counts: [UInt64]) throws {
    let tally = Tally(counts: counts)
    for numbers in [
      try FittedNumbers(values: tally, areLimited: false), try FittedNumbers(ranksOf: tally),
    ] {
      for family in FittedFamily.all where family.fits(numbers) {
        let (members, experiment) = Fit.fit(family, to: numbers, named: "t")
        #expect(members.allSatisfy { $0.forward.isFinite && $0.reverse.isFinite }, "\(family.name)")
        #expect(experiment.checks.allSatisfy { $0.holds }, "\(family.name)")
      }
    }
  }

  @Test
  func `numbers far apart have a stationary member, and one direction unless both are asked for`()
    throws
  {
    func numbers(through greatest: Int) throws -> FittedNumbers {
      var counts = [UInt64](repeating: 0, count: greatest + 1)
      for number in [1, 2, greatest] { counts[number] = 1 }
      return try FittedNumbers(values: Tally(counts: counts), areLimited: false)
    }
    let far = try numbers(through: 4000)
    for family in [FittedFamily.negativeBinomial, .binomial, .geometric] {
      let (members, experiment) = Fit.fit(family, to: far, named: "t")
      #expect(members.count == 1 && experiment.checks.allSatisfy { $0.holds }, "\(family.name)")
      #expect(experiment.notes.contains { $0.hasPrefix("KL(z‖q) is not minimised") })
    }
    let near = try numbers(through: 1000)
    #expect(Fit.fit(.geometric, to: near, named: "t").members.count == 2)
    #expect(Fit.fit(.geometric, to: far, named: "t", direction: .both).members.count == 2)
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
