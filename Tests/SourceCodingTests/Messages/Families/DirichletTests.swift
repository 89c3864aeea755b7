import SourceCoding
import Testing

struct DirichletTests {
  /// Concentrations with the expected entropy, ψ(NA + 1) − ψ(A + 1) by mpmath.
  @Test(arguments: [(8, 0.5, 2.1202245867407469506), (256, 0.05, 4.4519323341614416061)])
  func `draws have the moments of the law`(count: Int, a: Double, entropy: Double) throws {
    let draws = try (0..<1000).map { seed in
      try DistributionFamily.dirichlet.member(Double(count), a, Double(seed)).distribution
    }
    let n = Double(count)
    let variance = (n - 1) / (n * n * (n * a + 1))
    expect(draws.map { $0.probability(of: 3) }, mean: 1 / n)
    expect(draws.map { meanSquare(of: $0, around: 1 / n, count: count) }, mean: variance)
    expect(draws.map(\.entropy.bits), mean: entropy)
  }

  @Test func `another seed draws another distribution`() throws {
    let first = try DistributionFamily.dirichlet.member(4, 0.5, 1)
    #expect(try DistributionFamily.dirichlet.member(4, 0.5, 2) != first)
    #expect(try DistributionFamily.dirichlet.member(4, 0.5, 1) == first)
  }

  @Test func `a high concentration is nearly uniform, a low one nearly certain`() throws {
    let even = try DistributionFamily.dirichlet.member(256, 1e6, 1).distribution
    #expect(even.entropy.bits > 7.99999)
    let certain = try DistributionFamily.dirichlet.member(256, 1e-3, 1).distribution
    #expect(certain.entropy.bits < 2)
    // However unlikely a value is, it is possible.
    #expect(certain.support.count == 256)
    #expect(certain.surprisals.allSatisfy(\.isFinite) && certain.surprisals.contains { $0 > 1000 })
  }

  /// The mean square of p(x) − `center` over the first `count` symbols.
  private func meanSquare(of p: Distribution, around center: Double, count: Int) -> Double {
    mean((0..<count).map { (p.probability(of: $0) - center) * (p.probability(of: $0) - center) })
  }

  /// Expects that values have the mean `expected`, within five standard errors.
  private func expect(_ values: [Double], mean expected: Double) {
    let found = mean(values)
    let error = mean(values.map { ($0 - found) * ($0 - found) / Double(values.count) }).squareRoot()
    #expect(abs(found - expected) < 5 * error, "\(found) ± \(error)")
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
