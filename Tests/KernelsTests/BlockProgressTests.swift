import Kernels
import Testing

/// Blocks report to the counter of their task, and to no other.
struct BlockProgressTests {
  private let many = 1 << 20

  @Test func `symbols of a block count until it is done`() {
    let counter = BlockCounter()
    BlockCounter.$current.withValue(counter) {
      var progress = BlockProgress()
      progress.reach(many)
      #expect(counter.symbolCount == many)
      progress.reach(2 * many)
      #expect(counter.symbolCount == 2 * many)
      var other = BlockProgress()
      other.reach(many)
      #expect(counter.symbolCount == 3 * many)
      _ = consume other
      #expect(counter.symbolCount == 2 * many)
    }
    #expect(counter.symbolCount == 0)
  }

  @Test func `a block that is given up counts no more`() {
    struct Damage: Error {}
    let counter = BlockCounter()
    func read() throws {
      var progress = BlockProgress()
      progress.reach(many)
      throw Damage()
    }
    #expect(throws: Damage.self) { try BlockCounter.$current.withValue(counter) { try read() } }
    #expect(counter.symbolCount == 0)
  }

  @Test func `without a counter nothing is counted`() {
    let counter = BlockCounter()
    var progress = BlockProgress()
    progress.reach(many)
    #expect(counter.symbolCount == 0 && BlockCounter.current == nil)
  }
}
