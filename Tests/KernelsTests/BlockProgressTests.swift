import Kernels
import Testing

@Suite(.serialized)
struct BlockProgressTests {
  // Blocks of other tests count too while they are worked on, but never so many.
  private let many = 1 << 40

  @Test func `symbols of a block count until it is done`() {
    do {
      var progress = BlockProgress()
      progress.reach(many)
      #expect(BlockProgress.symbolCount >= many)
      progress.reach(2 * many)
      #expect(2 * many..<3 * many ~= BlockProgress.symbolCount)
      var other = BlockProgress()
      other.reach(many)
      #expect(BlockProgress.symbolCount >= 3 * many)
    }
    #expect(BlockProgress.symbolCount < many)
  }

  @Test func `a block that is given up counts no more`() {
    struct Damage: Error {}
    func read() throws {
      var progress = BlockProgress()
      progress.reach(many)
      throw Damage()
    }
    #expect(throws: Damage.self) { try read() }
    #expect(BlockProgress.symbolCount < many)
  }
}
