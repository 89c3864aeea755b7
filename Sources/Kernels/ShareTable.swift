/// The symbols that own each of 2^24 shares.
///
/// The shares of symbol x are consecutive and begin at its start, one symbol after
/// another. The owner of a share is found in a table by the top bits of the share: each
/// of its *buckets* names the symbol of the first share in it. That symbol owns most
/// shares of most buckets; for the others, a search runs from there to the symbol of
/// the next bucket. The table therefore fits the fastest cache at a precision for which
/// a plain one would fit none, and if symbols are as frequent as their shares say, at
/// most K / B of the look-ups need a search, for K symbols and B buckets.
///
/// Shares of a lower precision are scaled to this one. The probabilities stay the same,
/// and the loops can shift by constants.
public struct ShareTable: Sendable {
  /// The binary logarithm of the number of shares.
  public static let bits = 24

  /// The shares of each symbol.
  let symbols: [Entry]

  /// The symbol of the first share of each bucket, followed by that of the last share
  /// of all.
  let buckets: [UInt32]

  /// The number of bits by which a share is shifted right to get its bucket.
  let bucketShift: UInt32

  /// The owner of the middle share of each of 2^12 slots, packed in one word, which is
  /// right for most shares of the slot; empty if there are more than 256 symbols.
  ///
  ///     63           40 39      32 31        24 23         0
  ///     │ 2^24 − size  │ symbol   │ 0          │ start     │
  let slots: [UInt64]

  /// Whether slots are right for all shares, which holds at 12 bits and fewer.
  let areSlotsExact: Bool

  /// The number of bits by which a share is shifted right to get its slot.
  static let slotShift: UInt32 = 12

  /// The shares of one symbol: `start ..< start + size`.
  struct Entry {
    let start: UInt32
    /// The number of shares; 0 for a symbol that has none.
    let size: UInt32
  }

  /// The table of the given shares of 2^−`bits`.
  ///
  /// - Precondition: The shares sum to 2^bits; 0 ≤ bits ≤ 24.
  public init(shares: [UInt32], bits: Int) {
    // Twice as many buckets as symbols, but not so many as to miss every cache.
    let symbolDigits = Int.bitWidth - shares.count.leadingZeroBitCount
    let shift = UInt32(Self.bits - max(12, min(symbolDigits, 20)))
    bucketShift = shift
    symbols = Self.entries(shares: shares, bits: bits)
    buckets = Self.buckets(of: symbols, shift: shift)
    slots = shares.count <= 256 ? Self.slots(of: symbols) : []
    areSlotsExact = symbols.allSatisfy { $0.size & (1 << Self.slotShift - 1) == 0 }
  }

  private static func slots(of symbols: [Entry]) -> [UInt64] {
    var slots: [UInt64] = []
    slots.reserveCapacity(1 << (bits - Int(slotShift)))
    for (symbol, entry) in symbols.enumerated() {
      // The complement of size 0 does not fit the word, and is not needed.
      guard entry.size > 0 else { continue }
      let slot = Self.slot(symbol: UInt32(symbol), start: entry.start, size: entry.size)
      let middle: UInt32 = 1 << (slotShift - 1)
      while UInt32(slots.count) << slotShift + middle < entry.start + entry.size {
        slots.append(slot)
      }
    }
    return slots
  }

  private static func slot(symbol: UInt32, start: UInt32, size: UInt32) -> UInt64 {
    UInt64(1 << UInt32(bits) - size) << 40 | UInt64(symbol) << 32 | UInt64(start)
  }

  private static func buckets(of symbols: [Entry], shift: UInt32) -> [UInt32] {
    var buckets: [UInt32] = []
    buckets.reserveCapacity(1 << (bits - Int(shift)) + 1)
    var last: UInt32 = 0
    for (symbol, entry) in symbols.enumerated() where entry.size > 0 {
      last = UInt32(symbol)
      while UInt64(buckets.count) << UInt64(shift) < UInt64(entry.start) + UInt64(entry.size) {
        buckets.append(last)
      }
    }
    return buckets + [last]
  }

  /// The shares of 2^−24 that are proportional to the given shares of 2^−`bits`.
  static func entries(shares: [UInt32], bits: Int) -> [Entry] {
    precondition(0...Self.bits ~= bits, "a precision of at most 24 bits")
    precondition(
      shares.reduce(0) { $0 + UInt64($1) } == 1 << UInt64(bits), "the shares sum to 2^bits")
    var start: UInt32 = 0
    return shares.map { share in
      let size = share << UInt32(Self.bits - bits)
      defer { start += size }
      return Entry(start: start, size: size)
    }
  }

  /// The symbol that owns share number `share` of 2^24.
  ///
  /// - Precondition: share < 2^24.
  public func symbol(of share: UInt32) -> Int {
    precondition(share < 1 << UInt32(Self.bits), "one of the shares")
    // Safe because both tables are whole, and the share is within them.
    return unsafe buckets.withUnsafeBufferPointer { buckets in
      unsafe symbols.withUnsafeBufferPointer { symbols in
        unsafe Int(Pointers(symbols, buckets, shift: bucketShift).find(share).symbol)
      }
    }
  }
}

extension ShareTable {
  /// The table in the form that loops use.
  ///
  /// It knows no bounds: shares must be below 2^24.
  @unsafe struct Pointers {
    private let symbols: UnsafePointer<Entry>
    private let buckets: UnsafePointer<UInt32>
    private let shift: UInt32

    /// The pointers of a table's own arrays, and its shift.
    init(
      _ symbols: UnsafeBufferPointer<Entry>, _ buckets: UnsafeBufferPointer<UInt32>,
      shift: UInt32
    ) {
      unsafe self.shift = shift
      unsafe self.symbols = symbols.baseAddress.unsafelyUnwrapped
      unsafe self.buckets = buckets.baseAddress.unsafelyUnwrapped
    }

    /// The owner of a share, the number of the owner's shares, and the place of this
    /// share among them.
    typealias Found = (symbol: UInt32, size: UInt32, place: UInt32)

    /// Finds the symbol that owns a share.
    @inline(__always)
    func find(_ share: UInt32) -> Found {
      let symbol = unsafe buckets[Int(share &>> shift)]
      let size = unsafe symbols[Int(symbol)].size
      let place = unsafe share &- symbols[Int(symbol)].start
      if place < size { return (symbol, size, place) }
      return unsafe search(share, from: symbol, to: buckets[Int(share &>> shift) &+ 1])
    }

    /// The result of ``find(_:)`` as a word like those of ``slots``.
    @inline(never)
    static func slot(of share: UInt32, by table: UnsafePointer<Pointers>) -> UInt64 {
      let (symbol, size, place) = unsafe table.pointee.find(share)
      return ShareTable.slot(symbol: symbol, start: share &- place, size: size)
    }

    /// Finds the last symbol that starts at the share or before it.
    ///
    /// The first does. Symbols without shares start where the next one does, so none of
    /// them is last.
    @inline(never)
    private func search(_ share: UInt32, from first: UInt32, to last: UInt32) -> Found {
      var (low, high) = (first, last)
      while low < high {
        let middle = high &- (high &- low) / 2
        if unsafe symbols[Int(middle)].start <= share {
          low = middle
        } else {
          high = middle &- 1
        }
      }
      let entry = unsafe symbols[Int(low)]
      return (low, entry.size, share &- entry.start)
    }
  }
}
