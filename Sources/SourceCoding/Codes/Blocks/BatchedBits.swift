/// The cost of each batch of a message, in a code whose words represent several
/// symbols.
///
/// The bits of a word are shared equally by its symbols, so that the sum over a batch
/// hardly depends on where words begin.
struct BatchedBits {
  /// The bits of each batch.
  private(set) var bits: [Double]

  private let size: Int

  /// Creates batches of `size` symbols, each with 0 bits.
  init(ofEach size: Int, symbolCount: Int) {
    self.size = size
    bits = Array(repeating: 0, count: (symbolCount + size - 1) / size)
  }

  /// Adds the bits of a word that represents the symbols at the places in `range`,
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
