/// Rows of eight small costs, one row for each symbol, and sums of them over the symbols of messages.
///
/// The counts of the symbols in a message are a run of entries, one for each symbol that occurs:
///
///     entry | count … | symbol, `symbolBits` bits |
///
/// Costs are added in 16 bits as long as no sum can overflow, and these sums in 64 bits, so that a
/// symbol takes one load, one product and one sum for all eight costs.
public struct CostRows: Sendable {
  private let rows: [SIMD8<UInt16>]
  private let symbolBits: UInt32

  /// The number of symbols whose costs can be added in 16 bits.
  private let mostAtATime: UInt32

  /// Takes groups of 2^`symbolBits` rows, one group after another.
  ///
  /// - Precondition: the groups are whole, and symbols have fewer than 32 bits.
  public init(_ rows: [SIMD8<UInt16>], symbolBits: UInt32) {
    precondition(
      symbolBits < 32 && rows.count % (1 << Int(symbolBits)) == 0, "whole groups of rows")
    self.rows = rows
    self.symbolBits = symbolBits
    var greatest = SIMD8<UInt16>.one
    for row in rows { greatest = greatest.replacing(with: row, where: row .> greatest) }
    mostAtATime = UInt32(UInt16.max / greatest.max())
  }

  /// Writes the eight sums of each of some messages.
  ///
  /// - Parameters:
  ///   - messages: the numbers of the messages.
  ///   - starts: the index of each message's first entry, and after the last the end of its entries.
  ///   - entries: the entries of all messages.
  ///   - group: the group of rows.
  ///   - sums: a place for each of the messages, in their order.
  /// - Precondition: there are such a group, such messages, entries for them, and as many places.
  public func sum(
    of messages: Span<UInt32>, starts: Span<Int>, entries: Span<UInt32>, group: Int,
    into sums: inout MutableSpan<SIMD8<UInt64>>
  ) {
    let (base, mask) = (group << Int(symbolBits), UInt32(1) << symbolBits - 1)
    precondition(
      group >= 0 && base < rows.count && sums.count >= messages.count, "a group, and places")
    let rows = rows.span
    for turn in messages.indices {
      let message = Int(messages[turn])
      precondition(message < starts.count - 1, "a message")
      let (start, end) = unsafe (starts[unchecked: message], starts[unchecked: message + 1])
      precondition(0 <= start && start <= end && end <= entries.count, "its entries")
      var (sum, part) = (SIMD8<UInt64>.zero, SIMD8<UInt16>.zero)
      var room = mostAtATime
      var place = start
      // Safe because entries were checked above, and a group has a row for all symbols of so many bits.
      while place < end {
        let entry = unsafe entries[unchecked: place]
        let row = unsafe rows[unchecked: base &+ Int(entry & mask)]
        let count = entry &>> symbolBits
        place &+= 1
        if count > room {
          sum &+= SIMD8(truncatingIfNeeded: part)
          (part, room) = (.zero, mostAtATime)
          if count > room {
            sum &+= SIMD8(truncatingIfNeeded: row) &* SIMD8(repeating: UInt64(count))
            continue
          }
        }
        part &+= row &* SIMD8(repeating: UInt16(truncatingIfNeeded: count))
        room &-= count
      }
      unsafe sums[unchecked: turn] = sum &+ SIMD8(truncatingIfNeeded: part)
    }
  }
}
