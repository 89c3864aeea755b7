/// Whole messages whose symbols have the same shares throughout.
extension RangeDecoder {
  /// Reads as many symbols as `message` holds, with the shares of `table`.
  ///
  /// - Precondition: `Symbol` can represent all symbols of the alphabet.
  @specialized(where Symbol == UInt8)
  @specialized(where Symbol == UInt32)
  public mutating func decode<Symbol: FixedWidthInteger>(
    into message: inout MutableSpan<Symbol>, with table: ShareTable
  ) {
    precondition(table.symbols.count - 1 <= Symbol.max, "symbols have room")
    // A copy, which the compiler keeps in registers.
    var decoder = self
    for index in message.indices {
      message[index] = Symbol(truncatingIfNeeded: decoder.next(in: table))
    }
    self = decoder
  }

  @inline(__always)
  private mutating func next(in table: ShareTable) -> UInt32 {
    let share = target(totalBits: ShareTable.bits)
    // Safe because a target is one of the shares.
    let found = unsafe table.symbols.withUnsafeBufferPointer { symbols in
      unsafe table.buckets.withUnsafeBufferPointer { buckets in
        unsafe ShareTable.Pointers(symbols, buckets, shift: table.bucketShift).find(share)
      }
    }
    consume(start: share &- found.place, size: found.size)
    return found.symbol
  }
}
