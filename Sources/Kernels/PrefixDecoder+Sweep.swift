extension PrefixDecoder {
  /// Reads all four parts until one of them comes near its end.
  ///
  /// A turn does as many look-ups in each chain as 56 bits allow. The number of turns
  /// that are possible in the worst case is computed in advance, so that the loop
  /// checks no bounds; as the worst case is rare, this is repeated until no turn is
  /// possible. Parts differ in their bits per symbol, so one chain ends before the
  /// others; the remaining few per cent are read by each chain alone.
  ///
  /// `stream` consists of the whole bytes of the block; the chains use no others.
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
            // The calls differ only in their shift, which is a constant in the usual
            // cases.
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

  /// Reads one chain until it comes near its end.
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
  /// In a turn a chain uses at most 56 bits in look-ups and 56 for each of a few long
  /// codewords. With a partly used byte that is less than 8 bytes for the look-ups and
  /// 7 for each codeword, and then the chain loads 8. It writes at most the symbols of
  /// its look-ups and those codewords; each look-up stores 8 bytes, however many
  /// symbols it yields.
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
  /// - Returns: false if a chain met bits with which no codeword begins.
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

  /// Takes as many turns in one part as it allows, after another part came near its
  /// end.
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
/// It knows no bounds; its caller must keep them, see ``PrefixDecoder/turns(_:_:)``.
@unsafe private struct Chain {
  /// Unread bits, followed by the marker, followed by one zero for each bit of the word
  /// at `input` that has been used; the marker replaces the last bit of that word.
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

  /// Refills the word to at least 56 unread bits.
  @inline(__always)
  mutating func fill() {
    // The top bit is set to tell the compiler that a count of 64 is impossible.
    let used = unsafe UInt64((bits | 1 &<< 63).trailingZeroBitCount)
    unsafe input += Int(used &>> 3)
    unsafe bits = (UInt64(bigEndian: input.loadUnaligned(as: UInt64.self)) | 1) &<< (used & 7)
  }

  /// Reads the next codewords, at most a few, as long as they are longer than the table
  /// is wide.
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
