import SourceCoding
import Testing

struct SplitMix64Tests {
  @Test func `it gives the published words for seed zero`() {
    var rng = SplitMix64(seed: 0)
    #expect(
      (0..<3).map { _ in rng.next() } == [
        0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F,
      ])
  }

  @Test(arguments: [0, 1, 7, 1_000_003])
  func `any place of the sequence can be entered`(position: Int) {
    var whole = SplitMix64(seed: 42)
    for _ in 0..<position { _ = whole.next() }
    var part = SplitMix64(seed: 42, position: UInt64(position))
    #expect(whole.next() == part.next())
  }
}
