extension PrefixDecoder {
  /// Reads all four parts as far as none of them comes near an end.
  ///
  /// A turn is five look-ups a chain. How many turns are possible in the worst
  /// case is reckoned beforehand, so that the loop need not look at any bound;
  /// since the worst case is rare, that is done again until no turn is possible.
  ///
  /// Of `stream`, it gets the whole bytes of the block: no others can be used up.
  func sweep(
    _ stream: Span<UInt8>, _ cursors: inout Cursors, into message: inout MutableSpan<UInt8>
  ) {
    // Safe because every chain begins within the span it is given, and the number
    // of turns keeps it there, see `turns`.
    unsafe table.entries.withUnsafeBufferPointer { entries in
      unsafe stream.withUnsafeBytes { stream in
        unsafe message.withUnsafeMutableBytes { message in
          guard let input = stream.baseAddress, let output = message.baseAddress,
            let entries = entries.baseAddress
          else { return }
          while true {
            let turns = min(
              turns(cursors.first, stream.count), turns(cursors.second, stream.count),
              turns(cursors.third, stream.count), turns(cursors.fourth, stream.count))
            guard turns > 0 else { return }
            let isSound = unsafe sweep(turns, entries, input, output, &cursors)
            guard isSound else { return }
          }
        }
      }
    }
  }

  /// The number of turns after which a chain is still within its bounds.
  ///
  /// In a turn a chain uses up at most 55 bits in look-ups and 56 for one long
  /// codeword, together with a started byte less than 15 bytes, and then loads 8.
  /// It writes at most the symbols of five look-ups and that codeword; a look-up
  /// stores 8 bytes whatever it yields.
  @inline(__always)
  private func turns(_ cursor: Cursor, _ byteCount: Int) -> Int {
    let bytes = byteCount - cursor.bit / 8 - 8
    let symbols = cursor.end - cursor.symbol - 8
    guard bytes > 0, symbols > 0 else { return 0 }
    return min(bytes / 15, symbols / (5 * table.mostSymbols + 1))
  }

  /// Takes `turns` turns.
  ///
  /// - Returns: false if a chain met bits that begin no codeword.
  private func sweep(
    _ turns: Int, _ entries: UnsafePointer<UInt64>, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer, _ cursors: inout Cursors
  ) -> Bool {
    var first = unsafe Chain(cursors.first, input, output)
    var second = unsafe Chain(cursors.second, input, output)
    var third = unsafe Chain(cursors.third, input, output)
    var fourth = unsafe Chain(cursors.fourth, input, output)
    var isSound = true
    for _ in 0..<turns {
      var last: UInt64 = 0
      for _ in 0..<5 {
        last = unsafe first.lookUp(entries)
        unsafe last &= second.lookUp(entries)
        unsafe last &= third.lookUp(entries)
        unsafe last &= fourth.lookUp(entries)
      }
      unsafe first.fill()
      unsafe second.fill()
      unsafe third.fill()
      unsafe fourth.fill()
      if last & Table.hasSymbols == 0 {
        isSound = unsafe first.readLong(table, entries)
        isSound = unsafe second.readLong(table, entries) && isSound
        isSound = unsafe third.readLong(table, entries) && isSound
        isSound = unsafe fourth.readLong(table, entries) && isSound
        if !isSound { break }
      }
    }
    unsafe first.store(to: &cursors.first, input, output)
    unsafe second.store(to: &cursors.second, input, output)
    unsafe third.store(to: &cursors.third, input, output)
    unsafe fourth.store(to: &cursors.fourth, input, output)
    return isSound
  }
}

/// The state of one of four chains.
@unsafe private struct Chain {
  /// Unread bits, the marker, and as many zeros as bits have been used up of the
  /// word at `input`, whose last bit the marker hides.
  private var bits: UInt64
  private var input: UnsafeRawPointer
  private var output: UnsafeMutableRawPointer

  @inline(__always)
  init(
    _ cursor: PrefixDecoder.Cursor, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer
  ) {
    unsafe self.input = input + cursor.bit / 8
    unsafe self.output = output + cursor.symbol
    unsafe bits = UInt64(bigEndian: self.input.loadUnaligned(as: UInt64.self)) | 1
    unsafe bits = bits &<< UInt64(cursor.bit % 8)
  }

  @inline(__always)
  func store(
    to cursor: inout PrefixDecoder.Cursor, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer
  ) {
    unsafe cursor.bit = (self.input - input) * 8 + bits.trailingZeroBitCount
    unsafe cursor.symbol = self.output - output
  }

  /// Reads the codewords within the next eleven bits; returns the entry.
  @inline(__always)
  mutating func lookUp(_ entries: UnsafePointer<UInt64>) -> UInt64 {
    let entry = unsafe entries[Int(bits &>> (64 - PrefixDecoder.Table.width))]
    unsafe bits = bits &<< entry
    unsafe output.storeBytes(of: (entry &>> 16).littleEndian, as: UInt64.self)
    unsafe output += Int(entry &>> 8 & 0xFF)
    return entry
  }

  /// Makes at least 56 bits unread.
  @inline(__always)
  mutating func fill() {
    // The top bit is set to tell the compiler that a count of 64 cannot be.
    let used = unsafe UInt64((bits | 1 &<< 63).trailingZeroBitCount)
    unsafe input += Int(used &>> 3)
    unsafe bits = (UInt64(bigEndian: input.loadUnaligned(as: UInt64.self)) | 1) &<< (used & 7)
  }

  /// Reads the next codeword if it is longer than the table is wide.
  ///
  /// - Returns: false if no codeword begins here.
  @inline(__always)
  mutating func readLong(_ table: PrefixDecoder.Table, _ entries: UnsafePointer<UInt64>) -> Bool {
    let entry = unsafe entries[Int(bits &>> (64 - PrefixDecoder.Table.width))]
    guard entry & PrefixDecoder.Table.hasSymbols == 0 else { return true }
    guard let (symbol, length) = unsafe table.longCodeword(beginning: bits, entry) else {
      return false
    }
    unsafe output.storeBytes(of: symbol, as: UInt8.self)
    unsafe output += 1
    unsafe bits = bits &<< UInt64(length)
    unsafe fill()
    return true
  }
}
