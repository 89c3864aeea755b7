import Testing

@testable import SourceCoding

struct TemperatureTests {
  @Test func `values are those worked out elsewhere`() throws {
    let zipf = try DistributionFamily.zipf.member(256, 1.1).distribution.tempered(2.5)
    #expect(agrees(zipf.probability(of: 0), 0.025878130799980706962, within: 1e-13))
    #expect(agrees(zipf.probability(of: 255), 0.0022558349393912775785, within: 1e-13))
    #expect(agrees(zipf.entropy.bits, 7.7881997019225558918, within: 1e-13))
    let dyadic = try DistributionFamily.dyadic.member(8).distribution.tempered(0.5)
    #expect(agrees(dyadic.probability(of: 0), 0.74990845844013181985, within: 1e-13))
    #expect(agrees(dyadic.entropy.bits, 1.0831008195635287266, within: 1e-13))
  }

  @Test func `entropy rises with the temperature, from certain to even`() throws {
    let q = try DistributionFamily.poisson.member(4).distribution
    let entropies = [1e-6, 0.1, 0.5, 1, 2, 10, 1e6].map { q.tempered($0).entropy.bits }
    #expect(entropies == entropies.sorted())
    #expect(q.tempered(1) == q)
  }

  @Test func `in the cold the likeliest are left, in the heat all that are possible`() throws {
    let q = try overBytes([3, 0, 5, 5, 1])
    let cold = q.tempered(1e-6)
    #expect(cold.probability(of: 2) == 0.5 && cold.probability(of: 3) == 0.5)
    // What is left of the others is e^−510826 and e^−1609438, and still possible.
    #expect(cold.support == q.support)
    #expect(agrees(cold.surprisal(of: 0).bits, 1e6 * Mathematics.log2(5.0 / 3) + 1, within: 1e-6))
    let hot = q.tempered(1e6)
    #expect(hot.support == q.support)
    #expect(agrees(hot.entropy.bits, 2, within: 1e-6))
  }

  @Test func `temperatures multiply`() throws {
    let q = try DistributionFamily.binomial.member(40, 0.2).distribution
    let divergence = q.tempered(2).tempered(3).divergence(from: q.tempered(6))
    #expect(divergence.bits < 1e-13)
  }
}
