/// What each batch of a message costs in a code whose words stand for several symbols.
///
/// The bits of a word are shared equally by its symbols, so that the sum over a batch
/// does not depend on where words happen to begin.
struct BatchedBits {
  /// The bits of each batch.
  private(set) var bits: [Double]

  private let size: Int

  /// No bits yet, in batches of `size` symbols.
  init(ofEach size: Int, symbolCount: Int) {
    self.size = size
    bits = Array(repeating: 0, count: (symbolCount + size - 1) / size)
  }

  /// Adds the bits of a word that stands for the symbols at the places in `range`,
  /// which is not empty.
  mutating func add(_ bits: Double, to range: Range<Int>) {
    let batch = range.lowerBound / size
    if (range.upperBound - 1) / size == batch {
      self.bits[batch] += bits
    } else {
      let share = bits / Double(range.count)
      for place in range { self.bits[place / size] += share }
    }
  }
}
