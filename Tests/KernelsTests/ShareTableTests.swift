import Kernels
import Testing

struct ShareTableTests {
  @Test(
    arguments: [
      ([1], 0), ([0, 0, 1, 0], 0), ([2, 0, 1, 1], 2), ([0, 1, 0, 0, 4095, 0], 12),
      (Array(repeating: 1, count: 256), 8), (Array(repeating: 1, count: 4096), 12),
      ([1, 1, 1, 1, 16_777_208, 1, 0, 1, 1, 1], 24),
    ] as [([UInt32], Int)])
  func `every share belongs to its symbol`(shares: [UInt32], bits: Int) {
    let table = ShareTable(shares: shares, bits: bits)
    var start: UInt32 = 0
    for (symbol, share) in shares.enumerated() where share > 0 {
      let end = start + share << UInt32(24 - bits)
      #expect(table.symbol(of: start) == symbol)
      #expect(table.symbol(of: end - 1) == symbol)
      #expect(table.symbol(of: start + (end - start) / 3) == symbol)
      start = end
    }
    #expect(start == 1 << 24)
  }
}
