/// Which of 2^24 shares belong to which symbol.
///
/// The shares of symbol x are those from its start on, one symbol behind the
/// other. Whose a given share is, a table by the top bits of the share tells:
/// each of its *buckets* names the symbol of the first share in it. That symbol
/// has most shares of most buckets; for the others a search goes from there to
/// the symbol of the next bucket. So the table fits the fastest cache at a
/// precision for which a plain one would fit none, and where symbols are as
/// frequent as their shares say, of K symbols and B buckets at most K / B of the
/// look-ups need a search.
///
/// Shares of a lower precision are scaled to this one, which leaves the
/// probabilities as they are and the loops with shifts by constants.
public struct ShareTable: Sendable {
  /// The binary logarithm of the number of shares.
  public static let bits = 24

  /// The shares of each symbol.
  let symbols: [Entry]

  /// The symbol of the first share of each bucket, and behind them of the last
  /// share of all.
  let buckets: [UInt32]

  /// What a share is shifted by to get its bucket.
  let bucketShift: UInt32

  /// The symbols of the first shares of smaller buckets, for the fastest loop; only
  /// the first of them is there if there are more than 256 symbols.
  let byteBuckets: [UInt8]

  /// What a share is shifted by to get its smaller bucket: 16 KiB of them.
  static let byteShift: UInt32 = 10

  /// The shares of one symbol: `start ..< start + size`.
  struct Entry {
    let start: UInt32
    /// 0 for a symbol that has none.
    let size: UInt32
  }

  /// The table of the given shares of 2^`bits`.
  ///
  /// - Precondition: shares sum to 2^bits; 0 ≤ bits ≤ 24.
  public init(shares: [UInt32], bits: Int) {
    // Twice as many buckets as symbols, but not so many as to miss every cache.
    let symbolDigits = Int.bitWidth - shares.count.leadingZeroBitCount
    let shift = UInt32(Self.bits - max(12, min(symbolDigits, 20)))
    bucketShift = shift
    symbols = Self.entries(shares: shares, bits: bits)
    buckets = Self.buckets(of: symbols, shift: shift)
    byteBuckets = Self.buckets(of: symbols, shift: shares.count <= 256 ? Self.byteShift : 24)
      .map { UInt8(truncatingIfNeeded: $0) }
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

  /// The shares of 2^24 that are proportional to the given shares of 2^`bits`.
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

  /// The symbol that has the share `share` of 2^24.
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
  /// The table as loops use it.
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

    /// A share as its symbol has it: how many that has, and the place of this one
    /// among them.
    typealias Found = (symbol: UInt32, size: UInt32, place: UInt32)

    /// The symbol that has a share.
    @inline(__always)
    func find(_ share: UInt32) -> Found {
      let symbol = unsafe buckets[Int(share &>> shift)]
      let size = unsafe symbols[Int(symbol)].size
      let place = unsafe share &- symbols[Int(symbol)].start
      if place < size { return (symbol, size, place) }
      return unsafe search(share, from: symbol, to: buckets[Int(share &>> shift) &+ 1])
    }

    /// The last symbol that starts at the share or before it.
    ///
    /// The first does. Symbols without shares start where the next one does, so
    /// none of them is last.
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
