import Foundation
import Testing

@testable import SourceCoding

struct GroupedSumsTests {
  @Test func `a ratio over documents has the error of leaving one out`() throws {
    var sums = GroupedSums()
    let documents: [[(Double, Double)]] = [[(1, 2), (3, 4)], [(2, 2)], [(5, 3), (1, 1), (0, 2)]]
    for (number, items) in documents.enumerated() {
      for item in items { sums.add([item.0, item.1, 0, 0, 0, 0, 0, 0], document: number) }
    }
    let found = try #require(sums.ratio(of: 0, to: 1))
    let parts = [8.0 / 8, 10.0 / 12, 6.0 / 8]
    let mean = parts.reduce(0, +) / 3
    #expect(found.value == 12.0 / 14)
    let squares = parts.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    #expect(abs(found.standardError - sqrt(2.0 / 3 * squares)) < 1e-15)
    #expect(found.kind == .documents)
    #expect(found.groupCount == 3)
  }

  @Test func `independent items have the error of their mean`() throws {
    var sums = GroupedSums(areItemsIndependent: true)
    for x in [1.0, 4, 2, 8, 5] { sums.add([x + 1e6, 1, 0, 0, 0, 0, 0, 0], document: -1) }
    let found = try #require(sums.ratio(of: 0, to: 1))
    #expect(found.value == 1_000_004)
    #expect(abs(found.standardError - sqrt(30.0 / 4 / 5)) < 1e-9)
    #expect(found.kind == .rows)
  }

  @Test func `few tokens of one text have no interval, and many have that of a series`() throws {
    var sums = GroupedSums()
    for index in 0..<59 { sums.add([Double(index % 7), 1, 0, 0, 0, 0, 0, 0], document: 0) }
    #expect(sums.ratio(of: 0, to: 1) == nil)
    #expect(sums.refusal(of: 0, to: 1) == .short(count: 59, needed: 60))
    for index in 59..<20_000 { sums.add([Double(index % 7), 1, 0, 0, 0, 0, 0, 0], document: 0) }
    let found = try #require(sums.ratio(of: 0, to: 1))
    #expect(found.kind == .series)
    #expect(found.freedom == 4)
    #expect(abs(found.value - 3) < 0.001)
    #expect(sums.refusal(of: 0, to: 1) == nil)
  }

  /// Two thousand samples of twenty documents, each with a difficulty of its own.
  @Test func `intervals over documents cover the truth 93 to 97 times in 100`() throws {
    var rng = SplitMix64(seed: 20)
    func real() -> Double { Double(rng.next() >> 11) * 0x1p-53 }
    var covered = 0
    for _ in 0..<2_000 {
      var sums = GroupedSums()
      for document in 0..<30 {
        let shift = real() + real() - 1
        for _ in 0..<10 + Int(real() * 10) {
          let difference = shift + real() - real() + 0.25
          sums.add([difference, 1, 0, 0, 0, 0, 0, 0], document: document)
        }
      }
      let found = try #require(sums.ratio(of: 0, to: 1))
      if abs(found.value - 0.25) <= found.halfWidth95 { covered += 1 }
    }
    #expect(1_860...1_940 ~= covered, "\(covered)")
  }

  @Test func `McNemar's test is that of a fair coin`() {
    // scipy.stats.binomtest(min, sum).pvalue
    #expect(abs(McNemarTest(onlyFirst: 6, onlySecond: 4).significance - 0.75390625) < 1e-12)
    #expect(abs(McNemarTest(onlyFirst: 1, onlySecond: 9).significance - 0.021484375) < 1e-12)
    #expect(McNemarTest(onlyFirst: 3, onlySecond: 3).significance == 1)
    #expect(McNemarTest(onlyFirst: 0, onlySecond: 0).significance == 1)
  }
}
