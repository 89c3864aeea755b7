/// The memory of prediction by partial matching: contexts, and the symbols that
/// followed them.
///
/// A context is a string of up to `order` symbols that has occurred. It has a block of
/// entries, one for each symbol that followed it, and a link to the context without its
/// oldest symbol. An entry contains the context that its symbol leads to, so contexts
/// are followed and never searched for.
///
///     contexts   suffix | first entry | total of the counts | number of entries
///     entries    context that follows | count | symbol        8 bytes
///
/// The entries of a context are adjacent, in a block whose size is the next power of
/// two. Blocks that have become too small are used again. Frequent symbols move towards
/// the front of their block, one place each time that they overtake a neighbour.
///
/// Both arrays have a greatest size: 4 Mi entries of 8 bytes and 2 Mi contexts of 16,
/// so 64 MiB. Before either overflows, everything is discarded, by writer and reader at
/// the same symbol. (Keeping the known and learning nothing new is far worse if the
/// data change: on *ooffice* by a fifth.)
struct PPMMemory {
  /// A context.
  struct Context {
    /// The context without its oldest symbol; that of the empty context is itself.
    var suffix: UInt32
    /// The place of its first entry.
    var first: UInt32 = 0
    /// The sum of the counts of its entries.
    var total: UInt32 = 0
    /// The number of its entries, 0 to 256.
    var kinds: UInt32 = 0

    /// The places of its entries.
    var range: Range<Int> { Int(first)..<Int(first + kinds) }
  }

  /// A symbol that followed a context.
  struct Entry {
    /// The next context: the longest that ends with this symbol.
    ///
    /// In a free block, the next free block of the same size.
    var next: UInt32
    /// The number of times that it followed, 1 to ``countLimit``.
    var count: UInt16
    /// The symbol.
    var symbol: UInt8
  }

  /// The length of the longest contexts.
  let order: Int

  /// All contexts, the empty one first.
  var contexts: [Context] = []

  /// All blocks of entries; the first entry belongs to no block, so that 0 can stand
  /// for none.
  var entries: [Entry] = []

  /// The context of the next symbol.
  private(set) var current: UInt32 = 0

  /// The length of the current context.
  private var length = 0

  /// A free block of each size 2^0 to 2^8; 0 stands for none.
  private var freeBlocks: [UInt32] = []

  /// The count at which all counts of a context are halved.
  private static let countLimit: UInt16 = 1 << 13

  /// The greatest number of entries, which is twice the greatest number of contexts.
  private let entryLimit: Int

  /// An empty memory.
  init(order: Int, entryLimit: Int) {
    precondition(entryLimit <= 1 << 31, "places are numbers of 32 bits")
    self.order = order
    self.entryLimit = entryLimit
    forget()
  }

  /// Discards everything and starts afresh.
  private mutating func forget() {
    contexts.removeAll(keepingCapacity: true)
    contexts.append(Context(suffix: 0))
    entries.removeAll(keepingCapacity: true)
    entries.append(Entry(next: 0, count: 0, symbol: 0))
    freeBlocks = Array(repeating: 0, count: 9)
    current = 0
    length = 0
  }

  /// Learns that `symbol` has occurred.
  ///
  /// Its count is raised in the longest context that knew the symbol, and it is added
  /// to all longer ones; shorter contexts are not changed. They are used only for
  /// symbols that are new to the longer ones, so these are the symbols that they should
  /// count (*update exclusion*).
  ///
  /// - Parameters:
  ///   - symbol: the symbol.
  ///   - entry: its entry in the longest context that knew it; `nil` if none did.
  ///   - knower: that context.
  ///   - novices: the longer contexts, or all contexts if none knew it, the longest
  ///     first.
  mutating func learn(_ symbol: UInt8, entry: Int?, of knower: UInt32, newTo novices: [UInt32]) {
    guard hasRoom else { return forget() }
    var next: UInt32 = 0
    if let entry {
      next = entries[entry].next
      raise(entry, of: knower)
    }
    for index in novices.indices.reversed() {
      // Only the longest can have full length; it leads to the same context as the next
      // shorter one.
      if length - index < order {
        contexts.append(Context(suffix: next))
        next = UInt32(truncatingIfNeeded: contexts.count - 1)
      }
      append(Entry(next: next, count: 1, symbol: symbol), to: novices[index])
    }
    current = next
    length = min(length + 1, order)
  }

  /// Whether another symbol can be learnt, even if this doubles every block.
  private var hasRoom: Bool {
    entries.count + 256 * (order + 1) <= entryLimit
      && contexts.count + order + 1 <= entryLimit / 2
  }

  private mutating func raise(_ entry: Int, of context: UInt32) {
    let first = Int(contexts[Int(context)].first)
    let count = entries[entry].count + 1
    entries[entry].count = count
    contexts[Int(context)].total += 1
    if entry > first, count > entries[entry - 1].count { entries.swapAt(entry, entry - 1) }
    if count >= Self.countLimit { halve(context) }
  }

  private mutating func halve(_ context: UInt32) {
    let record = contexts[Int(context)]
    var total: UInt32 = 0
    for entry in record.range {
      entries[entry].count -= entries[entry].count / 2
      total += UInt32(entries[entry].count)
    }
    contexts[Int(context)].total = total
  }

  private mutating func append(_ entry: Entry, to context: UInt32) {
    let kinds = Int(contexts[Int(context)].kinds)
    // A block is full when its number of entries is a power of two.
    if kinds & (kinds - 1) == 0 { grow(context) }
    entries[Int(contexts[Int(context)].first) + kinds] = entry
    contexts[Int(context)].kinds += 1
    contexts[Int(context)].total += 1
  }

  private mutating func grow(_ context: UInt32) {
    let old = Int(contexts[Int(context)].first)
    let kinds = Int(contexts[Int(context)].kinds)
    let new = block(size: kinds == 0 ? 1 : 2 * kinds)
    for index in 0..<kinds { entries[new + index] = entries[old + index] }
    if kinds > 0 {
      entries[old].next = freeBlocks[kinds.trailingZeroBitCount]
      freeBlocks[kinds.trailingZeroBitCount] = UInt32(truncatingIfNeeded: old)
    }
    contexts[Int(context)].first = UInt32(truncatingIfNeeded: new)
  }

  private mutating func block(size: Int) -> Int {
    let free = Int(freeBlocks[size.trailingZeroBitCount])
    guard free == 0 else {
      freeBlocks[size.trailingZeroBitCount] = entries[free].next
      return free
    }
    let start = entries.count
    for _ in 0..<size { entries.append(Entry(next: 0, count: 0, symbol: 0)) }
    return start
  }
}
