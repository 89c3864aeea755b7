import Testing

@testable import SourceCoding

/// The interval of a Brier score's uncertainty, which is greatest where classes are equally frequent.
struct BrierUncertaintyTests {
  @Test(arguments: [(0.5, 100), (0.55, 400), (0.6, 100)])
  func `bars cover where classes are about equally frequent`(share: Double, rowCount: Int) throws {
    var rng = SplitMix64(seed: 41)
    let trials = 400
    var covered = 0
    let variance = 1 - share * share - (1 - share) * (1 - share)
    let expected = variance - variance / Double(rowCount)
    for _ in 0..<trials {
      var score = BrierScore(classCount: 2, binCount: 2)
      for _ in 0..<rowCount {
        let label = Double(rng.next() >> 11) * 0x1p-53 < share ? 0 : 1
        _ = score.add([0.5, 0.5].span, times: 1, label: label, document: -1)
      }
      let interval = try #require(score.intervals[\.uncertainty])
      if abs(interval.value - expected) <= interval.halfWidth95 { covered += 1 }
    }
    #expect(covered >= trials * 91 / 100, "\(covered) of \(trials)")
  }
}
