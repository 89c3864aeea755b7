extension PrefixDecoder {
  /// Reads all four parts as far as none of them comes near an end.
  ///
  /// A turn is as many look-ups a chain as 56 bits are enough for. How many turns
  /// are possible in the worst case is reckoned beforehand, so that the loop need
  /// not look at any bound; since the worst case is rare, that is done again until
  /// no turn is possible. Parts differ in their bits per symbol, so one chain is
  /// at its end before the others: what those have left, some per cent, each reads
  /// alone.
  ///
  /// `stream` is the whole bytes of the block: no others can be used up.
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
              min(turns(cursors.first, stream.count), turns(cursors.second, stream.count)),
              min(turns(cursors.third, stream.count), turns(cursors.fourth, stream.count)))
            guard turns > 0 else { break }
            // The calls differ in that the shift is a constant in the usual ones.
            let isSound =
              switch table.width {
              case 11: unsafe sweep(turns, 11, entries, input, output, &cursors)
              case 12: unsafe sweep(turns, 12, entries, input, output, &cursors)
              default: unsafe sweep(turns, table.width, entries, input, output, &cursors)
              }
            guard isSound else { break }
          }
          unsafe sweepAlone(&cursors.first, stream.count, entries, input, output)
          unsafe sweepAlone(&cursors.second, stream.count, entries, input, output)
          unsafe sweepAlone(&cursors.third, stream.count, entries, input, output)
          unsafe sweepAlone(&cursors.fourth, stream.count, entries, input, output)
        }
      }
    }
  }

  /// Reads one chain as far as it does not come near its end.
  func sweepAlone(
    _ stream: Span<UInt8>, _ cursor: inout Cursor, into message: inout MutableSpan<UInt8>
  ) {
    // Safe because the chain begins within the span it is given, and the number of
    // turns keeps it there, see `turns`.
    unsafe table.entries.withUnsafeBufferPointer { entries in
      unsafe stream.withUnsafeBytes { stream in
        unsafe message.withUnsafeMutableBytes { message in
          guard let input = stream.baseAddress, let output = message.baseAddress,
            let entries = entries.baseAddress
          else { return }
          unsafe sweepAlone(&cursor, stream.count, entries, input, output)
        }
      }
    }
  }

  /// The number of turns after which a chain is still within its bounds.
  ///
  /// In a turn a chain uses up at most 56 bits in look-ups and 56 for each of a few
  /// long codewords, together with a started byte less than 8 bytes for the look-ups
  /// and 7 for each codeword, and then loads 8. It writes at most the symbols of its
  /// look-ups and those codewords; a look-up stores 8 bytes whatever it yields.
  @inline(__always)
  private func turns(_ cursor: Cursor, _ byteCount: Int) -> Int {
    let bytes = byteCount - cursor.bit / 8 - 8
    let symbols = cursor.end - cursor.symbol - 8
    guard bytes > 0, symbols > 0 else { return 0 }
    let long = table.longPerTurn
    return min(
      bytes / (8 + 7 * long), symbols / (table.lookUps * table.mostSymbols + long))
  }

  /// Takes `turns` turns with a table of `width` bits.
  ///
  /// - Returns: false if a chain met bits that begin no codeword.
  @inline(__always)
  private func sweep(
    _ turns: Int, _ width: UInt64, _ entries: UnsafePointer<UInt64>, _ input: UnsafeRawPointer,
    _ output: UnsafeMutableRawPointer, _ cursors: inout Cursors
  ) -> Bool {
    var first = unsafe Chain(cursors.first, input, output)
    var second = unsafe Chain(cursors.second, input, output)
    var third = unsafe Chain(cursors.third, input, output)
    var fourth = unsafe Chain(cursors.fourth, input, output)
    var isSound = true
    let lookUps = table.lookUps
    for _ in 0..<turns {
      for _ in 1..<lookUps {
        _ = unsafe first.lookUp(entries, width)
        _ = unsafe second.lookUp(entries, width)
        _ = unsafe third.lookUp(entries, width)
        _ = unsafe fourth.lookUp(entries, width)
      }
      var last = unsafe first.lookUp(entries, width)
      unsafe last &= second.lookUp(entries, width)
      unsafe last &= third.lookUp(entries, width)
      unsafe last &= fourth.lookUp(entries, width)
      unsafe first.fill()
      unsafe second.fill()
      unsafe third.fill()
      unsafe fourth.fill()
      if last & LookupTable.hasSymbols == 0 {
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

  /// Takes as many turns as one part allows, after another came near its end.
  private func sweepAlone(
    _ cursor: inout Cursor, _ byteCount: Int, _ entries: UnsafePointer<UInt64>,
    _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer
  ) {
    while true {
      let turns = turns(cursor, byteCount)
      guard turns > 0 else { return }
      var chain = unsafe Chain(cursor, input, output)
      var isSound = true
      for _ in 0..<turns where isSound {
        var last: UInt64 = 0
        for _ in 0..<table.lookUps { last = unsafe chain.lookUp(entries, table.width) }
        unsafe chain.fill()
        if last & LookupTable.hasSymbols == 0 { isSound = unsafe chain.readLong(table, entries) }
      }
      unsafe chain.store(to: &cursor, input, output)
      guard isSound else { return }
    }
  }
}

/// The state of one of four chains.
///
/// It knows no bounds: whoever drives it must, see ``PrefixDecoder/turns(_:_:)``.
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

  /// Reads the codewords within the next `width` bits; returns their entry.
  ///
  /// The shift takes the low six bits of the entry, which are its bit count.
  @inline(__always)
  mutating func lookUp(_ entries: UnsafePointer<UInt64>, _ width: UInt64) -> UInt64 {
    let entry = unsafe entries[Int(bits &>> (64 - width))]
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

  /// Reads the next codewords, a few at most, if they are longer than the table is
  /// wide.
  ///
  /// - Returns: false if no codeword begins here.
  @inline(__always)
  mutating func readLong(_ table: PrefixDecoder.LookupTable, _ entries: UnsafePointer<UInt64>)
    -> Bool
  {
    for _ in 0..<table.longPerTurn {
      let entry = unsafe entries[Int(bits &>> (64 - table.width))]
      guard entry & PrefixDecoder.LookupTable.hasSymbols == 0 else { return true }
      guard let (symbol, length) = unsafe table.longCodeword(beginning: bits, entry) else {
        return false
      }
      unsafe output.storeBytes(of: symbol, as: UInt8.self)
      unsafe output += 1
      unsafe bits = bits &<< UInt64(length)
      unsafe fill()
    }
    return true
  }
}
