/// The symbols of an alphabet in the order of their last use, the latest first.
///
/// A slot represents a moment, and each symbol occupies the slot of its last use. Using
/// a symbol moves it to the next free slot, so its place is the number of occupied
/// slots after its own. One bit for each slot, and a Fenwick tree over words of 64
/// bits, count them in O(log K). When the slots are used up, the symbols are moved
/// together at the start, which takes O(K) once in at least K uses.
///
/// Source: Fenwick, *A new data structure for cumulative frequency tables*, 1994;
/// Bentley, Sleator, Tarjan and Wei, *A locally adaptive data compression scheme*,
/// 1986, section 4, who use a tree for the same purpose.
struct RecencyList {
  private var slots: [Int]
  private var symbols: [Int]
  private var isOccupied: [UInt64]
  /// Entry i counts the occupied slots of the words from i − (the lowest bit of i) to i − 1.
  private var counts: [Int]
  private var nextSlot: Int

  /// The list of all symbols below `alphabetSize`, with symbol 0 in front.
  init(alphabetSize: Int) {
    let wordCount = (2 * alphabetSize + 1024) / 64 + 1
    slots = (0..<alphabetSize).reversed()
    symbols = Array(repeating: 0, count: wordCount * 64)
    isOccupied = Array(repeating: 0, count: wordCount)
    counts = Array(repeating: 0, count: wordCount + 1)
    nextSlot = alphabetSize
    for (symbol, slot) in slots.enumerated() { symbols[slot] = symbol }
    countOccupied()
  }

  /// The place of `symbol`: the number of other symbols used after it, 0 at the front.
  func place(of symbol: Int) -> Int {
    let slot = slots[symbol]
    var earlier = (isOccupied[slot / 64] & (1 << UInt64(slot % 64) - 1)).nonzeroBitCount
    var index = slot / 64
    while index > 0 {
      earlier += counts[index]
      index &= index - 1
    }
    return slots.count - 1 - earlier
  }

  /// The symbol at `place`, which is below the number of symbols.
  func symbol(at place: Int) -> Int {
    var earlier = slots.count - 1 - place
    var word = 0
    var step = 1 << (Int.bitWidth - 1 - isOccupied.count.leadingZeroBitCount)
    while step > 0 {
      if word + step < counts.count, counts[word + step] <= earlier {
        word += step
        earlier -= counts[word]
      }
      step /= 2
    }
    var bits = isOccupied[word]
    for _ in 0..<earlier { bits &= bits - 1 }
    return symbols[word * 64 + bits.trailingZeroBitCount]
  }

  /// Records a use of `symbol`.
  mutating func moveToFront(_ symbol: Int) {
    if nextSlot == symbols.count { closeGaps() }
    change(slots[symbol], by: -1)
    slots[symbol] = nextSlot
    symbols[nextSlot] = symbol
    change(nextSlot, by: 1)
    nextSlot += 1
  }

  /// Occupies or frees a slot.
  private mutating func change(_ slot: Int, by amount: Int) {
    isOccupied[slot / 64] ^= 1 << UInt64(slot % 64)
    var index = slot / 64 + 1
    while index < counts.count {
      counts[index] += amount
      index += index & -index
    }
  }

  /// Moves the symbols to the first slots, keeping their order.
  private mutating func closeGaps() {
    var end = 0
    for slot in symbols.indices where isOccupied[slot / 64] >> UInt64(slot % 64) & 1 == 1 {
      let symbol = symbols[slot]
      symbols[end] = symbol
      slots[symbol] = end
      end += 1
    }
    nextSlot = end
    countOccupied()
  }

  /// Marks the slots in front of the next free one as occupied, and no others.
  private mutating func countOccupied() {
    for word in isOccupied.indices {
      let count = min(64, max(0, nextSlot - word * 64))
      isOccupied[word] = count == 64 ? .max : 1 << UInt64(count) - 1
      counts[word + 1] = count
    }
    for index in 1..<counts.count {
      let parent = index + index & -index
      if parent < counts.count { counts[parent] += counts[index] }
    }
  }
}
