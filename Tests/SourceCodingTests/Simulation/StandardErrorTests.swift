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

  @Test func `batch means of a hand-made message`() throws {
    // 8 batches of 256 symbols, half of them all a, half all b, a costing 0 and b 2:
    // each deviates by 256 from 256, so the variance of the mean is 8/7 · 8 · 256² / 2048².
    let bytes = (0..<8).flatMap { Array(repeating: UInt8($0 % 2), count: 256) }
    let tallies = try BatchTallies(of: MemorySource(bytes), threads: 1)
    let costs = [0, 2] + Array(repeating: Double.infinity, count: 254)
    let error = try #require(
      StandardError.ofBatchMeans(tallies, bits: tallies.bits(costing: costs)))
    #expect(agrees(error.value, (8.0 / 7 * 8).squareRoot() / 8, within: 1e-14))
    #expect(error.method == .batchMeans(count: 8))
    // Student's t with 7 degrees of freedom is 2.3646.
    #expect(agrees(error.halfWidth95 / error.value, 2.3646, within: 0.004))
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

  @Test(arguments: Array(2...40) + [64, 1000])
  func `the interval of few batches or rows covers the truth 95 times in 100`(count: Int) {
    for method in [
      StandardError.Method.batchMeans(count: count), .independentRows(count: count),
      .bootstrap(count: count, resamples: 100, seed: 1),
    ] {
      let t = StandardError(value: 2, method: method).halfWidth95 / 2
      let error = abs(coverage(t, freedom: count - 1) - 0.95)
      #expect(error < (count <= 7 ? 1e-10 : 0.001), "\(error)")
    }
  }

  @Test func `both agree where symbols are independent`() throws {
    let q = try overBytes([8, 4, 2, 1, 1])
    let source = SampledSource(q, symbolCount: 1_000_000, seed: 12)
    let tallies = try BatchTallies(of: source, threads: 2)
    let costs = q.surprisals
    let independent = try #require(
      StandardError.ofIndependentSymbols(q, costs: costs, count: 1_000_000))
    let batches = try #require(
      StandardError.ofBatchMeans(tallies, bits: tallies.bits(costing: costs)))
    // 64 batches know their spread to about 1/√126 = 9 %; this is four times that.
    #expect(agrees(batches.value, independent.value, within: 0.36))
  }
}
